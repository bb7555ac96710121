//! Rows of values, saved from a sheet or pasted as text: what stands between two blank rows is titles, a table, notes.
//! A sheet saved as values loses its look, so they are told by where they stand.

use super::output::{Grid, MOST_PLACES, Output};
use crate::doc::{Run, Text};
use crate::text::Span;

/// Characters beyond which a single filled cell below a table is a note and no row of it.
const NOTE: u32 = 12;

/// Adds rows to the document, as long as there is room.
pub(super) fn read(rows: &mut impl Iterator<Item = Vec<Text>>, output: &mut Output) {
    while !output.is_full()
        && let Some(first) = rows.next()
    {
        add(part(first, rows), output);
    }
}

/// The rows up to the next blank one.
fn part(first: Vec<Text>, rows: &mut impl Iterator<Item = Vec<Text>>) -> Vec<Vec<Text>> {
    let mut cells = 0;
    let mut part = Vec::new();
    let mut next = Some(first);
    while let Some(row) = next.filter(|row| cells < MOST_PLACES && filled(row) > 0) {
        cells += row.len();
        part.push(row);
        next = rows.next();
    }
    part
}

/// Adds what stands between two blank rows.
fn add(mut rows: Vec<Vec<Text>>, output: &mut Output) {
    let notes = rows.split_off(end(&rows));
    let table = rows.split_off(start(&rows));
    rows.into_iter().flat_map(captions).for_each(|line| output.paragraph(line));
    output.table(grid(table));
    notes.into_iter().for_each(|row| output.paragraph(joined(row)));
}

/// Number of rows before the table.
fn start(rows: &[Vec<Text>]) -> usize {
    rows.iter().take_while(|row| is_line(row)).count()
}

/// True for a row above the table that is a line of text.
fn is_line(row: &[Text]) -> bool {
    let filled: Vec<&Text> = row.iter().filter(|cell| !cell.is_empty()).collect();
    let says = |signs: &[char]| filled.iter().any(|cell| cell.text.contains(signs));
    match filled.len() {
        0 => true,
        // Titles stand first; units stand where the table ends.
        1 => row.first().is_some_and(|first| !first.is_empty()) || says(&['：', ':', '表']) || is_unit(filled[0]),
        2 | 3 => filled.iter().any(|cell| is_said(&cell.text)),
        _ => false,
    }
}

/// True for `部门名称：档案馆`; the colon of a heading such as `价值（单位：万元）` stands in brackets.
fn is_said(words: &str) -> bool {
    let before = words.split(['：', ':']).next().unwrap_or_default();
    before.len() < words.len() && !before.contains(['（', '('])
}

fn is_unit(cell: &Text) -> bool {
    cell.text.contains("单位") || cell.text.contains("万元")
}

/// Number of rows before the notes.
fn end(rows: &[Vec<Text>]) -> usize {
    let last = rows.iter().rposition(|row| filled(row) > 1).map_or(0, |last| last + 1);
    let notes = rows[last..].iter().position(|row| is_note(row)).unwrap_or(rows.len() - last);
    last + notes
}

/// True for a row below the table that is a line of text.
fn is_note(row: &[Text]) -> bool {
    let Some(first) = row.first().filter(|first| !first.is_empty()) else { return false };
    first.len() > NOTE || ["注", "说明", "备注"].iter().any(|word| first.text.starts_with(word))
}

fn filled(row: &[Text]) -> usize {
    row.iter().filter(|cell| !cell.is_empty()).count()
}

/// A line above the table: one for each caption. `编制单位：` and `单位：元` stand in one row and say two things.
fn captions(row: Vec<Text>) -> Vec<Text> {
    let mut lines: Vec<Vec<Text>> = Vec::new();
    for cell in row.into_iter().filter(|cell| !cell.is_empty()) {
        let is_value = |label: &Text| label.text.ends_with(['：', ':']) && !is_said(&cell.text);
        match lines.last_mut() {
            Some(line) if line.last().is_some_and(is_value) => line.push(cell),
            _ => lines.push(vec![cell]),
        }
    }
    lines.into_iter().map(joined).collect()
}

/// The filled cells of a row as one text, two blanks between them.
fn joined(row: Vec<Text>) -> Text {
    let mut cells = row.into_iter().filter(|cell| !cell.is_empty());
    let mut joined = cells.next().unwrap_or_default();
    let mut length = joined.len();
    for cell in cells {
        let gap = joined.runs.last().map_or(0, |run| run.source.end);
        joined.runs.push(Run { text: Span::new(length, length + 2), source: Span::new(gap, gap + 1) });
        joined.text.push_str("  ");
        joined.text.push_str(&cell.text);
        length += 2;
        let shifted = |run: &Run| Run { text: Span::new(run.text.start + length, run.text.end + length), ..*run };
        joined.runs.extend(cell.runs.iter().map(shifted));
        length += cell.len();
    }
    joined
}

/// The table without the blank columns that separators at the ends of its rows make.
fn grid(rows: Vec<Vec<Text>>) -> Grid {
    let used = |row: &Vec<Text>| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let width = rows.iter().map(used).max().unwrap_or_default();
    let mut grid = Grid::default();
    for row in rows {
        grid.row(row.into_iter().take(width));
    }
    grid
}
