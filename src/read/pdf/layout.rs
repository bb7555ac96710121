//! A page in reading order: lines and tables from top to bottom.

use super::area::Area;
use super::glyph::Page;
use super::lattice::Lattice;
use super::line::{Line, lines};
use super::open_table;
use super::rulings::Rulings;
use super::table::{PageTable, ruled};
use super::unruled::split;

/// Tables of one page with rules.
const MOST_TABLES: usize = 200;

/// A piece of a page.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Line(Line),
    Table(PageTable),
}

impl Piece {
    pub(super) fn area(&self) -> Area {
        match self {
            Self::Line(line) => line.area,
            Self::Table(table) => table.area,
        }
    }
}

/// The pieces of a page.
pub(super) fn layout(page: &mut Page) -> Vec<Piece> {
    let rulings = Rulings::of(&page.rules);
    let mut lattices = Lattice::all(&rulings);
    // A frame around a single cell holds what stands for itself.
    lattices.retain(|lattice| lattice.cells.len() > 1);
    lattices.truncate(MOST_TABLES);
    let (tables, left) = ruled(&lattices, std::mem::take(&mut page.glyphs));
    let tables = tables.into_iter().filter(|table| table.cells.iter().any(|cell| !cell.lines.is_empty()));
    let mut pieces: Vec<Piece> = tables.map(split).map(Piece::Table).collect();
    pieces.extend(lines(left).into_iter().map(Piece::Line));
    pieces.sort_by_key(|piece| (top(piece), piece.area().x0));
    open_table::found(pieces, &rulings)
}

/// Where a piece begins for the order of reading: a line where its middle is.
fn top(piece: &Piece) -> i32 {
    match piece {
        Piece::Line(line) => line.area.y(),
        Piece::Table(table) => table.area.y0,
    }
}
