//! R-N-070 one quantity has one value: an item's lead amount and its 「预算安排」 amount, and the same thing told in two
//! places. Things of different money (财政拨款 against all money) are different things.

use super::told::{Told, measured, signed};
use super::{Equality, Sums};
use crate::budget::EntryId;
use crate::money::Decimal;
use crate::prose::{Base, Fact, FactId, Kind, Role, Scope};
use crate::rules::Order;
use std::collections::BTreeMap;

pub(super) const TWICE: Sums = Sums { name: "twice", run };
pub(super) const TWINS: Sums = Sums { name: "twin-changes", run: twins };

/// Amounts from this many 万元 on are hardly equal by chance.
const UNLIKELY: i64 = 100;

fn run(told: &Told) -> Vec<Equality> {
    let mut found = within(told);
    found.extend(across(told));
    found
}

/// Two amounts of the year for one item.
fn within(told: &Told) -> Vec<Equality> {
    let mut found = Vec::new();
    for (_, item) in told.items() {
        for role in [Role::Value, Role::Base] {
            let values = told.of(item, role);
            for pair in values.windows(2) {
                let same = told.alike(pair[0].1, pair[1].1) && pair[0].1.compared.base == pair[1].1.compared.base;
                found.extend(equal(told, pair[0].0, pair[1].0).filter(|_| same));
            }
        }
    }
    found
}

/// The same row of the sheet told in two places.
fn across(told: &Told) -> Vec<Equality> {
    let mut first: BTreeMap<(String, Scope), (FactId, &Fact)> = BTreeMap::new();
    let mut found = Vec::new();
    for (_, item) in told.items().filter(|(_, item)| item.subject.key.is_some()) {
        for role in [Role::Value, Role::Budget, Role::Base, Role::Change] {
            for (id, fact) in told.of(item, role) {
                let Some(row) = told.entry(id).map(|entry| told.budget.entry(entry).row.to_string()) else { continue };
                match first.get(&(row.clone(), item.subject.scope)) {
                    Some((known, other)) if told.alike(fact, other) && fact.kind != Kind::Count => found.extend(equal(told, *known, id)),
                    Some(_) => {}
                    None => {
                        first.insert((row, item.subject.scope), (id, fact));
                    }
                }
            }
        }
    }
    found
}

/// Things of one amount that are told under several names changed by one amount: 财政拨款 and 一般公共预算 of a body that
/// has nothing else. Each value is compared once with the next one, so that no majority accuses.
fn twins(told: &Told) -> Vec<Equality> {
    let mut groups: BTreeMap<(Decimal, Base), Vec<(FactId, Decimal)>> = BTreeMap::new();
    for (_, item) in told.items().filter(|(_, item)| item.subject.path.is_empty()) {
        let Some((this, _)) = told.value(item, None).and_then(|(_, fact)| measured(fact)) else { continue };
        for (id, change) in told.of(item, Role::Change).into_iter().filter(|_| this >= Decimal::from(UNLIKELY)) {
            let group = groups.entry((this, change.compared.base)).or_default();
            if !group.iter().any(|(_, known)| *known == signed(change)) {
                group.push((id, signed(change)));
            }
        }
    }
    let pairs = groups.values().flat_map(|group| group.windows(2));
    pairs.filter_map(|pair| equal(told, pair[0].0, pair[1].0)).collect()
}

fn equal(told: &Told, one: FactId, other: FactId) -> Option<Equality> {
    let (one, other): (EntryId, EntryId) = (told.entry(one)?, told.entry(other)?);
    let is_count = |entry| matches!(told.budget.entry(entry).unit, crate::money::Unit::Percent);
    (one != other && !is_count(one)).then(|| Equality {
        left: vec![(1, one)],
        right: vec![(1, other)],
        order: Order::Equal,
    })
}
