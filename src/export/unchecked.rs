//! What was not checked, said once for each rule and reason.

use crate::report::{Findings, Outcome, Why};

/// A rule that gave no judgement for one reason.
pub(super) struct Unchecked<'a> {
    pub(super) rule: &'a str,
    pub(super) title: &'a str,
    pub(super) why: Option<Why>,
    /// In how many tables.
    pub(super) count: usize,
}

/// The rules that could not be asked, in the report's order.
pub(super) fn unchecked(findings: &Findings) -> Vec<Unchecked<'_>> {
    let mut found: Vec<Unchecked> = Vec::new();
    for run in findings.runs.iter().filter(|run| run.outcome == Outcome::NotChecked) {
        match found.iter_mut().find(|one| one.rule == run.rule && one.why == run.why) {
            Some(same) => same.count += 1,
            None => {
                let title = findings.rules.get(&run.rule).map_or("", |rule| &rule.title);
                found.push(Unchecked { rule: &run.rule, title, why: run.why, count: 1 });
            }
        }
    }
    found
}
