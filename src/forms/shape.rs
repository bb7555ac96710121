//! The shape of one table fragment: heading rows, column numbers (栏次), the labels of its columns.

use crate::doc::Table;
use crate::money::{Figure, figure};
use crate::text::{normal, numeral};

/// A label as it is compared: normalised, without a leading year (`2024年预留…` and `2025年预留…` are one label).
pub(super) fn plain(text: &str) -> String {
    let label = normal::label(text);
    let digits = label.bytes().take_while(u8::is_ascii_digit).count();
    match label[digits..].strip_prefix('年') {
        Some(rest) if digits == 4 && !rest.is_empty() => rest.strip_prefix('度').unwrap_or(rest).to_owned(),
        _ => label,
    }
}

/// A row label as it is compared: without ordinal and 其中.
pub(super) fn row_label(text: &str) -> String {
    let label = normal::label(text);
    let bare = label.strip_prefix("其中：").unwrap_or(&label);
    let bare = numeral::strip_ordinal(bare);
    bare.strip_prefix("其中：").unwrap_or(bare).to_owned()
}

/// True when the text holds a Chinese character.
pub(super) fn has_han(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}

/// The shape of a fragment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Rows before the heading that are lines: a title, captions.
    pub(super) lead: u32,
    /// Number of rows before the first row of the table itself: lines, heading, 栏次.
    pub(super) head: u32,
    /// For each column, its 栏次, when the fragment prints them.
    pub(super) numbers: Option<Vec<Option<u32>>>,
    /// For each column, its heading labels, the lowest first.
    pub(super) labels: Vec<Vec<String>>,
    /// All heading labels.
    pub(super) header: Vec<String>,
    /// The first and last 序号 of its rows.
    pub(super) sequence: Option<(u32, u32)>,
}

/// Reads the shape of a table. `known` tells whether a normalised text is a heading label of some form.
pub(super) fn read(table: &Table, known: &dyn Fn(&str) -> bool) -> Shape {
    let lead = lines(table, known);
    let number_row = (lead..table.rows.min(lead + 6)).find(|row| is_number_row(table, *row));
    let head = number_row.map_or_else(|| heading_rows(table, lead, known), |row| row + 1);
    let last = number_row.unwrap_or(head);
    // Lines without a heading behind them are rows.
    let lead = if head > lead { lead } else { 0 };
    let head = if lead == 0 && number_row.is_none() { heading_rows(table, 0, known) } else { head };
    let mut shape = Shape { lead, head, labels: vec![Vec::new(); table.cols as usize], ..Shape::default() };
    for row in (lead..last.max(lead)).rev() {
        for cell in table.row(row) {
            let label = plain(&cell.text.text);
            if label.is_empty() {
                continue;
            }
            for col in cell.col..(cell.col + cell.cols).min(table.cols) {
                shape.labels[col as usize].push(label.clone());
            }
            if !shape.header.contains(&label) {
                shape.header.push(label);
            }
        }
    }
    shape.numbers = number_row.map(|row| (0..table.cols).map(|col| table.text(row, col).trim().parse().ok()).collect());
    // A first column that is numbered itself, or has another heading, holds codes or names.
    let numbered = shape.numbers.as_ref().is_some_and(|numbers| numbers.first() == Some(&None));
    let headed = shape.labels.first().is_some_and(|labels| labels.iter().any(|label| label == "序号"));
    shape.sequence = if numbered || headed { sequence(table, head) } else { None };
    shape
}

/// 栏次 | 1 | 2 | 3 …
fn is_number_row(table: &Table, row: u32) -> bool {
    let mut cells = table.row(row).iter().map(|cell| cell.text.text.trim()).filter(|text| !text.is_empty()).peekable();
    let named = cells.next_if(|text| normal::label(text) == "栏次").is_some();
    let numbers: Vec<Option<u32>> = cells.map(|text| text.parse().ok()).collect();
    let ascending = numbers.iter().enumerate().all(|(index, number)| *number == Some(index as u32 + 1));
    ascending && (numbers.len() >= 3 || named && !numbers.is_empty())
}

/// The rows at the top of a table that are lines: its title, and captions with their values.
fn lines(table: &Table, known: &dyn Fn(&str) -> bool) -> u32 {
    let is_line = |row: &u32| {
        let texts = table.row(*row).iter().map(|cell| cell.text.text.trim()).filter(|text| !text.is_empty());
        let texts: Vec<&str> = texts.collect();
        let label = texts.iter().any(|text| known(&plain(text)) || matches!(figure(text), Figure::Number { .. }));
        let caption = texts.iter().any(|text| text.contains(['：', ':']) && !text.contains(['（', '(']));
        texts.len() <= 1 && !label || texts.len() <= CAPTIONS && caption && !label
    };
    (0..table.rows.min(MOST_LINES)).take_while(is_line).count() as u32
}

/// Lines above a heading inside a table that are looked at.
const MOST_LINES: u32 = 6;
/// Cells of a line of captions: 部门：| 某局 | 单位：万元.
const CAPTIONS: usize = 4;

/// Without column numbers: the leading rows that hold known labels, or nothing, but no amounts.
fn heading_rows(table: &Table, lead: u32, known: &dyn Fn(&str) -> bool) -> u32 {
    let mut head = lead;
    for row in lead..table.rows.min(lead + 6) {
        let texts: Vec<&str> = table.row(row).iter().map(|cell| cell.text.text.as_str()).collect();
        let filled: Vec<&str> = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
        if filled.iter().any(|text| matches!(figure(text), Figure::Number { .. })) || row > lead && is_total(table, row)
        {
            break;
        }
        let labels = filled.iter().filter(|text| known(&plain(text))).count();
        if filled.is_empty() || labels * 2 >= filled.len() {
            if !filled.is_empty() {
                head = row + 1;
            }
        } else {
            break;
        }
    }
    head
}

/// True for a row that says it is the total and nothing else: its amount was left out.
fn is_total(table: &Table, row: u32) -> bool {
    let mut filled = table.row(row).iter().filter(|cell| !cell.text.text.trim().is_empty());
    let first = filled.next().filter(|cell| cell.col + cell.cols < table.cols);
    first.is_some_and(|cell| ["合计", "总计"].contains(&plain(&cell.text.text).as_str())) && filled.next().is_none()
}

fn sequence(table: &Table, head: u32) -> Option<(u32, u32)> {
    let number = |row: u32| table.text(row, 0).trim().parse::<u32>().ok().filter(|number| *number > 0);
    let first = (head..table.rows.min(head + 3)).find_map(number)?;
    let last = (head..table.rows).rev().take(3).find_map(number)?;
    Some((first, last))
}
