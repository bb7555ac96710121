//! What no published text should hold: broken fields, placeholders, personal data, other years. One file for each rule or
//! group of twin rules.

mod broken_field;

use super::look::Look;

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[broken_field::BROKEN_FIELD];
