//! State-owned assets (国有资产): one file for each rule or group of twin rules.

mod date;
mod presence;
mod quantity;
mod unit_value;

use super::look::Look;

/// The looks of this family.
pub(super) const LOOKS: &[Look] =
    &[quantity::TOGETHER, quantity::WHOLE, date::DATE, unit_value::UNIT_VALUE, presence::PRESENCE];
