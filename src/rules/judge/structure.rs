//! Tables that were read by the words of their own heading: where their relations fail often, the heading was misread.

use super::{Asked, Budget, Judged, Question, TableId};
use crate::forms::is_derived;
use crate::net::Nature;
use crate::rules::relation::Order;
use std::collections::{BTreeMap, BTreeSet};

/// More failing relations than this are no slips.
const FEW: u32 = 6;
/// Nor are so many of all: one in three.
const SHARE: u32 = 3;

/// Takes back what was said of such tables, and calls them doubtful.
pub(super) fn withdraw(asked: &Asked, budget: &Budget, judged: &mut Judged) {
    let doubtful = doubtful(asked, budget, judged);
    if doubtful.is_empty() {
        return;
    }
    let touches = |question: &Question| entries(question).any(|entry| doubtful.contains(&budget.entry(entry).table));
    judged.causes.retain(|cause| !cause.questions.iter().all(|index| touches(&asked.questions[*index])));
    for (index, question) in asked.questions.iter().enumerate().filter(|(_, question)| touches(question)) {
        let judgement = &mut judged.judgements[index];
        if question.order == Order::Equal && !matches!(judgement.nature, Nature::Void | Nature::Unjudged) {
            for entry in entries(question) {
                let bound = &mut judged.bound[entry.0 as usize];
                *bound = bound.saturating_sub(1);
            }
        }
        judgement.nature = Nature::Unjudged;
    }
    judged.doubtful.extend(doubtful);
}

/// The derived tables too many of whose own relations fail.
fn doubtful(asked: &Asked, budget: &Budget, judged: &Judged) -> BTreeSet<TableId> {
    let mut counts = BTreeMap::<TableId, (u32, u32)>::new();
    for (question, judgement) in asked.questions.iter().zip(&judged.judgements) {
        let Some(table) = own_table(question, budget) else { continue };
        let (all, failed) = counts.entry(table).or_default();
        *all += u32::from(!matches!(judgement.nature, Nature::Void | Nature::Unjudged));
        *failed += u32::from(judgement.nature == Nature::Beyond);
    }
    counts.retain(|_, (all, failed)| *failed > FEW || *failed * SHARE > *all);
    counts.into_keys().collect()
}

/// The derived table all amounts of a question stand in.
fn own_table(question: &Question, budget: &Budget) -> Option<TableId> {
    let first = budget.entry(entries(question).next()?);
    let own = |entry| budget.entry(entry).table == first.table;
    (is_derived(&first.form, "U") && entries(question).all(own)).then_some(first.table)
}

fn entries(question: &Question) -> impl Iterator<Item = crate::budget::EntryId> + '_ {
    question.left.iter().chain(&question.right).map(|(_, entry)| *entry)
}
