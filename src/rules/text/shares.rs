//! R-N-017 the shares of a complete list add up to 100.

use super::proportion::{Agreement, Range, agreement, percent};
use super::told::Told;
use super::{Check, Fault, Looked, Spot};
use crate::budget::EntryId;
use crate::money::Decimal;
use crate::prose::{Fact, FactId, Item, PassageId, Role};
use crate::rules::Judged;
use std::collections::BTreeMap;

pub(super) const SHARES: Check = Check { name: "shares", run };

/// The fewest shares that are looked at as a list: two are often 其中 of many.
const FEWEST: usize = 3;

/// Shares of one whole in one passage, with the amounts they are shares of.
type Group<'a> = Vec<(FactId, &'a Fact, Option<&'a Fact>)>;

fn run(told: &Told, _: &Judged, looked: &mut Looked) {
    let mut groups: BTreeMap<(PassageId, &str), (Group, Vec<&Item>)> = BTreeMap::new();
    for (_, item) in told.items() {
        for (id, share) in told.of(item, Role::Share).into_iter().filter(|(_, share)| !share.of.is_empty()) {
            let value = told.value(item, Some(id)).map(|(_, fact)| fact);
            let group = groups.entry((share.passage, share.of.as_str())).or_default();
            group.0.push((id, share, value));
            group.1.push(item);
        }
    }
    for ((_, of), (group, items)) in groups {
        // Only where the parts are all there is: their names are all the names below one.
        if group.len() >= FEWEST && told.names_are_all(items.iter().copied()) {
            compare(told, of, &group, looked);
        }
    }
}

fn compare(told: &Told, of: &str, group: &Group, looked: &mut Looked) {
    looked.compared += 1;
    let entries: Vec<EntryId> = group.iter().filter_map(|(id, ..)| told.entry(*id)).collect();
    let sum: Decimal = group.iter().map(|(_, share, _)| share.value).sum();
    let half: Decimal = group.iter().map(|(_, share, _)| Decimal::new(1, share.places)).sum();
    let holds = (sum - Decimal::ONE_HUNDRED).abs() <= half;
    looked.bound.extend(&entries);
    looked.sums.push((entries.clone(), holds));
    if holds {
        looked.faults.extend(single(told, of, group));
        return;
    }
    let right = expected(group).unwrap_or_default();
    looked.faults.push(Fault {
        suspects: entries.into_iter().map(Spot::Entry).collect(),
        args: vec![("item", of.to_owned()), ("stated", format!("合计{sum}%")), ("right", right)],
        ..Fault::default()
    });
}

/// Shares that add up and yet do not follow from their amounts.
fn single(told: &Told, of: &str, group: &Group) -> Option<Fault> {
    let amounts: Vec<Range> = group.iter().map(|(_, _, value)| value.and_then(Range::of)).collect::<Option<_>>()?;
    let whole = amounts.iter().copied().reduce(Range::plus)?;
    let step = |fact: &Fact| Decimal::new(1, fact.places.min(20));
    let differs = |(index, (_, share, _)): &(usize, &(FactId, &Fact, Option<&Fact>))| {
        percent(amounts[*index], whole)
            .is_some_and(|computed| agreement(share.value, step(share), computed) == Agreement::Differs)
    };
    let wrong: Vec<Spot> =
        group.iter().enumerate().filter(differs).filter_map(|(_, (id, ..))| told.entry(*id)).map(Spot::Entry).collect();
    let stated: Vec<String> = group.iter().map(|(_, share, _)| format!("{}%", share.value)).collect();
    let args = vec![("item", of.to_owned()), ("stated", stated.join("、")), ("right", expected(group)?)];
    (!wrong.is_empty()).then(|| Fault { suspects: wrong, args, ..Fault::default() })
}

/// What the shares should be by their amounts: 26.69% 22.02% 51.28%.
fn expected(group: &Group) -> Option<String> {
    let amounts: Option<Vec<Range>> = group.iter().map(|(_, _, value)| value.and_then(Range::of)).collect();
    let amounts = amounts?;
    let whole = amounts.iter().copied().reduce(Range::plus)?;
    let shares = amounts
        .iter()
        .map(|part| percent(*part, whole).map(|share| format!("{}%", super::proportion::rounded(share.at, 2))));
    Some(shares.collect::<Option<Vec<_>>>()?.join("、"))
}
