//! Word documents: the words of the main part in reading order, as they are printed.
//!
//! What Word computes when it prints is computed here, too: the numbers of lists, the words that styles hide, the result of
//! a field instead of its command, the text as it stands with all marked changes accepted. Headers and footers are not read.

mod counters;
mod fields;
mod flow;
mod number_format;
mod numbering;
mod parts;
mod properties;
mod styles;
mod table;
mod walk;
mod widths;

use super::output::Output;
use super::package::Package;
use super::xml::Xml;
use super::{ReadError, docx::flow::Piece};
use crate::doc::{Document, Note, NoteKind, Text};
use counters::Counters;
use numbering::Numbering;
use parts::Parts;
use std::collections::HashMap;
use styles::Styles;
use walk::{Walk, Walked};

/// Reads a Word document.
///
/// # Errors
/// When it is no Word document, damaged, locked, too large unpacked, or without any word.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let parts = Parts::read(&mut Package::open(bytes)?)?;
    let styles = Styles::read(&parts.styles)?;
    let numbering = Numbering::read(&parts.numbering)?;
    let walk = |part, notes| -> Result<Walked, ReadError> {
        Walk::new(Xml::new(part)?, &styles, Counters::new(&numbering), notes).run()
    };
    let mut notes = HashMap::new();
    let mut deleted = false;
    for (name, part) in [("footnote", &parts.footnotes), ("endnote", &parts.endnotes)] {
        let walked = walk(part, HashMap::new())?;
        deleted |= walked.deleted;
        notes.extend(walked.flows.into_iter().map(|(id, pieces)| (format!("{name} {id}"), pieces)));
    }
    let walked = walk(&parts.main, notes)?;
    if walked.flows.is_empty() {
        return Err(ReadError::Damaged);
    }
    document(walked, deleted)
}

/// The document of what was walked through.
fn document(walked: Walked, deleted: bool) -> Result<Document, ReadError> {
    let mut output = Output::default();
    let text = |text| Text { text, runs: Vec::new() };
    for piece in walked.flows.into_iter().flat_map(|(_, pieces)| pieces) {
        match piece {
            Piece::Words { level: Some(level), words } => output.heading(level, text(words)),
            Piece::Words { level: None, words } | Piece::Aside(words) => output.paragraph(text(words)),
            Piece::Table(grid) => output.table(grid),
        }
    }
    let mut document = output.finish(walked.complete);
    if document.blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    if walked.deleted || deleted {
        document.notes.push(Note { kind: NoteKind::DeletedText, at: None });
    }
    Ok(document)
}

#[cfg(test)]
mod tests;
