//! How much of a long document is drawn at once.
//!
//! A browser lays out some tens of thousands of cells without a pause, not millions. What is left out is always said and
//! can always be asked for; what is marked is never left out.

use std::ops::Range;

/// Rows of one table that are drawn unasked, and rows that one request adds.
pub(crate) const ROWS: u32 = 2_000;
/// Cells of one document that are drawn unasked.
const CELLS: u32 = 60_000;
/// Rows of a table that are drawn even when the document's share is used up.
const FEWEST: u32 = 20;
/// Blocks of a document that are drawn unasked, and blocks that one request adds.
pub(crate) const BLOCKS: u32 = 4_000;
/// Rows shown on each side of a marked row.
const AROUND: u32 = 5;
/// Marked rows that are drawn beyond the first ones.
const MARKED: usize = 500;

/// How many rows of each table are drawn, in order; a table is given as rows × columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Share {
    cells: u32,
}

impl Share {
    /// The whole document's share.
    pub(crate) fn new() -> Self {
        Self { cells: CELLS }
    }

    /// Takes the rows of the next table out of the share.
    pub(crate) fn take(&mut self, rows: u32, cols: u32) -> u32 {
        let cols = cols.max(1);
        let granted = (self.cells / cols).clamp(FEWEST, ROWS).min(rows);
        self.cells = self.cells.saturating_sub(granted.saturating_mul(cols));
        granted
    }
}

/// The ranges of `0..total` that are drawn: the first `first`, and the surroundings of the marked ones (any order).
pub(crate) fn windows(total: u32, first: u32, marked: impl IntoIterator<Item = u32>) -> Vec<Range<u32>> {
    let mut beyond: Vec<u32> = marked.into_iter().filter(|&at| at >= first && at < total).collect();
    beyond.sort_unstable();
    beyond.dedup();
    beyond.truncate(MARKED);
    let around = beyond.into_iter().map(|at| at.saturating_sub(AROUND)..(at + AROUND + 1).min(total));
    let mut out: Vec<Range<u32>> = std::iter::once(0..first.min(total)).collect();
    for next in around {
        match out.last_mut() {
            Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
            _ => out.push(next),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_table_is_one_window() {
        assert_eq!(windows(40, 2_000, [3, 39]).as_slice(), std::slice::from_ref(&(0..40)));
    }

    #[test]
    fn marked_rows_beyond_the_first_are_shown_with_their_surroundings() {
        assert_eq!(windows(200_000, 2_000, [150_000, 2_003, 150_004]), [0..2_009, 149_995..150_010]);
        assert_eq!(windows(100, 10, [99]), [0..10, 94..100]);
    }

    #[test]
    fn many_marks_do_not_undo_the_limit() {
        let drawn: u32 = windows(200_000, 2_000, 0..200_000).iter().map(|window| window.end - window.start).sum();
        assert!(drawn < 3_000, "{drawn}");
    }

    #[test]
    fn later_tables_of_a_huge_document_keep_a_few_rows() {
        let mut share = Share::new();
        assert_eq!(share.take(30, 12), 30);
        assert_eq!(share.take(200_000, 12), ROWS);
        assert_eq!(share.take(200_000, 100), 356);
        assert_eq!(share.take(200_000, 12), FEWEST);
        assert_eq!(share.take(3, 0), 3);
    }
}
