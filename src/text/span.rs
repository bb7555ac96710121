//! Ranges of characters.

use serde::{Deserialize, Serialize};

/// A half-open range of Unicode code points, `start..end`, counted from the beginning of some text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// First code point inside the range.
    pub start: u32,
    /// First code point behind the range.
    pub end: u32,
}

impl Span {
    /// The range `start..end`; an end before the start gives the empty range at `start`.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Number of code points.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// True when the range holds no code point.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}
