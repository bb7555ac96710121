//! A message of several parts: their heads, where they end, and what their transfer made of their bytes (RFC 2045, 2046).

use crate::read::ReadError;

/// Parts of a message that are read.
const MOST_PARTS: usize = 10_000;
/// Bytes of a head.
const LONGEST_HEAD: usize = 16 << 10;

/// A part of the message.
pub(super) struct Part<'a> {
    /// Its kind in small letters, e.g. `text/html`.
    kind: String,
    /// How its bytes are written, in small letters.
    transfer: String,
    /// The address it was saved from.
    pub(super) location: String,
    body: &'a [u8],
    /// False for the last part of a message that is cut off.
    pub(super) ends: bool,
}

/// The parts of a message; a message without parts is one itself.
pub(super) fn parts(bytes: &[u8]) -> Result<Vec<Part<'_>>, ReadError> {
    let (head, body) = split(bytes).ok_or(ReadError::Damaged)?;
    let kind = field(&head, "content-type");
    let Some(boundary) = parameter(&kind, "boundary").filter(|_| kind.to_ascii_lowercase().starts_with("multipart/"))
    else {
        return Ok(vec![Part::new(&head, body, true)]);
    };
    let between = format!("--{boundary}");
    let (mut parts, mut start, mut at) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(between.as_bytes()) {
            parts.extend(start.and_then(|start| part(&body[start..at], true)));
            start = (!line[between.len()..].starts_with(b"--")).then_some(at + line.len());
            if start.is_none() || parts.len() >= MOST_PARTS {
                return Ok(parts);
            }
        }
        at += line.len();
    }
    parts.extend(start.and_then(|start| part(&body[start..], false)));
    Ok(parts)
}

fn part(bytes: &[u8], ends: bool) -> Option<Part<'_>> {
    let (head, body) = split(bytes)?;
    Some(Part::new(&head, body, ends))
}

/// The lines of a head, and what follows the blank line behind it.
fn split(bytes: &[u8]) -> Option<(Vec<String>, &[u8])> {
    let (mut lines, mut at) = (Vec::<String>::new(), 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        let words = String::from_utf8_lossy(line);
        let words = words.trim_end();
        // Behind a boundary some programs leave a blank line before the head.
        match lines.last_mut() {
            None if words.is_empty() => {}
            Some(_) if words.is_empty() => return Some((lines, &bytes[at..])),
            Some(last) if words.starts_with([' ', '\t']) => last.push_str(words),
            _ => lines.push(words.to_owned()),
        }
        if at > LONGEST_HEAD {
            return None;
        }
    }
    None
}

/// The value of a line of the head.
fn field(head: &[String], name: &str) -> String {
    let value = |line: &String| {
        let (label, value) = line.split_once(':')?;
        label.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    };
    head.iter().find_map(value).unwrap_or_default()
}

/// `b` of `multipart/related; boundary="b"`.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').find_map(|piece| {
        let (label, value) = piece.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (label.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
    })
}

impl<'a> Part<'a> {
    fn new(head: &[String], body: &'a [u8], ends: bool) -> Self {
        let small = |name| field(head, name).to_ascii_lowercase();
        let kind = small("content-type").split(';').next().unwrap_or_default().trim().to_owned();
        Self { kind, transfer: small("content-transfer-encoding"), location: small("content-location"), body, ends }
    }

    /// True for a web page.
    pub(super) fn is_page(&self) -> bool {
        matches!(self.kind.as_str(), "text/html" | "application/xhtml+xml")
    }

    /// The name of the file it was.
    pub(super) fn file(&self) -> &str {
        self.location.rsplit(['/', '\\']).next().unwrap_or_default()
    }

    /// Its bytes as they were before the transfer.
    pub(super) fn content(&self) -> Vec<u8> {
        match self.transfer.as_str() {
            "quoted-printable" => quoted(self.body),
            "base64" => base64(self.body),
            _ => self.body.to_owned(),
        }
    }
}

/// `=E5` is one byte, `=` at the end of a line is nothing.
fn quoted(body: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let (mut content, mut rest) = (Vec::with_capacity(body.len()), body);
    while let [byte, after @ ..] = rest {
        let (kept, left) = match (byte, after) {
            (b'=', [b'\r', b'\n', left @ ..] | [b'\n', left @ ..]) => (None, left),
            (b'=', [high, low, left @ ..]) if digit(*high).is_some() && digit(*low).is_some() => {
                (digit(*high).zip(digit(*low)).map(|(high, low)| high << 4 | low), left)
            }
            _ => (Some(*byte), after),
        };
        content.extend(kept);
        rest = left;
    }
    content
}

/// Four letters are three bytes; what is no letter is nothing.
fn base64(body: &[u8]) -> Vec<u8> {
    let value = |byte: &u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut content, mut bits, mut held) = (Vec::with_capacity(body.len() / 4 * 3), 0_u32, 0_u32);
    for value in body.iter().filter_map(value) {
        bits = (bits << 6 | u32::from(value)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            content.push((bits >> held & 0xff) as u8);
        }
    }
    content
}
