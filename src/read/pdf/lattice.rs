//! Edges that cross make a lattice; what they enclose are cells.

use super::area::Area;
use super::rulings::{Edge, NEAR, Rulings};

/// Squares of one lattice.
const MOST_SQUARES: usize = 200_000;
/// An edge that ends so far outside the last crossing edge shows that a side is open.
const OPEN: i32 = 2 * NEAR;

/// Edges that hang together.
#[derive(Debug, Default)]
pub(super) struct Lattice {
    /// Places of the columns' edges.
    pub(super) xs: Vec<i32>,
    /// Places of the rows' edges.
    pub(super) ys: Vec<i32>,
    /// For each square its cell.
    owners: Vec<Option<u32>>,
    pub(super) cells: Vec<Square>,
}

/// A cell in squares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Square {
    pub(super) row: usize,
    pub(super) col: usize,
    pub(super) rows: usize,
    pub(super) cols: usize,
    /// Whether its upper or its lower side is not drawn: it may go on on another page.
    pub(super) is_open: (bool, bool),
}

impl Lattice {
    /// All lattices of a page.
    pub(super) fn all(rulings: &Rulings) -> Vec<Self> {
        groups(rulings).into_iter().filter_map(Self::of).collect()
    }

    pub(super) fn area(&self) -> Area {
        let ends = |places: &[i32]| (places.first().copied().unwrap_or(0), places.last().copied().unwrap_or(0));
        let ((x0, x1), (y0, y1)) = (ends(&self.xs), ends(&self.ys));
        Area { x0, y0, x1, y1 }
    }

    /// The cell around a point.
    pub(super) fn at(&self, x: i32, y: i32) -> Option<usize> {
        let square = |places: &[i32], at: i32| places.partition_point(|place| *place <= at).checked_sub(1);
        let (col, row) = (square(&self.xs, x)?, square(&self.ys, y)?);
        let width = self.xs.len() - 1;
        if col >= width {
            return None;
        }
        self.owners.get(row * width + col).copied().flatten().map(|cell| cell as usize)
    }

    /// Where a cell lies.
    pub(super) fn place(&self, cell: Square) -> Area {
        Area {
            x0: self.xs[cell.col],
            y0: self.ys[cell.row],
            x1: self.xs[cell.col + cell.cols],
            y1: self.ys[cell.row + cell.rows],
        }
    }

    fn of(mut group: Rulings) -> Option<Self> {
        let is_open = close_sides(&mut group);
        let xs = places(&group.down);
        let ys = places(&group.across);
        let (width, height) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if width == 0 || height == 0 || width * height > MOST_SQUARES {
            return None;
        }
        let mut walls = Walls::of(&group, &xs, &ys);
        let open = (walls.close(0, 0), walls.close(height, height - 1));
        let mut lattice = Self { xs, ys, owners: vec![None; width * height], cells: Vec::new() };
        let outside = walls.outside();
        for row in 0..height {
            for col in 0..width {
                if lattice.owners[row * width + col].is_none() && !outside[row * width + col] {
                    lattice.grow(&walls, &outside, row, col);
                }
            }
        }
        for cell in &mut lattice.cells {
            let is_top = is_open.0 || open.0[cell.col];
            let is_bottom = is_open.1 || open.1[cell.col];
            cell.is_open = (is_top && cell.row == 0, is_bottom && cell.row + cell.rows == height);
        }
        (!lattice.cells.is_empty()).then_some(lattice)
    }

