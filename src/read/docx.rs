//! Word documents.

use super::ReadError;
use crate::doc::Document;

/// Reads a Word document.
pub(super) fn read(_bytes: &[u8]) -> Result<Document, ReadError> {
    Err(ReadError::Damaged)
}
