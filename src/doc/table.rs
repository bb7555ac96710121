//! A table: a rectangle whose cells may cover several rows and columns.

use super::Text;

/// A rectangle of `rows × cols` places, heading rows included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Number of rows, heading rows included.
    pub rows: u32,
    /// Number of columns of the widest row.
    pub cols: u32,
    /// The cells by row, then column. Places no cell covers (a row shorter than the widest) are blank.
    pub cells: Vec<Cell>,
    /// For each row, its first cell's index in `cells`; one more entry at the end.
    starts: Vec<u32>,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Row of its upper left corner, from 0.
    pub row: u32,
    /// Column of its upper left corner, from 0.
    pub col: u32,
    /// Rows it covers, at least 1.
    pub rows: u32,
    /// Columns it covers, at least 1.
    pub cols: u32,
    /// What is printed in it.
    pub text: Text,
}

impl Table {
    /// A table of these cells; they may come in any order but must not overlap.
    pub fn new(rows: u32, cols: u32, mut cells: Vec<Cell>) -> Self {
        cells.sort_by_key(|cell| (cell.row, cell.col));
        cells.shrink_to_fit();
        let mut starts = vec![0; rows as usize + 1];
        for cell in &cells {
            if let Some(slot) = starts.get_mut(cell.row as usize + 1) {
                *slot += 1;
            }
        }
        for row in 1..starts.len() {
            starts[row] += starts[row - 1];
        }
        Self { rows, cols, cells, starts }
    }

    /// The cells that begin in this row, from left to right.
    pub fn row(&self, row: u32) -> &[Cell] {
        let at = |row: u32| self.starts.get(row as usize).map_or(self.cells.len(), |start| *start as usize);
        self.cells.get(at(row)..at(row + 1)).unwrap_or_default()
    }

    /// The cell whose upper left corner stands at `row`, `col`.
    pub fn cell(&self, row: u32, col: u32) -> Option<&Cell> {
        let cells = self.row(row);
        cells.binary_search_by_key(&col, |cell| cell.col).ok().map(|index| &cells[index])
    }

    /// Index in `cells` of the cell whose upper left corner stands at this row and column.
    pub fn index(&self, (row, col): (u32, u32)) -> Option<usize> {
        self.cells.binary_search_by_key(&(row, col), |cell| (cell.row, cell.col)).ok()
    }

    /// The text printed at `row`, `col`; empty where nothing is printed or a merged cell from elsewhere covers the place.
    pub fn text(&self, row: u32, col: u32) -> &str {
        self.cell(row, col).map_or("", |cell| cell.text.text.as_str())
    }
}
