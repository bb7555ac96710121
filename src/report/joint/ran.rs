//! What came of the rules about several documents.

use super::outcome_of;
use crate::across::Looked;
use crate::report::runs::reason;
use crate::report::write::level;
use crate::report::{Finding, Level, Outcome, RuleRun, Totals, Verdict, Why};
use crate::rules::{Rule, Unknown};

/// What is known of one run so far.
#[derive(Default)]
pub(super) struct Seen {
    compared: u32,
    worst: Option<Outcome>,
    why: Option<Unknown>,
}

impl Seen {
    /// Adds one look.
    pub(super) fn add(&mut self, rule: &Rule, looked: &Looked) {
        // Two parts of one demand look at the same cells.
        self.compared = self.compared.max(looked.compared);
        if looked.compared == 0 {
            let why = looked.unseen.unwrap_or(Unknown::Empty);
            self.why = Some(self.why.map_or(why, |known| known.min(why)));
        }
        for fault in &looked.faults {
            let outcome = outcome_of(level(fault.severity.unwrap_or(rule.severity)));
            self.worst = Some(self.worst.map_or(outcome, |worst| worst.min(outcome)));
        }
    }

    /// The run in the published format.
    pub(super) fn run(self, rule: &str, scope: String, agency: String) -> RuleRun {
        let (outcome, why): (Outcome, Option<Why>) = match (self.worst, self.why) {
            (Some(worst), _) => (worst, None),
            (None, _) if self.compared > 0 => (Outcome::Pass, None),
            (None, Some(why)) if why.is_not_applicable() => (Outcome::NotApplicable, Some(reason(why))),
            (None, why) => (Outcome::NotChecked, why.map(reason)),
        };
        RuleRun { rule: rule.to_owned(), scope, agency, outcome, why, compared: self.compared }
    }
}

/// Counts, and the verdict on what was compared.
pub(super) fn totals(findings: &[Finding], runs: &[RuleRun]) -> Totals {
    let found = |test: &dyn Fn(&Finding) -> bool| findings.iter().filter(|finding| test(finding)).count() as u32;
    let ran = |outcome: Outcome| runs.iter().filter(|run| run.outcome == outcome).count() as u32;
    let fail = found(&|finding| finding.outcome == Outcome::Fail);
    let review = found(&|finding| finding.outcome == Outcome::Review && finding.level != Level::Note);
    let verdict = match () {
        () if fail > 0 => Verdict::ToFix,
        () if runs.iter().all(|run| run.compared == 0) => Verdict::NotJudged,
        () if review > 0 => Verdict::ToReview,
        () => Verdict::Clean,
    };
    Totals {
        verdict,
        fail,
        review,
        note: found(&|finding| finding.level == Level::Note),
        passed: ran(Outcome::Pass),
        not_checked: ran(Outcome::NotChecked),
        not_applicable: ran(Outcome::NotApplicable),
    }
}
