//! Rows and columns that Excel hides are in the page all the same; what is left moves together.

use super::table::Piece;
use crate::read::output::{Grid, MOST_COLS};

/// What is hidden of one table.
#[derive(Default)]
pub(super) struct Hidden {
    /// Hidden rows, in order.
    rows: Vec<u32>,
    /// For each column that was described, whether it is hidden.
    cols: Vec<bool>,
}

impl Hidden {
    pub(super) fn row(&mut self, row: u32) {
        self.rows.push(row);
    }

    /// The next `span` columns.
    pub(super) fn columns(&mut self, span: u32, hidden: bool) {
        let room = (MOST_COLS as usize).saturating_sub(self.cols.len());
        let all = self.cols.len() + room.min(span as usize);
        self.cols.resize(all, hidden);
    }

    /// Takes hidden rows and columns out of the table; true when words were in them. A merged cell stays as long as a
    /// part of it is seen.
    pub(super) fn take_out(&self, grid: &mut Grid, contents: &mut Vec<Vec<Piece>>) -> bool {
        if self.rows.is_empty() && !self.cols.contains(&true) {
            return false;
        }
        let rows = Axis::new(grid.rows, |row| self.rows.binary_search(&row).is_ok());
        let cols = Axis::new(grid.cols, |col| self.cols.get(col as usize).is_some_and(|hidden| *hidden));
        let mut words = false;
        let old = std::mem::take(&mut grid.cells).into_iter().zip(std::mem::take(contents));
        for (mut cell, content) in old {
            (cell.row, cell.rows) = rows.seen(cell.row, cell.rows);
            (cell.col, cell.cols) = cols.seen(cell.col, cell.cols);
            if cell.rows > 0 && cell.cols > 0 {
                grid.cells.push(cell);
                contents.push(content);
            } else {
                words |= !content.is_empty();
            }
        }
        (grid.rows, grid.cols) = (rows.seen(0, grid.rows).1, cols.seen(0, grid.cols).1);
        words
    }
}

/// For each place the number of seen places before it; one more entry at the end.
struct Axis(Vec<u32>);

impl Axis {
    fn new(length: u32, is_hidden: impl Fn(u32) -> bool) -> Self {
        let mut seen = 0;
        let mut before = vec![0];
        for place in 0..length {
            seen += u32::from(!is_hidden(place));
            before.push(seen);
        }
        Self(before)
    }

    /// Where `length` places from `start` on begin and how many of them are seen.
    fn seen(&self, start: u32, length: u32) -> (u32, u32) {
        let at = |place: u32| self.0.get(place as usize).or(self.0.last()).copied().unwrap_or_default();
        (at(start), at(start.saturating_add(length)) - at(start))
    }
}
