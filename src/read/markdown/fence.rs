//! Code fences.

use super::line;
use super::slice::{Cursor, Slice};

/// Words behind a fence that say its inside is to be read like everything else.
const READ_ON: [&str; 5] = ["markdown", "md", "html", "table", "csv"];

/// Which fences are known to have no end.
#[derive(Default)]
pub(super) struct Fences {
    unclosed: [bool; 2],
    read_on: bool,
}

/// What stands between two fences.
pub(super) struct Code<'a> {
    /// The lines between them.
    pub(super) inside: Cursor<'a>,
    /// The place behind the lower fence.
    pub(super) behind: Cursor<'a>,
}

impl Fences {
    /// What to do with this line: `None` when it is no fence, `Some(None)` when the fence itself is dropped and its inside
    /// read on, else the lines to show as they are.
    pub(super) fn read<'a>(&mut self, body: Slice<'a>, next: Cursor<'a>) -> Option<Option<Code<'a>>> {
        let sign = fence(body)?;
        let word = body.text.trim_matches(|c: char| c == '`' || c == '~' || c.is_whitespace());
        let marked = READ_ON.iter().any(|known| word.eq_ignore_ascii_case(known));
        if marked || (self.read_on && word.is_empty()) {
            self.read_on = marked;
            return Some(None);
        }
        let unclosed = &mut self.unclosed[usize::from(sign == '~')];
        if *unclosed {
            return Some(None);
        }
        let code = until(sign, next);
        *unclosed = code.is_none();
        Some(code)
    }
}

/// The sign of a fence line: at least three backticks or tildes and no other backtick behind them.
fn fence(body: Slice) -> Option<char> {
    let sign = body.text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let behind = body.text.trim_start_matches(sign);
    (body.text.len() - behind.len() >= 3 && !behind.contains('`')).then_some(sign)
}

fn until(sign: char, from: Cursor<'_>) -> Option<Code<'_>> {
    let mut cursor = from;
    while let Some((line, next)) = cursor.line() {
        if fence(line::unquoted(line)) == Some(sign) {
            let inside = from.rest.to(from.rest.text.len() - cursor.rest.text.len());
            return Some(Code { inside: Cursor { rest: inside }, behind: next });
        }
        cursor = next;
    }
    None
}
