//! R-N-014 a change has a reason; R-N-018 the reason fits the direction.

use super::told::Told;
use super::{Check, Fault, Looked, Spot};
use crate::prose::{Base, Direction, Fact, FactId, Item, ItemId, Role, Sense};
use crate::rules::{Judged, Severity};

pub(super) const CAUSE: Check = Check { name: "cause", run: missing };
pub(super) const CONTRARY: Check = Check { name: "contrary-cause", run: contrary };

/// The fewest characters of a reason.
const SHORTEST: usize = 2;

fn missing(told: &Told, _: &Judged, looked: &mut Looked) {
    for (at, fact) in reasons(told) {
        looked.compared += 1;
        if fact.of.chars().count() < SHORTEST {
            looked.faults.push(empty(told, at, fact));
        }
    }
    for (id, item) in told.items() {
        let Some((change, fact)) = changed(told, item) else { continue };
        looked.compared += 1;
        if !has_reason(told, id, change) {
            let entry = told.entry(change).map(Spot::Entry);
            let words = told.prose.words(fact, fact.whole).to_owned();
            let word = fact.told.map_or("", |spoken| told.prose.words(fact, spoken.word)).to_owned();
            looked.faults.push(Fault {
                suspects: entry.into_iter().collect(),
                args: vec![("item", item.subject.call().to_owned()), ("word", word), ("change", words)],
                severity: (!must_explain(item)).then_some(Severity::Note),
                ..Fault::default()
            });
        }
    }
}

/// The reasons of this agency.
fn reasons<'a>(told: &Told<'a>) -> Vec<(FactId, &'a Fact)> {
    let facts = told.prose.facts.iter().zip(0..).map(|(fact, index)| (FactId(index), fact));
    let own = facts.filter(|(_, fact)| fact.role == Role::Reason);
    own.filter(|(_, fact)| told.prose.passage(fact.passage).agency == told.agency.0 as usize).collect()
}

/// The change of a thing whose changes are to be explained, when there is one.
fn changed<'a>(told: &Told<'a>, item: &'a Item) -> Option<(FactId, &'a Fact)> {
    let named = item.subject.key.is_some() || !item.subject.path.is_empty();
    let change = told.of(item, Role::Change).into_iter().chain(told.of(item, Role::Growth)).next()?;
    (named && !change.1.value.is_zero() && change.1.compared.base != Base::Budget).then_some(change)
}

/// 三公经费 and 机关运行经费 are explained by rule; of other things readers only expect it.
fn must_explain(item: &Item) -> bool {
    item.subject.key.as_deref().is_some_and(|key| key == "three.total" || key == "ops")
}

/// A reason behind the change, under the same title. One reason often speaks for several changes before it.
fn has_reason(told: &Told, _: ItemId, change: FactId) -> bool {
    let fact = told.prose.fact(change);
    let title = &told.prose.passage(fact.passage).title;
    let behind = told.prose.facts[change.0 as usize..].iter();
    let mut here = behind.take_while(|other| told.prose.passage(other.passage).title == *title);
    here.any(|other| other.role == Role::Reason)
}

fn empty(told: &Told, _: FactId, fact: &Fact) -> Fault {
    let item = fact.item.map_or("", |item| told.prose.item(item).subject.call());
    let word = format!("“{}”后为空", told.prose.words(fact, fact.span));
    let args = vec![("item", item.to_owned()), ("word", word), ("change", String::new())];
    Fault { suspects: vec![Spot::Words(fact.passage, fact.span)], args, ..Fault::default() }
}

/// 减少 with a reason that speaks of nothing but more, and the reverse.
fn contrary(told: &Told, _: &Judged, looked: &mut Looked) {
    for (_, fact) in reasons(told) {
        let spoken = fact.told.or_else(|| fact.item.and_then(|item| before(told, item, fact)));
        let Some(direction) = spoken.map(|spoken| spoken.direction).filter(|direction| *direction != Direction::Flat)
        else {
            continue;
        };
        looked.compared += 1;
        let speaks = |sense| {
            told.lexicon.words(sense).iter().any(|word| word.chars().count() > 1 && fact.of.contains(word.as_str()))
        };
        let (more, less) =
            (speaks(Sense::More) || fact.of.contains("新增"), speaks(Sense::Less) || fact.of.contains("节约"));
        let contrary = match direction {
            Direction::Up => less && !more,
            _ => more && !less,
        };
        if contrary {
            let word = if direction == Direction::Up { "增加" } else { "减少" };
            let item = fact.item.map_or("", |item| told.prose.item(item).subject.call());
            looked.faults.push(Fault {
                suspects: vec![Spot::Words(fact.passage, fact.span)],
                args: vec![("item", item.to_owned()), ("word", word.to_owned()), ("cause", shortened(&fact.of))],
                ..Fault::default()
            });
        }
    }
}

/// The direction of the change a reason explains: the last one told before it.
fn before(told: &Told, item: ItemId, reason: &Fact) -> Option<crate::prose::Told> {
    let facts = told.prose.item(item).facts.iter().map(|id| told.prose.fact(*id));
    let earlier = facts.filter(|fact| fact.passage == reason.passage && fact.span.start < reason.span.start);
    let mut changes = earlier.filter(|fact| matches!(fact.role, Role::Change | Role::Growth) && !fact.value.is_zero());
    changes.next_back().and_then(|fact| fact.told)
}

fn shortened(text: &str) -> String {
    const MOST: usize = 30;
    let short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() { short + "…" } else { short }
}
