//! Tables that go on on the next page become one.

use super::area::POINT;
use super::paragraph::is_listed;
use super::table::{PageCell, PageTable, Spot};
use std::collections::BTreeMap;

/// Edges of columns that differ by less are one.
const NEAR: i32 = 6 * POINT;
/// Heading rows that may be repeated.
const MOST_REPEATED: usize = 8;

/// A table, perhaps of several pages.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) xs: Vec<i32>,
    pub(super) rows: usize,
    /// The cells, each with the index of its page.
    pub(super) cells: Vec<(usize, PageCell)>,
    /// Where the part on the last page ends.
    pub(super) bottom: i32,
    /// The cells that end in the last row: their columns and indices.
    ending: BTreeMap<usize, usize>,
}

impl Table {
    pub(super) fn of(page: usize, table: PageTable) -> Self {
        let mut whole = Self {
            xs: table.xs,
            rows: table.rows,
            cells: table.cells.into_iter().map(|cell| (page, cell)).collect(),
            bottom: table.area.y1,
            ending: BTreeMap::new(),
        };
        whole.cells.sort_by_key(|(_, cell)| (cell.at.row, cell.at.col));
        whole.note_ending(0);
        whole
    }

    /// Whether the columns of a part on the next page agree with these.
    pub(super) fn agrees(&self, part: &PageTable) -> bool {
        let (Some(left), Some(right)) = (self.xs.first(), self.xs.last()) else { return false };
        let ends = |xs: &[i32]| (xs.first().copied().unwrap_or(i32::MAX), xs.last().copied().unwrap_or(i32::MAX));
        let (other_left, other_right) = ends(&part.xs);
        let is_near = |one: i32, other: i32| one.abs_diff(other) <= NEAR as u32;
        is_near(*left, other_left)
            && is_near(*right, other_right)
            && (within(&self.xs, &part.xs) || within(&part.xs, &self.xs))
    }

    /// How many rows at the top of the part are the heading rows of this table again.
    pub(super) fn repeated(&self, part: &PageTable) -> usize {
        let ours = texts(self.cells.iter().map(|(_, cell)| cell));
        let theirs = texts(part.cells.iter());
        let same =
            ours.iter().zip(&theirs).take(MOST_REPEATED).take_while(|((_, one), (_, other))| one == other).count();
        let has_words = theirs.first_key_value().is_some_and(|(_, row)| !row.is_empty());
        if has_words { same.min(part.rows.saturating_sub(1)) } else { 0 }
    }

    /// Adds the part on the next page without its first rows.
    pub(super) fn append(&mut self, page: usize, part: PageTable, repeated: usize) {
        let (ours, theirs, xs) = union(&self.xs, &part.xs);
        let moved = |spot: &mut Spot, cols: &[usize]| {
            let end = cols[spot.col + spot.cols];
            spot.col = cols[spot.col];
            spot.cols = end - spot.col;
        };
        if xs.len() != self.xs.len() {
            self.cells.iter_mut().for_each(|(_, cell)| moved(&mut cell.at, &ours));
            self.ending = self.ending.iter().map(|(col, index)| (ours[*col], *index)).collect();
        }
        self.xs = xs;
        let mut cells: Vec<PageCell> = part.cells;
        cells.retain_mut(|cell| {
            let end = cell.at.row + cell.at.rows;
            moved(&mut cell.at, &theirs);
            cell.at.row = cell.at.row.max(repeated);
            cell.at.rows = end.saturating_sub(cell.at.row);
            cell.at.rows > 0
        });
        cells.sort_by_key(|cell| (cell.at.row, cell.at.col));
        let first = repeated + self.cut_row(&mut cells, repeated);
        let shift = self.rows;
        let start = self.cells.len();
        for mut cell in cells {
            if cell.at.row + cell.at.rows <= first {
                continue;
            }
            let end = cell.at.row + cell.at.rows;
            cell.at.row = cell.at.row.max(first) - first + shift;
            cell.at.rows = end - first + shift - cell.at.row;
            if cell.at.row == shift && self.lengthen(&cell) {
                continue;
            }
            self.cells.push((page, cell));
        }
        self.rows = shift + part.rows - first;
        self.bottom = part.area.y1;
        self.note_ending(start);
    }

    /// Notes which cells end in the last row; only those from `start` on are new.
    fn note_ending(&mut self, start: usize) {
        let Self { cells, ending, rows, .. } = self;
        let ends = |index: usize| cells[index].1.at.row + cells[index].1.at.rows == *rows;
        ending.retain(|_, index| ends(*index));
        ending.extend((start..cells.len()).filter(|index| ends(*index)).map(|index| (cells[index].1.at.col, index)));
    }

    /// The cell of this column that ends in the last row.
    fn above(&self, cell: &PageCell) -> Option<&PageCell> {
        self.ending.get(&cell.at.col).and_then(|index| self.cells.get(*index)).map(|(_, cell)| cell)
    }

