//! Documents written as files of other formats, with nothing installed.

mod flow;
mod heading;
mod workbook;

#[allow(unused_imports, reason = "each test file uses a part of it")]
pub(crate) use flow::{page, word_file};
#[allow(unused_imports, reason = "each test file uses a part of it")]
pub(crate) use workbook::{Layout, excel};

use budget_checker::doc::Document;
use budget_checker::read::{Source, read};

/// The document a Markdown text is.
pub(crate) fn document(markdown: &str) -> Document {
    read(&Source { name: Some("the.md"), bytes: markdown.as_bytes() }).expect("the Markdown is read").document
}
