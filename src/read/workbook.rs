//! Workbooks.

use super::{Kind, Origin, ReadError};
use crate::doc::Document;

/// Reads a workbook.
pub(super) fn read(_bytes: &[u8], _kind: Kind) -> Result<(Document, Origin), ReadError> {
    Err(ReadError::Damaged)
}
