//! Words without their markup, each with its place in the source.

use super::builder::Builder;
use super::emphasis::{Mark, marks};
use super::entity::entity;
use super::slice::Slice;
use super::{math, tag};
use crate::doc::Text;
use crate::read::decode::is_strange;
use crate::text::Span;
use crate::text::normal::is_invisible;

/// The characters of a text and where each stands in the source; a line break that is a mere wrap is `\n`.
pub(super) struct Chars {
    pub(super) signs: Vec<char>,
    pub(super) places: Vec<u32>,
}

impl Chars {
    fn of(lines: &[Slice]) -> Self {
        let mut chars = Self { signs: Vec::new(), places: Vec::new() };
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                chars.push('\n', lines[index - 1].end());
            }
            (line.at..).zip(line.text.chars()).for_each(|(at, c)| chars.push(c, at));
        }
        chars
    }

    fn push(&mut self, c: char, at: u32) {
        self.signs.push(c);
        self.places.push(at);
    }
}

/// The words of these lines.
pub(super) fn lines(lines: &[Slice]) -> Text {
    if let [line] = lines
        && line.text.chars().all(is_plain)
    {
        let words = line.trim();
        return Text::verbatim(words.text, words.at);
    }
    let chars = Chars::of(lines);
    let marks = marks(&chars.signs);
    let mut inline =
        Inline { chars: &chars, marks: &marks, builder: Builder::default(), link: None, no_comment_end: false };
    let mut at = 0;
    while at < chars.signs.len() {
        at += inline.step(at);
    }
    inline.builder.finish()
}

/// A cell's text; blank cells know their place.
pub(super) fn cell_text(cell: Slice) -> Text {
    let text = lines(&[cell]);
    if text.is_empty() { Text::blank(Span::new(cell.at, cell.end())) } else { text }
}

/// These words with nothing read as markup; characters that are never seen are left out.
pub(super) fn verbatim(words: Slice) -> Text {
    let words = words.trim();
    if words.text.chars().all(is_shown) {
        return Text::verbatim(words.text, words.at);
    }
    let mut builder = Builder::default();
    (words.at..).zip(words.text.chars()).filter(|(_, c)| is_shown(*c)).for_each(|(at, c)| builder.copy(c, at));
    builder.finish()
}

/// True for characters a reader can see, blanks among them.
fn is_shown(c: char) -> bool {
    !is_invisible(c) && (!c.is_control() || c.is_whitespace())
}

/// True for characters that can be no markup.
fn is_plain(c: char) -> bool {
    match c {
        '\\' | '<' | '&' | '*' | '_' | '~' | '`' | '$' | '[' | '\n' | '\r' => false,
        ' '..='}' => true,
        _ => !is_strange(c) && !is_invisible(c) && !c.is_control(),
    }
}

struct Inline<'a> {
    chars: &'a Chars,
    marks: &'a [Mark],
    builder: Builder,
    /// Index of the bracket that ends the words of a link, and of the character behind the link.
    link: Option<(usize, usize)>,
    no_comment_end: bool,
}

impl Inline<'_> {
    /// Reads what stands at `at` and returns the number of characters it takes.
    fn step(&mut self, at: usize) -> usize {
        let c = self.chars.signs[at];
        match self.marks[at] {
            Mark::Hidden => return 1,
            Mark::Code if c != '\n' => return self.code(c, at),
            _ => {}
        }
        let taken = match c {
            '\\' => self.escape(at),
            '<' => self.tag(at),
            '&' => entity(&self.chars.signs[at..]).map(|(c, length)| self.make(c.encode_utf8(&mut [0; 4]), at, length)),
            '$' => self.formula(at),
            '!' | '[' | ']' => self.link(at),
            '\n' | '\r' => Some(self.wrap(at)),
            _ => None,
        };
        taken.unwrap_or_else(|| self.copy(at))
    }

    fn sign(&self, at: usize) -> Option<char> {
        self.chars.signs.get(at).copied()
    }

    fn copy(&mut self, at: usize) -> usize {
        let c = self.chars.signs[at];
        if is_shown(c) {
            self.builder.copy(c, self.chars.places[at]);
        }
        1
    }

    fn make(&mut self, words: &str, at: usize, length: usize) -> usize {
        let end = self.chars.places[at + length - 1] + 1;
        self.builder.make(words, Span::new(self.chars.places[at], end));
        length
    }

    fn code(&mut self, c: char, at: usize) -> usize {
        let pipe = c == '\\' && self.sign(at + 1) == Some('|');
        if pipe { 1 } else { self.copy(at) }
    }

    fn escape(&mut self, at: usize) -> Option<usize> {
        match self.sign(at + 1)? {
            '\n' => Some(self.make("\n", at, 2)),
            c if c.is_ascii_punctuation() => Some(1 + self.copy(at + 1)),
            _ => math::bare(self.chars, at).map(|(sign, length)| self.make(sign, at, length)),
        }
    }

    fn tag(&mut self, at: usize) -> Option<usize> {
        if self.chars.signs[at..].starts_with(&['<', '!', '-', '-']) {
            return self.comment(at);
        }
        let tag = tag::read(&self.chars.signs[at..])?;
        if tag.breaks_line() {
            self.make("\n", at, tag.length);
        }
        Some(tag.length)
    }

    fn comment(&mut self, at: usize) -> Option<usize> {
        if self.no_comment_end {
            return None;
        }
        let end = self.chars.signs[at + 4..].windows(3).position(|end| end == ['-', '-', '>']);
        self.no_comment_end = end.is_none();
        end.map(|length| 4 + length + 3)
    }

    fn formula(&mut self, at: usize) -> Option<usize> {
        let open = if self.sign(at + 1) == Some('$') { at + 1 } else { at };
        let close = math::closes(self.chars, open)?;
        math::show(self.chars, open + 1, close, &mut self.builder);
        let behind = close + 1;
        Some(behind + usize::from(open > at && self.sign(behind) == Some('$')) - at)
    }

    fn link(&mut self, at: usize) -> Option<usize> {
        if let Some((end, behind)) = self.link
            && end == at
        {
            self.link = None;
            return Some(behind - at);
        }
        let image = self.sign(at) == Some('!');
        let (end, behind) = tag::link(&self.chars.signs, if image { at + 1 } else { at })?;
        if image {
            return Some(behind - at);
        }
        self.link = Some((end, behind));
        Some(1)
    }

    /// A wrapped line: a blank between Latin words, nothing between Chinese ones, a break behind two blanks.
    fn wrap(&mut self, at: usize) -> usize {
        let blanks = self.chars.signs[at..].iter().take_while(|c| c.is_whitespace()).count();
        let hard = at >= 2 && self.chars.signs[at - 2..at] == [' ', ' '];
        if hard {
            self.make("\n", at, 1);
        } else if let (Some(last), Some(next)) = (self.builder.last(), self.sign(at + blanks))
            && !is_wide(last)
            && !is_wide(next)
            && !last.is_whitespace()
        {
            self.make(" ", at, 1);
        }
        blanks
    }
}

/// True for Chinese characters and their punctuation.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{2e80}'..)
}
