//! What the places of a document are called in the file it was read from.

use std::rc::Rc;

/// How the places of a document are told in its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The decoded source without its byte order mark. Every source [`crate::text::Span`] counts code points of this
    /// text, line breaks as they stand (`\r\n` is two).
    Text(String),
    /// A workbook: for each block of the document the cells it was made of.
    Workbook(Vec<SheetPart>),
    /// Word and web pages: tables and paragraphs are counted.
    Flow,
    /// A PDF: for each block where it stands on which pages.
    Pages(Vec<PagePart>),
}

/// Where a block of a PDF stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PagePart {
    /// Lines of a paragraph, each with the number of characters of the block up to its end.
    Text(Vec<(u32, PageArea)>),
    /// The cells of a table, in the order of the table.
    Table(Vec<PageArea>),
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageArea {
    /// Number of the page, from 1.
    pub page: u32,
    /// Left, top, right, bottom: points from the upper left corner of the page as it is shown.
    pub corners: [u16; 4],
}

impl PagePart {
    /// Where the cell of this index stands, or of a paragraph the line that holds this character.
    pub fn at(&self, cell: Option<usize>, char: u32) -> Option<PageArea> {
        match self {
            Self::Table(cells) => cells.get(cell.unwrap_or_default()).copied(),
            Self::Text(lines) => {
                let line = lines.iter().find(|(end, _)| *end > char).or(lines.last());
                line.map(|(_, area)| *area)
            }
        }
    }
}

/// Cells of one sheet that became a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPart {
    /// Name of the sheet.
    pub sheet: Rc<str>,
    /// For each row of the block the row of the sheet, from 0.
    pub rows: Vec<u32>,
    /// For each column of the block the column of the sheet, from 0.
    pub cols: Vec<u32>,
}

impl SheetPart {
    /// Name of the sheet's cell that became this row and column of the block, e.g. `D17`; of a paragraph its first cell.
    pub fn a1(&self, row: u32, col: u32) -> String {
        let at = |all: &[u32], index: u32| all.get(index as usize).or(all.last()).copied().unwrap_or_default();
        format!("{}{}", letters(at(&self.cols, col)), at(&self.rows, row) + 1)
    }
}

/// Letters of a column: A for 0, AA for 26.
fn letters(col: u32) -> String {
    let mut letters = Vec::new();
    let mut left = col + 1;
    while left > 0 {
        left -= 1;
        letters.push(b'A' + (left % 26) as u8);
        left /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_names() {
        let part = SheetPart { sheet: "表1".into(), rows: vec![4, 9], cols: vec![0, 26, 701, 702] };
        assert_eq!(part.a1(0, 0), "A5");
        assert_eq!(part.a1(1, 1), "AA10");
        assert_eq!(part.a1(1, 2), "ZZ10");
        assert_eq!(part.a1(1, 3), "AAA10");
        assert_eq!(part.a1(7, 0), "A10", "what is not there is the last");
    }
}
