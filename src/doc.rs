//! The document: what every reader produces and everything after it uses.
//!
//! *Invariant:* the cells of a [`Table`] do not overlap, lie inside `rows × cols`, and are sorted by row, then column.
//! *Invariant:* [`Text::runs`] cover [`Text::text`] without gaps, in order.

mod change;
mod table;
mod texts;

pub use change::Change;
pub use table::{Cell, Table};
pub use texts::{Run, Text};

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Position of a block in reading order, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BlockId(pub u32);

/// A document in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The blocks; a [`BlockId`] is an index into this list.
    pub blocks: Vec<Block>,
    /// What the reader had to put up with; never a finding about the budget.
    pub notes: Vec<Note>,
}

impl Document {
    /// The block with this id, if the document has it.
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.get(id.0 as usize)
    }

    /// The text at a place: that of a paragraph or of a cell.
    pub fn text(&self, at: &Locus) -> Option<&Text> {
        match (self.block(at.block)?, at.cell) {
            (Block::Heading { text, .. } | Block::Paragraph { text }, _) => Some(text),
            (Block::Table(table), Some((row, col))) => table.cell(row, col).map(|cell| &cell.text),
            (Block::Table(_), None) => None,
        }
    }

    /// As [`Document::text`], to be changed.
    pub fn text_mut(&mut self, at: &Locus) -> Option<&mut Text> {
        match (self.blocks.get_mut(at.block.0 as usize)?, at.cell) {
            (Block::Heading { text, .. } | Block::Paragraph { text }, _) => Some(text),
            (Block::Table(table), Some(cell)) => table.index(cell).map(|index| &mut table.cells[index].text),
            (Block::Table(_), None) => None,
        }
    }
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; `level` 1 to 6 as the source says it. Levels carry no meaning (OCR sets them at random).
    Heading {
        /// 1 to 6.
        level: u8,
        /// The heading's words.
        text: Text,
    },
    /// A paragraph or one item of a list (its bullet is not part of the text, its printed number is).
    Paragraph {
        /// The paragraph's words.
        text: Text,
    },
    /// A table.
    Table(Table),
}

/// The one way to point at anything in a document: a block, or a cell of it, or characters of either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Locus {
    /// The block.
    pub block: BlockId,
    /// Row and column of a table's cell (its upper left corner), from 0, heading rows included.
    pub cell: Option<(u32, u32)>,
    /// Characters of the cell's or paragraph's text; the whole text when absent.
    pub chars: Option<Span>,
}

/// Something a reader met and survived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What happened.
    pub kind: NoteKind,
    /// Where, when that is known.
    pub at: Option<Locus>,
}

/// Kinds of [`Note`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoteKind {
    /// A table has more rows than are read; the rest is left out.
    TableTooLong,
    /// A row has more columns than are read; the rest is left out.
    TableTooWide,
    /// The document has more blocks and cells than are read; the rest is left out.
    DocumentTooLong,
    /// Characters that are no text (control characters, broken encoding) were left out.
    NotText,
    /// A sheet that is not shown was left out: its name.
    HiddenSheet(String),
    /// Rows or columns that are not shown were left out.
    HiddenCells,
    /// The file does not say how it is encoded; this encoding was the likeliest.
    GuessedEncoding(&'static str),
    /// A formula whose value the file does not hold.
    NoValue,
    /// Text that was deleted while changes were tracked was left out.
    DeletedText,
    /// Pages without text, pictures of pages for example: their numbers.
    ScannedPages(Vec<u32>),
    /// Pages with signs whose characters the file does not tell: their numbers.
    UnreadablePages(Vec<u32>),
    /// The end of the file is missing.
    CutOff,
}
