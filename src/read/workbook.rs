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
    for sheet in sheets {
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
    fn sheet(&mut self, mut sheet: Sheet) {
        if sheet.hidden {
            if !sheet.cells.is_empty() {
                self.note(NoteKind::HiddenSheet(sheet.name.to_string()), None);
            }
            return;
        }
        let hides = sheet.cells.iter().any(|cell| sheet.is_hidden(cell.row, cell.col));
        let mut unknown = std::mem::take(&mut sheet.unknown);
        unknown.retain(|(row, col)| !sheet.is_hidden(*row, *col));
        let first = self.parts.len();
        let name = sheet.name.clone();
        for Piece { content, rows, cols } in pieces(sheet) {
            if self.output.is_full() {
                break;
            }
            content.write(&mut self.output);
            self.parts.push(SheetPart { sheet: name.clone(), rows, cols });
        }
        let shown = self.parts.len() > first;
        let at = |block: usize| Locus { block: BlockId(block as u32), cell: None, chars: None };
        if hides {
            self.note(NoteKind::HiddenCells, shown.then(|| at(first)));
        }
        for place in unknown {
            let at = self.parts[first..].iter().zip(first..).find_map(|(part, block)| {
                let cell = (index(&part.rows, place.0)?, index(&part.cols, place.1)?);
                Some(Locus { block: BlockId(block as u32), cell: Some(cell), chars: None })
            });
            self.note(NoteKind::NoValue, at);
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
