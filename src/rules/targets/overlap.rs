//! R-P-019 two projects do not pay for one thing.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::indicator::Plan;
use super::{listed, plans_of, setting};
use crate::doc::Locus;
use crate::text::normal::{self, fold, is_blank};
use std::collections::BTreeSet;

pub(super) const OVERLAP: Look = Look { name: "project-overlap", run };

/// Two neighbouring characters of a text: there is no dictionary of words here.
type Pair = [char; 2];

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plans = plans_of(seen)?;
    if plans.len() < 2 {
        return Err(Unknown::Precondition);
    }
    let own_name: BTreeSet<Pair> = pairs(&seen.agency().name).collect();
    let names: Vec<String> =
        plans.iter().map(|plan| telling(plan.project.word("name"), seen.words("common words"))).collect();
    let goals: Vec<BTreeSet<Pair>> = plans.iter().map(|plan| pairs(plan.project.word("goals")).collect()).collect();
    for (later, own) in plans.iter().enumerate() {
        for (earlier, other) in plans.iter().enumerate().take(later) {
            looked.compared += 1;
            let words = shared(&names[earlier], &names[later], &own_name);
            let same_goals = alike(&goals[earlier], &goals[later]) >= setting(seen, "alike");
            if words.len() >= setting(seen, "shared") || same_goals {
                let said = if same_goals { vec!["绩效目标".to_owned()] } else { words };
                looked.faults.push(fault(seen, other, own, &said));
            }
        }
    }
    Ok(())
}

fn fault(seen: &Seen, one: &Plan, other: &Plan, words: &[String]) -> Fault {
    let place = |plan: &Plan| {
        let at = plan.project.field("name").map(|field| field.at);
        at.map(|at| Spot::Place(seen.agency, Locus { chars: None, ..at }))
    };
    Fault {
        suspects: [place(one), place(other)].into_iter().flatten().collect(),
        args: vec![
            ("one", one.project.number.to_string()),
            ("other", other.project.number.to_string()),
            ("words", listed(words)),
        ],
        ..Fault::default()
    }
}

/// The pairs of neighbouring characters of a text; blanks between them do not count, marks part them.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = Pair> + use<'_> {
    let mut before = None;
    text.chars().map(fold).filter(|c| !is_blank(*c)).filter_map(move |c| {
        let pair = before.filter(|_| c.is_alphabetic()).map(|before| [before, c]);
        before = Some(c).filter(|c| c.is_alphabetic());
        pair
    })
}

/// A text with a mark in the place of every common word, so that no pair reaches over its edge.
fn telling(text: &str, common: &[String]) -> String {
    let label = normal::label(text);
    let mut rest = label.as_str();
    let mut told = String::with_capacity(rest.len());
    while let Some(c) = rest.chars().next() {
        match common.iter().filter(|word| rest.starts_with(word.as_str())).map(String::len).max() {
            Some(length) => {
                told.push('|');
                rest = &rest[length..];
            }
            None => {
                told.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    told
}

/// The words, none overlapping another, that both texts have and the body's own name does not.
fn shared(one: &str, other: &str, own_name: &BTreeSet<Pair>) -> Vec<String> {
    let known: BTreeSet<Pair> = pairs(one).collect();
    let mut found: Vec<Pair> = Vec::new();
    for pair in pairs(other).filter(|pair| known.contains(pair) && !own_name.contains(pair)) {
        let overlaps = found.last().is_some_and(|last| last[1] == pair[0]);
        if !overlaps && !found.contains(&pair) {
            found.push(pair);
        }
    }
    found.iter().map(|pair| pair.iter().collect()).collect()
}

/// Likeness of two texts in per cent: the share of pairs they have in common.
pub(super) fn alike(one: &BTreeSet<Pair>, other: &BTreeSet<Pair>) -> usize {
    let all = one.len() + other.len();
    (one.intersection(other).count() * 200).checked_div(all).unwrap_or_default()
}
