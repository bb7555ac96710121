//! Text that remembers where each of its characters stood in the source.

use crate::text::Span;

/// Cleaned text (no markup, no `<br>`, `$\geq$` written as ≥) with the way back to the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The words as a reader sees them. A line break inside a cell is `\n`.
    pub text: String,
    /// Pieces of `text` that were copied from the source, in order.
    pub runs: Vec<Run>,
}

/// A piece of text and the piece of source it was made from.
///
/// When both have the same length they correspond character by character; otherwise only as a whole
/// (`\n` made from `<br>`, `≥` from `\geq`). A run without text is the place of a blank cell and then the only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Code points of [`Text::text`].
    pub text: Span,
    /// Code points of the source file.
    pub source: Span,
}

impl Text {
    /// Text that stands in the source just as it is, starting at code point `start`.
    pub fn verbatim(text: &str, start: u32) -> Self {
        let len = text.chars().count() as u32;
        let runs = if len == 0 {
            Vec::new()
        } else {
            vec![Run { text: Span::new(0, len), source: Span::new(start, start + len) }]
        };
        Self { text: text.to_owned(), runs }
    }

    /// A blank cell: no character, but a place. `source` is all that stands between its borders, perhaps nothing.
    pub fn blank(source: Span) -> Self {
        Self { text: String::new(), runs: vec![Run { text: Span::new(0, 0), source }] }
    }

    /// Number of code points.
    pub fn len(&self) -> u32 {
        self.text.chars().count() as u32
    }

    /// True when there is no character at all.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The characters of the source that `chars` (code points of this text) were made from.
    /// `None` when this text holds no such characters; the place of a blank cell for the range `0..0` of its text.
    pub fn source(&self, chars: Span) -> Option<Span> {
        if let [run] = self.runs.as_slice()
            && run.text.is_empty()
        {
            return (chars.start == 0).then_some(run.source);
        }
        let mut found: Option<Span> = None;
        for piece in self.runs.iter().filter_map(|run| run.part(chars)) {
            let source = piece.source;
            found =
                Some(found.map_or(source, |whole| Span::new(whole.start.min(source.start), whole.end.max(source.end))));
        }
        found
    }

    /// Puts other words in the place of `chars` (code points, clipped to the text's length); they stand where those stood
    /// in the source.
    pub fn replace(&mut self, chars: Span, words: &str) {
        let len = self.len();
        let chars = Span::new(chars.start.min(len), chars.end.min(len));
        let source = self.source(chars).or_else(|| self.source(Span::new(0, len)));
        let (before, behind) = (self.slice(Span::new(0, chars.start)), self.slice(Span::new(chars.end, len)));
        let text = format!("{before}{words}{behind}");
        let end = chars.start + words.chars().count() as u32;
        let mut runs: Vec<Run> = self.runs.iter().filter_map(|run| run.part(Span::new(0, chars.start))).collect();
        runs.extend(source.map(|source| Run { text: Span::new(chars.start, end), source }));
        runs.extend(self.runs.iter().filter_map(|run| run.part(Span::new(chars.end, len))).map(|run| {
            let moved = |at: u32| at - chars.end + end;
            Run { text: Span::new(moved(run.text.start), moved(run.text.end)), source: run.source }
        }));
        runs.retain(|run| !run.text.is_empty() || text.is_empty());
        *self = Self { text, runs };
    }

    /// The characters `chars` of this text (code points, clipped to its length).
    pub fn slice(&self, chars: Span) -> &str {
        let byte = |at: u32| self.text.char_indices().nth(at as usize).map_or(self.text.len(), |(byte, _)| byte);
        let start = byte(chars.start);
        let end = byte(chars.end);
        self.text.get(start..end).unwrap_or_default()
    }
}

impl Run {
    /// What of this piece lies in a range of the text; `None` when nothing does.
    fn part(&self, range: Span) -> Option<Self> {
        let (start, end) = (range.start.max(self.text.start), range.end.min(self.text.end));
        let text = (start < end).then(|| Span::new(start, end))?;
        let is_verbatim = self.text.len() == self.source.len();
        let at = |char: u32| self.source.start + (char - self.text.start);
        let source = if is_verbatim { Span::new(at(start), at(end)) } else { self.source };
        Some(Self { text, source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_cell_has_a_place() {
        let blank = Text::blank(Span::new(7, 9));
        assert!(blank.is_empty());
        assert_eq!(blank.source(Span::new(0, 0)), Some(Span::new(7, 9)));
        assert_eq!(Text::default().source(Span::new(0, 0)), None);
    }

    #[test]
    fn source_of_a_part_crosses_runs() {
        let text = Text {
            text: "a\nbc".into(),
            runs: vec![
                Run { text: Span::new(0, 1), source: Span::new(10, 11) },
                Run { text: Span::new(1, 2), source: Span::new(11, 15) },
                Run { text: Span::new(2, 4), source: Span::new(15, 17) },
            ],
        };
        assert_eq!(text.source(Span::new(3, 4)), Some(Span::new(16, 17)));
        assert_eq!(text.source(Span::new(0, 3)), Some(Span::new(10, 16)));
        assert_eq!(text.source(Span::new(4, 9)), None);
        assert_eq!(text.slice(Span::new(2, 9)), "bc");
    }

    #[test]
    fn other_words_stand_where_the_old_ones_stood() {
        let mut text = Text {
            text: "共1.5≥".into(),
            runs: vec![
                Run { text: Span::new(0, 4), source: Span::new(10, 14) },
                Run { text: Span::new(4, 5), source: Span::new(14, 20) },
            ],
        };
        text.replace(Span::new(1, 4), "20.25");
        assert_eq!(text.text, "共20.25≥");
        assert_eq!(text.source(Span::new(1, 6)), Some(Span::new(11, 14)));
        assert_eq!(text.source(Span::new(6, 7)), Some(Span::new(14, 20)));
        assert_eq!(text.source(Span::new(0, 1)), Some(Span::new(10, 11)));
        text.replace(Span::new(0, 7), "");
        assert_eq!((text.text.as_str(), text.source(Span::new(0, 0))), ("", Some(Span::new(10, 20))));
        text.replace(Span::new(0, 9), "3");
        assert_eq!((text.text.as_str(), text.source(Span::new(0, 1))), ("3", Some(Span::new(10, 20))));
        let mut bare = Text { text: "1".into(), runs: Vec::new() };
        bare.replace(Span::new(1, 1), "2");
        assert_eq!(bare, Text { text: "12".into(), runs: Vec::new() });
    }
}
