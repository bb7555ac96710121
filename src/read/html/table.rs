//! A table while it is read, and what becomes of it: a table of the document, or nothing but its content when it only
//! served to place things on the page.

use super::hidden::Hidden;
use crate::doc::Text;
use crate::read::columns::keep_seen;
use crate::read::output::{Grid, MOST_COLS, MOST_ROWS};

/// A pixel in twentieths of a point.
const PIXEL: u32 = 15;
/// Pixels no column is wide.
const WIDEST: u32 = 4000;

/// A block that waits for the end of the table it stands in.
pub(super) enum Piece {
    Paragraph(String),
    Heading(u8, String),
    Table(Grid),
}

/// Size and merge of a cell as its tag says it.
#[derive(Clone, Copy)]
pub(super) struct Extent {
    pub(super) rows: u32,
    pub(super) cols: u32,
    /// Excel's text flows over its neighbours; it is not merged with them.
    pub(super) overflows: bool,
}

/// Where words go.
#[derive(Default)]
enum Place {
    /// Before the table: words between the cells, captions.
    #[default]
    Before,
    /// Into this cell.
    Cell(usize),
    /// Nowhere: the cell is beyond what is read.
    Lost,
}

/// A table being read.
#[derive(Default)]
pub(super) struct Frame {
    grid: Grid,
    /// For each cell of `grid` what is in it.
    contents: Vec<Vec<Piece>>,
    before: Vec<Piece>,
    place: Place,
    in_row: bool,
    /// The next column of the current row.
    col: u32,
    /// For each column, the rows from the current one on that a cell covers.
    covered: Vec<u32>,
    /// First cell of the current group of rows.
    group: usize,
    pub(super) hidden: Hidden,
    /// Widths of the columns in twentieths of a point; 0 where none is told.
    widths: Vec<u32>,
}

impl Frame {
    /// Number of cells so far.
    pub(super) fn cells(&self) -> usize {
        self.grid.cells.len()
    }

    /// The next `span` columns are so many pixels wide.
    pub(super) fn widths(&mut self, span: u32, pixels: u32) {
        let width = match pixels {
            0..WIDEST => pixels * PIXEL,
            // Wider than any page: a negative width, as LibreOffice writes borders that lie upon each other.
            _ => 1,
        };
        let room = (MOST_COLS as usize).saturating_sub(self.widths.len());
        self.widths.extend(std::iter::repeat_n(width, room.min(span as usize)));
    }

    pub(super) fn start_row(&mut self, hidden: bool) {
        self.end_row();
        self.in_row = true;
        if hidden && self.grid.has_room() {
            self.hidden.row(self.grid.rows);
        }
    }

    pub(super) fn end_row(&mut self) {
        self.end_cell();
        // A row that was begun ends even where there is no room for further cells.
        if !std::mem::take(&mut self.in_row) || (!self.grid.has_room() && self.grid.rows >= MOST_ROWS) {
            return;
        }
        self.col = 0;
        self.grid.rows += 1;
        for rows in &mut self.covered {
            *rows = rows.saturating_sub(1);
        }
    }

    /// Ends a group of rows; merged cells end with it.
    pub(super) fn end_group(&mut self) {
        self.end_row();
        for cell in self.grid.cells.iter_mut().skip(self.group) {
            cell.rows = cell.rows.min(self.grid.rows.saturating_sub(cell.row)).max(1);
        }
        self.group = self.grid.cells.len();
        self.covered.fill(0);
    }

    /// Begins a cell at the next free place of the row.
    pub(super) fn start_cell(&mut self, extent: Extent) {
        self.end_cell();
        self.in_row = true;
        while self.covered.get(self.col as usize).is_some_and(|rows| *rows > 0) {
            self.col += 1;
        }
        self.place = Place::Lost;
        if !self.grid.has_room() {
            return;
        }
        let cols = self.free(extent.cols);
        if extent.overflows {
            self.overflow(cols);
        } else {
            self.cell(self.col, extent.rows, cols);
        }
        self.cover(extent.rows, cols);
        self.col = self.col.saturating_add(cols);
    }

