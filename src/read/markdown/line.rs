//! What a single line is.

use super::slice::Slice;
use crate::text::numeral;

/// Columns a line must fill before a break behind it can be a mere wrap; a Chinese character takes two.
const FILLED: usize = 40;
/// Columns above which nobody wraps by hand: such a line is a whole paragraph.
const UNWRAPPED: usize = 200;

/// The line without its indent and the `>` of block quotes.
pub(super) fn unquoted(line: Slice) -> Slice {
    let mut text = line.text.trim_start();
    while let Some(rest) = text.strip_prefix('>')
        && (rest.is_empty() || rest.starts_with([' ', '\t', '>']))
    {
        text = rest.trim_start();
    }
    line.from(line.text.len() - text.len())
}

/// Level and words of `## words ##`; the blank behind the signs may be missing before Chinese words.
pub(super) fn heading(body: Slice) -> Option<(u8, Slice)> {
    let level = body.text.bytes().take_while(|b| *b == b'#').count();
    let words = body.from(level);
    let spaced = words.text.is_empty() || words.text.starts_with(|c: char| c.is_whitespace() || !c.is_ascii());
    if !(1..=6).contains(&level) || !spaced {
        return None;
    }
    let words = words.trim();
    let open = words.text.trim_end_matches('#');
    let closed = open.len() < words.text.len() && (open.is_empty() || open.ends_with([' ', '\t']));
    Some((level as u8, if closed { words.to(open.len()).trim() } else { words }))
}

/// Level of the heading this line underlines.
pub(super) fn underline(body: Slice) -> Option<u8> {
    let text = body.text.trim_end();
    let of = |sign: char| text.len() >= 2 && text.chars().all(|c| c == sign);
    if of('=') { Some(1) } else { of('-').then_some(2) }
}

/// A line across the page: `---`, `* * *`, `___`.
pub(super) fn is_rule(body: Slice) -> bool {
    let signs = || body.text.chars().filter(|c| !c.is_whitespace());
    let Some(sign) = signs().next().filter(|c| matches!(c, '-' | '*' | '_' | '=')) else { return false };
    signs().all(|c| c == sign) && signs().take(3).count() == 3
}

/// The words behind a bullet.
pub(super) fn item(body: Slice) -> Option<Slice> {
    let mut chars = body.text.chars();
    let sign = chars.next()?;
    let spaced = chars.next().is_none_or(char::is_whitespace);
    let bullet = match sign {
        '-' | '*' | '+' => spaced,
        '•' | '\u{f0b7}' | '\u{f06c}' => true,
        _ => false,
    };
    bullet.then(|| body.from(sign.len_utf8()).trim())
}

/// True when the break between two lines is a mere wrap: the upper line is filled, its sentence is not at its end, and
/// the lower one does not begin with an ordinal or an indent.
pub(super) fn joins(upper: Slice, line: Slice, body: Slice) -> bool {
    let text = upper.text.trim_end();
    (FILLED..=UNWRAPPED).contains(&columns(text))
        && !text.ends_with(['。', '！', '？', '!', '?'])
        && !line.text.starts_with('\u{3000}')
        && numeral::ordinal(body.text).is_none()
}

/// Columns of a text, counted as far as it matters.
fn columns(text: &str) -> usize {
    text.chars().take(UNWRAPPED + 1).map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
