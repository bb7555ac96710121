//! R-N-021 the change is this year's amount less the base; R-N-013 an increase is not more than this year's amount;
//! R-TX-007 no amount of a year is negative.
//!
//! Where the amounts fit and only the direction word does not, `direction` speaks of the word and nothing is asked here.

use super::told::{Told, measured, signed};
use super::{Equality, Sums};
use crate::prose::{Base, Direction, Role};
use crate::rules::Order;

pub(super) const CHANGE: Sums = Sums { name: "change", run: change };
pub(super) const NOT_NEGATIVE: Sums = Sums { name: "not-negative", run: not_negative };
pub(super) const NOT_MORE: Sums = Sums { name: "not-more", run: not_more };

fn change(told: &Told) -> Vec<Equality> {
    let mut found = Vec::new();
    for (_, item) in told.items() {
        for (id, fact) in told.of(item, Role::Change) {
            let (Some(this), Some(base)) = (told.value(item, Some(id)), told.base(item, fact.compared.base)) else {
                continue;
            };
            let entries = (told.entry(this.0), told.entry(base.0), told.entry(id));
            let (Some(a), Some(b), Some(c)) = entries else { continue };
            let numbers = (measured(this.1), measured(base.1), measured(fact));
            let (Some((this, _)), Some((base, _)), Some((change, step))) = numbers else { continue };
            let turned = (this - base + change).abs() <= step && !change.is_zero();
            if !turned {
                found.push(Equality { left: vec![(1, a), (-1, b)], right: vec![(1, c)], order: Order::Equal });
            }
        }
    }
    found
}

/// Amounts of a year are not negative; knowing that, nobody proposes a negative one.
fn not_negative(told: &Told) -> Vec<Equality> {
    let roles = [Role::Value, Role::Budget, Role::Base];
    let facts = told.items().flat_map(|(_, item)| roles.map(|role| told.of(item, role)).into_iter().flatten());
    let positive = facts.filter(|(_, fact)| fact.value >= crate::money::Decimal::ZERO && measured(fact).is_some());
    let entries = positive.filter_map(|(id, _)| told.entry(id));
    entries.map(|entry| Equality { left: Vec::new(), right: vec![(1, entry)], order: Order::AtMost }).collect()
}

fn not_more(told: &Told) -> Vec<Equality> {
    let mut found = Vec::new();
    for (_, item) in told.items() {
        for (id, fact) in told.of(item, Role::Change) {
            let up = fact.told.is_some_and(|told| told.direction == Direction::Up)
                && signed(fact) >= crate::money::Decimal::ZERO;
            let Some(this) = told.value(item, Some(id)).filter(|_| up && fact.compared.base != Base::Budget) else {
                continue;
            };
            if let (Some(change), Some(this)) = (told.entry(id), told.entry(this.0)) {
                found.push(Equality { left: vec![(1, change)], right: vec![(1, this)], order: Order::AtMost });
            }
        }
    }
    found
}
