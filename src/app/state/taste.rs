//! How a reader likes the page. Nothing of a document.

/// What the reader chose for the page itself; it outlives every document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Taste {
    /// Large type: one column, wide lines, large targets.
    pub(crate) large: bool,
    /// The browser remembers language, type and profile.
    pub(crate) kept: bool,
}
