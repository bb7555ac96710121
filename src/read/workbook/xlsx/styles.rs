//! Which number format a cell's style has.

use crate::read::ReadError;
use crate::read::workbook::number_format::NumberFormat;
use crate::read::xml::{Step, Xml};
use std::collections::BTreeMap;

/// Number formats by the number of the style.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<NumberFormat>);

impl Styles {
    /// A number in this style.
    pub(super) fn show(&self, style: u32, value: &str, since_1904: bool) -> String {
        match self.0.get(style as usize) {
            Some(format) => format.show(value, since_1904),
            None => NumberFormat::built_in(0).show(value, since_1904),
        }
    }
}

/// Reads the part of the styles.
pub(super) fn read(xml: &[u8]) -> Result<Styles, ReadError> {
    let mut xml = Xml::new(xml)?;
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut of_cells = false;
    while let Some(step) = xml.next()? {
        match step {
            Step::Open(element) => match element.name() {
                "numFmt" => {
                    codes.insert(
                        element.number("numFmtId").unwrap_or_default(),
                        element.get("formatCode").unwrap_or_default(),
                    );
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells => styles.push(element.number("numFmtId").unwrap_or_default()),
                _ => {}
            },
            Step::Close(name) if name == "cellXfs" => of_cells = false,
            Step::Close(_) | Step::Words(_) => {}
        }
    }
    let format = |id: &u32| codes.get(id).map_or_else(|| NumberFormat::built_in(*id), |code| NumberFormat::of(code));
    Ok(Styles(styles.iter().map(format).collect()))
}