    pub(super) fn end_cell(&mut self) {
        self.place = Place::Before;
    }

    /// Puts a block where words go now.
    pub(super) fn add(&mut self, piece: Piece) {
        match self.place {
            Place::Before => self.before.push(piece),
            Place::Cell(index) => {
                if let Some(content) = self.contents.get_mut(index) {
                    content.push(piece);
                }
            }
            Place::Lost => {}
        }
    }

    /// What the table becomes, in order; true when hidden words were left out.
    pub(super) fn finish(mut self) -> (Vec<Piece>, bool) {
        self.end_group();
        self.grid.close();
        let hidden = self.hidden.take_out(&mut self.grid, &mut self.contents);
        if self.widths.len() != self.grid.cols as usize {
            self.widths.clear();
        }
        keep_seen(&mut self.grid, &self.widths);
        let mut pieces = self.before;
        if is_layout(&self.grid, &self.contents) {
            pieces.extend(self.contents.into_iter().flatten());
        } else {
            table(self.grid, self.contents, &mut pieces);
        }
        (pieces, hidden)
    }

    /// How many of the next `wide` columns nothing covers; at least one.
    fn free(&self, wide: u32) -> u32 {
        let free = |step: &u32| self.covered.get((self.col + step) as usize).is_none_or(|rows| *rows == 0);
        (0..wide.min(MOST_COLS)).take_while(free).count().max(1) as u32
    }

    /// The words stand in the first cell; those they flow over are blank.
    fn overflow(&mut self, cols: u32) {
        self.cell(self.col, 1, 1);
        let place = std::mem::take(&mut self.place);
        for col in self.col + 1..self.col.saturating_add(cols).min(MOST_COLS) {
            self.cell(col, 1, 1);
        }
        self.place = place;
    }

    fn cell(&mut self, col: u32, rows: u32, cols: u32) {
        let index = self.cells();
        self.grid.cell(col, Text::default(), rows, cols);
        if self.cells() > index {
            self.contents.push(Vec::new());
            self.place = Place::Cell(index);
        }
    }

    fn cover(&mut self, rows: u32, cols: u32) {
        let end = self.col.saturating_add(cols).min(MOST_COLS) as usize;
        let start = (self.col as usize).min(end);
        if self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        self.covered[start..end].fill(rows);
    }
}

/// True for a table that only places things on the page: one row or column around tables, one column of whole passages,
/// or a frame that is smaller than the tables inside.
fn is_layout(grid: &Grid, contents: &[Vec<Piece>]) -> bool {
    let inner: usize = contents
        .iter()
        .flatten()
        .map(|piece| if let Piece::Table(inner) = piece { inner.cells.len() } else { 0 })
        .sum();
    let passage = |content: &Vec<Piece>| content.len() > 1 || matches!(content.as_slice(), [Piece::Heading(..)]);
    (inner > 0 && (grid.rows == 1 || grid.cols == 1 || inner > grid.cells.len()))
        || (grid.cols == 1 && contents.iter().any(passage))
}

/// Adds the table with the words of its cells, unless it has none, and then the tables that stood in its cells.
fn table(mut grid: Grid, contents: Vec<Vec<Piece>>, pieces: &mut Vec<Piece>) {
    let mut inner = Vec::new();
    let mut blank = true;
    for (cell, content) in grid.cells.iter_mut().zip(contents) {
        for piece in content {
            match piece {
                Piece::Table(_) => inner.push(piece),
                Piece::Paragraph(words) | Piece::Heading(_, words) => append(&mut cell.text.text, words),
            }
        }
        blank &= cell.text.is_empty();
    }
    if !blank {
        pieces.push(Piece::Table(grid));
    }
    pieces.append(&mut inner);
}

/// Adds a paragraph to the text of a cell.
fn append(text: &mut String, words: String) {
    if text.is_empty() {
        *text = words;
    } else {
        text.push('\n');
        text.push_str(&words);
    }
}
