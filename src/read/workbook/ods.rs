//! OpenDocument tables (ods): the file holds what each cell shows.

use crate::read::ReadError;
use crate::read::package::Package;
use crate::read::sheet::{MOST_CELLS, Merge, ROWS, Sheet};
use crate::read::xml::{Element, Step, Xml};
use std::collections::BTreeSet;

/// The sheets, in order.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut package = Package::open(bytes)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.windows(15).any(|piece| piece == b"encryption-data") {
        return Err(ReadError::Locked);
    }
    let xml = package.part("content.xml")?.ok_or(ReadError::Damaged)?;
    let mut reader = Reader { xml: Xml::new(&xml)?, hidden: BTreeSet::new(), style: String::new(), left: MOST_CELLS };
    let mut sheets = Vec::new();
    while let Some(step) = reader.xml.next()? {
        let Step::Open(element) = step else { continue };
        match element.name() {
            "style" => reader.style = element.get("name").unwrap_or_default(),
            "table-properties" if element.get("display").as_deref() == Some("false") => {
                reader.hidden.insert(reader.style.clone());
            }
            "table" => sheets.push(reader.sheet(&element)?),
            _ => {}
        }
    }
    Ok(sheets)
}

struct Reader<'a> {
    xml: Xml<'a>,
    /// Styles of hidden sheets.
    hidden: BTreeSet<String>,
    /// The style being read.
    style: String,
    /// Cells that may still be read.
    left: usize,
}

/// Where the next cell stands.
#[derive(Default)]
struct Place {
    row: u32,
    col: u32,
    /// How often the row stands there.
    rows: u32,
    /// The next column whose visibility is told.
    column: u32,
}

impl Reader<'_> {
    fn sheet(&mut self, element: &Element) -> Result<Sheet, ReadError> {
        let hidden = element.get("style-name").is_some_and(|style| self.hidden.contains(&style));
        let mut sheet = Sheet::new(&element.get("name").unwrap_or_default(), hidden);
        let mut place = Place::default();
        while let Some(step) = self.xml.next()? {
            match step {
                Step::Open(element) => self.part(&element, &mut sheet, &mut place)?,
                Step::Close(name) if name == "table-row" => place.row = place.row.saturating_add(place.rows).min(ROWS),
                Step::Close(name) if name == "table" => break,
                Step::Close(_) | Step::Words(_) => {}
            }
            if sheet.cells.len() > self.left {
                return Err(ReadError::TooMuch);
            }
        }
        self.left -= sheet.cells.len();
        Ok(sheet)
    }

    fn part(&mut self, element: &Element, sheet: &mut Sheet, place: &mut Place) -> Result<(), ReadError> {
        let hidden = element.get("visibility").is_some_and(|state| state != "visible");
        match element.name() {
            "table-column" => {
                let next = place.column.saturating_add(repeated(element, "number-columns-repeated"));
                if hidden {
                    sheet.hide_cols(place.column, next - 1);
                }
                place.column = next.min(ROWS);
            }
            "table-row" => {
                (place.rows, place.col) = (repeated(element, "number-rows-repeated"), 0);
                if hidden {
                    // Rows far below the last cell need no mark.
                    sheet.hidden_rows.extend(place.row..place.row.saturating_add(place.rows.min(1 << 16)).min(ROWS));
                }
            }
            "table-cell" | "covered-table-cell" => self.cell(element, sheet, place)?,
            // Charts bring tables of their own, notes words that stand in no cell.
            "shapes" | "annotation" => self.xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, element: &Element, sheet: &mut Sheet, place: &mut Place) -> Result<(), ReadError> {
        let cols = repeated(element, "number-columns-repeated");
        let covered = element.name() == "covered-table-cell";
        let text = self.text(element.name())?;
        if !covered && !text.trim().is_empty() {
            // The same cell many times is a filled area, never wider than a table.
            for row in place.row..place.row.saturating_add(place.rows.min(1 << 10)) {
                for col in place.col..place.col.saturating_add(cols.min(1 << 10)) {
                    sheet.show(row, col, text.as_str());
                }
            }
        }
        let span = |name: &str| element.number(name).unwrap_or(1).clamp(1, ROWS) - 1;
        let (down, right) = (span("number-rows-spanned"), span("number-columns-spanned"));
        if down > 0 || right > 0 {
            let (row, col) = (place.row, place.col);
            sheet.merges.push(Merge { rows: (row, row.saturating_add(down)), cols: (col, col.saturating_add(right)) });
        }
        place.col = place.col.saturating_add(cols).min(ROWS);
        Ok(())
    }

    /// The words of the cell that was opened last; each paragraph is a line.
    fn text(&mut self, cell: &str) -> Result<String, ReadError> {
        let (mut text, mut paragraphs, mut inside) = (String::new(), 0_u32, false);
        while let Some(step) = self.xml.next()? {
            match step {
                Step::Open(element) => match element.name() {
                    "p" => {
                        paragraphs = paragraphs.saturating_add(1);
                        inside = true;
                        if paragraphs > 1 {
                            text.push('\n');
                        }
                    }
                    "s" => text.extend(std::iter::repeat_n(' ', element.number("c").unwrap_or(1).min(100) as usize)),
                    "tab" => text.push(' '),
                    "line-break" => text.push('\n'),
                    "annotation" => self.xml.skip()?,
                    _ => {}
                },
                Step::Words(words) if inside => text.push_str(&words),
                Step::Words(_) => {}
                Step::Close(name) if name == cell => break,
                Step::Close(name) => inside &= name != "p",
            }
        }
        Ok(text)
    }
}

fn repeated(element: &Element, name: &str) -> u32 {
    element.number(name).unwrap_or(1).clamp(1, ROWS)
}
