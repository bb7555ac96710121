//! Readers: bytes of a file or of the clipboard become a [`Document`].
//!
//! Goes in: [`Source`]. Comes out: [`Reading`] or a [`ReadError`] that says what to do.
//! *Invariant:* reading takes time linear in the input, never panics, and every text keeps its way back to the source.
//! Deliberately knows nothing of budgets: what a table means is for `forms` to find out.

mod decode;
mod error;
mod foreign;
pub mod markdown;

pub use error::ReadError;
pub use foreign::Foreign;

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
    /// The decoded source without its byte order mark. Every source [`crate::text::Span`] counts code points of this
    /// text, line breaks as they stand (`\r\n` is two).
    pub text: String,
}

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Markdown with pipe or HTML tables, plain text, rows pasted from a spreadsheet.
    Markdown,
}

impl Kind {
    /// The name in the report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
        }
    }
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
    if let Some(foreign) = foreign::sniff(source.bytes) {
        return Err(ReadError::NotYet(foreign));
    }
    let decoded = decode::decode(source.bytes)?;
    let mut document = markdown::parse(&decoded.text);
    document.notes.splice(0..0, decoded.note);
    Ok(Reading { document, kind: Kind::Markdown, text: decoded.text })
}

#[cfg(test)]
mod tests;
