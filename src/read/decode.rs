//! Bytes become text: UTF-8, or UTF-16 with a byte order mark.

use super::ReadError;
use crate::doc::{Note, NoteKind};

/// One strange character in this many makes a file no text.
const STRANGE: usize = 50;

/// Decoded text without its byte order mark.
pub(super) struct Decoded {
    pub(super) text: String,
    /// Present when something in the bytes was no text.
    pub(super) note: Option<Note>,
}

/// Decodes a file; a text cut in the middle of its last character loses that character only.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    let (text, cut) = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?,
        _ => utf8(bytes)?,
    };
    if text.chars().all(crate::text::normal::is_blank) {
        return Err(ReadError::Empty);
    }
    let strange = text.chars().filter(|c| is_strange(*c)).count();
    if strange > 0 && strange * STRANGE > text.chars().count() {
        return Err(ReadError::NotText);
    }
    let note = (cut || strange > 0).then_some(Note { kind: NoteKind::NotText, at: None });
    Ok(Decoded { text, note })
}

/// True for characters no text holds: control characters other than white space, and the sign for a broken character.
pub(super) fn is_strange(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || c == char::REPLACEMENT_CHARACTER
}

fn utf8(bytes: &[u8]) -> Result<(String, bool), ReadError> {
    match str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), false)),
        Err(error) if error.error_len().is_none() => {
            let whole = &bytes[..error.valid_up_to()];
            Ok((String::from_utf8_lossy(whole).into_owned(), true))
        }
        Err(_) => Err(ReadError::NotText),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, bool) {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    (text, !odd.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<String, ReadError> {
        decode(bytes).map(|decoded| decoded.text)
    }

    #[test]
    fn encodings() {
        assert_eq!(text("预算".as_bytes()), Ok("预算".to_owned()));
        assert_eq!(text("\u{feff}预算".as_bytes()), Ok("预算".to_owned()));
        let little: Vec<u8> = "\u{feff}预算".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}预算".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little), Ok("预算".to_owned()));
        assert_eq!(text(&big), Ok("预算".to_owned()));
    }

    #[test]
    fn no_text() {
        assert_eq!(text(&[0xd4, 0xa4, 0xcb, 0xe3]), Err(ReadError::NotText), "预算 in GB 18030");
        assert_eq!(text(&[0; 100]), Err(ReadError::NotText));
        assert_eq!(text(b""), Err(ReadError::Empty));
        assert_eq!(text("\u{feff} \n\u{3000}".as_bytes()), Err(ReadError::Empty));
    }

    #[test]
    fn little_damage_is_noted() {
        let cut = decode(&"预算".as_bytes()[..5]).map(|decoded| (decoded.text, decoded.note.is_some()));
        assert_eq!(cut, Ok(("预".to_owned(), true)));
        let bell = format!("{}\u{7}", "预算".repeat(50));
        assert!(decode(bell.as_bytes()).is_ok_and(|decoded| decoded.note.is_some()));
    }
}
