//! Rows of a sheet become a table: merged cells are one, columns nobody sees are none.

use super::layout::{Content, Piece};
use super::row::Row;
use super::{Merge, Sheet};
use crate::doc::{Cell, Text};
use crate::read::output::{Grid, MOST_COLS, MOST_PLACES, MOST_ROWS};
use std::collections::{BTreeMap, BTreeSet};

/// For the first cell of each merge that is seen: how many columns are seen of it.
pub(super) type Merges = BTreeMap<(u32, u32), Seen>;

#[derive(Clone, Copy)]
pub(super) struct Seen {
    merge: Merge,
    pub(super) cols: u32,
}

pub(super) fn merges(sheet: &Sheet) -> Merges {
    let widest = sheet.cells.iter().map(|cell| cell.col).max().unwrap_or_default().max(MOST_COLS);
    let seen = |merge: &Merge| {
        let last = merge.cols.1.min(widest);
        let cols = (merge.cols.0..=last).filter(|col| !sheet.hides_col(*col)).count() as u32;
        ((merge.rows.0, merge.cols.0), Seen { merge: *merge, cols })
    };
    sheet.merges.iter().filter(|merge| merge.rows.0 < merge.rows.1 || merge.cols.0 < merge.cols.1).map(seen).collect()
}

/// The table these rows are.
pub(super) fn table(sheet: &Sheet, merges: &Merges, rows: Vec<Row>) -> Piece {
    let (cols, too_wide) = columns(sheet, merges, &rows);
    let most = (MOST_PLACES / cols.len().max(1)).min(MOST_ROWS as usize);
    let too_long = rows.len() > most;
    let lines: Vec<u32> = rows.iter().map(|row| row.at).take(most).collect();
    let mut cells = Vec::new();
    let mut covered = BTreeSet::new();
    for (row, words) in (0..).zip(rows.into_iter().take(most)) {
        let at = words.at;
        let mut words = words.cells.into_iter().peekable();
        for (col, column) in (0..).zip(&cols) {
            while words.next_if(|cell| cell.col < *column).is_some() {}
            let text = words.next_if(|cell| cell.col == *column).map(|cell| cell.text);
            // Places no value was saved for are none.
            if covered.contains(&(row, col)) || (sheet.values && text.is_none()) {
                continue;
            }
            let merge = merges.get(&(at, *column)).map(|seen| seen.merge);
            let high = merge.map_or(1, |merge| count(&lines, row, merge.rows.1));
            let wide = merge.map_or(1, |merge| count(&cols, col, merge.cols.1));
            let free = (col..col + wide).take_while(|col| !covered.contains(&(row, *col))).count().max(1) as u32;
            if high > 1 || free > 1 {
                covered.extend((row..row + high).flat_map(|row| (col..col + free).map(move |col| (row, col))));
            }
            cells.push(Cell { row, col, rows: high, cols: free, text: text.unwrap_or_else(Text::default) });
        }
    }
    let size = (lines.len() as u32, cols.len() as u32);
    Piece { content: Content::Table(Grid::of(size, cells, too_long, too_wide)), rows: lines, cols }
}

/// How many of these places, from the one at this index on, lie up to `last`.
fn count(places: &[u32], from: u32, last: u32) -> u32 {
    places[from as usize..].iter().take_while(|place| **place <= last).count().max(1) as u32
}

/// The columns of these rows from the first to the last that is filled, and whether some are left out.
fn columns(sheet: &Sheet, merges: &Merges, rows: &[Row]) -> (Vec<u32>, bool) {
    let cells = || rows.iter().flat_map(|row| row.filled().map(|cell| (cell.row, cell.col)));
    let end =
        |(row, col): (u32, u32)| merges.get(&(row, col)).map_or(col, |seen| seen.merge.cols.1.min(col + MOST_COLS));
    let first = cells().map(|(_, col)| col).min().unwrap_or_default();
    let last = cells().map(end).max().unwrap_or_default();
    let mut shown = (first..=last).filter(|col| !sheet.hides_col(*col));
    let cols: Vec<u32> = shown.by_ref().take(MOST_COLS as usize).collect();
    (cols, shown.next().is_some())
}
