//! What has to be there: tables, captions, sections, rows, columns: one file for each rule or group of twin rules.

use super::look::Look;

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[];
