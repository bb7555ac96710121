//! Tables without rules between their columns, and those without any: words that stand below each other over several lines
//! make columns.

use super::area::{Area, POINT};
use super::layout::Piece;
use super::line::{Line, Word};
use super::rulings::{NEAR, Rulings};
use super::table::{PageCell, PageTable, Spot};

/// Lines that must stand in columns, and columns they must make; where rules show that there is a table, two of each do.
const FEWEST: usize = 3;
/// Lines of one such table.
const MOST_LINES: usize = 2_000;
/// Columns of one such table.
const MOST_COLUMNS: usize = 200;
/// A narrower gap separates no columns.
const GAP: i32 = 3 * POINT;

/// Finds such tables among the lines of a page.
pub(super) fn found(pieces: Vec<Piece>, rulings: &Rulings) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut run: Vec<Line> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Line(line) if run.len() < MOST_LINES && belongs(&run, &line) => run.push(line),
            Piece::Line(line) => {
                all.extend(closed(std::mem::take(&mut run), rulings));
                run.push(line);
            }
            table @ Piece::Table(_) => {
                all.extend(closed(std::mem::take(&mut run), rulings));
                all.push(table);
            }
        }
    }
    all.extend(closed(run, rulings));
    all
}

/// Whether a line may belong to the same table as those above: not far below, and no full line of a paragraph.
fn belongs(run: &[Line], line: &Line) -> bool {
    let Some(last) = run.last() else { return true };
    let is_near = line.area.y() - last.area.y() < 4 * last.size.max(line.size);
    let rest = run.iter().rev().take_while(|line| line.words.len() < 2).count();
    is_near && (line.words.len() > 1 || (rest < 2 && line.area.width() < last.area.width() * 2 / 3))
}

/// The lines, or the table they make with the lines around it.
fn closed(run: Vec<Line>, rulings: &Rulings) -> Vec<Piece> {
    let plain = |lines: Vec<Line>| lines.into_iter().map(Piece::Line);
    if run.len() < 2 {
        return plain(run).collect();
    }
    let rules = rules(&run, rulings);
    let fewest = if rules.len() > 1 { 2 } else { FEWEST };
    let is_row = |line: &Line| line.words.len() >= fewest;
    let (Some(first), Some(last)) = (run.iter().position(is_row), run.iter().rposition(is_row)) else {
        return plain(run).collect();
    };
    let rows: Vec<&Line> = run[first..=last].iter().filter(|line| is_row(line)).collect();
    let with_numbers = rows.iter().filter(|line| line.words.iter().skip(1).any(is_number)).count();
    let edges = columns(&rows);
    if rows.len() < fewest || with_numbers < 2 || !(fewest + 1..=MOST_COLUMNS).contains(&edges.len()) {
        return plain(run).collect();
    }
    let mut lines = run.into_iter();
    let mut pieces: Vec<Piece> = plain(lines.by_ref().take(first).collect()).collect();
    let body: Vec<Line> = lines.by_ref().take(last + 1 - first).collect();
    pieces.push(Piece::Table(table(body, edges, &rules)));
    pieces.extend(plain(lines.collect()));
    pieces
}

pub(super) fn is_number(word: &Word) -> bool {
    let is_sign = |sign: char| sign.is_ascii_digit() || matches!(sign, ',' | '.' | '-' | '%');
    word.text.chars().any(|sign| sign.is_ascii_digit()) && word.text.chars().all(is_sign)
}

/// Places of the rules across these lines, from top to bottom.
fn rules(run: &[Line], rulings: &Rulings) -> Vec<i32> {
    let area = Area::around(run.iter().map(|line| line.area));
    let reach = run.first().map_or(0, |line| line.size);
    let is_across = |from: i32, to: i32| (to.min(area.x1) - from.max(area.x0)) * 10 > area.width() * 6;
    let rules = rulings.across.iter().filter(|edge| is_across(edge.from, edge.to));
    let mut rules: Vec<i32> =
        rules.map(|edge| edge.at).filter(|at| area.y0 - reach <= *at && *at <= area.y1 + reach).collect();
    rules.dedup();
    rules
}

