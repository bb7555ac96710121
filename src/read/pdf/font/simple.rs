//! Fonts of at most 256 signs: Type 1, TrueType, Type 3.

use super::super::glyph::UNKNOWN;
use super::names::character;
use super::{Sign, Words, told};
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use hayro_cmap::CMap;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};

/// A simple font.
pub(in crate::read::pdf) struct Simple {
    signs: [Words; 256],
    /// In heights of the font.
    widths: [f64; 256],
}

impl Simple {
    pub(super) fn read(dict: &Dict<'_>, to_unicode: Option<CMap>) -> Self {
        let mut signs = signs(dict).map(Words::One);
        for (code, sign) in (0..).zip(&mut signs) {
            if let Some(words) = told(to_unicode.as_ref(), code) {
                *sign = words;
            }
        }
        let widths = widths(dict, &signs);
        Self { signs, widths }
    }

    pub(super) fn sign(&self, byte: u8) -> Sign {
        let at = usize::from(byte);
        Sign { text: self.signs[at].clone(), width: self.widths[at], is_blank: byte == b' ' }
    }
}

/// The character of each code, by the encoding the font names.
fn signs(dict: &Dict<'_>) -> [char; 256] {
    let named = dict.get::<Name<'_>>("Encoding");
    let described = dict.get::<Dict<'_>>("Encoding").unwrap_or_default();
    let base = named.or_else(|| described.get::<Name<'_>>("BaseEncoding"));
    let mut signs = match base.as_deref() {
        Some(b"WinAnsiEncoding") => encoded(WINDOWS_1252),
        Some(b"MacRomanEncoding") => encoded(MACINTOSH),
        _ if own_signs(dict) => [UNKNOWN; 256],
        _ => standard(),
    };
    let mut code = 0;
    for entry in described.get::<Array<'_>>("Differences").iter().flat_map(Array::iter::<Object<'_>>) {
        match entry {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
            Object::Name(name) => {
                if let Some(sign) = signs.get_mut(code) {
                    *sign = character(&name);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    signs
}

/// Whether the codes are the font's own: nobody but its program knows what they stand for.
fn own_signs(dict: &Dict<'_>) -> bool {
    const SYMBOLIC: i64 = 4;
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
    let flags = descriptor.as_ref().and_then(|descriptor| descriptor.get::<Number>("Flags")).map_or(0, |n| n.as_i64());
    let is_inside = descriptor.is_some_and(|descriptor| {
        ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.get::<Stream<'_>>(key).is_some())
    });
    let name = dict.get::<Name<'_>>("BaseFont");
    let is_symbols = name.as_deref().is_some_and(|name| {
        [b"Symbol".as_slice(), b"Wingdings", b"Webdings", b"ZapfDingbats", b"Marlett"]
            .iter()
            .any(|symbols| name.windows(symbols.len()).any(|piece| piece == *symbols))
    });
    let is_drawn = dict.get::<Name<'_>>("Subtype").as_deref() == Some(b"Type3");
    is_symbols || is_drawn || (is_inside && flags & SYMBOLIC != 0)
}

fn encoded(encoding: &'static Encoding) -> [char; 256] {
    std::array::from_fn(|code| {
        let bytes = [code as u8];
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        text.chars().next().filter(|sign| !sign.is_control()).unwrap_or(UNKNOWN)
    })
}

/// The encoding of a font that names none.
fn standard() -> [char; 256] {
    let mut signs: [char; 256] =
        std::array::from_fn(|code| if (32..127).contains(&code) { char::from(code as u8) } else { UNKNOWN });
    let high = [(0x27, "’"), (0x60, "‘"), (0xa1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ"), (0xb1, "–†‡·"), (0xb6, "¶•‚„”»…‰"), (0xd0, "—")];
    for (first, row) in high {
        for (at, sign) in row.chars().enumerate() {
            signs[first + at] = sign;
        }
    }
    signs
}

/// Widths of the codes; where the file gives none, those of the fonts every reader has, roughly.
fn widths(dict: &Dict<'_>, signs: &[Words; 256]) -> [f64; 256] {
    let given = dict.get::<Array<'_>>("Widths");
    let first = dict.get::<Number>("FirstChar").map_or(0, |number| number.as_i64());
    let missing = dict.get::<Dict<'_>>("FontDescriptor").and_then(|font| font.get::<Number>("MissingWidth"));
    let mut widths = std::array::from_fn(|code| match (&given, &signs[code]) {
        (Some(_), _) => missing.map_or(0.0, |width| width.as_f64()),
        (None, Words::One(sign)) => usual_width(*sign),
        (None, Words::Many(_)) => 1000.0,
    });
    for (code, width) in (first..).zip(given.iter().flat_map(Array::iter::<Number>)).take(256) {
        if let Some(place) = usize::try_from(code).ok().and_then(|code| widths.get_mut(code)) {
            *place = width.as_f64();
        }
    }
    // Signs that are drawn have a measure of their own.
    let measure = dict.get::<Array<'_>>("FontMatrix").and_then(|matrix| matrix.iter::<Number>().next());
    let measure = measure.map_or(0.001, |measure| measure.as_f64().abs());
    widths.map(|width| width * measure)
}

fn usual_width(sign: char) -> f64 {
    match sign {
        'i' | 'j' | 'l' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'I' | '/' => 278.0,
        '(' | ')' | '[' | ']' | '-' | 'f' | 't' | 'r' => 333.0,
        'm' | 'w' | 'M' | 'W' | '%' => 860.0,
        'A'..='Z' => 680.0,
        _ => 556.0,
    }
}
