//! Items become the blocks of the document, each with its places on the pages.

use super::area::{Area, POINT};
use super::continued::Table;
use super::flow::Item;
use super::paragraph::Paragraph;
use super::sheet::Sheet;
use crate::doc::{Cell, Document, Text};
use crate::read::columns::keep_seen;
use crate::read::output::{Grid, MOST_COLS, MOST_ROWS, Output};
use crate::read::{PageArea, PagePart};

/// Hundredths of a point in a twentieth.
const TWENTIETH: i32 = POINT / 20;

/// The document, and for each block where it stands.
pub(super) fn document(items: Vec<Item>, sheets: &[Sheet], is_whole: bool) -> (Document, Vec<PagePart>) {
    let mut output = Output::default();
    let mut parts = Vec::new();
    let mut is_whole = is_whole;
    for item in items {
        if output.is_full() {
            is_whole = false;
            break;
        }
        match item {
            Item::Paragraph(paragraph) => add_paragraph(&mut output, &mut parts, paragraph, sheets),
            Item::Table(table) => add_table(&mut output, &mut parts, table, sheets),
        }
    }
    (output.finish(is_whole), parts)
}

fn plain(text: &str) -> Text {
    Text { text: text.trim().to_owned(), runs: Vec::new() }
}

fn add_paragraph(output: &mut Output, parts: &mut Vec<PagePart>, paragraph: Paragraph, sheets: &[Sheet]) {
    let text = plain(&paragraph.text);
    if text.is_empty() {
        return;
    }
    let lines = paragraph.lines.iter().map(|(page, line, end)| (*end, place(&sheets[*page], line.area)));
    parts.push(PagePart::Text(lines.collect()));
    if paragraph.is_heading { output.heading(1, text) } else { output.paragraph(text) }
}

fn add_table(output: &mut Output, parts: &mut Vec<PagePart>, table: Table, sheets: &[Sheet]) {
    let widths: Vec<u32> = table.xs.windows(2).map(|pair| ((pair[1] - pair[0]).max(1) / TWENTIETH) as u32).collect();
    let too_wide = widths.len() > MOST_COLS as usize;
    let too_long = table.rows > MOST_ROWS as usize;
    let (rows, cols) = (table.rows.min(MOST_ROWS as usize), widths.len().min(MOST_COLS as usize));
    let mut all = table.cells;
    all.retain(|(_, cell)| cell.at.row < rows && cell.at.col < cols);
    all.sort_by_key(|(_, cell)| (cell.at.row, cell.at.col));
    let cells = all.iter().map(|(_, cell)| Cell {
        row: cell.at.row as u32,
        col: cell.at.col as u32,
        rows: cell.at.rows.min(rows - cell.at.row) as u32,
        cols: cell.at.cols.min(cols - cell.at.col) as u32,
        text: plain(&cell.text()),
    });
    let mut grid = Grid::of((rows as u32, cols as u32), cells.collect(), too_long, too_wide);
    if grid.cells.is_empty() {
        return;
    }
    keep_seen(&mut grid, &widths);
    parts.push(PagePart::Table(all.iter().map(|(page, cell)| place(&sheets[*page], cell.area)).collect()));
    output.table(grid);
}

/// A place on a page as it is shown, in whole points.
fn place(sheet: &Sheet, area: Area) -> PageArea {
    let area = sheet.shown(area);
    let low = |at: i32| (at / POINT).clamp(0, i32::from(u16::MAX)) as u16;
    let high = |at: i32| low(at + POINT - 1);
    PageArea { page: sheet.number, corners: [low(area.x0), low(area.y0), high(area.x1), high(area.y1)] }
}
