//! Web pages and what office programs put on the clipboard.
//!
//! The tags come from a tokenizer that does as browsers do; on top of it stands only what a document needs: blocks,
//! tables, and what is hidden. What a reader of the page does not see is not read.

mod blocks;
mod elements;
mod hidden;
mod line;
mod list;
mod open;
mod style;
mod table;

use crate::doc::{Document, Note, NoteKind};
use blocks::{Page, Sheets};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// Reads a page.
pub(super) fn read(text: &str) -> Document {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page::new(sheets(text));
    let mut complete = true;
    for token in Tokenizer::new_with_emitter(markup(text), emitter) {
        if page.is_full() {
            complete = false;
            break;
        }
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.start(tag),
            Token::EndTag(tag) => page.end(&tag.name),
            Token::String(words) => page.words(&String::from_utf8_lossy(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    let (output, hidden) = page.finish();
    let mut document = output.finish(complete);
    if hidden {
        document.notes.push(Note { kind: NoteKind::HiddenCells, at: None });
    }
    document
}

/// What LibreOffice puts into the style of what is copied from a sheet; only numbers have the marks of a saved one.
const CALC: &str = "a.comment-indicator";

/// The sheets a page was copied or saved from, by the marks Excel, WPS, LibreOffice and Google leave.
fn sheets(text: &str) -> Option<Sheets> {
    let has = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
    match () {
        () if has(&[" sdnum=", " sdval="]) => Some(Sheets::Listed),
        () if has(&["Excel.Sheet", "office:excel", "google-sheets", CALC]) && !text.contains("Word.Document") => {
            Some(Sheets::Plain)
        }
        () => None,
    }
}

/// The page without the lines Windows puts before it on the clipboard (`Version:`, `StartHTML:` and so on).
fn markup(text: &str) -> &str {
    let head = text.trim_start();
    match head.find('<') {
        Some(at) if head.starts_with("Version:") => &head[at..],
        _ => text,
    }
}

#[cfg(test)]
mod tests;
