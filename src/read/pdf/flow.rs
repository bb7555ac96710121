//! The pages in one: paragraphs and tables go on over the ends of pages.

use super::continued::Table;
use super::layout::Piece;
use super::line::Line;
use super::paragraph::Paragraph;
use super::sheet::{Measures, Sheet};
use super::table::PageTable;

/// Lines above a table that may be repeated on each of its pages.
const MOST_CAPTIONS: usize = 6;

/// A piece of the document.
#[derive(Debug)]
pub(super) enum Item {
    Paragraph(Paragraph),
    Table(Table),
}

/// The document being put together.
struct Flow<'s> {
    sheets: &'s [Sheet],
    measures: Measures,
    items: Vec<Item>,
}

/// Puts the pages together.
pub(super) fn flow(sheets: &[Sheet]) -> Vec<Item> {
    let mut flow = Flow { sheets, measures: Measures::of(sheets), items: Vec::new() };
    for (index, sheet) in sheets.iter().enumerate() {
        let mut pieces = sheet.pieces.iter().cloned().peekable();
        let lines: Vec<Line> = sheet.pieces.iter().map_while(line).cloned().collect();
        if let Some(Piece::Table(part)) = sheet.pieces.get(lines.len())
            && flow.go_on(index, part, &lines)
        {
            pieces.nth(lines.len());
        }
        for piece in pieces {
            match piece {
                Piece::Line(line) => flow.line(index, line),
                Piece::Table(table) => flow.items.push(Item::Table(Table::of(index, table))),
            }
        }
    }
    flow.items
}

fn line(piece: &Piece) -> Option<&Line> {
    match piece {
        Piece::Line(line) => Some(line),
        Piece::Table(_) => None,
    }
}

impl Flow<'_> {
    fn line(&mut self, page: usize, line: Line) {
        let left = match self.items.last_mut() {
            Some(Item::Paragraph(paragraph)) => paragraph.join(page, line, self.sheets, &self.measures),
            _ => Some(line),
        };
        if let Some(line) = left {
            let paragraph = Paragraph::of(page, line, &self.measures);
            self.items.push(Item::Paragraph(paragraph));
        }
    }

    /// Joins the first table of a page to the last one before it, when it is its continuation: then nothing stands above
    /// it but what stood above the whole.
    fn go_on(&mut self, page: usize, part: &PageTable, above: &[Line]) -> bool {
        let captions = self.captions();
        let sheets = self.sheets;
        let Some(previous) = page.checked_sub(1).and_then(|page| sheets.get(page)) else { return false };
        let bottom = self.measures.bottom(previous);
        let Some(Item::Table(whole)) = self.items.last_mut() else { return false };
        let are_captions = !above.is_empty() && above.iter().all(|line| captions.contains(&squeezed(&line.text())));
        if !(above.is_empty() || are_captions) || !whole.agrees(part) {
            return false;
        }
        let repeated = whole.repeated(part);
        // A row that is higher than what is left of the page begins on the next one.
        let room = (bottom - whole.bottom) * 100;
        let reaches_end = room < previous.height * 15 || room < part.first_height() * 110;
        if repeated == 0 && (are_captions || has_title(part) || !reaches_end) {
            return false;
        }
        whole.append(page, part.clone(), repeated);
        true
    }

    /// What stands above the last table.
    fn captions(&self) -> Vec<String> {
        let before = self.items.iter().rev().skip(1).take(MOST_CAPTIONS);
        let lines = before.map_while(|item| match item {
            Item::Paragraph(paragraph) => Some(&paragraph.lines),
            Item::Table(_) => None,
        });
        lines.flatten().map(|(_, line, _)| squeezed(&line.text())).collect()
    }
}

/// Whether the first row is one cell across the whole table with words: the title of another table.
fn has_title(part: &PageTable) -> bool {
    let mut row = part.cells.iter().filter(|cell| cell.at.row == 0);
    let first = row.next();
    first.is_some_and(|cell| cell.at.cols + 1 == part.xs.len() && part.xs.len() > 2 && !cell.lines.is_empty())
}

/// Without blanks and without what says that it goes on.
fn squeezed(text: &str) -> String {
    let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let marks = ["（续）", "(续)", "（续表）", "(续表)", "续表"];
    marks.iter().fold(text, |text, mark| text.replace(mark, ""))
}
