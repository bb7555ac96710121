//! A row of a sheet, and what its words make of it: a line, the heading of a table, a note.

use super::Sheet;
use super::layout;
use super::table::Merges;
use crate::doc::{Cell, Run, Text};
use crate::text::Span;

/// Characters from which the only words of a row are a note, not a label without amounts.
const NOTE: usize = 13;
/// The most cells of a line of captions, e.g. 部门名称：… 单位：万元.
const CAPTIONS: usize = 3;

/// A row with words.
pub(super) struct Row {
    pub(super) at: u32,
    /// From left to right, each with the columns that are seen of it; blank ones only where they have a place.
    pub(super) cells: Vec<Cell>,
    /// The row before it is blank.
    pub(super) apart: bool,
    /// Saved as values.
    values: bool,
}

/// The rows of a sheet that are seen, from top to bottom.
pub(super) fn rows(sheet: &mut Sheet, merges: &Merges) -> Vec<Row> {
    let mut cells = std::mem::take(&mut sheet.cells);
    // What a file says of a cell last is what is shown.
    cells.reverse();
    cells.sort_by_key(|cell| (cell.row, cell.col));
    cells.dedup_by_key(|cell| (cell.row, cell.col));
    let mut rows: Vec<Row> = Vec::new();
    for mut cell in cells {
        if sheet.is_hidden(cell.row, cell.col) {
            continue;
        }
        cell.cols = merges.get(&(cell.row, cell.col)).map_or(1, |seen| seen.cols);
        match rows.last_mut() {
            Some(last) if last.at == cell.row => last.cells.push(cell),
            last => {
                let at = cell.row;
                let apart = last.is_some_and(|last| (last.at + 1..at).any(|row| !sheet.hidden_rows.contains(&row)));
                rows.push(Row { at, cells: vec![cell], apart, values: sheet.values });
            }
        }
    }
    rows
}

impl Row {
    pub(super) fn filled(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| !cell.text.is_empty())
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.filled().map(|cell| cell.text.text.as_str())
    }

    /// True for a row above a table that is read as a line: a title, or captions with their values.
    pub(super) fn is_line(&self) -> bool {
        match self.only() {
            Some(only) => !self.values || is_line_of_values(only),
            None => self.filled().nth(CAPTIONS).is_none() && self.words().any(is_caption),
        }
    }

    /// The only filled cell of the row.
    pub(super) fn only(&self) -> Option<&Cell> {
        let mut filled = self.filled();
        filled.next().filter(|_| filled.next().is_none())
    }

    pub(super) fn width(&self) -> u32 {
        self.filled().map(|cell| cell.cols).sum()
    }

    pub(super) fn has_number(&self) -> bool {
        self.words().any(|words| words.contains(|c: char| c.is_ascii_digit()))
    }

    /// The words of a row that may be a heading: several, and no number.
    pub(super) fn head(&self) -> Option<Vec<&str>> {
        let head = self.filled().nth(2).is_some() && !self.has_number();
        head.then(|| self.words().collect())
    }

    /// True for the next item of a list in the row above, e.g. `3. …` below `2. …`, though it stands in another column.
    pub(super) fn continues(&self, above: &Self) -> bool {
        let number = |words: &str| {
            let (number, item) = words.split_once(['.', '、', '．'])?;
            let is_amount = item.starts_with(|c: char| c.is_ascii_digit());
            number.trim().parse::<u32>().ok().filter(|_| !is_amount)
        };
        let next = self.only().and_then(|cell| number(&cell.text.text));
        next.is_some_and(|next| above.words().any(|words| number(words).is_some_and(|last| next == last + 1)))
    }

    /// True for one value right of the table's first column: titles, paragraphs and most notes begin there.
    pub(super) fn stands_beside(&self, first: u32) -> bool {
        let is_value = |words: &str| !layout::is_caption(words) && !words.contains('表');
        self.only().is_some_and(|cell| cell.col > first && cell.cols == 1 && is_value(&cell.text.text))
    }

    pub(super) fn is_note(&self) -> bool {
        self.only().is_some_and(|cell| {
            let words = &cell.text.text;
            words.chars().count() >= NOTE
                || ["注", "说明", "备注", "填表", "制表"].iter().any(|begin| words.starts_with(begin))
        })
    }

    /// The row as lines, each with its column, one for each caption: `编制单位：` and `单位：元` stand in one row and say two
    /// things in two places.
    pub(super) fn lines(self) -> Vec<(u32, Text)> {
        let mut lines: Vec<(u32, Text)> = Vec::new();
        for Cell { col, text, .. } in self.cells.into_iter().filter(|cell| !cell.text.is_empty()) {
            match lines.last_mut() {
                Some((_, label)) if label.text.ends_with(['：', ':']) && !text.text.contains(['：', ':']) => {
                    join(label, if self.values { "  " } else { "" }, text);
                }
                _ => lines.push((col, text)),
            }
        }
        lines
    }
}

/// True for a caption with its value. 价值（单位：万元） is the heading of a column.
fn is_caption(words: &str) -> bool {
    words.split_once(['：', ':']).is_some_and(|(label, _)| !label.contains(['（', '(']))
}

/// True for the only words of a row of values above a table when they are a title or a caption. A title loses its merge over
/// all columns and stands in the first one, a unit where the table ends; other single words are a heading over some
/// columns.
fn is_line_of_values(cell: &Cell) -> bool {
    cell.col == 0 || ["：", ":", "表", "单位", "万元"].iter().any(|word| cell.text.text.contains(word))
}

/// Adds the words of the next cell to a line.
fn join(line: &mut Text, gap: &str, cell: Text) {
    let mut length = line.len();
    if !gap.is_empty()
        && let Some(last) = line.runs.last().map(|run| run.source.end)
    {
        let blank = Span::new(length, length + gap.len() as u32);
        line.runs.push(Run { text: blank, source: Span::new(last, last + 1) });
    }
    length += gap.len() as u32;
    line.text.push_str(gap);
    line.text.push_str(&cell.text);
    let shifted = |run: Run| Run { text: Span::new(run.text.start + length, run.text.end + length), ..run };
    line.runs.extend(cell.runs.into_iter().map(shifted));
}
