//! What the narrative must say, and says, beside amounts.

use super::look::Look;

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[];
