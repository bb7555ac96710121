//! Columns as a reader sees them. Where borders were moved by hand, Word counts a column for each of their places: one that no
//! cell begins in, or a sliver between borders that were meant to be one, is none. Web pages made from such tables are alike.

use super::output::Grid;

/// Twentieths of a point; borders of different rows that are nearer to each other are one. No sign fits between them.
const SLIVER: u32 = 100;

/// Leaves the columns that are seen. No cell vanishes, and cells keep their order.
pub(super) fn keep_seen(grid: &mut Grid, widths: &[u32]) {
    let mut ends = vec![None::<u32>; grid.cols as usize + 1];
    for cell in &grid.cells {
        let end = cell.col + cell.cols;
        let first = &mut ends[cell.col as usize];
        *first = Some(first.map_or(end, |first| first.min(end)));
    }
    let (columns, seen) = seen(&ends, widths);
    for cell in &mut grid.cells {
        let end = columns[(cell.col + cell.cols) as usize];
        cell.col = columns[cell.col as usize];
        cell.cols = end - cell.col;
    }
    grid.cols = seen;
}

/// For each border, the column that is seen right of it, and how many there are.
/// `ends` tells for each column where the narrowest cell that begins in it ends.
fn seen(ends: &[Option<u32>], widths: &[u32]) -> (Vec<u32>, u32) {
    let mut columns = vec![0; ends.len()];
    let mut seen = 0;
    // The last border that is seen, and the first end of a cell that begins there.
    let (mut last, mut first_end) = (0, u32::MAX);
    for (border, end) in ends.iter().enumerate() {
        columns[border] = seen;
        let Some(end) = *end else { continue };
        if seen > 0 && first_end > border as u32 && is_sliver(widths.get(last..border)) {
            columns[last + 1..=border].fill(seen - 1);
        } else {
            seen += 1;
            (last, first_end) = (border, u32::MAX);
        }
        first_end = first_end.min(end);
    }
    (columns, seen)
}

fn is_sliver(widths: Option<&[u32]>) -> bool {
    let Some(widths) = widths else { return false };
    !widths.contains(&0) && widths.iter().fold(0, |sum: u32, width| sum.saturating_add(*width)) < SLIVER
}
