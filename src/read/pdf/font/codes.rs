//! How the bytes of a text are cut into codes, and what a code says of itself where the file says nothing.

use super::super::glyph::UNKNOWN;
use encoding_rs::{BIG5, Encoding, GB18030};
use hayro_cmap::{CMap, CMapName};

/// The way a composite font writes its codes.
pub(super) enum Codes {
    /// Two bytes that number the signs of the font.
    Numbers,
    /// UTF-16.
    Unicode,
    /// One or two bytes, in GB 18030 also four.
    Bytes {
        encoding: &'static Encoding,
        /// Number of the blank among the signs of Adobe-GB1; the other ASCII signs are half as wide when it is not 1.
        is_half: bool,
    },
    /// A table of the file.
    Own(Box<CMap>),
}

/// One code of a text.
pub(super) struct Code {
    pub(super) value: u32,
    /// How many bytes it has.
    pub(super) length: usize,
    /// Number of the sign in the font.
    pub(super) cid: u32,
    /// The character the code itself is; [`UNKNOWN`] where it is none.
    pub(super) sign: char,
}

impl Codes {
    /// The predefined way of this name.
    pub(super) fn named(name: &[u8]) -> Self {
        let begins = |start: &[u8]| name.starts_with(start);
        let holds = |part: &[u8]| name.windows(part.len()).any(|piece| piece == part);
        match () {
            () if begins(b"Uni") && (holds(b"-UCS2-") || holds(b"-UTF16-")) => Self::Unicode,
            () if begins(b"GBKp-EUC") || begins(b"GBpc-EUC") => Self::Bytes { encoding: GB18030, is_half: false },
            () if begins(b"GB") => Self::Bytes { encoding: GB18030, is_half: true },
            () if holds(b"B5") => Self::Bytes { encoding: BIG5, is_half: false },
            () => Self::Numbers,
        }
    }

    /// The way of a table inside the file.
    pub(super) fn own(table: CMap) -> Self {
        let name = table.metadata().name.clone().unwrap_or_default();
        match CMapName::from_bytes(&name) {
            CMapName::Custom(_) => Self::Own(Box::new(table)),
            known => Self::named(known.to_bytes()),
        }
    }

    /// The first code of a text, which is not empty.
    pub(super) fn first(&self, text: &[u8]) -> Code {
        match self {
            Self::Numbers => {
                let value = value(text, 2);
                Code { value, length: 2, cid: value, sign: UNKNOWN }
            }
            Self::Unicode => unicode(text),
            Self::Bytes { encoding, is_half } => bytes(text, encoding, *is_half),
            Self::Own(table) => own(text, table),
        }
    }
}

/// The first bytes as a number.
fn value(text: &[u8], length: usize) -> u32 {
    text.iter().take(length).fold(0, |value, byte| value << 8 | u32::from(*byte))
}

fn unicode(text: &[u8]) -> Code {
    let unit = |at: usize| value(text.get(at..).unwrap_or_default(), 2) as u16;
    let length = if (0xd800..0xdc00).contains(&unit(0)) { 4 } else { 2 };
    let units = [unit(0), unit(2)];
    let sign = char::decode_utf16(units).next().and_then(Result::ok).filter(|sign| *sign != '\0').unwrap_or(UNKNOWN);
    Code { value: value(text, length), length, cid: ascii_number(sign, false), sign }
}

fn bytes(text: &[u8], encoding: &'static Encoding, is_half: bool) -> Code {
    let length = match text {
        [0..=0x80 | 0xff, ..] => 1,
        [_, 0x30..=0x39, ..] if encoding == GB18030 => 4,
        _ => 2,
    };
    let code = text.get(..length).unwrap_or_default();
    let decoded = encoding.decode_without_bom_handling_and_without_replacement(code);
    let sign = decoded.and_then(|words| words.chars().next()).filter(|sign| *sign != '\0').unwrap_or(UNKNOWN);
    Code { value: value(text, length), length, cid: ascii_number(sign, is_half), sign }
}

/// Number of an ASCII sign in Adobe-GB1; of all others a number no list of widths holds, since they are as wide as high.
fn ascii_number(sign: char, is_half: bool) -> u32 {
    match (sign, is_half) {
        (' ', true) => 7716,
        (' '..='~', true) => sign as u32 - 0x21 + 814,
        (' '..='~', false) => sign as u32 - 0x20 + 1,
        _ => u32::MAX,
    }
}

/// Codes of a table may have one to four bytes; the shortest the table knows is it.
fn own(text: &[u8], table: &CMap) -> Code {
    let known = (1..=4.min(text.len())).find_map(|length| {
        let value = value(text, length);
        Some((value, length, table.lookup_cid_code(value, length as u8)?))
    });
    let (value, length, cid) = known.unwrap_or((value(text, 2), 2, 0));
    Code { value, length, cid, sign: UNKNOWN }
}
