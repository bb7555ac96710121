//! The cells of one sheet.

use super::rich_text;
use super::styles::Styles;
use crate::read::ReadError;
use crate::read::sheet::{COLS, Merge, ROWS, Sheet, cell};
use crate::read::xml::{Element, Step, Xml};

/// What cells refer to.
pub(super) struct Shown<'a> {
    pub(super) strings: &'a [String],
    pub(super) styles: &'a Styles,
    pub(super) since_1904: bool,
}

/// Reads the cells of a sheet, at most `left` of them.
pub(super) fn read(xml: &[u8], sheet: Sheet, shown: &Shown, left: usize) -> Result<Sheet, ReadError> {
    let mut reader = Reader { xml: Xml::new(xml)?, sheet, shown, row: 0, col: 0 };
    while let Some(step) = reader.xml.next()? {
        if let Step::Open(element) = step {
            reader.element(&element)?;
        }
        if reader.sheet.cells.len() > left {
            return Err(ReadError::TooMuch);
        }
    }
    Ok(reader.sheet)
}

struct Reader<'a> {
    xml: Xml<'a>,
    sheet: Sheet,
    shown: &'a Shown<'a>,
    /// The row and the column behind the last cell: names of cells may be left out.
    row: u32,
    col: u32,
}

/// A cell as the file writes it.
#[derive(Default)]
struct Written {
    value: Option<String>,
    formula: Option<String>,
    inline: Option<String>,
}

impl Reader<'_> {
    fn element(&mut self, element: &Element) -> Result<(), ReadError> {
        match element.name() {
            "col" => {
                let (min, max) = (element.number("min").unwrap_or(1), element.number("max").unwrap_or(1));
                if min > 0 && is_hidden(element, "width") {
                    self.sheet.hide_cols(min - 1, max.saturating_sub(1));
                }
            }
            "row" => {
                self.row = element.number("r").map_or(self.row + 1, |row| row.max(1)).min(ROWS);
                self.col = 0;
                if is_hidden(element, "ht") {
                    self.sheet.hidden_rows.insert(self.row - 1);
                }
            }
            "c" => return self.cell(element),
            "mergeCell" => {
                self.sheet.merges.extend(element.get("ref").and_then(|reference| Merge::of(&reference)));
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, element: &Element) -> Result<(), ReadError> {
        let named = element.get("r").and_then(|name| cell(&name));
        let (row, col) = named.unwrap_or((self.row.saturating_sub(1), self.col));
        self.col = (col + 1).min(COLS - 1);
        let kind = element.get("t").unwrap_or_default();
        let style = element.number("s").unwrap_or_default();
        let written = self.written()?;
        match (&written.value, &written.formula) {
            (None, Some(formula)) if written.inline.is_none() => self.sheet.show_unknown(row, col, formula),
            _ => {
                let text = self.text(&kind, style, &written);
                self.sheet.show(row, col, text);
            }
        }
        Ok(())
    }

    /// What stands in the cell whose element was opened last.
    fn written(&mut self) -> Result<Written, ReadError> {
        let mut written = Written::default();
        let mut into = "";
        while let Some(step) = self.xml.next()? {
            match step {
                Step::Open(element) => match element.name() {
                    "is" => written.inline = Some(rich_text(&mut self.xml, "is")?),
                    "v" => into = "v",
                    "f" => {
                        written.formula.get_or_insert_default();
                        into = "f";
                    }
                    _ => into = "",
                },
                Step::Words(words) if into == "v" => written.value.get_or_insert_default().push_str(&words),
                Step::Words(words) if into == "f" => written.formula.get_or_insert_default().push_str(&words),
                Step::Words(_) => {}
                Step::Close(name) if name == "c" => break,
                Step::Close(_) => into = "",
            }
        }
        Ok(written)
    }

    fn text(&self, kind: &str, style: u32, written: &Written) -> String {
        let value = written.value.as_deref().unwrap_or_default();
        match kind {
            "s" => {
                value.trim().parse().ok().and_then(|at: usize| self.shown.strings.get(at)).cloned().unwrap_or_default()
            }
            "inlineStr" => written.inline.clone().unwrap_or_default(),
            "str" => super::unescaped(value),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "e" | "d" => value.to_owned(),
            _ if value.trim().is_empty() => written.inline.clone().unwrap_or_default(),
            _ => self.shown.styles.show(style, value, self.shown.since_1904),
        }
    }
}

/// Hidden, or made so narrow or low that nothing is seen.
fn is_hidden(element: &Element, size: &str) -> bool {
    let zero = element.get(size).is_some_and(|size| size.trim().parse() == Ok(0_f64));
    element.is("hidden") || zero
}
