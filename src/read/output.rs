//! The document being read, and the limits that keep a hostile input from filling the memory.

use crate::doc::{Block, BlockId, Cell, Document, Locus, Note, NoteKind, Table, Text};

/// Rows of one table that are read.
pub(super) const MOST_ROWS: u32 = 300_000;
/// Columns of one table that are read.
pub(super) const MOST_COLS: u32 = 256;
/// Blocks and cells of one document that are read, together.
pub(super) const MOST_PLACES: usize = 4_000_000;

/// The document being read.
#[derive(Default)]
pub(super) struct Output {
    document: Document,
    places: usize,
}

impl Output {
    /// True when nothing more is read.
    pub(super) fn is_full(&self) -> bool {
        self.places >= MOST_PLACES
    }

    /// Adds a paragraph, unless it has no words.
    pub(super) fn paragraph(&mut self, text: Text) {
        if !text.is_empty() {
            self.push(Block::Paragraph { text });
        }
    }

    /// Adds a heading, unless it has no words.
    pub(super) fn heading(&mut self, level: u8, text: Text) {
        if !text.is_empty() {
            self.push(Block::Heading { level, text });
        }
    }

    /// Adds a table, unless it has no cells.
    pub(super) fn table(&mut self, grid: Grid) {
        if grid.cells.is_empty() {
            return;
        }
        for kind in grid.notes() {
            self.note(kind);
        }
        self.places += grid.cells.len();
        self.push(Block::Table(Table::new(grid.rows, grid.cols, grid.cells)));
    }

    /// The finished document.
    pub(super) fn finish(mut self, complete: bool) -> Document {
        if !complete {
            self.document.notes.push(Note { kind: NoteKind::DocumentTooLong, at: None });
        }
        self.document
    }

    fn push(&mut self, block: Block) {
        self.places += 1;
        self.document.blocks.push(block);
    }

    fn note(&mut self, kind: NoteKind) {
        let block = BlockId(self.document.blocks.len() as u32);
        self.document.notes.push(Note { kind, at: Some(Locus { block, cell: None, chars: None }) });
    }
}

/// The cells of a table being read, row by row.
#[derive(Default)]
pub(super) struct Grid {
    pub(super) rows: u32,
    pub(super) cols: u32,
    pub(super) cells: Vec<Cell>,
    too_long: bool,
    too_wide: bool,
}

impl Grid {
    /// True when the next row is still kept; asked before every row.
    pub(super) fn has_room(&mut self) -> bool {
        self.too_long |= self.rows >= MOST_ROWS || self.cells.len() >= MOST_PLACES;
        !self.too_long
    }

    /// Adds one row of single cells.
    pub(super) fn row(&mut self, texts: impl Iterator<Item = Text>) {
        if !self.has_room() {
            return;
        }
        for (col, text) in (0u32..).zip(texts) {
            self.cell(col, text, 1, 1);
        }
        self.rows += 1;
    }

    /// Adds one cell to the current row.
    pub(super) fn cell(&mut self, col: u32, text: Text, rows: u32, cols: u32) {
        if col >= MOST_COLS {
            self.too_wide = true;
            return;
        }
        let cols = cols.clamp(1, MOST_COLS - col);
        self.cols = self.cols.max(col + cols);
        self.cells.push(Cell { row: self.rows, col, rows: rows.max(1), cols, text });
    }

    /// Cuts cells that reach below the last row.
    pub(super) fn close(&mut self) {
        for cell in &mut self.cells {
            cell.rows = cell.rows.min(self.rows - cell.row);
        }
    }

    fn notes(&self) -> impl Iterator<Item = NoteKind> + use<> {
        let long = self.too_long.then_some(NoteKind::TableTooLong);
        let wide = self.too_wide.then_some(NoteKind::TableTooWide);
        long.into_iter().chain(wide)
    }
}
