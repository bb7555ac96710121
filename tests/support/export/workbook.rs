//! Workbooks as units fill them in: amounts are numbers with a format, headings are merged, a copy of last year's is hidden.

use super::heading::merges;
use budget_checker::doc::{Block, Cell, Document, Table};
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// How a document is spread over sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One below the other on a single sheet.
    OneSheet,
    /// A sheet for each form.
    SheetPerForm,
}

/// Columns a line above a table is merged over.
const LINE: u16 = 5;

/// The document as an xlsx file.
pub(crate) fn excel(document: &Document, layout: Layout) -> Vec<u8> {
    written(document, layout).expect("the workbook is written")
}

fn written(document: &Document, layout: Layout) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for (number, blocks) in parts(&document.blocks, layout).iter().enumerate() {
        if number == 1 {
            old(book.add_worksheet())?;
        }
        let sheet = book.add_worksheet().set_name(format!("表{}", number + 1))?;
        Down { sheet, row: 0, number }.blocks(blocks)?;
    }
    book.save_to_buffer()
}

/// A new sheet begins with the first heading behind a table; the number and name of an agency is no such heading.
fn parts(blocks: &[Block], layout: Layout) -> Vec<&[Block]> {
    if layout == Layout::OneSheet {
        return vec![blocks];
    }
    let (mut parts, mut start, mut has_table) = (Vec::new(), 0, false);
    for (at, block) in blocks.iter().enumerate() {
        has_table |= matches!(block, Block::Table(_));
        let is_title = |words: &str| !words.starts_with(|c: char| c.is_ascii_digit());
        if has_table && matches!(block, Block::Heading { text, .. } if is_title(&text.text)) {
            parts.push(&blocks[start..at]);
            (start, has_table) = (at, false);
        }
    }
    parts.push(&blocks[start..]);
    parts
}

/// A hidden sheet with amounts of another year.
fn old(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("旧数据")?.set_hidden(true);
    for (col, word) in ["单位预算收支总表", "预算数"].iter().enumerate() {
        sheet.write(0, col as u16, *word)?;
    }
    sheet.write(1, 0, "一、一般公共服务支出")?.write(1, 1, 777.77)?;
    Ok(())
}

/// Writes blocks downwards.
struct Down<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    /// Number of the sheet; formats change from sheet to sheet as from author to author.
    number: usize,
}

impl Down<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), XlsxError> {
        for (at, block) in blocks.iter().enumerate() {
            let behind_table = at > 0 && matches!(blocks[at - 1], Block::Table(_));
            self.row += u32::from(behind_table);
            match block {
                Block::Heading { text, .. } => self.line(&text.text, true)?,
                Block::Paragraph { text } => self.line(&text.text, false)?,
                Block::Table(table) => self.table(table)?,
            }
        }
        Ok(())
    }

    fn line(&mut self, words: &str, is_heading: bool) -> Result<(), XlsxError> {
        if is_heading {
            let centred = Format::new().set_bold().set_align(FormatAlign::Center);
            self.sheet.merge_range(self.row, 0, self.row, LINE - 1, words, &centred)?;
        } else {
            self.sheet.write(self.row, 0, words)?;
        }
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let merges = merges(table);
        for (row, col, rows, cols) in &merges {
            let (top, left) = (self.row + row, *col as u16);
            let end = (top + rows - 1, left + *cols as u16 - 1);
            self.sheet.merge_range(top, left, end.0, end.1, "", &Format::new())?;
        }
        for cell in table.cells.iter().filter(|cell| !cell.text.is_empty()) {
            self.cell(cell)?;
        }
        self.row += table.rows;
        Ok(())
    }

    fn cell(&mut self, cell: &Cell) -> Result<(), XlsxError> {
        let (row, col, words) = (self.row + cell.row, cell.col as u16, cell.text.text.as_str());
        let edged = Format::new().set_border(rust_xlsxwriter::FormatBorder::Thin);
        match number(words) {
            Some(value) => {
                self.sheet.write_with_format(row, col, value, &edged.set_num_format(format(words, self.number)))
            }
            None => self.sheet.write_with_format(row, col, words, &edged.set_num_format("@").set_text_wrap()),
        }?;
        Ok(())
    }
}

/// The value of a printed amount; codes and numbers with leading zeros stay words.
fn number(words: &str) -> Option<f64> {
    let plain = words.replace(',', "");
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let is_number = digits.chars().all(|c| c.is_ascii_digit() || c == '.') && digits.len() < 15;
    let leads = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    if is_number && !leads { plain.parse().ok() } else { None }
}

/// The format that shows the amount as it is printed.
fn format(words: &str, number: usize) -> String {
    let (whole, places) = words.split_once('.').map_or((words, 0), |(whole, places)| (whole, places.len()));
    let decimals = if places == 0 { String::new() } else { format!(".{}", "0".repeat(places)) };
    let is_small = whole.trim_start_matches('-').len() < 4;
    match (whole.contains(','), number % 3) {
        (false, _) if places == 0 => "General".to_owned(),
        (false, 0) => format!("0{decimals}"),
        (false, _) if !is_small => format!("0{decimals}"),
        (_, 2) => format!(r##"_ * #,##0{decimals}_ ;_ * \-#,##0{decimals}_ ;_ * "-"??_ ;_ @_ "##),
        _ => format!("#,##0{decimals}"),
    }
}
