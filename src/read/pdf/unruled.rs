//! Tables whose rows have no rules between them: columns of whole numbers in one high cell each are as many rows.

use super::area::Area;
use super::line::Line;
use super::open_table::{is_number, row_cells};
use super::table::{PageCell, PageTable, Spot};

/// Lines that a cell across the table must have to be its rows.
const FEWEST: usize = 2;

/// Splits rows that are several.
pub(super) fn split(mut table: PageTable) -> PageTable {
    let mut cells: Vec<Vec<PageCell>> = vec![Vec::new(); table.rows];
    for cell in std::mem::take(&mut table.cells) {
        if let Some(row) = cells.get_mut(cell.at.row) {
            row.push(cell);
        }
    }
    // How far the rows from each on move down.
    let mut added = 0;
    let mut moved = Vec::with_capacity(table.rows + 1);
    let rows: Vec<Vec<Vec<PageCell>>> = cells.into_iter().map(|row| split_row(row, &table.xs)).collect();
    for parts in &rows {
        moved.push(added);
        added += parts.len().saturating_sub(1);
    }
    moved.push(added);
    for (row, parts) in rows.into_iter().enumerate() {
        for (part, cells) in parts.into_iter().enumerate() {
            for mut cell in cells {
                let end = cell.at.row + cell.at.rows;
                cell.at.rows += moved.get(end).copied().unwrap_or(added) - moved.get(row + 1).copied().unwrap_or(added);
                cell.at.row = row + moved[row] + part;
                table.cells.push(cell);
            }
        }
    }
    table.rows += added;
    table.cells.sort_by_key(|cell| (cell.at.row, cell.at.col));
    table
}

/// The rows a row is: mostly itself.
fn split_row(row: Vec<PageCell>, xs: &[i32]) -> Vec<Vec<PageCell>> {
    if let [cell] = row.as_slice()
        && cell.at.rows == 1
        && cell.at.cols + 1 == xs.len()
        && cell.lines.len() >= FEWEST
        && cell.lines.iter().all(|line| line.words.len() > 2)
        && cell.lines.iter().any(|line| line.words.iter().any(is_number))
    {
        let rows = cell.lines.iter().map(|line| {
            let area = Area { y0: line.area.y0, y1: line.area.y1, ..cell.area };
            row_cells(cell.at.row, std::slice::from_ref(line), xs, area)
        });
        return rows.collect();
    }
    match starts(&row) {
        Some(starts) => cut(row, &starts),
        None => vec![row],
    }
}

/// Where the rows begin: at the lines of the cell that has most of them, when nearly all are whole numbers, none was broken,
/// and another cell has a line at each. What stands above them is a row, too.
fn starts(row: &[PageCell]) -> Option<Vec<i32>> {
    if row.iter().any(|cell| cell.at.rows > 1) {
        return None;
    }
    let longest = row.iter().filter(|cell| is_column(cell)).max_by_key(|cell| cell.lines.len())?;
    let is_beside = |line: &Line, other: &Line| (line.area.y() - other.area.y()).abs() * 2 < line.size;
    let is_filled =
        |cell: &&PageCell| longest.lines.iter().all(|line| cell.lines.iter().any(|other| is_beside(line, other)));
    row.iter().filter(|cell| cell.at.col != longest.at.col).find(is_filled)?;
    let mut starts: Vec<i32> = longest.lines.iter().map(|line| line.area.y() - line.size / 2).collect();
    let is_above = row.iter().any(|cell| cell.lines.first().is_some_and(|line| line.area.y() < starts[0]));
    if is_above {
        starts.insert(0, i32::MIN);
    }
    Some(starts)
}

/// Whether the lines of a cell are the numbers of several rows, perhaps below the words that head them.
fn is_column(cell: &PageCell) -> bool {
    let numbers = cell.lines.iter().filter(|line| is_number(&line.words[0])).count();
    let words = cell.lines.len() - numbers;
    numbers > 1
        && words * 3 <= numbers
        && cell.lines.iter().all(|line| line.words.len() == 1)
        && cell.lines.windows(2).all(|pair| !cell.is_full(&pair[0], &pair[1]))
}

/// Cuts all cells of a row at these heights.
fn cut(row: Vec<PageCell>, starts: &[i32]) -> Vec<Vec<PageCell>> {
    let part = |line: &Line| starts.partition_point(|start| *start <= line.area.y()).saturating_sub(1);
    let area = Area::around(row.iter().map(|cell| cell.area));
    let top = |part: usize| if part == 0 { area.y0 } else { starts[part] };
    let bottom = |part: usize| starts.get(part + 1).copied().unwrap_or(area.y1);
    let empty = |part: usize| {
        let cell = |cell: &PageCell| PageCell {
            at: Spot { ..cell.at },
            area: Area { y0: top(part), y1: bottom(part), ..cell.area },
            lines: Vec::new(),
            is_open: (cell.is_open.0 && part == 0, cell.is_open.1 && part + 1 == starts.len()),
        };
        row.iter().map(cell).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<PageCell>> = (0..starts.len()).map(empty).collect();
    for (at, cell) in row.iter().enumerate() {
        for line in &cell.lines {
            rows[part(line)][at].lines.push(line.clone());
        }
    }
    rows
}
