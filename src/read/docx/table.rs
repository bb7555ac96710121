//! Tables: rows of cells become a grid; merged cells become one.

use super::flow::{Flow, Piece};
use super::properties::{Merge, RowProperties};
use crate::doc::Text;
use crate::read::columns::keep_seen;
use crate::read::output::{Grid, MOST_COLS};

/// A table being read.
#[derive(Default)]
pub(super) struct RawTable {
    rows: Vec<RawRow>,
    /// Whether its last row is still open.
    in_row: bool,
    /// Widths of its columns.
    pub(super) widths: Vec<u32>,
}

#[derive(Default)]
struct RawRow {
    properties: RowProperties,
    cells: Vec<Flow>,
}

impl RawTable {
    /// Begins a row; false when one is open already.
    pub(super) fn begin_row(&mut self) -> bool {
        if self.in_row {
            return false;
        }
        self.in_row = true;
        self.rows.push(RawRow::default());
        true
    }

    /// Takes what the open row says about itself.
    pub(super) fn describe_row(&mut self, properties: RowProperties) {
        if let Some(row) = self.rows.last_mut() {
            row.properties = properties;
        }
    }

    /// Whether cells can come, and whether they count.
    pub(super) fn row(&self) -> Option<bool> {
        self.rows.last().filter(|_| self.in_row).map(|row| !row.properties.deleted)
    }

    /// Takes a finished cell.
    pub(super) fn cell(&mut self, cell: Flow) {
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(cell);
        }
    }

    /// Ends a row. One without cells is none.
    pub(super) fn end_row(&mut self) {
        self.in_row = false;
        self.rows.pop_if(|row| row.cells.is_empty());
    }

    /// The table and what stands behind it. A table of a single cell is a frame: what it holds stands for itself.
    pub(super) fn finish(mut self) -> Vec<Piece> {
        if let [row] = self.rows.as_mut_slice()
            && let [cell] = row.cells.as_mut_slice()
        {
            return std::mem::take(&mut cell.pieces);
        }
        let mut placing = Placing::default();
        for row in self.rows {
            placing.row(row);
        }
        keep_seen(&mut placing.grid, &self.widths);
        let mut pieces = vec![Piece::Table(placing.grid)];
        pieces.append(&mut placing.behind);
        pieces
    }
}

/// A grid being filled.
#[derive(Default)]
struct Placing {
    grid: Grid,
    /// Columns where the row above has a part of a cell of several rows, and that cell's index.
    above: Vec<(u32, usize)>,
    /// What stands behind the table.
    behind: Vec<Piece>,
}

impl Placing {
    fn row(&mut self, row: RawRow) {
        if !self.grid.has_room() {
            return;
        }
        let mut col = row.properties.before;
        let mut merged = Vec::new();
        for cell in unfolded(row.cells) {
            let span = cell.cell.span;
            let vertical = cell.cell.vertical;
            let words = self.words(cell.pieces);
            let goes_on = (vertical == Some(Merge::Continue)).then(|| self.lengthen(col, span)).flatten();
            let index = goes_on.or_else(|| self.place(col, words, span));
            merged.extend(index.filter(|_| vertical.is_some()).map(|index| (col, index)));
            col = col.saturating_add(span);
        }
        self.above = merged;
        self.grid.rows += 1;
    }

    /// The words of a cell; its tables and what stands beside it go behind the table.
    fn words(&mut self, pieces: Vec<Piece>) -> String {
        let mut all = String::new();
        for piece in pieces {
            match piece {
                Piece::Words { words, .. } => {
                    let line_break = if all.is_empty() { "" } else { "\n" };
                    all.extend([line_break, &words]);
                }
                other => self.behind.push(other),
            }
        }
        all
    }

    /// Lengthens the cell above that goes on at `col`. One that is wider than the place for it ends instead.
    fn lengthen(&mut self, col: u32, span: u32) -> Option<usize> {
        let at = self.above.binary_search_by_key(&col, |(col, _)| *col).ok()?;
        let (_, index) = self.above[at];
        let cell = self.grid.cells.get_mut(index).filter(|cell| cell.cols <= span)?;
        cell.rows += 1;
        Some(index)
    }

    fn place(&mut self, col: u32, words: String, span: u32) -> Option<usize> {
        let index = self.grid.cells.len();
        self.grid.cell(col, Text { text: words, runs: Vec::new() }, 1, span);
        (self.grid.cells.len() > index).then_some(index)
    }
}

/// The cells of a row with their columns; those that go on a cell to the left are part of it.
fn unfolded(cells: Vec<Flow>) -> Vec<Flow> {
    let mut all: Vec<Flow> = Vec::new();
    for mut cell in cells {
        cell.cell.span = cell.cell.span.clamp(1, MOST_COLS);
        match all.last_mut() {
            Some(left) if cell.cell.horizontal == Some(Merge::Continue) => {
                left.cell.span = left.cell.span.saturating_add(cell.cell.span);
                left.pieces.append(&mut cell.pieces);
            }
            _ => all.push(cell),
        }
    }
    all
}
