//! Every rule in every scope with its outcome: what "nothing found" stands on.

use super::finding::is_told;
use super::spoken::narrative;
use super::write::{Facts, level};
use super::{Level, Outcome, RuleRun, Why, table_id};
use crate::budget::{AgencyId, TableId};
use crate::net::{CauseKind, Judgement, Nature};
use crate::rules::Unknown;
use std::collections::BTreeMap;

/// A rule in one table of one agency. The rule is its first part's index in the rule table; residues have none.
type Key = (Option<usize>, AgencyId, TableId);

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
pub(super) fn runs(facts: &Facts, read: &[bool]) -> Vec<RuleRun> {
    let mut runs: BTreeMap<Key, Run> = BTreeMap::new();
    let firsts = firsts(facts);
    judged(facts, &firsts, read, &mut runs);
    spoken(facts, &firsts, read, &mut runs);
    unasked(facts, &firsts, &mut runs);
    let mut runs: Vec<(Key, Run)> = runs.into_iter().collect();
    runs.sort_by_key(|((rule, agency, scope), _)| (id(facts, *rule), *agency, *scope));
    runs.into_iter().map(|((rule, agency, scope), run)| finish(facts, id(facts, rule), agency, scope, &run)).collect()
}

/// For each rule, the first rule with its id: parts of one demand are one rule.
fn firsts(facts: &Facts) -> Vec<usize> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    facts.rules.iter().enumerate().map(|(index, rule)| *known.entry(&rule.id).or_insert(index)).collect()
}

fn id<'f>(facts: &Facts<'f>, rule: Option<usize>) -> &'f str {
    rule.map_or(super::residue::ROUNDING, |rule| &facts.rules[rule].id)
}

fn judged(facts: &Facts, firsts: &[usize], read: &[bool], runs: &mut BTreeMap<Key, Run>) {
    for (question, judgement) in facts.asked.questions.iter().zip(&facts.judged.judgements) {
        for (rule, scope) in question.rules.iter().zip(&question.scopes) {
            let run = runs.entry((Some(firsts[*rule]), question.agency, *scope)).or_default();
            let rule = &facts.rules[*rule];
            run.compared += u32::from(is_judged(judgement));
            run.unread |= judgement.nature == Nature::Unjudged;
            if judgement.nature == Nature::Beyond {
                let certain = level(rule.severity) == Level::Error
                    && (read[question.agency.0 as usize] || is_told(facts, question));
                let outcome = if certain { Outcome::Fail } else { Outcome::Review };
                run.worst = Some(run.worst.map_or(outcome, |worst| worst.min(outcome)));
            }
        }
    }
    // A weak relation that rounding explains is told once, with its residue.
    for cause in facts.judged.causes.iter().filter(|cause| cause.kind == CauseKind::Rounding) {
        let Some(first) = cause.questions.first().map(|index| &facts.asked.questions[*index]) else { continue };
        let key = (None, first.agency, first.scopes[0]);
        let run = runs.entry(key).or_default();
        run.compared += cause.questions.len() as u32;
        run.worst = Some(Outcome::Review);
    }
}

/// The rules that look. One that has nothing to look at does not apply.
fn spoken(facts: &Facts, firsts: &[usize], read: &[bool], runs: &mut BTreeMap<Key, Run>) {
    for seen in facts.looks {
        let Some(scope) = seen.scope.or_else(|| narrative(facts.budget, seen.agency)) else { continue };
        let run = runs.entry((Some(firsts[seen.rule]), seen.agency, scope)).or_default();
        run.compared += seen.looked.compared;
        if seen.looked.compared == 0 {
            let why = seen.looked.unseen.unwrap_or(Unknown::Empty);
            run.why = Some(run.why.map_or(why, |known| known.min(why)));
        }
        for fault in &seen.looked.faults {
            let severity = fault.severity.unwrap_or(facts.rules[seen.rule].severity);
            let sure = read[seen.agency.0 as usize] || seen.scope.is_none();
            let certain = level(severity) == Level::Error && sure;
            let outcome = if certain { Outcome::Fail } else { Outcome::Review };
            run.worst = Some(run.worst.map_or(outcome, |worst| worst.min(outcome)));
        }
    }
}

fn unasked(facts: &Facts, firsts: &[usize], runs: &mut BTreeMap<Key, Run>) {
    let mut tables: BTreeMap<AgencyId, TableId> = BTreeMap::new();
    for (table, index) in facts.budget.tables.iter().zip(0..) {
        tables.entry(table.agency).or_insert(TableId(index));
    }
    for unasked in &facts.asked.unasked {
        let first = tables.get(&unasked.agency).copied();
        let Some(scope) = unasked.scope.or(first) else { continue };
        let key = (Some(firsts[unasked.rule]), unasked.agency, scope);
        let run = runs.entry(key).or_default();
        // What could not be read weighs more than what does not apply.
        run.why = Some(run.why.map_or(unasked.why, |why| why.min(unasked.why)));
    }
}

fn finish(facts: &Facts, rule: &str, agency: AgencyId, scope: TableId, run: &Run) -> RuleRun {
    let (outcome, why) = match (run.worst, run.why) {
        (Some(worst), _) => (worst, None),
        (None, _) if run.compared > 0 => (Outcome::Pass, None),
        (None, _) if run.unread => (Outcome::NotChecked, Some(Why::TableUnread)),
        (None, Some(why)) if why.is_not_applicable() => (Outcome::NotApplicable, Some(reason(why))),
        (None, Some(why)) => (Outcome::NotChecked, Some(reason(why))),
        (None, None) => (Outcome::NotApplicable, Some(Why::EmptyTable)),
    };
    RuleRun {
        rule: rule.to_owned(),
        scope: table_id(scope),
        agency: facts.budget.agencies[agency.0 as usize].call().to_owned(),
        outcome,
        why,
        compared: run.compared,
    }
}

/// Why a rule gave no judgement, in the format's words.
pub(super) fn reason(why: Unknown) -> Why {
    match why {
        Unknown::FormAbsent => Why::TableAbsent,
        Unknown::ColumnAbsent => Why::ColumnAbsent,
        Unknown::RowAbsent => Why::RowAbsent,
        Unknown::SentenceAbsent => Why::SentenceAbsent,
        Unknown::RowUnknown => Why::RowUnknown,
        Unknown::Unreadable => Why::AmountUnread,
        Unknown::Doubted => Why::AmountDoubted,
        Unknown::ListAbsent => Why::ListAbsent,
        Unknown::DocumentAbsent => Why::DocumentAbsent,
        Unknown::OtherForms => Why::OtherForms,
        Unknown::Precondition => Why::Precondition,
        Unknown::Empty => Why::EmptyTable,
    }
}
