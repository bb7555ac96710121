//! The widths a table gives its columns.

use super::properties::visit;
use crate::read::ReadError;
use crate::read::output::MOST_COLS;
use crate::read::xml::Xml;

/// Reads the widths of a table's columns; 0 where the width is not told.
///
/// # Errors
/// When the XML is not well formed.
pub(super) fn widths(xml: &mut Xml) -> Result<Vec<u32>, ReadError> {
    let mut widths = Vec::new();
    visit(xml, |element| {
        if element.name() == "gridCol" && widths.len() < MOST_COLS as usize {
            widths.push(element.number("w").unwrap_or_default());
        }
    })?;
    Ok(widths)
}