    /// The cell that begins here: to the right until a wall, then down as long as it stays as wide.
    fn grow(&mut self, walls: &Walls, outside: &[bool], row: usize, col: usize) {
        let width = walls.width;
        let is_free = |owners: &[Option<u32>], row: usize, col: usize| {
            owners[row * width + col].is_none() && !outside[row * width + col]
        };
        let mut end = col + 1;
        while end < width && !walls.is_left(row, end) && is_free(&self.owners, row, end) {
            end += 1;
        }
        let mut below = row + 1;
        while below < walls.height
            && (col..end).all(|at| !walls.is_top(below, at) && is_free(&self.owners, below, at))
            && (col + 1..end).all(|at| !walls.is_left(below, at))
            && walls.is_left(below, col)
            && walls.is_left(below, end)
        {
            below += 1;
        }
        let number = self.cells.len() as u32;
        for row in row..below {
            self.owners[row * width + col..row * width + end].fill(Some(number));
        }
        self.cells.push(Square { row, col, rows: below - row, cols: end - col, is_open: (false, false) });
    }
}

/// The different places of sorted edges.
fn places(edges: &[Edge]) -> Vec<i32> {
    let mut places: Vec<i32> = edges.iter().map(|edge| edge.at).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// Tables are often drawn without their outermost edges; the ends of the others show where they would be.
fn close_sides(group: &mut Rulings) -> (bool, bool) {
    let (left, right) = ends(&group.across, &group.down);
    let (top, bottom) = ends(&group.down, &group.across);
    let range = |edges: &[Edge], low: Option<i32>, high: Option<i32>| {
        let at = |edge: Option<&Edge>, other: Option<i32>| other.or(edge.map(|edge| edge.at)).unwrap_or_default();
        (at(edges.iter().min(), low), at(edges.iter().max(), high))
    };
    let (y0, y1) = range(&group.across, top, bottom);
    let (x0, x1) = range(&group.down, left, right);
    group.down.extend([left, right].into_iter().flatten().map(|at| Edge { at, from: y0, to: y1 }));
    group.across.extend([top, bottom].into_iter().flatten().map(|at| Edge { at, from: x0, to: x1 }));
    (top.is_some(), bottom.is_some())
}

/// Where `edges` begin and end, when that is outside all crossing edges: most of them, or the first and the last.
fn ends(edges: &[Edge], crossing: &[Edge]) -> (Option<i32>, Option<i32>) {
    let (Some(low), Some(high)) = (edges.iter().map(|edge| edge.from).min(), edges.iter().map(|edge| edge.to).max())
    else {
        return (None, None);
    };
    let first = crossing.iter().map(|edge| edge.at).min().unwrap_or(high);
    let last = crossing.iter().map(|edge| edge.at).max().unwrap_or(low);
    let are_many = |does: &dyn Fn(&Edge) -> bool| {
        let count = edges.iter().filter(|edge| does(edge)).count();
        let outermost = [edges.iter().min(), edges.iter().max()];
        let is_enough = count > 1 || (edges.len() == 1 && count == 1 && crossing.len() > 1);
        is_enough && (count * 2 >= edges.len() || outermost.into_iter().flatten().all(does))
    };
    let starts = |edge: &Edge| edge.from <= low + NEAR;
    let stops = |edge: &Edge| edge.to >= high - NEAR;
    ((first - low > OPEN && are_many(&starts)).then_some(low), (high - last > OPEN && are_many(&stops)).then_some(high))
}

/// Which sides of the squares are drawn.
struct Walls {
    width: usize,
    height: usize,
    /// Left sides, one more in each row than squares.
    left: Vec<bool>,
    /// Upper sides, one row more than squares.
    top: Vec<bool>,
}

impl Walls {
    fn of(group: &Rulings, xs: &[i32], ys: &[i32]) -> Self {
        let (width, height) = (xs.len() - 1, ys.len() - 1);
        let mut walls =
            Self { width, height, left: vec![false; (width + 1) * height], top: vec![false; width * (height + 1)] };
        for edge in &group.down {
            let col = xs.partition_point(|x| *x < edge.at);
            for row in covered(edge, ys) {
                walls.left[row * (width + 1) + col] = true;
            }
        }
        for edge in &group.across {
            let row = ys.partition_point(|y| *y < edge.at);
            for col in covered(edge, xs) {
                walls.top[row * width + col] = true;
            }
        }
        walls
    }

    fn is_left(&self, row: usize, col: usize) -> bool {
        self.left[row * (self.width + 1) + col]
    }

    fn is_top(&self, row: usize, col: usize) -> bool {
        self.top[row * self.width + col]
    }

    /// Draws a missing piece of the upper or lower side where both walls beside it are drawn: a cell is cut there.
    /// Tells for each column whether it was missing.
    fn close(&mut self, side: usize, row: usize) -> Vec<bool> {
        let mut missing = vec![false; self.width];
        let mut start = None;
        for col in 0..=self.width {
            if self.is_left(row, col) {
                if let Some(start) = start {
                    missing[start..col].fill(true);
                }
                start = Some(col);
            }
            if col < self.width && self.is_top(side, col) {
                start = None;
            }
        }
        for (col, missing) in missing.iter().enumerate() {
            self.top[side * self.width + col] |= *missing;
        }
        missing
    }

    /// Squares that no wall separates from what is around the lattice.
    fn outside(&self) -> Vec<bool> {
        let (width, height) = (self.width, self.height);
        let mut outside = vec![false; width * height];
        let mut open: Vec<(usize, usize)> = Vec::new();
        for row in 0..height {
            open.extend(
                [(0, 0), (width, width - 1)]
                    .into_iter()
                    .filter_map(|(side, col)| (!self.is_left(row, side)).then_some((row, col))),
            );
        }
        for col in 0..width {
            open.extend(
                [(0, 0), (height, height - 1)]
                    .into_iter()
                    .filter_map(|(side, row)| (!self.is_top(side, col)).then_some((row, col))),
            );
        }
        while let Some((row, col)) = open.pop() {
            if std::mem::replace(&mut outside[row * width + col], true) {
                continue;
            }
            open.extend((col > 0 && !self.is_left(row, col)).then(|| (row, col - 1)));
            open.extend((col + 1 < width && !self.is_left(row, col + 1)).then_some((row, col + 1)));
            open.extend((row > 0 && !self.is_top(row, col)).then(|| (row - 1, col)));
            open.extend((row + 1 < height && !self.is_top(row + 1, col)).then_some((row + 1, col)));
        }
        outside
    }
}

/// The squares along an edge that it covers.
fn covered(edge: &Edge, places: &[i32]) -> std::ops::Range<usize> {
    let start = places.partition_point(|place| *place < edge.from - NEAR);
    let end = places.partition_point(|place| *place <= edge.to + NEAR).saturating_sub(1);
    start..end.max(start)
}

/// Edges that touch each other, group by group.
fn groups(rulings: &Rulings) -> Vec<Rulings> {
    let (across, down) = (&rulings.across, &rulings.down);
    let mut roots: Vec<usize> = (0..across.len() + down.len()).collect();
    for (at, edge) in across.iter().enumerate() {
        let start = down.partition_point(|other| other.at < edge.from - NEAR);
        for (other, crossing) in down.iter().enumerate().skip(start).take_while(|(_, other)| other.at <= edge.to + NEAR)
        {
            if crossing.from - NEAR <= edge.at && edge.at <= crossing.to + NEAR {
                let (one, two) = (root(&mut roots, at), root(&mut roots, across.len() + other));
                roots[one.max(two)] = one.min(two);
            }
        }
    }
    let mut groups: Vec<Rulings> = (0..roots.len()).map(|_| Rulings::default()).collect();
    for at in 0..roots.len() {
        let group = &mut groups[root(&mut roots, at)];
        match at.checked_sub(across.len()) {
            None => group.across.push(across[at]),
            Some(at) => group.down.push(down[at]),
        }
    }
    groups.retain(|group| !group.across.is_empty() && !group.down.is_empty());
    groups
}

fn root(roots: &mut [usize], mut at: usize) -> usize {
    while roots[at] != at {
        roots[at] = roots[roots[at]];
        at = roots[at];
    }
    at
}
