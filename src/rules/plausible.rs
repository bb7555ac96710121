//! Amounts that no equation ties, but that fit or do not fit each other: one file for each rule or group of twin rules.

mod behind;
mod bodies;
mod business;
mod codes;
mod growth;
mod item;
mod partner;
mod purchase;
mod rates;
mod staff;
mod vehicle_cost;

use super::ask::Unknown;
use super::look::{Amount, Look, Seen};

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[
    behind::THREE_BEHIND,
    behind::CLASS_BEHIND,
    bodies::CONTENTS,
    bodies::CODES,
    business::BUSINESS,
    codes::CODE_SETS,
    growth::GROWTH,
    item::EMPTY_ITEM,
    partner::PARTNER,
    purchase::PURCHASE,
    rates::HOUSING,
    rates::PENSION,
    rates::UNION,
    staff::STAFF,
    vehicle_cost::VEHICLE_COST,
];

/// More places than these are only counted.
const MOST_LISTED: usize = 6;

/// The first of these words, divided by 、; … stands for the rest.
fn listed(words: &[String]) -> String {
    let mut list = words.iter().take(MOST_LISTED).cloned().collect::<Vec<_>>().join("、");
    if words.len() > MOST_LISTED {
        list.push('…');
    }
    list
}

/// The amount at a row and column; a table that is shown empty has nothing to look at.
fn amount(seen: &Seen, form: &str, row: &str, column: &str) -> Result<Amount, Unknown> {
    let tables = seen.tables(form);
    let is_empty = !tables.is_empty() && tables.iter().all(|table| seen.budget.table(*table).empty);
    seen.amount(form, row, column).map_err(|why| if is_empty { Unknown::Empty } else { why })
}
