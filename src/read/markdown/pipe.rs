//! Pipe tables. Cells stay as printed: no merge is guessed.
//!
//! An outer pipe may be missing, rows may be shorter or longer than the heading, the heading row may be blank and the row of
//! dashes missing. A pipe is part of a cell only as `\|`, also inside a code span.

use super::inline::cell_text;
use super::line;
use super::slice::{Cursor, Slice};
use crate::read::output::{Grid, MOST_COLS};

/// Dashes of a separator anywhere but below the first row, where one dash is enough.
const DASHES: usize = 3;

/// The table that begins at this line, and the place behind it.
pub(super) fn read<'a>(cursor: Cursor<'a>, body: Slice<'a>) -> Option<(Grid, Cursor<'a>)> {
    if !begins(cursor, body) {
        return None;
    }
    let mut grid = Grid::default();
    let mut headed = false;
    let mut cursor = cursor;
    while let Some((line, next)) = cursor.line() {
        let body = line::unquoted(line);
        let frame = is_frame(body.text);
        if !frame && !has_pipe(body.text) {
            break;
        }
        cursor = next;
        let below_head = grid.rows == 1 && !headed;
        if is_separator(body, if below_head { 1 } else { DASHES }) {
            headed = true;
        } else if !frame {
            grid.row(Cells::new(body).map(cell_text));
        }
    }
    Some((grid, cursor))
}

/// True when a table begins here: a row between pipes, or any row with a separator below.
fn begins(cursor: Cursor, body: Slice) -> bool {
    if body.text.starts_with('|') && has_pipe(&body.text[1..]) {
        return true;
    }
    let below = || cursor.line().and_then(|(_, next)| next.line()).map(|(line, _)| line::unquoted(line));
    (has_pipe(body.text) || is_frame(body.text))
        && below().is_some_and(|below| has_pipe(below.text) && (is_frame(body.text) || is_separator(below, 1)))
}

/// A pipe that is not escaped.
fn has_pipe(text: &str) -> bool {
    pipe_at(text).is_some()
}

/// The border of a grid table: `+---+===+`.
fn is_frame(text: &str) -> bool {
    let text = text.trim_end();
    text.len() > 2 && text.starts_with('+') && text.ends_with('+') && text.bytes().all(|b| b"+-=:".contains(&b))
}

/// A row of `---`, `:--:` with at least this many dashes each.
fn is_separator(body: Slice, dashes: usize) -> bool {
    let dashed = |cell: Slice| {
        let cell = cell.text.trim();
        let line = cell.strip_prefix(':').unwrap_or(cell);
        let line = line.strip_suffix(':').unwrap_or(line);
        line.len() >= dashes && line.bytes().all(|b| b == b'-')
    };
    body.text.bytes().all(|b| b"|-: \t".contains(&b)) && body.text.contains('-') && Cells::new(body).all(dashed)
}

/// Bytes before the next pipe that is not escaped.
fn pipe_at(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|b| {
        let found = b == b'|' && !escaped;
        escaped = b == b'\\' && !escaped;
        found
    })
}

/// The cells of a row; one more than are kept, so that a row that is too wide is noticed.
struct Cells<'a> {
    rest: Option<Slice<'a>>,
    left: u32,
}

impl<'a> Cells<'a> {
    fn new(body: Slice<'a>) -> Self {
        Self { rest: Some(body.strip("|").unwrap_or(body)), left: MOST_COLS + 1 }
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = Slice<'a>;

    fn next(&mut self) -> Option<Slice<'a>> {
        let rest = self.rest.take()?;
        self.left = self.left.checked_sub(1)?;
        let Some(pipe) = pipe_at(rest.text) else {
            return (!rest.text.trim().is_empty()).then_some(rest);
        };
        let cell = rest.to(pipe);
        self.rest = Some(Slice { text: &rest.text[pipe + 1..], at: cell.end() + 1 });
        Some(cell)
    }
}
