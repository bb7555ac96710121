//! Pages saved in one file (mht, mhtml) by browsers, Excel, Word and WPS: a message whose parts are the page and what
//! belongs to it.

mod message;

use super::{ReadError, decode, html};
use crate::doc::{Document, NoteKind};
use message::{Part, parts};

/// What Excel puts into the page of a sheet that is not shown.
const HIDDEN: &str = "<x:Visible>SheetHidden";

/// Reads the page, or the sheets of a workbook that was saved as one.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut pages = parts(bytes)?.into_iter().filter(|part| part.is_page());
    let first = text(&pages.next().ok_or(ReadError::Damaged)?)?;
    if !first.to_ascii_lowercase().contains("<frameset") {
        return Ok(html::read(&first));
    }
    let (mut shown, mut hidden) = (String::new(), Vec::new());
    for page in pages.filter(|page| !page.location.contains("tabstrip")) {
        let text = text(&page)?;
        if text.contains(HIDDEN) {
            hidden.push(NoteKind::HiddenSheet(page.file().to_owned()));
        } else {
            shown.push_str(&text);
        }
    }
    let mut document = html::read(&shown);
    document.notes.extend(hidden.into_iter().map(|kind| crate::doc::Note { kind, at: None }));
    Ok(document)
}

/// The words of a page. Its end must be there: half a document would be told what it lacks.
fn text(page: &Part) -> Result<String, ReadError> {
    if !page.ends {
        return Err(ReadError::Damaged);
    }
    decode::decode(&page.content()).map(|decoded| decoded.text)
}

#[cfg(test)]
mod tests;