    fn above_mut(&mut self, cell: &PageCell) -> Option<&mut PageCell> {
        self.ending.get(&cell.at.col).and_then(|index| self.cells.get_mut(*index)).map(|(_, cell)| cell)
    }

    /// Joins a cell that goes on below the end of the page: neither part has a rule there, or the rest is blank and both
    /// have several rows.
    fn lengthen(&mut self, cell: &PageCell) -> bool {
        let Some(above) = self.above_mut(cell).filter(|above| above.at.cols == cell.at.cols) else { return false };
        let are_open = above.is_open.1 && cell.is_open.0;
        let are_tall = !has_words(cell) && cell.at.rows > 1 && above.at.rows > 1;
        if are_open || are_tall {
            above.at.rows += cell.at.rows;
            above.lines.extend(cell.lines.iter().cloned());
            above.is_open.1 = cell.is_open.1;
        }
        are_open || are_tall
    }

    /// Joins a row that the end of the page cut; tells how many rows of the part it was. A blank cell that reaches below
    /// it lengthens the one above.
    fn cut_row(&mut self, cells: &mut Vec<PageCell>, row: usize) -> usize {
        let rest: Vec<&PageCell> = cells.iter().filter(|cell| cell.at.row == row).collect();
        let is_cut = |cell: &&PageCell| cell.is_open.0 && self.above(cell).is_some_and(|above| above.is_open.1);
        let are_cut = !rest.is_empty() && rest.iter().all(is_cut);
        let has_place = |cell: &&PageCell| self.above(cell).is_some_and(|above| above.at.cols == cell.at.cols);
        let is_tall = |cell: &PageCell| cell.at.rows > 1;
        let fits = |cell: &&PageCell| !is_tall(cell) || (has_place(cell) && (are_cut || !has_words(cell)));
        if !rest.iter().all(fits) || !(are_cut || self.is_rest(&rest)) {
            return 0;
        }
        for cell in rest {
            if let Some(whole) = self.above_mut(cell) {
                whole.lines.extend(cell.lines.iter().cloned());
                whole.at.rows += cell.at.rows - 1;
            }
        }
        cells.retain(|cell| cell.at.row != row);
        1
    }

    /// Whether a row is the rest of the last one: above each of its words a line was full, and it has none in other columns
    /// where that has some.
    fn is_rest(&self, rest: &[&PageCell]) -> bool {
        let filled: Vec<&&PageCell> = rest.iter().filter(|cell| has_words(cell)).collect();
        // A label beside several rows goes on without its words.
        let is_of_one_row = |above: &PageCell| has_words(above) && above.at.rows == 1;
        let has_ended = |cell: &&PageCell| !has_words(cell) && self.above(cell).is_some_and(is_of_one_row);
        let is_broken = |cell: &&&PageCell| self.above(cell).is_some_and(|above| is_broken(above, cell));
        let ended = rest.iter().filter(|cell| has_ended(cell)).count();
        ended > usize::from(filled.len() > 1) && !filled.is_empty() && filled.iter().all(is_broken)
    }
}

/// Whether the last line of a cell had no room for what begins the rest of it.
fn is_broken(above: &PageCell, rest: &PageCell) -> bool {
    let (Some(last), Some(next)) = (above.lines.last(), rest.lines.first()) else { return false };
    !is_listed(&next.text()) && above.is_full(last, next)
}

fn has_words(cell: &PageCell) -> bool {
    !cell.lines.is_empty()
}

/// For each of the first rows, what its cells say.
fn texts<'c>(cells: impl Iterator<Item = &'c PageCell>) -> BTreeMap<usize, Vec<String>> {
    let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for cell in cells.take_while(|cell| cell.at.row <= MOST_REPEATED) {
        let text: String = cell.text().chars().filter(|sign| !sign.is_whitespace()).collect();
        let row = rows.entry(cell.at.row).or_default();
        row.extend(Some(text).filter(|text| !text.is_empty()));
    }
    rows
}

/// Whether each place of `few` is one of `many`.
fn within(few: &[i32], many: &[i32]) -> bool {
    few.iter().all(|x| {
        let at = many.partition_point(|other| other + NEAR < *x);
        many.get(at).is_some_and(|other| other.abs_diff(*x) <= NEAR as u32)
    })
}

/// For each place of both lists its number among the places of either, and those places.
fn union(one: &[i32], other: &[i32]) -> (Vec<usize>, Vec<usize>, Vec<i32>) {
    let (mut ours, mut theirs, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    while i < one.len() || j < other.len() {
        let (a, b) = (one.get(i).copied(), other.get(j).copied());
        let takes_one = a.is_some_and(|a| b.is_none_or(|b| a <= b + NEAR));
        let takes_other = b.is_some_and(|b| a.is_none_or(|a| b <= a + NEAR));
        if takes_one {
            ours.push(all.len());
            i += 1;
        }
        if takes_other {
            theirs.push(all.len());
            j += 1;
        }
        all.push(if takes_one { a } else { b }.unwrap_or_default());
    }
    (ours, theirs, all)
}
