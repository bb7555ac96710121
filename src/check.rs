//! The pipeline: the only place where reading, forms, rules and report meet.

use crate::across::{self, Member};
use crate::adjust::Setup;
use crate::budget::Budget;
use crate::forms::{self, Profile};
use crate::read::{self, ReadError, Reading};
use crate::report::{self, Findings, Muted, Part, Report};
use crate::rules::{self, Judged, LookRun, Rule, State};
use crate::text::Language;
use std::collections::BTreeMap;

pub use crate::across::{Date, Dates};
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
    let Checked { budget, findings, .. } = judge(source, &reading, setup, options, progress);
    Ok(Report { findings, shown: report::show(reading.document, &budget) })
}

/// Checks a document as it was read from a source, or as it was changed since: for a trial a figure may be another one.
pub fn check_reading(source: &Source, reading: &Reading, options: &Options, setup: &Setup) -> Report {
    let Checked { budget, findings, .. } = judge(source, reading, setup, options, &mut |_| {});
    Report { findings, shown: report::show(reading.document.clone(), &budget) }
}

/// Several documents, each by itself and all together.
#[derive(Debug, Clone, PartialEq)]
pub struct Together {
    /// For each source what [`check`] says of it.
    pub reports: Vec<Result<Report, ReadError>>,
    /// What the rules about several documents say. Its places name the document: `d2` is the second source.
    pub joint: Findings,
}

/// Checks several documents, each as [`check`] does, and all together. Which of them belong together is recognised; the
/// dates are those of approval and publication, which stand in no document.
pub fn check_together(sources: &[Source], options: &Options, setup: &Setup, dates: Dates) -> Together {
    let check = |source: &Source| {
        let reading = read::read(source)?;
        let checked = judge(source, &reading, setup, options, &mut |_| {});
        Ok((reading, checked))
    };
    let checked: Vec<Result<(Reading, Checked), ReadError>> = sources.iter().map(check).collect();
    let mut parts = Vec::new();
    for (checked, number) in checked.iter().zip(1..) {
        let Ok((reading, Checked { budget, judged, findings })) = checked else { continue };
        let member = Member { document: &reading.document, budget, judged };
        parts.push(Part { number, reading, member, findings });
    }
    let members: Vec<Member> = parts.iter().map(|part| part.member).collect();
    let runs = across::look(&members, dates, &setup.settings);
    let (muted, runs): (Vec<across::Run>, Vec<across::Run>) =
        runs.into_iter().partition(|run| setup.across[run.rule].state == State::Muted);
    let mut joint = report::write_joint(&parts, &setup.across, &runs, options.language);
    let counts = muted.iter().map(|run| (setup.across[run.rule].id.as_str(), run.looked.faults.len() as u32));
    joint.muted = counted(setup, counts);
    let report = |(reading, Checked { budget, findings, .. }): (Reading, Checked)| {
        let shown = report::show(reading.document, &budget);
        Report { findings, shown }
    };
    let reports = checked.into_iter().map(|checked| checked.map(report));
    Together { reports: reports.collect(), joint }
}

/// One document, recognised, judged and reported.
struct Checked {
    budget: Budget,
    judged: Judged,
    findings: Findings,
}

fn judge(
    source: &Source,
    reading: &Reading,
    setup: &Setup,
    options: &Options,
    progress: &mut dyn FnMut(Stage),
) -> Checked {
    let Setup { profiles, rules, settings, .. } = setup;
    progress(Stage::Recognise);
    let (profile, budget) = forms::recognise(&reading.document, profiles);
    let profile = &*profile;
    progress(Stage::Check);
    let asked = rules::ask(rules, &budget, profile);
    progress(Stage::Locate);
    let mut judged = rules::judge(&asked, &budget);
    let given = rules::Given { document: &reading.document, budget: &budget, profile, judged: &judged, settings };
    let (muted, looks): (Vec<LookRun>, Vec<LookRun>) =
        rules::look(rules, &given).into_iter().partition(|run| rules[run.rule].state == State::Muted);
    let muted = silenced(setup, profile, &muted, &budget);
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
    let findings = report::write(&facts, options.language);
    Checked { budget, judged, findings }
}

/// What the rules that the user's profile switches off would have said: counted, so that nothing is hidden in silence.
fn silenced(setup: &Setup, profile: &Profile, looks: &[LookRun], budget: &Budget) -> Vec<Muted> {
    let muted: Vec<Rule> = setup.rules.iter().filter(|rule| rule.state == State::Muted).cloned().collect();
    if muted.is_empty() {
        return Vec::new();
    }
    let looked = looks.iter().map(|run| (setup.rules[run.rule].id.as_str(), run.looked.faults.len() as u32));
    let mut counts: Vec<(&str, u32)> = looked.collect();
    let alone: Vec<Rule> = muted.into_iter().map(|rule| Rule { state: State::On, ..rule }).collect();
    let asked = rules::ask(&alone, budget, profile);
    for cause in rules::judge(&asked, budget).causes {
        if let Some(question) = cause.questions.first() {
            counts.push((&alone[asked.questions[*question].rules[0]].id, 1));
        }
    }
    counted(setup, counts.into_iter())
}

/// Counts by rule, with the reasons the profile gives.
fn counted<'a>(setup: &Setup, found: impl Iterator<Item = (&'a str, u32)>) -> Vec<Muted> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (id, count) in found {
        *counts.entry(id).or_default() += count;
    }
    let reason = |id: &str| setup.reasons.get(id).cloned().unwrap_or_default();
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    counts.map(|(id, count)| Muted { rule: id.to_owned(), count, reason: reason(id) }).collect()
}
