//! The pipeline: the only place where reading, forms, rules and report meet.

use crate::adjust::Setup;
use crate::budget::Budget;
use crate::forms;
use crate::read::{self, ReadError, Reading};
use crate::report::{self, Muted, Report};
use crate::rules::{self, LookRun, Rule, State};
use crate::text::Language;
use std::collections::BTreeMap;

pub use crate::adjust::AdjustError;
pub use crate::read::Source;

/// What a user may choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Language of all sentences.
    pub language: Language,
}

/// The stages of a check, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Bytes to document.
    Read,
    /// Document to budget.
    Recognise,
    /// Budget to equations.
    Check,
    /// Which amount is wrong.
    Locate,
    /// Writing it down.
    Report,
}

/// Checks one document. Pure: the same bytes give the same report.
///
/// # Errors
/// When the bytes are no readable document; everything less is said inside the report.
pub fn check(source: &Source, options: &Options) -> Result<Report, ReadError> {
    check_with(source, options, Setup::compiled(), &mut |_| {})
}

/// Checks one document with the rules and forms of a setup, and tells when a stage begins.
///
/// # Errors
/// As [`check`].
pub fn check_with(
    source: &Source,
    options: &Options,
    setup: &Setup,
    progress: &mut dyn FnMut(Stage),
) -> Result<Report, ReadError> {
    progress(Stage::Read);
    let reading = read::read(source)?;
    Ok(judge(source, &reading, setup, options, progress))
}

fn judge(
    source: &Source,
    reading: &Reading,
    setup: &Setup,
    options: &Options,
    progress: &mut dyn FnMut(Stage),
) -> Report {
    let Setup { profile, rules, settings, .. } = setup;
    progress(Stage::Recognise);
    let budget = forms::recognise(&reading.document, profile);
    progress(Stage::Check);
    let asked = rules::ask(rules, &budget, profile);
    progress(Stage::Locate);
    let mut judged = rules::judge(&asked, &budget);
    let given = rules::Given { document: &reading.document, budget: &budget, profile, judged: &judged, settings };
    let (muted, looks): (Vec<LookRun>, Vec<LookRun>) =
        rules::look(rules, &given).into_iter().partition(|run| rules[run.rule].state == State::Muted);
    let muted = silenced(setup, &muted, &budget);
    judged.bind(&looks);
    progress(Stage::Report);
    let facts = report::Facts {
        source,
        reading,
        profile,
        rules,
        budget: &budget,
        asked: &asked,
        judged: &judged,
        looks: &looks,
        adjusted: &setup.name,
        muted: &muted,
    };
    report::write(&facts, options.language)
}

/// What the rules that the user's profile switches off would have said: counted, so that nothing is hidden in silence.
fn silenced(setup: &Setup, looks: &[LookRun], budget: &Budget) -> Vec<Muted> {
    let muted: Vec<Rule> = setup.rules.iter().filter(|rule| rule.state == State::Muted).cloned().collect();
    if muted.is_empty() {
        return Vec::new();
    }
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for run in looks {
        *counts.entry(&setup.rules[run.rule].id).or_default() += run.looked.faults.len() as u32;
    }
    let alone: Vec<Rule> = muted.into_iter().map(|rule| Rule { state: State::On, ..rule }).collect();
    let asked = rules::ask(&alone, budget, &setup.profile);
    for cause in rules::judge(&asked, budget).causes {
        if let Some(question) = cause.questions.first() {
            *counts.entry(&alone[asked.questions[*question].rules[0]].id).or_default() += 1;
        }
    }
    let reason = |id: &str| setup.reasons.get(id).cloned().unwrap_or_default();
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    counts.map(|(id, count)| Muted { rule: id.to_owned(), count, reason: reason(id) }).collect()
}
