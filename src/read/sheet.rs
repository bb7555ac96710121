//! A sheet as it is shown, of a workbook, copied from one or saved as values, before it becomes paragraphs and tables.

mod layout;
mod row;
mod table;

pub(super) use layout::{Piece, pieces};

use super::output::{Grid, MOST_PLACES, Output};
use crate::doc::{Cell, Text};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Filled cells of one workbook that are read.
pub(super) const MOST_CELLS: usize = 2_000_000;

/// Rows of the largest sheet.
pub(super) const ROWS: u32 = 1 << 20;
/// Columns of the largest sheet.
pub(super) const COLS: u32 = 1 << 14;

/// A sheet. Rows and columns count from 0.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: Rc<str>,
    /// The sheet is not shown.
    pub(super) hidden: bool,
    /// True for rows saved or pasted as values: merges and styles are lost, and each row is a line of a text.
    values: bool,
    /// What the filled cells show, each cell by itself; among values also the blank cells, which have a place in the text.
    pub(super) cells: Vec<Cell>,
    pub(super) merges: Vec<Merge>,
    pub(super) hidden_rows: BTreeSet<u32>,
    /// First and last of each run of hidden columns; runs do not meet.
    hidden_cols: BTreeMap<u32, u32>,
    /// Formulas whose value the file does not hold.
    pub(super) unknown: Vec<(u32, u32)>,
}

/// Cells merged into one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) rows: (u32, u32),
    pub(super) cols: (u32, u32),
}

impl Sheet {
    pub(super) fn new(name: &str, hidden: bool) -> Self {
        Self { name: name.into(), hidden, ..Self::default() }
    }

    /// The sheet a table was copied from.
    pub(super) fn of(grid: Grid) -> Self {
        let mut sheet = Self::default();
        for Cell { row, col, rows, cols, text } in grid.cells {
            if rows > 1 || cols > 1 {
                sheet.merges.push(Merge { rows: (row, row + rows - 1), cols: (col, col + cols - 1) });
            }
            sheet.show(row, col, text.text);
        }
        sheet
    }

    /// Rows saved or pasted as values, as far as there is room for them.
    pub(super) fn of_values(rows: &mut impl Iterator<Item = Vec<Text>>) -> Self {
        let mut sheet = Self { values: true, ..Self::default() };
        let mut row = 0;
        while sheet.cells.len() < MOST_PLACES
            && let Some(texts) = rows.next()
        {
            if texts.iter().any(|text| !text.is_empty()) {
                let cells = (0..).zip(texts).map(|(col, text)| Cell { row, col, rows: 1, cols: 1, text });
                sheet.cells.extend(cells);
            }
            row += 1;
        }
        sheet
    }

    /// Adds what a cell shows, unless it shows nothing.
    pub(super) fn show(&mut self, row: u32, col: u32, text: impl AsRef<str> + Into<String>) {
        let trimmed = text.as_ref().trim();
        if trimmed.is_empty() {
            return;
        }
        let words = if trimmed.len() == text.as_ref().len() { text.into() } else { trimmed.to_owned() };
        self.cells.push(Cell { row, col, rows: 1, cols: 1, text: Text { text: words, runs: Vec::new() } });
    }

    /// Adds a formula without a value: it is shown itself, so that nobody takes the cell for blank.
    pub(super) fn show_unknown(&mut self, row: u32, col: u32, formula: &str) {
        self.show(row, col, format!("={}", formula.trim_start_matches('=')));
        self.unknown.push((row, col));
    }

    /// Adds the blocks of the sheet to a document whose places are told without it.
    pub(super) fn write(self, output: &mut Output) {
        for piece in pieces(self) {
            if output.is_full() {
                break;
            }
            piece.content.write(output);
        }
    }

    pub(super) fn is_hidden(&self, row: u32, col: u32) -> bool {
        self.hidden_rows.contains(&row) || self.hides_col(col)
    }

    /// Hides the columns from the first to the last.
    pub(super) fn hide_cols(&mut self, first: u32, last: u32) {
        let (mut first, mut last) = (first, last.min(COLS - 1));
        if first > last {
            return;
        }
        // Runs that meet become one: a file may name the same columns again and again.
        while let Some((start, end)) = self.hidden_cols.range(..=last).next_back().map(|(start, end)| (*start, *end))
            && end >= first
        {
            self.hidden_cols.remove(&start);
            (first, last) = (first.min(start), last.max(end));
        }
        self.hidden_cols.insert(first, last);
    }

    pub(super) fn hides_col(&self, col: u32) -> bool {
        self.hidden_cols.range(..=col).next_back().is_some_and(|(_, last)| col <= *last)
    }
}

/// Row and column of a cell's name: `D17`, `$D$17`.
pub(super) fn cell(name: &str) -> Option<(u32, u32)> {
    let name = name.trim().trim_start_matches('$');
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let col =
        name.bytes().take(letters).try_fold(0_u32, |col, letter| col.checked_mul(26)?.checked_add(number(letter)));
    let row: u32 = name[letters..].trim_start_matches('$').parse().ok()?;
    let (row, col) = (row.checked_sub(1)?, col?.checked_sub(1)?);
    (row < ROWS && col < COLS).then_some((row, col))
}

impl Merge {
    /// The cells a reference names: `A1:D2`.
    pub(super) fn of(reference: &str) -> Option<Self> {
        let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
        let (first, last) = (cell(first)?, cell(last)?);
        Some(Self {
            rows: (first.0.min(last.0), first.0.max(last.0)),
            cols: (first.1.min(last.1), first.1.max(last.1)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_hidden_again_are_one_run() {
        let mut sheet = Sheet::default();
        for (first, last) in [(3, 5), (9, 9), (4, 7), (2, 1), (8, COLS + 9)] {
            sheet.hide_cols(first, last);
        }
        assert_eq!(sheet.hidden_cols.into_iter().collect::<Vec<_>>(), [(3, 7), (8, COLS - 1)]);
        let mut sheet = Sheet::default();
        sheet.hide_cols(3, 5);
        assert_eq!([2, 3, 5, 6].map(|col| sheet.hides_col(col)), [false, true, true, false]);
    }

    #[test]
    fn names_of_cells() {
        assert_eq!(cell("A1"), Some((0, 0)));
        assert_eq!(cell("$AB$12"), Some((11, 27)));
        assert_eq!(cell("A0"), None);
        assert_eq!(cell("XFD1048576"), Some((ROWS - 1, COLS - 1)));
        assert_eq!(cell("A1048577"), None);
        assert_eq!(cell("12"), None);
        assert_eq!(cell("AAAAAAAAAAAA1"), None);
        assert_eq!(cell("预1"), None);
        assert_eq!(Merge::of("B3:A1"), Some(Merge { rows: (0, 2), cols: (0, 1) }));
    }
}
