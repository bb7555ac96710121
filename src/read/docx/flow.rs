//! What is open while a document is walked through: flows of paragraphs and tables, paragraphs, tables.

use super::properties::{CellProperties, Merge, ParagraphProperties};
use super::table::RawTable;
use crate::read::output::Grid;

/// A finished piece of a flow.
pub(super) enum Piece {
    /// A paragraph of the flow itself, a heading when it has a level.
    Words {
        /// 1 to 6.
        level: Option<u8>,
        /// Never blank.
        words: String,
    },
    /// Words printed beside the flow (a text box, a note); they stand behind the block they are anchored in.
    Aside(String),
    /// A table.
    Table(Grid),
}

/// Something open.
pub(super) enum Open {
    Flow(Flow),
    Paragraph(Paragraph),
    Table(RawTable),
}

/// A run of paragraphs and tables: the body, a cell, a text box, a note.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) pieces: Vec<Piece>,
    /// Properties of the cell, when it is one.
    pub(super) cell: CellProperties,
    /// Words of paragraphs whose end was deleted; they go on in the next paragraph.
    pub(super) carried: String,
}

/// A paragraph being read.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) properties: ParagraphProperties,
    pub(super) words: String,
    /// What stands beside it.
    pub(super) aside: Vec<Piece>,
    /// Whether its style hides its words.
    pub(super) hidden: bool,
    /// Whether the words of the open run are hidden.
    pub(super) hidden_run: bool,
}

impl Flow {
    /// A cell covered by the one above shows nothing, so its paragraphs do not count in lists.
    pub(super) fn is_covered(&self) -> bool {
        self.cell.vertical == Some(Merge::Continue)
    }

    /// Adds a paragraph, unless it is blank.
    pub(super) fn words(&mut self, level: Option<u8>, words: &str) {
        let words = words.trim();
        if !words.is_empty() {
            self.pieces.push(Piece::Words { level, words: words.to_owned() });
        }
    }

    /// Ends what waits for another paragraph.
    pub(super) fn settle(&mut self) {
        let carried = std::mem::take(&mut self.carried);
        self.words(None, &carried);
    }
}

impl Piece {
    /// The piece as it stands beside another flow.
    pub(super) fn aside(self) -> Self {
        match self {
            Self::Words { words, .. } => Self::Aside(words),
            other => other,
        }
    }
}
