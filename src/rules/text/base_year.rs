//! R-N-012 comparisons start from the year before; the year's amounts are of the document's year.

use super::told::Told;
use super::{Check, Fault, Looked, Replace, Spot};
use crate::prose::{Base, Fact, Item, Role};
use crate::rules::Judged;
use std::collections::BTreeSet;

pub(super) const BASE_YEAR: Check = Check { name: "base-year", run };

fn run(told: &Told, _: &Judged, looked: &mut Looked) {
    let year = told.prose.year;
    let mut seen = BTreeSet::new();
    for (_, item) in told.items().filter(|_| year != 0) {
        for fact in item.facts.iter().map(|id| told.prose.fact(*id)) {
            let (Some(at), Some(wanted)) = (fact.compared.at, wanted(item, fact, year)) else { continue };
            if !seen.insert((fact.passage, at)) {
                continue;
            }
            looked.compared += 1;
            if fact.compared.year == wanted || elsewhere(told, item, fact, wanted) {
                continue;
            }
            let spot = Spot::Words(fact.passage, at);
            let from = told.prose.words(fact, at).to_owned();
            looked.faults.push(Fault {
                suspects: vec![spot],
                args: vec![
                    ("item", item.subject.call().to_owned()),
                    ("stated", from.clone()),
                    ("right", wanted.to_string()),
                    ("year", year.to_string()),
                ],
                replace: Some(Replace { at: spot, from, to: wanted.to_string() }),
                ..Fault::default()
            });
        }
    }
}

/// The year that should stand there; `None` where any year may.
fn wanted(item: &Item, fact: &Fact, year: u32) -> Option<u32> {
    match fact.role {
        Role::Value => (item.subject.key.is_some() || !item.subject.path.is_empty()).then_some(year),
        Role::Base | Role::Change | Role::Growth | Role::Flat => {
            (fact.compared.base != Base::Budget).then_some(year - 1)
        }
        _ => None,
    }
}

/// A thing compared with the year before may be compared with another year besides.
fn elsewhere(told: &Told, item: &Item, fact: &Fact, wanted: u32) -> bool {
    let others = item.facts.iter().map(|id| told.prose.fact(*id)).filter(|other| other.role == fact.role);
    others.filter(|other| other.compared.at.is_some()).any(|other| other.compared.year == wanted)
}
