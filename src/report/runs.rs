//! Every rule in every scope with its outcome: what "nothing found" stands on.

use super::write::{Facts, level};
use super::{Level, Outcome, RuleRun, Why, table_id};
use crate::budget::{AgencyId, TableId};
use crate::net::{CauseKind, Judgement, Nature};
use crate::rules::Unknown;
use std::collections::BTreeMap;

/// A rule in one table of one agency.
type Key = (String, AgencyId, TableId);

/// What is known about one run so far.
#[derive(Debug, Clone, Default)]
struct Run {
    compared: u32,
    worst: Option<Outcome>,
    unread: bool,
    why: Option<Unknown>,
}

/// True when a relation was compared.
pub(super) fn is_judged(judgement: &Judgement) -> bool {
    matches!(judgement.nature, Nature::Exact | Nature::Rounding | Nature::Beyond)
}

/// All runs, in order of rule and table.
pub(super) fn runs(facts: &Facts) -> Vec<RuleRun> {
    let mut runs: BTreeMap<Key, Run> = BTreeMap::new();
    judged(facts, &mut runs);
    unasked(facts, &mut runs);
    runs.into_iter().map(|((rule, agency, scope), run)| finish(facts, rule, agency, scope, &run)).collect()
}

fn judged(facts: &Facts, runs: &mut BTreeMap<Key, Run>) {
    for (question, judgement) in facts.asked.questions.iter().zip(&facts.judged.judgements) {
        for (rule, scope) in question.rules.iter().zip(&question.scopes) {
            let rule = &facts.rules[*rule];
            let run = runs.entry((rule.id.clone(), question.agency, *scope)).or_default();
            run.compared += u32::from(is_judged(judgement));
            run.unread |= judgement.nature == Nature::Unjudged;
            if judgement.nature == Nature::Beyond {
                let outcome = if level(rule.severity) == Level::Error { Outcome::Fail } else { Outcome::Review };
                run.worst = Some(run.worst.map_or(outcome, |worst| worst.min(outcome)));
            }
        }
    }
    // A weak relation that rounding explains is told once, with its residue.
    for cause in facts.judged.causes.iter().filter(|cause| cause.kind == CauseKind::Rounding) {
        let Some(first) = cause.questions.first().map(|index| &facts.asked.questions[*index]) else { continue };
        let key = (super::residue::ROUNDING.to_owned(), first.agency, first.scopes[0]);
        let run = runs.entry(key).or_default();
        run.compared += cause.questions.len() as u32;
        run.worst = Some(Outcome::Review);
    }
}

fn unasked(facts: &Facts, runs: &mut BTreeMap<Key, Run>) {
    for unasked in &facts.asked.unasked {
        let first = facts.budget.tables.iter().position(|table| table.agency == unasked.agency);
        let Some(scope) = unasked.scope.or(first.map(|index| TableId(index as u32))) else { continue };
        let key = (facts.rules[unasked.rule].id.clone(), unasked.agency, scope);
        let run = runs.entry(key).or_default();
        // What could not be read weighs more than what does not apply.
        run.why = Some(run.why.map_or(unasked.why, |why| why.min(unasked.why)));
    }
}

fn finish(facts: &Facts, rule: String, agency: AgencyId, scope: TableId, run: &Run) -> RuleRun {
    let (outcome, why) = match (run.worst, run.why) {
        (Some(worst), _) => (worst, None),
        (None, _) if run.compared > 0 => (Outcome::Pass, None),
        (None, _) if run.unread => (Outcome::NotChecked, Some(Why::TableUnread)),
        (None, Some(why)) if why.is_not_applicable() => (Outcome::NotApplicable, Some(reason(why))),
        (None, Some(why)) => (Outcome::NotChecked, Some(reason(why))),
        (None, None) => (Outcome::NotApplicable, Some(Why::EmptyTable)),
    };
    RuleRun {
        rule,
        scope: table_id(scope),
        agency: facts.budget.agencies[agency.0 as usize].call().to_owned(),
        outcome,
        why,
        compared: run.compared,
    }
}

fn reason(why: Unknown) -> Why {
    match why {
        Unknown::FormAbsent => Why::TableAbsent,
        Unknown::ColumnAbsent => Why::ColumnAbsent,
        Unknown::RowAbsent => Why::RowAbsent,
        Unknown::SentenceAbsent => Why::SentenceAbsent,
        Unknown::RowUnknown => Why::RowUnknown,
        Unknown::Unreadable => Why::AmountUnread,
        Unknown::Precondition => Why::Precondition,
        Unknown::Empty => Why::EmptyTable,
    }
}
