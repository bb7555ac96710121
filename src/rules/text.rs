//! Rules about the sentences of the narrative: one file each, named in the rows of `text.md`.
//!
//! [`Sums`] are asked before the network is solved: equations between amounts that a sentence ties to each other.
//! [`Check`]s run when it is solved: they look at percentages, directions, years and words, and know from the judged
//! equations which amounts are beyond doubt.

mod agency_name;
mod base_year;
mod cause;
mod change;
mod direction;
mod doubled;
mod flat;
mod leftover;
mod names;
mod none;
mod parts;
mod percent;
mod proportion;
mod punctuation;
mod rows;
mod shares;
mod told;
mod twice;
mod unit;

use super::judge::Judged;
use super::relation::Order;
use super::table::Test;
use crate::budget::EntryId;

pub(super) use super::look::{Computed, Fault, Formula, Looked, Replace, Slip, Spot};
pub(super) use names::is_near;
pub(super) use told::Told;

/// An equation between amounts of the narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equality {
    /// Signed entries of the left side.
    pub left: Vec<(i8, EntryId)>,
    /// Signed entries of the right side.
    pub right: Vec<(i8, EntryId)>,
    /// How the sides compare.
    pub order: Order,
}

/// A rule that makes equations.
#[derive(Debug)]
pub struct Sums {
    /// Its name in the rule table.
    pub name: &'static str,
    /// Makes them for one agency.
    pub run: fn(&Told) -> Vec<Equality>,
}

/// A rule that looks at words.
#[derive(Debug)]
pub struct Check {
    /// Its name in the rule table.
    pub name: &'static str,
    /// Looks at one agency's narrative.
    pub run: fn(&Told, &Judged, &mut Looked),
}

const SUMS: [Sums; 7] =
    [change::CHANGE, change::NOT_MORE, twice::TWICE, twice::TWINS, parts::PARTS, parts::LIKELY, parts::CHANGES];

const CHECKS: [Check; 16] = [
    percent::PERCENT,
    shares::SHARES,
    direction::DIRECTION,
    flat::FLAT,
    base_year::BASE_YEAR,
    cause::CAUSE,
    cause::CONTRARY,
    none::NONE,
    rows::ROWS,
    names::CLASS_NAME,
    agency_name::AGENCY_NAME,
    leftover::LEFTOVER,
    doubled::DOUBLED,
    doubled::WORDING,
    unit::UNIT,
    punctuation::PUNCTUATION,
];

/// The test with this name.
pub(super) fn named(name: &str) -> Option<Test> {
    let sums = SUMS.iter().find(|sums| sums.name == name).map(Test::Sums);
    sums.or_else(|| CHECKS.iter().find(|check| check.name == name).map(Test::Text))
}
