//! What components ask of the browser. They only say it; [`super::effects`] does it.

use super::checked::TextPlace;
use super::state::Verdict;

/// Which of two neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Neighbour {
    /// The one before.
    Before,
    /// The one behind.
    Behind,
}

/// Something that changes no state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Open the file dialog.
    Choose,
    /// Open the dialog for a folder.
    ChooseFolder,
    /// Put words on the clipboard.
    Copy(String),
    /// Save a file.
    Save {
        /// Its name.
        name: String,
        /// Its media type.
        media: &'static str,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// Delete what the browser keeps of the program.
    Forget,
    /// Open the print dialog.
    Print,
    /// Bring a block of the document into view.
    ShowBlock(u32),
    /// Select a place of the source's text and let the user edit it.
    EditSource(TextPlace),
    /// Put the focus on the neighbour of the focused number of the text.
    NextNumber(Neighbour),
    /// Put the focus into the detail.
    OpenDetail,
    /// Press the open finding's button for this decision.
    Decide(Verdict),
    /// Press the open finding's button that copies it.
    CopyFinding,
}
