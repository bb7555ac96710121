//! Codes and names of the classifications: one file for each rule or group of twin rules.

pub(super) mod catalogue;
mod class;
mod economic;
mod fund;
mod known;
mod lists;
pub(super) mod names;
mod nature;
mod personnel;
mod rows;
mod running;
mod suits;

use super::look::Look;

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[
    known::KNOWN,
    known::FORM,
    economic::KNOWN,
    economic::FORM,
    economic::COLUMN,
    economic::CLASS,
    names::NAMES,
    class::OFFICIAL,
    class::SAME,
    suits::ITEM,
    suits::REWARD,
    personnel::PERSONNEL,
    nature::NATURE,
    running::RUNNING,
    fund::FUND,
    fund::CAPITAL,
];
