//! Which encoding bytes without a byte order mark are in: the one that makes the most common Chinese of them.

use super::is_strange;
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes that are looked at: enough to tell, and few since rare characters are slow to look up.
const SAMPLE: usize = 1 << 13;
/// Of a hundred characters beyond ASCII, those that must be common. In Chinese text it is more than 95.
const MOST_COMMON: usize = 70;

/// UTF-16 by its zero bytes, which are every other one of each Latin letter, digit and line break.
pub(super) fn zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (pairs, _) = sample.as_chunks::<2>();
    let high = pairs.iter().filter(|pair| pair[0] == 0).count();
    let low = pairs.iter().filter(|pair| pair[1] == 0).count();
    let encoding = match (high, low) {
        (0, 1..) => UTF_16LE,
        (1.., 0) => UTF_16BE,
        _ => return None,
    };
    (share(&text(sample, encoding), true) >= MOST_COMMON).then_some(encoding)
}

/// The encoding in which these bytes are Chinese, if there is one. They are no valid UTF-8, but may be UTF-8 with a few
/// broken places.
pub(super) fn likeliest(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = sample(bytes);
    let mut best = None;
    let mut most = MOST_COMMON - 1;
    for encoding in [UTF_8, GB18030, UTF_16LE, UTF_16BE] {
        let wide = encoding == UTF_16LE || encoding == UTF_16BE;
        let share = share(&text(sample, encoding), wide);
        if share > most {
            (best, most) = (Some(encoding), share);
        }
    }
    best
}

/// False when a page names an encoding that these bytes are not in: nine of ten characters must be some.
pub(super) fn bears_out(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let text = text(sample(bytes), encoding);
    let beyond = text.chars().filter(|c| !c.is_ascii()).count();
    let strange = text.chars().filter(|c| !c.is_ascii() && is_strange(*c)).count();
    let foreign = encoding.is_single_byte() && likeliest(bytes).is_some();
    !foreign && strange * 10 <= beyond
}

/// Bytes from the first one beyond ASCII on: the head of a page may be long.
fn sample(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default() & !1;
    &bytes[start..bytes.len().min(start + SAMPLE)]
}

fn text(bytes: &[u8], encoding: &'static Encoding) -> String {
    let mut text = encoding.decode_without_bom_handling(bytes).0.into_owned();
    // The sample may end within a character.
    if text.ends_with(char::REPLACEMENT_CHARACTER) {
        text.pop();
    }
    text
}

/// Of a hundred characters, those that are common; ASCII counts only where it could have become something else.
fn share(text: &str, ascii: bool) -> usize {
    let judged: String = text.chars().filter(|c| ascii || !c.is_ascii()).collect();
    let all = judged.chars().count();
    let (bytes, _, _) = GBK.encode(&judged);
    let strange = judged.chars().filter(|c| is_strange(*c)).count();
    let mut common = if ascii { judged.chars().filter(|c| c.is_ascii() && !is_strange(*c)).count() } else { 0 };
    let mut rest = bytes.iter();
    while let Some(lead) = rest.next() {
        if *lead < 0x81 {
            continue;
        }
        let trail = rest.next().copied().unwrap_or_default();
        common += usize::from(is_common(*lead, trail));
    }
    common.saturating_sub(strange) * 100 / all.max(1)
}

/// The rows of GB 2312 with signs, full-width letters, and the 3755 characters of its first level.
fn is_common(lead: u8, trail: u8) -> bool {
    trail >= 0xa1 && matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7)
}
