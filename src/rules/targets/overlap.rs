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
    let mut common: BTreeSet<Pair> = pairs(&seen.agency().name).collect();
    common.extend(seen.words("common words").iter().flat_map(|word| pairs(word)));
    let goals: Vec<BTreeSet<Pair>> = plans.iter().map(|plan| pairs(plan.project.word("goals")).collect()).collect();
    for (later, own) in plans.iter().enumerate() {
        for (earlier, other) in plans.iter().enumerate().take(later) {
            looked.compared += 1;
            let words = shared(other.project.word("name"), own.project.word("name"), &common);
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

/// The words, none overlapping another, that both texts have and that say what they are about.
fn shared(one: &str, other: &str, common: &BTreeSet<Pair>) -> Vec<String> {
    let known: BTreeSet<Pair> = pairs(one).collect();
    let chars: Vec<char> = normal::label(other).chars().collect();
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(&[first, second]) = chars.get(at..at + 2) {
        let pair = [first, second];
        let word: String = pair.iter().collect();
        if known.contains(&pair) && !common.contains(&pair) && !found.contains(&word) {
            found.push(word);
            at += 1;
        }
        at += 1;
    }
    found
}

/// Likeness of two texts in per cent: the share of pairs they have in common.
pub(super) fn alike(one: &BTreeSet<Pair>, other: &BTreeSet<Pair>) -> usize {
    let all = one.len() + other.len();
    (one.intersection(other).count() * 200).checked_div(all).unwrap_or_default()
}