/// Edges of the columns: through the gaps that hardly any line closes.
fn columns(rows: &[&Line]) -> Vec<i32> {
    let words = || rows.iter().flat_map(|line| &line.words).map(|word| word.area);
    let mut ends: Vec<(i32, i32)> = words().flat_map(|area| [(area.x0, 1), (area.x1, -1)]).collect();
    ends.sort_unstable();
    let allowed = (rows.len() / 10) as i32;
    let whole = Area::around(words());
    let mut edges = vec![whole.x0];
    let (mut covered, mut open) = (0, None);
    for (at, step) in ends {
        covered += step;
        match open {
            None if covered <= allowed => open = Some(at),
            Some(from) if covered > allowed => {
                if from > whole.x0 && at - from >= GAP {
                    edges.push(at.midpoint(from));
                }
                open = None;
            }
            _ => {}
        }
    }
    edges.push(whole.x1);
    edges
}

/// The table of these lines.
fn table(lines: Vec<Line>, xs: Vec<i32>, rules: &[i32]) -> PageTable {
    let rows = rows(lines, rules);
    let mut cells: Vec<PageCell> = Vec::new();
    let whole = Area::around(rows.iter().flatten().map(|line| line.area));
    for (row, lines) in rows.iter().enumerate() {
        let area = Area::around(lines.iter().map(|line| line.area));
        cells.extend(row_cells(row, lines, &xs, area));
    }
    PageTable { area: whole, xs, rows: rows.len(), cells }
}

/// Lines in rows: between two rules where those separate rows; else each line is one, but a line of a single word is the
/// rest of a cell in the row next to it.
fn rows(lines: Vec<Line>, rules: &[i32]) -> Vec<Vec<Line>> {
    let band = |line: &Line| rules.partition_point(|at| *at < line.area.y());
    let mut bands: Vec<usize> = lines.iter().map(band).collect();
    bands.dedup();
    let are_ruled = bands.len() >= FEWEST && bands.len() * 3 >= lines.len();
    let mut rows: Vec<Vec<Line>> = Vec::new();
    let mut above: Vec<Line> = Vec::new();
    for line in lines {
        let last = rows.last().and_then(|row| row.last()).map(|last| (band(last), last.area.y1, last.words.len()));
        let is_same = match last {
            Some((last_band, ..)) if are_ruled => last_band == band(&line),
            Some((_, bottom, words)) if line.words.len() == 1 => words > 1 && line.area.y0 - bottom < line.size / 2,
            _ => false,
        };
        match rows.last_mut() {
            Some(row) if is_same => row.push(line),
            _ if !are_ruled && line.words.len() == 1 => above.push(line),
            _ => {
                above.push(line);
                rows.push(std::mem::take(&mut above));
            }
        }
    }
    if !above.is_empty() {
        rows.push(above);
    }
    rows
}

/// The cells of a row; a word over several columns makes a cell as wide.
pub(super) fn row_cells(row: usize, lines: &[Line], xs: &[i32], area: Area) -> Vec<PageCell> {
    let last = xs.len() - 2;
    let column = |x: i32| xs.partition_point(|edge| *edge <= x).saturating_sub(1).min(last);
    let words = lines.iter().flat_map(|line| line.words.iter().map(move |word| (word, line.size)));
    let mut spans: Vec<(usize, usize, Vec<Line>)> = Vec::new();
    for (word, size) in words {
        let (start, end) = (
            column(word.area.x0 + NEAR.min(word.area.width() / 4)),
            column(word.area.x1 - NEAR.min(word.area.width() / 4)),
        );
        let line = Line { words: vec![word.clone()], area: word.area, size, has_blank: false };
        match spans.iter_mut().find(|(from, to, _)| *from <= end && start <= *to) {
            Some((from, to, lines)) => {
                (*from, *to) = ((*from).min(start), (*to).max(end));
                lines.push(line);
            }
            None => spans.push((start, end, vec![line])),
        }
    }
    spans.sort_by_key(|(start, ..)| *start);
    let mut cells = Vec::new();
    let mut next = 0;
    for (start, end, lines) in spans {
        let start = start.max(next);
        cells.extend((next..start).map(|col| cell(row, col, col, Vec::new(), xs, area)));
        if start <= end {
            cells.push(cell(row, start, end, lines, xs, area));
            next = end + 1;
        } else if let Some(before) = cells.last_mut() {
            before.lines.extend(lines);
        }
    }
    cells.extend((next..=last).map(|col| cell(row, col, col, Vec::new(), xs, area)));
    cells
}

fn cell(row: usize, start: usize, end: usize, lines: Vec<Line>, xs: &[i32], area: Area) -> PageCell {
    let area = Area { x0: xs[start], x1: xs[end + 1], ..area };
    PageCell { at: Spot { row, col: start, rows: 1, cols: end + 1 - start }, area, lines, is_open: (false, false) }
}
