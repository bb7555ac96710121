//! Bytes become text: UTF-8, UTF-16, GB 18030, or what a web page says of itself.

mod guess;

use super::ReadError;
use crate::doc::{Note, NoteKind};
use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

/// One strange character in this many makes a file no text.
const STRANGE: usize = 50;

/// Decoded text without its byte order mark.
pub(super) struct Decoded {
    pub(super) text: String,
    /// Name of the encoding, e.g. `UTF-8`, `GB18030`, `UTF-16LE`.
    pub(super) encoding: &'static str,
    /// What the bytes had that a person must know of: a guessed encoding, something that was no text.
    pub(super) note: Vec<Note>,
}

/// Decodes a file; a text cut in the middle of its last character loses that character only.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => finish(utf16(rest, UTF_16LE), false),
        [0xfe, 0xff, rest @ ..] => finish(utf16(rest, UTF_16BE), false),
        [0xef, 0xbb, 0xbf, rest @ ..] => finish(utf8(rest).unwrap_or_else(|| damaged(rest)), false),
        _ => unmarked(bytes),
    }
}

/// Encodings a person may choose when the guess is wrong.
pub const ENCODINGS: [&str; 5] = ["UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"];

/// A text in the encoding of this name, whatever comes out.
pub fn decode_as(bytes: &[u8], encoding: &str) -> String {
    let encoding = Encoding::for_label(encoding.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    draft(bytes, encoding).text.trim_start_matches('\u{feff}').to_owned()
}

/// True for characters no text holds: control characters other than white space, and the sign for a broken character.
pub(super) fn is_strange(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || c == char::REPLACEMENT_CHARACTER
}

/// A text in one encoding.
struct Draft {
    text: String,
    encoding: &'static str,
    /// True when the last character is cut off.
    cut: bool,
}

/// A file without a byte order mark. UTF-16 comes first: its Latin letters are valid UTF-8 with a zero byte each.
fn unmarked(bytes: &[u8]) -> Result<Decoded, ReadError> {
    if let Some(encoding) = guess::zeros(bytes) {
        return finish(utf16(bytes, encoding), true);
    }
    if let Some(draft) = utf8(bytes) {
        return finish(draft, false);
    }
    if let Some(encoding) = declared(bytes)
        && let Ok(decoded) = finish(draft(bytes, encoding), false)
    {
        return Ok(decoded);
    }
    match guess::likeliest(bytes) {
        Some(encoding) => finish(draft(bytes, encoding), encoding != encoding_rs::UTF_8),
        None => Err(ReadError::NotText),
    }
}

fn finish(draft: Draft, guessed: bool) -> Result<Decoded, ReadError> {
    let Draft { text, encoding, cut } = draft;
    if text.chars().all(crate::text::normal::is_blank) {
        return Err(ReadError::Empty);
    }
    let strange = text.chars().filter(|c| is_strange(*c)).count();
    if strange > 0 && strange * STRANGE > text.chars().count() {
        return Err(ReadError::NotText);
    }
    let mut decoded = Decoded { text, encoding, note: Vec::new() };
    if guessed {
        decoded.note.push(Note { kind: NoteKind::GuessedEncoding(decoded.encoding), at: None });
    }
    if cut || strange > 0 {
        decoded.note.push(Note { kind: NoteKind::NotText, at: None });
    }
    Ok(decoded)
}

fn draft(bytes: &[u8], encoding: &'static Encoding) -> Draft {
    match encoding {
        encoding if encoding == encoding_rs::UTF_8 => damaged(bytes),
        encoding if encoding == UTF_16LE || encoding == UTF_16BE => utf16(bytes, encoding),
        // GBK is a part of GB 18030, and pages that name it hold characters of the whole.
        encoding if encoding == encoding_rs::GBK => table(bytes, GB18030),
        encoding => table(bytes, encoding),
    }
}

fn utf8(bytes: &[u8]) -> Option<Draft> {
    let (whole, cut) = match str::from_utf8(bytes) {
        Ok(_) => (bytes, false),
        Err(error) if error.error_len().is_none() => (&bytes[..error.valid_up_to()], true),
        Err(_) => return None,
    };
    Some(Draft { text: String::from_utf8_lossy(whole).into_owned(), encoding: "UTF-8", cut })
}

/// UTF-8 with broken places.
fn damaged(bytes: &[u8]) -> Draft {
    Draft { text: String::from_utf8_lossy(bytes).into_owned(), encoding: "UTF-8", cut: false }
}

fn utf16(bytes: &[u8], encoding: &'static Encoding) -> Draft {
    let unit = if encoding == UTF_16BE { u16::from_be_bytes } else { u16::from_le_bytes };
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Draft { text, encoding: encoding.name(), cut: !odd.is_empty() }
}

/// An encoding of `encoding_rs`.
fn table(bytes: &[u8], encoding: &'static Encoding) -> Draft {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let mut text = text.into_owned();
    let cut = text.ends_with(char::REPLACEMENT_CHARACTER);
    if cut {
        text.pop();
    }
    let name = if encoding == GB18030 { "GB18030" } else { encoding.name() };
    Draft { text, encoding: name, cut }
}

/// The encoding a page names in its head: `<meta charset>`, `@charset`, an XML declaration. No page whose name for it
/// can be read is in UTF-16, whatever it says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    if !["<meta", "<?xml", "@charset"].iter().any(|mark| head.contains(mark)) {
        return None;
    }
    let name = ["charset", "encoding"].iter().find_map(|word| {
        let (_, value) = head.split_once(word)?;
        let value = value.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\''));
        value.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':')).next()
    })?;
    let encoding = Encoding::for_label(name.as_bytes())?;
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    (!wide && guess::bears_out(bytes, encoding)).then_some(encoding)
}

#[cfg(test)]
mod tests;
