//! The words and signs of a run.

use super::{Mark, Walk};
use crate::read::docx::flow::{Open, Piece};
use crate::read::xml::Element;

impl Walk<'_> {
    /// Takes words between elements: of the text only where a run says so.
    pub(super) fn words(&mut self, words: &str) {
        if matches!(self.marks.last(), Some(Mark::Words)) {
            self.print(words);
        }
    }

    /// Adds words to the open paragraph, unless they are hidden or a command.
    pub(super) fn print(&mut self, words: &str) {
        if let Some(Open::Paragraph(paragraph)) = self.open.last_mut()
            && !paragraph.hidden_run
            && self.fields.print()
        {
            paragraph.words += words;
        }
    }

    /// Takes a sign of a run that is no plain words.
    pub(super) fn sign(&mut self, element: &Element) {
        match element.name() {
            "tab" | "ptab" => self.print("\t"),
            "br" | "cr" => self.print("\n"),
            "noBreakHyphen" => self.print("-"),
            "sym" => {
                let sign = element.get("char").and_then(|code| symbol(&code));
                self.print(sign.map(String::from).as_deref().unwrap_or_default());
            }
            "fldChar" => self.fields.mark(&element.get("fldCharType").unwrap_or_default()),
            name @ ("footnoteReference" | "endnoteReference") => {
                let kind = name.trim_end_matches("Reference");
                self.refer(&format!("{kind} {}", element.get("id").unwrap_or_default()));
            }
            _ => {}
        }
    }

    /// Puts a note beside the paragraph that refers to it, once.
    fn refer(&mut self, note: &str) {
        if let Some(Open::Paragraph(paragraph)) = self.open.last_mut()
            && let Some(pieces) = self.notes.remove(note)
        {
            paragraph.aside.extend(pieces.into_iter().map(Piece::aside));
        }
    }
}

/// The sign of a code in hexadecimal digits. Signs of the fonts of symbols have no meaning without their font.
fn symbol(code: &str) -> Option<char> {
    let sign = char::from_u32(u32::from_str_radix(code.trim(), 16).ok()?)?;
    (!sign.is_control() && !('\u{e000}'..='\u{f8ff}').contains(&sign)).then_some(sign)
}
