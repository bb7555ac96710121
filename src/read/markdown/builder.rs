//! Text under construction.

use crate::doc::{Run, Text};
use crate::text::Span;

/// A text that is put together from characters of the source. Blanks at both ends are left out.
#[derive(Default)]
pub(super) struct Builder {
    text: Text,
    len: u32,
    /// True when the last run is a copy and can grow.
    copying: bool,
}

impl Builder {
    /// The last character so far.
    pub(super) fn last(&self) -> Option<char> {
        self.text.text.chars().next_back()
    }

    /// Adds one character that stands in the source at `at`.
    pub(super) fn copy(&mut self, c: char, at: u32) {
        if self.len == 0 && c.is_whitespace() {
            return;
        }
        self.text.text.push(c);
        self.len += 1;
        if let Some(run) = self.text.runs.last_mut().filter(|run| self.copying && run.source.end == at) {
            run.text.end += 1;
            run.source.end += 1;
            return;
        }
        self.copying = true;
        self.run(1, Span::new(at, at + 1));
    }

    /// Adds words that were made from these characters of the source.
    pub(super) fn make(&mut self, words: &str, source: Span) {
        if words.is_empty() || (self.len == 0 && words.trim().is_empty()) {
            return;
        }
        let length = words.chars().count() as u32;
        self.text.text.push_str(words);
        self.len += length;
        self.copying = false;
        self.run(length, source);
    }

    /// The finished text.
    pub(super) fn finish(mut self) -> Text {
        while self.last().is_some_and(char::is_whitespace) {
            self.text.text.pop();
            self.shorten();
        }
        self.text
    }

    fn run(&mut self, length: u32, source: Span) {
        self.text.runs.push(Run { text: Span::new(self.len - length, self.len), source });
    }

    fn shorten(&mut self) {
        self.len -= 1;
        let Some(run) = self.text.runs.last_mut() else { return };
        if run.text.len() == run.source.len() {
            run.source.end -= 1;
        }
        run.text.end -= 1;
        if run.text.is_empty() {
            self.text.runs.pop();
        }
    }
}
