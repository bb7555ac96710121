//! Performance targets and projects (绩效目标): one file for each rule or group of twin rules.

use super::look::Look;

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[];
