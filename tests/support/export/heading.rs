//! Merged cells of a heading: Markdown has none, but its blank cells tell where they are.

use budget_checker::doc::Table;

/// Where a cell of the first two rows spans more than itself: row, column, rows, columns.
pub(crate) fn merges(table: &Table) -> Vec<(u32, u32, u32, u32)> {
    let is_form = word(table, 0, 0) != "项目编码" && (0..table.cols).any(|col| is_blank(table, 0, col));
    if !is_form || table.rows < 3 {
        return Vec::new();
    }
    let spans = (0..table.cols).filter(|col| !is_blank(table, 0, *col)).map(|col| match is_blank(table, 1, col) {
        true => (0, col, 2, 1),
        false => (0, col, 1, wide(table, col)),
    });
    spans.filter(|(.., rows, cols)| rows * cols > 1).collect()
}

/// How many columns with subheadings the blank cells to the right of this heading stand over.
fn wide(table: &Table, col: u32) -> u32 {
    let next = col + 1..table.cols;
    1 + next.take_while(|col| is_blank(table, 0, *col) && !is_blank(table, 1, *col)).count() as u32
}

fn is_blank(table: &Table, row: u32, col: u32) -> bool {
    word(table, row, col).is_empty()
}

fn word(table: &Table, row: u32, col: u32) -> &str {
    table.cell(row, col).map_or("", |cell| cell.text.text.as_str())
}
