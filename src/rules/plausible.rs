//! Amounts that no equation ties, but that fit or do not fit each other: one file for each rule or group of twin rules.

mod vehicle_cost;

use super::look::Look;

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[vehicle_cost::VEHICLE_COST];
