//! Fonts: which characters the bytes of a text stand for, and how wide they are. The shapes of the signs are never looked at.

mod codes;
mod composite;
mod names;
mod simple;
mod truetype;
mod widths;

use super::glyph::UNKNOWN;
use super::limits::Allowance;
use super::stream::unpacked;
use composite::Composite;
use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Dict, Name, Stream};
use simple::Simple;

/// The largest table of characters a font may bring.
const LARGEST_TABLE: usize = 4 << 20;

/// A font.
pub(super) enum Font {
    Simple(Box<Simple>),
    Composite(Box<Composite>),
}

/// One sign of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sign {
    pub(super) text: Words,
    /// Width in heights of the font.
    pub(super) width: f64,
    /// Whether it is the one-byte code 32, which word spacing makes wider.
    pub(super) is_blank: bool,
}

/// What a sign stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Words {
    One(char),
    /// A ligature.
    Many(String),
}

impl Font {
    pub(super) fn read(dict: &Dict<'_>, allowance: &mut Allowance) -> Self {
        let to_unicode = dict.get::<Stream<'_>>("ToUnicode").and_then(|stream| table(&stream, allowance));
        if dict.get::<Name<'_>>("Subtype").as_deref() == Some(b"Type0") {
            Self::Composite(Box::new(Composite::read(dict, to_unicode, allowance)))
        } else {
            Self::Simple(Box::new(Simple::read(dict, to_unicode)))
        }
    }

    /// Tells every sign of a text.
    pub(super) fn signs(&self, text: &[u8], each: impl FnMut(Sign)) {
        match self {
            Self::Simple(font) => text.iter().map(|byte| font.sign(*byte)).for_each(each),
            Self::Composite(font) => font.signs(text, each),
        }
    }
}

/// A table of characters inside the file.
fn table(stream: &Stream<'_>, allowance: &mut Allowance) -> Option<CMap> {
    let bytes = unpacked(stream, allowance).filter(|bytes| bytes.len() <= LARGEST_TABLE)?;
    CMap::parse(&bytes, |_| None)
}

/// What the file itself says a code stands for.
fn told(table: Option<&CMap>, code: u32) -> Option<Words> {
    let words = match table?.lookup_bf_string(code)? {
        BfString::Char(sign) => Words::One(sign),
        BfString::String(signs) => Words::Many(signs),
    };
    let is_nothing = |sign: char| sign == '\0' || sign == UNKNOWN;
    let is_told = match &words {
        Words::One(sign) => !is_nothing(*sign),
        Words::Many(signs) => !signs.is_empty() && !signs.chars().any(is_nothing),
    };
    is_told.then_some(words)
}
