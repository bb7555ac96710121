//! What components ask of the browser. They only say it; [`super::effects`] does it.

/// Something that changes no state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Open the file dialog.
    Choose,
    /// Put words on the clipboard.
    Copy(String),
    /// Save a file.
    Save {
        /// Its name.
        name: String,
        /// Its text.
        text: String,
    },
    /// Open the print dialog.
    Print,
    /// Bring a block of the document into view.
    ShowBlock(u32),
    /// Select these code points of the source's text and let the user edit them.
    EditSource {
        /// First code point.
        start: u32,
        /// First code point behind.
        end: u32,
    },
    /// Put the focus into the detail.
    OpenDetail,
}
