//! Workbooks: xlsx, xls and ods become sheets, sheets become paragraphs and tables.
//!
//! Cells are read as the sheet shows them. Hidden sheets, rows and columns do not count; that they are there is noted.

mod date;
mod number_format;
mod ods;
mod xls;
mod xlsx;

use super::output::Output;
use super::sheet::{Piece, Sheet, pieces};
use super::{Kind, Origin, ReadError, SheetPart};
use crate::doc::{BlockId, Document, Locus, Note, NoteKind};

/// Reads a workbook.
///
/// # Errors
/// When it is damaged, locked with a password, too large, or shows nothing.
pub(super) fn read(bytes: &[u8], kind: Kind) -> Result<(Document, Origin), ReadError> {
    let sheets = match kind {
        Kind::Xls => xls::read(bytes)?,
        Kind::Ods => ods::read(bytes)?,
        _ => xlsx::read(bytes)?,
    };
    let mut writer = Writer::default();
    for sheet in &sheets {
        writer.sheet(sheet);
    }
    if writer.parts.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(writer.finish())
}

/// The document being written.
#[derive(Default)]
struct Writer {
    output: Output,
    parts: Vec<SheetPart>,
    notes: Vec<Note>,
}

impl Writer {
    fn sheet(&mut self, sheet: &Sheet) {
        if sheet.hidden {
            if !sheet.cells.is_empty() {
                self.note(NoteKind::HiddenSheet(sheet.name.to_string()), None);
            }
            return;
        }
        let first = self.parts.len();
        for piece in pieces(sheet) {
            if self.output.is_full() {
                break;
            }
            self.piece(piece);
        }
        let hides = sheet.cells.keys().any(|(row, col)| sheet.is_hidden(*row, *col));
        let shown = self.parts.len() > first;
        let at = |block: usize| Locus { block: BlockId(block as u32), cell: None, chars: None };
        if hides {
            self.note(NoteKind::HiddenCells, shown.then(|| at(first)));
        }
        for place in sheet.unknown.iter().filter(|(row, col)| !sheet.is_hidden(*row, *col)) {
            let at = self.parts[first..].iter().zip(first..).find_map(|(part, block)| {
                let cell = (index(&part.rows, place.0)?, index(&part.cols, place.1)?);
                Some(Locus { block: BlockId(block as u32), cell: Some(cell), chars: None })
            });
            self.note(NoteKind::NoValue, at);
        }
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Line(text, part) => {
                self.output.paragraph(text);
                self.parts.push(part);
            }
            Piece::Table(grid, part) => {
                self.output.table(grid);
                self.parts.push(part);
            }
        }
    }

    fn note(&mut self, kind: NoteKind, at: Option<Locus>) {
        self.notes.push(Note { kind, at });
    }

    fn finish(self) -> (Document, Origin) {
        let complete = !self.output.is_full();
        let mut document = self.output.finish(complete);
        document.notes.extend(self.notes);
        (document, Origin::Workbook(self.parts))
    }
}

fn index(places: &[u32], place: u32) -> Option<u32> {
    places.binary_search(&place).ok().map(|index| index as u32)
}

#[cfg(test)]
mod tests;
