//! The cells of a table's rows, cut where the rows that are drawn together end.

use crate::report::ShownCell;
use std::ops::Range;

/// A table's rows as the report has them.
pub(crate) struct Grid<'a> {
    rows: &'a [Vec<ShownCell>],
}

/// A cell, or the rest of one whose upper part is not drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placed<'a> {
    /// The cell; none for a rest.
    pub(crate) cell: Option<&'a ShownCell>,
    /// Rows it covers here.
    pub(crate) rows: u32,
    /// Columns it covers.
    pub(crate) cols: u32,
}

impl<'a> Grid<'a> {
    pub(crate) fn new(rows: &'a [Vec<ShownCell>]) -> Self {
        Self { rows }
    }

    /// Columns of the first row, which has no cell covered from above.
    pub(crate) fn cols(&self) -> u32 {
        self.rows.first().map_or(1, |row| row.iter().map(|cell| cell.cols).sum()).max(1)
    }

    /// The rows of `range` with their numbers. A merged cell that begins above is continued by a blank one.
    pub(crate) fn rows(&self, range: Range<u32>) -> impl Iterator<Item = (u32, Vec<Placed<'a>>)> {
        let rests = self.rests(range.start);
        let rows = self.rows.iter().enumerate().take(range.end as usize).skip(range.start as usize);
        rows.map(move |(at, cells)| {
            let (row, left) = (at as u32, range.end - at as u32);
            let mut placed: Vec<(u32, Placed)> = cells
                .iter()
                .map(|cell| (cell.col, Placed { cell: Some(cell), rows: cell.rows.min(left), cols: cell.cols }))
                .collect();
            if row == range.start {
                placed.extend(
                    rests.iter().map(|&(col, rows, cols)| (col, Placed { cell: None, rows: rows.min(left), cols })),
                );
                placed.sort_by_key(|(col, _)| *col);
            }
            (row, placed.into_iter().map(|(_, cell)| cell).collect())
        })
    }

    /// What reaches into `row` from above: column, rows left, columns. Looks back no further than a merge is likely to reach.
    fn rests(&self, row: u32) -> Vec<(u32, u32, u32)> {
        const BACK: u32 = 500;
        let above = self.rows.iter().enumerate().take(row as usize).skip(row.saturating_sub(BACK) as usize);
        let reaching = |(at, cells): (usize, &'a Vec<ShownCell>)| {
            cells.iter().filter_map(move |cell| {
                let end = at as u32 + cell.rows;
                (end > row).then(|| (cell.col, end - row, cell.cols))
            })
        };
        above.flat_map(reaching).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(col: u32, rows: u32) -> ShownCell {
        ShownCell { col, rows, cols: 1, text: String::new(), amount: false }
    }

    #[test]
    fn a_merged_cell_is_cut_at_the_end_and_continued_at_the_start() {
        let rows = vec![vec![cell(0, 3), cell(1, 1)], vec![cell(1, 1)], vec![cell(1, 1)], vec![cell(0, 1), cell(1, 1)]];
        let grid = Grid::new(&rows);
        let spans = |range| -> Vec<Vec<(bool, u32)>> {
            grid.rows(range)
                .map(|(_, cells)| cells.iter().map(|cell| (cell.cell.is_some(), cell.rows)).collect())
                .collect()
        };
        assert_eq!(spans(0..2), [vec![(true, 2), (true, 1)], vec![(true, 1)]]);
        assert_eq!(spans(2..4), [vec![(false, 1), (true, 1)], vec![(true, 1), (true, 1)]]);
        assert_eq!(grid.cols(), 2);
    }
}
