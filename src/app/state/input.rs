//! A source as it came, and the encoding the user chose for it.

use crate::read::{self, Source};

/// Bytes of the largest source that is shown for editing.
pub(crate) const EDITABLE: usize = 4 << 20;

/// A source as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Input {
    /// File name, when there is one.
    pub(crate) name: Option<String>,
    /// What is checked.
    pub(crate) bytes: Vec<u8>,
}

impl Input {
    /// The text as a text area holds it: lines end with `\n`. What is not edited as text is not shown at all.
    pub(crate) fn text(&self) -> String {
        self.editable().unwrap_or_default().replace("\r\n", "\n").replace('\r', "\n")
    }

    /// The encoding the text was read in, when it is not the usual one: the guess may be wrong.
    pub(crate) fn unusual_encoding(&self) -> Option<&'static str> {
        let encoding = read::encoding(&Source { name: self.name.as_deref(), bytes: &self.bytes });
        encoding.filter(|encoding| *encoding != read::ENCODINGS[0])
    }

    /// The separator of a table of values: the guess may be wrong.
    pub(crate) fn separator(&self) -> Option<char> {
        read::separator(&Source { name: self.name.as_deref(), bytes: &self.bytes })
    }

    /// The text, when this is one.
    pub(crate) fn editable(&self) -> Option<String> {
        read::editable(&Source { name: self.name.as_deref(), bytes: &self.bytes })
    }
}

/// A text in an encoding of the user's choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Encoded {
    pub(crate) encoding: &'static str,
    /// The bytes as they came, so that another choice starts from them.
    pub(super) bytes: Vec<u8>,
}
