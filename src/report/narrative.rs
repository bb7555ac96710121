//! The numbers of the narrative with their links: the cell a number repeats, the sentence it agrees with, the amounts a
//! percentage follows from.

use super::places::Places;
use super::runs::is_judged;
use super::write::Facts;
use super::{Link, Says, Tie, Told, Unlinked};
use crate::budget::EntryId;
use crate::doc::Locus;
use crate::net::Nature;
use crate::prose::{Kind, Role};
use crate::rules::{Computed, Order};
use std::collections::BTreeMap;

/// More links of one number say nothing new.
const MOST: usize = 3;
/// More amounts of one sum are not linked one by one.
const LONGEST: usize = 12;

/// Every number of the narratives, in reading order.
pub(super) fn links(facts: &Facts, places: &mut Places) -> Vec<Told> {
    let questions = questions(facts);
    let computed = computed(facts);
    let (copies, sums) = (copies(facts), sums(facts));
    let pairs = facts.budget.prose.facts.iter().zip(&facts.budget.told);
    let numbers = pairs.filter_map(|(fact, entry)| Some((fact, (*entry)?)));
    numbers
        .filter(|(fact, _)| fact.kind != Kind::Bare)
        .map(|(fact, entry)| {
            let mut links: Vec<Link> = Vec::new();
            if let Some((rule, at)) = copies.get(&entry) {
                let row = places.words(at, facts.budget.entry(entry).agency, None);
                links.push(Link { rule: (*rule).to_owned(), tie: Tie::Copy, loci: vec![row], holds: true, say: None });
            }
            for index in questions.get(&entry).into_iter().flatten().take(MOST) {
                links.push(link(facts, places, *index, entry));
            }
            if let Some((rule, terms, holds)) = sums.get(&entry) {
                let others = terms.iter().filter(|term| **term != entry).map(|term| places.entry(*term)).collect();
                links.push(Link { rule: (*rule).to_owned(), tie: Tie::Sum, loci: others, holds: *holds, say: None });
            }
            for (rule, again) in computed.get(&entry).into_iter().flatten().take(MOST) {
                links.push(percentage(facts, places, rule, again, entry));
            }
            let says = says(fact.role);
            let why = links.is_empty().then(|| why(says));
            let of = fact.item.map_or(String::new(), |item| facts.budget.prose.item(item).subject.call().to_owned());
            Told { locus: places.entry(entry), says, of, links, why }
        })
        .collect()
}

/// For each entry, the judged questions it takes part in: copies of cells first, then copies, then short sums.
fn questions(facts: &Facts) -> BTreeMap<EntryId, Vec<usize>> {
    let mut found: BTreeMap<EntryId, Vec<usize>> = BTreeMap::new();
    let judged = facts.asked.questions.iter().zip(&facts.judged.judgements).enumerate();
    for (index, (question, _)) in judged
        .filter(|(_, (question, judgement))| is_judged(judgement) && question.left.len() + question.right.len() > 1)
    {
        for (_, entry) in question.left.iter().chain(&question.right) {
            if facts.budget.entry(*entry).at.cell.is_none() {
                found.entry(*entry).or_default().push(index);
            }
        }
    }
    for list in found.values_mut() {
        list.sort_by_key(|index| weight(facts, *index));
        list.dedup();
    }
    found
}

fn weight(facts: &Facts, index: usize) -> (bool, usize, bool, usize) {
    let question = &facts.asked.questions[index];
    let cell =
        question.left.iter().chain(&question.right).any(|(_, entry)| facts.budget.entry(*entry).at.cell.is_some());
    let terms = question.left.len() + question.right.len();
    (question.order != Order::Equal, usize::from(terms > 2), !cell, terms)
}

fn link(facts: &Facts, places: &mut Places, index: usize, own: EntryId) -> Link {
    let question = &facts.asked.questions[index];
    // Of a sum the other side first: a term leads to its total, not to its neighbour.
    let on_left = question.left.iter().any(|(_, entry)| *entry == own);
    let (near, far) = if on_left { (&question.left, &question.right) } else { (&question.right, &question.left) };
    let others = far.iter().chain(near).map(|(_, entry)| *entry);
    let tie = match question.order {
        Order::AtMost => Tie::Limit,
        Order::Equal if question.left.len() + question.right.len() == 2 => Tie::Copy,
        Order::Equal => Tie::Sum,
    };
    let filled = others.filter(|entry| *entry != own && facts.budget.entry(*entry).is_filled());
    let loci = filled.take(LONGEST).map(|entry| places.entry(entry)).collect();
    let holds = facts.judged.judgements[index].nature != Nature::Beyond;
    Link { rule: facts.rules[question.rules[0]].id.clone(), tie, loci, holds, say: None }
}

/// The amounts that repeat an amount of a row that is printed as text.
fn copies<'f>(facts: &'f Facts) -> BTreeMap<EntryId, (&'f str, Locus)> {
    let all = facts.looks.iter().flat_map(|run| run.looked.copies.iter().map(move |copy| (run.rule, copy)));
    all.map(|(rule, (entry, at))| (*entry, (facts.rules[rule].id.as_str(), *at))).collect()
}

/// The percentages that were added up.
fn sums<'f>(facts: &'f Facts) -> BTreeMap<EntryId, (&'f str, &'f [EntryId], bool)> {
    let mut found = BTreeMap::new();
    for run in facts.looks {
        for (terms, holds) in &run.looked.sums {
            let rule = facts.rules[run.rule].id.as_str();
            found.extend(terms.iter().map(|term| (*term, (rule, terms.as_slice(), *holds))));
        }
    }
    found
}

type Again<'f> = BTreeMap<EntryId, Vec<(&'f str, &'f Computed)>>;

fn computed<'f>(facts: &'f Facts) -> Again<'f> {
    let mut found: Again = BTreeMap::new();
    for run in facts.looks {
        let rule = facts.rules[run.rule].id.as_str();
        for again in &run.looked.computed {
            found.entry(again.printed).or_default().push((rule, again));
        }
    }
    // An amount nothing else ties is at least what a percentage is made of.
    for run in facts.looks {
        let rule = facts.rules[run.rule].id.as_str();
        for again in &run.looked.computed {
            for entry in [again.this, again.base] {
                found.entry(entry).or_default().push((rule, again));
            }
        }
    }
    found
}

fn percentage(facts: &Facts, places: &mut Places, rule: &str, again: &Computed, own: EntryId) -> Link {
    let print = |entry: EntryId| facts.budget.entry(entry).print.clone();
    let say = places.wording().computation(again, &print(again.this), &print(again.base), &print(again.printed));
    let loci = [again.this, again.base, again.printed].into_iter().filter(|entry| *entry != own);
    let loci = loci.map(|entry| places.entry(entry)).collect();
    Link { rule: rule.to_owned(), tie: Tie::Percentage, loci, holds: again.agrees, say: Some(say) }
}

fn says(role: Role) -> Says {
    match role {
        Role::Value => Says::Value,
        Role::Budget => Says::Budget,
        Role::Base => Says::Base,
        Role::Change => Says::Change,
        Role::Growth => Says::Growth,
        Role::Share => Says::Share,
        Role::Completion => Says::Completion,
        Role::Aside => Says::Aside,
        Role::Limit => Says::Limit,
        Role::Flat | Role::Comparison | Role::Reason | Role::Unknown => Says::Unknown,
    }
}

fn why(says: Says) -> Unlinked {
    match says {
        Says::Aside => Unlinked::Aside,
        Says::Limit => Unlinked::Limit,
        Says::Unknown => Unlinked::NotUnderstood,
        _ => Unlinked::NoCounterpart,
    }
}
