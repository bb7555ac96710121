//! PDF: signs and rules with their places become lines, tables and paragraphs again.
//!
//! A page is drawn (`content`) with the characters the file tells for its signs (`font`), laid out as it is seen (`layout`),
//! and put together with the others (`flow`). A sign whose character the file does not tell is never guessed.

#![expect(
    clippy::float_arithmetic,
    reason = "places on a page are no money; behind `content` all of them are integers"
)]

mod area;
mod content;
mod continued;
mod document;
mod flow;
mod font;
mod furniture;
mod glyph;
mod guard;
mod lattice;
mod layout;
mod limits;
mod line;
mod matrix;
mod open_table;
mod paragraph;
mod rulings;
mod sheet;
mod stream;
mod table;
mod unruled;

use super::{Origin, ReadError};
use crate::doc::{Document, Note, NoteKind};
use content::Known;
use glyph::Page;
use guard::Harm;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use limits::{Allowance, MOST_PAGES};
use sheet::Sheet;

/// Where the end of a file is looked for.
const TAIL: usize = 2048;

/// What stood on the pages but could not be read.
#[derive(Debug, Default)]
struct Unread {
    scanned: Vec<u32>,
    unknown: Vec<u32>,
    is_too_long: bool,
}

/// Reads a PDF.
///
/// # Errors
/// When it is damaged, opens with a password only, becomes too large, or when no page has a text.
pub(super) fn read(bytes: &[u8]) -> Result<(Document, Origin), ReadError> {
    guard::inspect(bytes).map_err(|harm| match harm {
        Harm::TooMuch => ReadError::TooMuch,
        Harm::Endless => ReadError::Damaged,
    })?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(refused)?;
    let (mut sheets, unread) = pages(&pdf);
    if sheets.iter().all(|sheet| sheet.pieces.is_empty()) {
        let is_blank = unread.scanned.is_empty() && unread.unknown.is_empty();
        return Err(if is_blank { ReadError::Empty } else { ReadError::NoText });
    }
    furniture::strip(&mut sheets);
    let (mut document, parts) = document::document(flow::flow(&sheets), &sheets, !unread.is_too_long);
    let end = &bytes[bytes.len().saturating_sub(TAIL)..];
    let is_cut = !end.windows(5).any(|piece| piece == b"%%EOF");
    let notes = [
        (!unread.scanned.is_empty()).then_some(NoteKind::ScannedPages(unread.scanned)),
        (!unread.unknown.is_empty()).then_some(NoteKind::UnreadablePages(unread.unknown)),
        is_cut.then_some(NoteKind::CutOff),
    ];
    document.notes.extend(notes.into_iter().flatten().map(|kind| Note { kind, at: None }));
    Ok((document, Origin::Pages(parts)))
}

fn refused(error: LoadPdfError) -> ReadError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::LockedPdf,
        _ => ReadError::Damaged,
    }
}

/// The pages, laid out, and what could not be read.
fn pages(pdf: &Pdf) -> (Vec<Sheet>, Unread) {
    let (mut allowance, mut known, mut unread) = (Allowance::default(), Known::default(), Unread::default());
    let mut sheets = Vec::new();
    for (number, source) in (1..).zip(pdf.pages().iter().take(MOST_PAGES)) {
        let mut page = content::draw(source, number, &mut known, &mut allowance);
        unread.note(&mut page);
        sheets.push(Sheet::of(page));
    }
    unread.is_too_long = allowance.is_spent || pdf.pages().len() > MOST_PAGES;
    (sheets, unread)
}

impl Unread {
    /// Notes what cannot be read of a page. Where hardly any sign is known, nothing of it is read.
    fn note(&mut self, page: &mut Page) {
        if page.is_scanned() {
            self.scanned.push(page.number);
        }
        let unknown = page.unknown();
        if unknown > 0 {
            self.unknown.push(page.number);
        }
        if unknown * 2 > page.glyphs.len() {
            page.glyphs.clear();
        }
    }
}

#[cfg(test)]
mod tests;
