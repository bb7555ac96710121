//! The words of one paragraph while it is read: blanks shrink as in a browser.

use super::list;
use crate::read::decode::is_strange;
use crate::text::normal::is_invisible;

/// A blank that is shown only when words follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
    /// A line break of the source. Between two Chinese characters it is nothing (CSS Text 3, 4.1.3), else a blank.
    Wrap,
}

/// A paragraph being read.
pub(super) struct Line {
    text: String,
    gap: Gap,
    /// Where the number or bullet that Word printed begins.
    marker: Option<usize>,
    /// True right behind such a number: the blanks Word pads it with are left out.
    glued: bool,
    /// The number a list gives the next words.
    number: Option<String>,
}

impl Default for Line {
    fn default() -> Self {
        Self { text: String::new(), gap: Gap::None, marker: None, glued: false, number: None }
    }
}

impl Line {
    /// Adds words.
    pub(super) fn words(&mut self, words: &str, pre: bool) {
        for c in words.chars() {
            match c {
                '\r' => {}
                '\n' if pre => self.line_break(),
                '\n' => self.blank(Gap::Wrap),
                ' ' | '\t' | '\u{c}' if !pre => self.blank(Gap::Blank),
                '\t' | '\u{a0}' => self.push(' '),
                c if is_strange(c) || is_invisible(c) => {}
                c => self.push(c),
            }
        }
    }

    /// Adds a line break that is shown.
    pub(super) fn line_break(&mut self) {
        self.gap = Gap::None;
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Word's printed number of an item begins here.
    pub(super) fn open_marker(&mut self) {
        self.close_gap(' ');
        self.marker = Some(self.text.len());
    }

    /// Word's printed number ends here: a bullet is taken back, a number stays.
    pub(super) fn close_marker(&mut self) {
        let Some(start) = self.marker.take() else { return };
        let printed = self.text.get(start..).unwrap_or_default().trim();
        let kept = if list::is_number(printed) { printed.to_owned() } else { String::new() };
        self.text.truncate(start);
        self.text.push_str(&kept);
        self.gap = Gap::None;
        self.glued = true;
    }

    /// The next words are an item with this number.
    pub(super) fn number(&mut self, number: Option<String>) {
        self.number = number;
    }

    /// The finished paragraph, without blanks at its ends; the line is empty again.
    pub(super) fn take(&mut self) -> Option<String> {
        let text = std::mem::take(&mut self.text);
        (self.gap, self.marker, self.glued) = (Gap::None, None, false);
        let words = text.trim();
        match words.len() {
            0 => None,
            length if length == text.len() => Some(text),
            _ => Some(words.to_owned()),
        }
    }

    fn blank(&mut self, gap: Gap) {
        if !self.glued && (self.gap == Gap::None || gap == Gap::Wrap) {
            self.gap = gap;
        }
    }

    fn push(&mut self, c: char) {
        if c.is_whitespace() && (self.glued || self.text.is_empty()) {
            return;
        }
        if let Some(number) = self.number.take() {
            self.gap = Gap::None;
            self.text.push_str(&number);
        }
        self.glued = false;
        self.close_gap(c);
        self.text.push(c);
    }

    /// Shows the blank before `next`, where there is one.
    fn close_gap(&mut self, next: char) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        let Some(last) = self.text.chars().next_back().filter(|last| *last != '\n') else { return };
        if gap == Gap::Blank || (gap == Gap::Wrap && !(is_wide(last) && is_wide(next))) {
            self.text.push(' ');
        }
    }
}

/// True for the characters of Chinese writing.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}
