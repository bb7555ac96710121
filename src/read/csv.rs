//! Values between commas, semicolons or tabs.

use crate::doc::Document;

/// Reads a table of values.
pub(super) fn read(_text: &str) -> Document {
    Document::default()
}
