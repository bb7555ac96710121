//! Parts of the source that know where they stand.

/// A part of the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slice<'a> {
    /// The characters.
    pub(super) text: &'a str,
    /// Code point of the source at which they begin.
    pub(super) at: u32,
}

impl<'a> Slice<'a> {
    /// Code point behind the last character.
    pub(super) fn end(self) -> u32 {
        self.at + count(self.text)
    }

    /// The part behind the first `bytes` bytes.
    pub(super) fn from(self, bytes: usize) -> Self {
        let (front, text) = self.text.split_at(bytes);
        Self { text, at: self.at + count(front) }
    }

    /// The first `bytes` bytes.
    pub(super) fn to(self, bytes: usize) -> Self {
        Self { text: &self.text[..bytes], at: self.at }
    }

    /// Without blanks at the front.
    pub(super) fn trim_start(self) -> Self {
        self.from(self.text.len() - self.text.trim_start().len())
    }

    /// Without blanks at both ends.
    pub(super) fn trim(self) -> Self {
        let slice = self.trim_start();
        slice.to(slice.text.trim_end().len())
    }

    /// Without this prefix, if it is there.
    pub(super) fn strip(self, prefix: &str) -> Option<Self> {
        self.text.starts_with(prefix).then(|| self.from(prefix.len()))
    }
}

/// A place in the source between two lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    /// Everything from here on.
    pub(super) rest: Slice<'a>,
}

impl<'a> Cursor<'a> {
    /// The beginning of a source.
    pub(super) fn new(source: &'a str) -> Self {
        Self { rest: Slice { text: source, at: 0 } }
    }

    /// The line that begins here without its break, and the place behind the break.
    pub(super) fn line(self) -> Option<(Slice<'a>, Self)> {
        if self.rest.text.is_empty() {
            return None;
        }
        let line = self.rest.to(line_end(self.rest.text));
        let rest = Slice { text: &self.rest.text[line.text.len()..], at: line.end() };
        let gap = if rest.text.starts_with("\r\n") { 2 } else { rest.text.len().min(1) };
        Some((line, Self { rest: rest.from(gap) }))
    }
}

/// Bytes before the next line break.
pub(super) fn line_end(text: &str) -> usize {
    text.bytes().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(text.len())
}

/// Number of code points.
pub(super) fn count(text: &str) -> u32 {
    text.chars().count() as u32
}
