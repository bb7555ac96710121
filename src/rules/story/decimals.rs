//! R-N-071 amounts in 万元 have at most two decimals, and one amount is written one way.

use super::super::ask::Unknown;
use super::super::hygiene::quoted;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use crate::budget::EntryId;
use crate::money::{Decimal, Unit};
use crate::prose::Kind;
use std::collections::BTreeMap;

pub(super) const DECIMALS: Look = Look { name: "decimals", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let most = seen.setting("places");
    let mut prints: BTreeMap<Decimal, Vec<EntryId>> = BTreeMap::new();
    let mut odd: Vec<EntryId> = Vec::new();
    let prose = seen.told.prose;
    let facts = prose.facts.iter().zip(&seen.budget.told);
    let own = facts.filter(|(fact, _)| prose.passage(fact.passage).agency == seen.agency.0 as usize);
    for (fact, entry) in own.filter(|(fact, _)| fact.kind == Kind::Money(Unit::Wan)) {
        let Some(entry) = *entry else { continue };
        looked.compared += 1;
        if most < fact.places.into() {
            odd.push(entry);
        }
        let known = prints.entry(fact.value.normalize()).or_default();
        if known.iter().all(|other| seen.print(*other) != seen.print(entry)) {
            known.push(entry);
        }
    }
    odd.extend(prints.into_values().filter(|entries| entries.len() > 1).flatten());
    odd.sort_unstable();
    odd.dedup();
    if !odd.is_empty() {
        let args = vec![("words", quoted(odd.iter().map(|entry| seen.print(*entry))))];
        looked.faults.push(Fault { suspects: odd.into_iter().map(Spot::Entry).collect(), args, ..Fault::default() });
    }
    if looked.compared == 0 { Err(Unknown::SentenceAbsent) } else { Ok(()) }
}
