//! Readers: bytes of a file or of the clipboard become a [`Document`].
//!
//! Goes in: [`Source`]. Comes out: [`Reading`] or a [`ReadError`] that says what to do.
//! *Invariant:* reading takes time linear in the input, never panics, and every text keeps its way back to the source.
//! Deliberately knows nothing of budgets: what a table means is for `forms` to find out.

mod archive;
mod columns;
mod csv;
mod decode;
mod docx;
mod error;
mod foreign;
mod html;
mod kind;
pub mod markdown;
mod mht;
mod origin;
mod output;
mod package;
mod pdf;
mod sheet;
mod workbook;
mod xml;

pub use archive::{Packed, unpack};
pub use csv::{SEPARATORS, separate};
pub use decode::{ENCODINGS, decode_as};
pub use error::ReadError;
pub use foreign::Foreign;
pub use kind::Kind;
pub use origin::{Origin, PageArea, PagePart, SheetPart};
pub use package::part_name;

use crate::doc::Document;

/// The largest input that is read, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// One input.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// File name without its folder, when there is one.
    pub name: Option<&'a str>,
    /// The file or the pasted text.
    pub bytes: &'a [u8],
}

/// What a file held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// The format it was read as.
    pub kind: Kind,
    /// How its places are told.
    pub origin: Origin,
}

/// Reads one input.
///
/// # Errors
/// [`ReadError`] when there is nothing to read, when it is too large, or when it is no text.
pub fn read(source: &Source) -> Result<Reading, ReadError> {
    let bytes = source.bytes.len() as u64;
    if bytes > LARGEST {
        return Err(ReadError::TooLarge { bytes, most: LARGEST });
    }
    let kind = kind::sniff(source).map_err(|foreign| match foreign {
        Foreign::Locked => ReadError::Locked,
        foreign => ReadError::NotYet(foreign),
    })?;
    let (document, origin) = match kind {
        Kind::Docx => (docx::read(source.bytes)?, Origin::Flow),
        Kind::Pdf => pdf::read(source.bytes)?,
        Kind::Mht => (mht::read(source.bytes)?, Origin::Flow),
        Kind::Xlsx | Kind::Xls | Kind::Ods => workbook::read(source.bytes, kind)?,
        Kind::Markdown | Kind::Csv | Kind::Html => text(source.bytes, kind)?,
    };
    Ok(Reading { document, kind, origin })
}

/// True for a ZIP archive that is no document itself.
pub fn is_archive(bytes: &[u8]) -> bool {
    kind::sniff(&Source { name: None, bytes }) == Err(Foreign::Zip)
}

/// The text of a source that people edit as text, without its byte order mark. `None` for web pages and files of office
/// programs, which are edited elsewhere, and for what is no text.
pub fn editable(source: &Source) -> Option<String> {
    let kind = kind::sniff(source).ok()?;
    let is_text = matches!(kind, Kind::Markdown | Kind::Csv);
    is_text.then(|| decode::decode(source.bytes).ok()).flatten().map(|decoded| decoded.text)
}

/// The encoding a text was read in; `None` for what is no text.
pub fn encoding(source: &Source) -> Option<&'static str> {
    let is_text = matches!(kind::sniff(source), Ok(Kind::Markdown | Kind::Csv | Kind::Html));
    is_text.then(|| decode::decode(source.bytes).ok()).flatten().map(|decoded| decoded.encoding)
}

/// The separator a table of values is read with; `None` for everything else.
pub fn separator(source: &Source) -> Option<char> {
    let is_values = kind::sniff(source) == Ok(Kind::Csv);
    let decoded = is_values.then(|| decode::decode(source.bytes).ok()).flatten()?;
    Some(char::from(csv::separator(&decoded.text)))
}

/// Reads a format that is text.
fn text(bytes: &[u8], kind: Kind) -> Result<(Document, Origin), ReadError> {
    let decoded = decode::decode(bytes)?;
    let (mut document, origin) = match kind {
        Kind::Html => (html::read(&decoded.text), Origin::Flow),
        Kind::Csv => (csv::read(&decoded.text), Origin::Text(decoded.text)),
        _ => (markdown::parse(&decoded.text), Origin::Text(decoded.text)),
    };
    document.notes.splice(0..0, decoded.note);
    Ok((document, origin))
}

#[cfg(test)]
mod tests;
