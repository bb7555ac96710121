//! R-N-032 where the three public expenses change, the text says how each of them changes.

use super::super::ask::Unknown;
use super::super::hygiene::quoted;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use crate::prose::{Item, Role};

pub(super) const THREE_PUBLIC: Look = Look { name: "three-public-changes", run };

/// The three, each with its parts.
const PARTS: [&[&str]; 3] = [&["three.abroad"], &["three.car", "three.car.buy", "three.car.run"], &["three.reception"]];

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let change = of(seen, &["three.total"]).find_map(|item| {
        let (id, _) = seen.told.of(item, Role::Change).into_iter().find(|(_, fact)| !fact.value.is_zero())?;
        seen.told.entry(id)
    });
    let total = of(seen, &["three.total"]).next().ok_or(Unknown::SentenceAbsent)?;
    let change = change.filter(|_| !total.facts.is_empty()).ok_or(Unknown::Precondition)?;
    let told: Vec<Vec<&Item>> =
        PARTS.iter().map(|keys| of(seen, keys).filter(|item| is_spent(seen, item)).collect()).collect();
    // With one item the change of the total is its own.
    if told.iter().filter(|items| !items.is_empty()).count() < 2 {
        return Err(Unknown::Precondition);
    }
    looked.compared += 1;
    let missing: Vec<&Item> = told
        .iter()
        .filter(|items| !items.iter().any(|item| is_compared(seen, item)))
        .filter_map(|items| items.first().copied())
        .collect();
    if !missing.is_empty() {
        looked.faults.push(Fault {
            suspects: vec![Spot::Entry(change)],
            args: vec![
                ("change", seen.print(change).to_owned()),
                ("items", quoted(missing.iter().map(|item| item.subject.call()))),
            ],
            ..Fault::default()
        });
    }
    Ok(())
}

/// The things with one of these keys.
fn of<'a>(seen: &Seen<'a>, keys: &'static [&'static str]) -> impl Iterator<Item = &'a Item> + use<'a> {
    let is_of = |item: &Item| item.subject.key.as_deref().is_some_and(|key| keys.contains(&key));
    seen.told.items().map(|(_, item)| item).filter(move |item| is_of(item))
}

fn is_spent(seen: &Seen, item: &Item) -> bool {
    seen.told.prose.of(item, Role::Value).any(|(_, fact)| !fact.value.is_zero())
}

/// True when the text sets the thing against another year.
fn is_compared(seen: &Seen, item: &Item) -> bool {
    [Role::Change, Role::Growth, Role::Flat, Role::Base, Role::Comparison]
        .into_iter()
        .any(|role| seen.told.prose.of(item, role).next().is_some())
}
