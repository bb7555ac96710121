//! A table of one page: cells with their places and words.

use super::area::{Area, POINT};
use super::glyph::Glyph;
use super::lattice::{Lattice, Square};
use super::line::{Line, lines};
use super::paragraph::{first_width, is_listed};

/// A row lower than this without words is the space between two rules.
const SLIVER: i32 = 6 * POINT;

/// Room at both sides of a cell that words leave.
const MARGINS: i32 = 13 * POINT;

/// A table of one page.
#[derive(Debug, Clone, Default)]
pub(super) struct PageTable {
    pub(super) area: Area,
    /// Places of the columns' edges.
    pub(super) xs: Vec<i32>,
    /// Number of rows.
    pub(super) rows: usize,
    /// The cells by row, then column.
    pub(super) cells: Vec<PageCell>,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub(super) struct PageCell {
    pub(super) at: Spot,
    pub(super) area: Area,
    pub(super) lines: Vec<Line>,
    /// Whether its upper or its lower side is not drawn.
    pub(super) is_open: (bool, bool),
}

/// Where a cell begins and how many rows and columns it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Spot {
    pub(super) row: usize,
    pub(super) col: usize,
    pub(super) rows: usize,
    pub(super) cols: usize,
}

impl PageCell {
    /// The words of all lines. Where there was room for what stands in the next line, the line was ended on purpose.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let is_list = self.lines.first().is_some_and(|line| is_listed(&line.text()));
        for (at, line) in self.lines.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &self.lines[at]);
            let is_item = is_list && is_listed(&line.text());
            if before.is_some_and(|before| is_item || !self.is_full(before, line)) {
                text.push('\n');
            }
            append(&mut text, line, before.is_some_and(|before| before.has_blank));
        }
        text
    }

    /// Whether a line had no room for what begins the next one.
    pub(super) fn is_full(&self, line: &Line, next: &Line) -> bool {
        self.area.width() - line.area.width() < MARGINS + first_width(&next.text(), next.size)
    }
}

/// Adds the next line: with a blank between Latin words, and where one is drawn at the end of the line before and a Latin
/// word or a number stands at either side. Between Chinese words it is the mark of the end of the line.
pub(super) fn append(text: &mut String, next: &Line, has_blank: bool) {
    let next = next.text();
    if let (Some(before), Some(behind)) = (text.chars().next_back(), next.chars().next()) {
        let is_drawn = has_blank && (before.is_ascii_alphanumeric() || behind.is_ascii_alphanumeric());
        if is_drawn || (before.is_ascii_alphabetic() && behind.is_ascii_alphabetic()) {
            text.push(' ');
        }
    }
    text.push_str(&next);
}

/// The tables of these lattices, with the signs inside them; the others are left.
pub(super) fn ruled(lattices: &[Lattice], glyphs: Vec<Glyph>) -> (Vec<PageTable>, Vec<Glyph>) {
    let areas: Vec<Area> = lattices.iter().map(Lattice::area).collect();
    let mut inside: Vec<Vec<Vec<Glyph>>> =
        lattices.iter().map(|lattice| vec![Vec::new(); lattice.cells.len()]).collect();
    let mut left = Vec::new();
    // Signs come in the order they are drawn: the next one mostly lies in the same table.
    let mut last = 0;
    for glyph in glyphs {
        let (x, y) = (glyph.area.x(), glyph.area.y());
        let find = |at: usize| areas[at].holds(x, y).then(|| lattices[at].at(x, y)).flatten().map(|cell| (at, cell));
        let known = (last < areas.len()).then(|| find(last)).flatten();
        match known.or_else(|| (0..areas.len()).find_map(find)) {
            Some((table, cell)) => {
                inside[table][cell].push(glyph);
                last = table;
            }
            None => left.push(glyph),
        }
    }
    let tables = lattices.iter().zip(inside).map(|(lattice, cells)| table(lattice, cells)).collect();
    (tables, left)
}

fn table(lattice: &Lattice, glyphs: Vec<Vec<Glyph>>) -> PageTable {
    let cells = lattice.cells.iter().zip(glyphs).map(|(square, glyphs)| PageCell {
        at: spot(*square),
        area: lattice.place(*square),
        lines: lines(glyphs),
        is_open: square.is_open,
    });
    let mut table =
        PageTable { area: lattice.area(), xs: lattice.xs.clone(), rows: lattice.ys.len() - 1, cells: cells.collect() };
    table.drop_slivers(&lattice.ys);
    table
}

fn spot(square: Square) -> Spot {
    Spot { row: square.row, col: square.col, rows: square.rows, cols: square.cols }
}

impl PageTable {
    /// Height of its first row.
    pub(super) fn first_height(&self) -> i32 {
        let cells = self.cells.iter().filter(|cell| cell.at.row == 0 && cell.at.rows == 1);
        cells.map(|cell| cell.area.height()).min().unwrap_or_default()
    }

    /// Leaves out low rows in which no words begin.
    fn drop_slivers(&mut self, ys: &[i32]) {
        let mut is_sliver: Vec<bool> = ys.windows(2).map(|pair| pair[1] - pair[0] < SLIVER).collect();
        for cell in self.cells.iter().filter(|cell| !cell.lines.is_empty()) {
            is_sliver[cell.at.row] = false;
        }
        let mut numbers = vec![0; is_sliver.len() + 1];
        for (row, is_sliver) in is_sliver.iter().enumerate() {
            numbers[row + 1] = numbers[row] + usize::from(!is_sliver);
        }
        self.rows = numbers[is_sliver.len()];
        self.cells.retain_mut(|cell| {
            let end = numbers[cell.at.row + cell.at.rows];
            cell.at.row = numbers[cell.at.row];
            cell.at.rows = end - cell.at.row;
            cell.at.rows > 0
        });
    }
}
