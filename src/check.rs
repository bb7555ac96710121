//! The pipeline: the only place where reading, forms, rules and report meet.

use crate::across::{self, Member};
use crate::budget::Budget;
use crate::forms::{self, Profile};
use crate::read::{self, ReadError, Reading};
use crate::report::{self, Findings, Part, Report};
use crate::rules::{self, Judged, Rule};
use crate::text::Language;

pub use crate::across::{Date, Dates};
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
    check_with(source, options, &mut |_| {})
}

/// Checks one document and tells when a stage begins.
///
/// # Errors
/// As [`check`].
pub fn check_with(source: &Source, options: &Options, progress: &mut dyn FnMut(Stage)) -> Result<Report, ReadError> {
    progress(Stage::Read);
    let reading = read::read(source)?;
    Ok(judge(source, &reading, forms::hebei(), rules::national(), options, progress).report)
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
pub fn check_together(sources: &[Source], options: &Options, dates: Dates) -> Together {
    let check = |source: &Source| {
        let reading = read::read(source)?;
        let checked = judge(source, &reading, forms::hebei(), rules::national(), options, &mut |_| {});
        Ok((reading, checked))
    };
    let checked: Vec<Result<(Reading, Checked), ReadError>> = sources.iter().map(check).collect();
    let mut parts = Vec::new();
    for (checked, number) in checked.iter().zip(1..) {
        let Ok((reading, Checked { budget, judged, report })) = checked else { continue };
        let member = Member { document: &reading.document, budget, judged };
        parts.push(Part { number, reading, member, report });
    }
    let members: Vec<Member> = parts.iter().map(|part| part.member).collect();
    let runs = across::look(&members, dates, rules::settings());
    let joint = report::write_joint(&parts, across::rules(), &runs, options.language);
    let reports = checked.into_iter().map(|checked| checked.map(|(_, checked)| checked.report));
    Together { reports: reports.collect(), joint }
}

/// One document, recognised, judged and reported.
struct Checked {
    budget: Budget,
    judged: Judged,
    report: Report,
}

fn judge(
    source: &Source,
    reading: &Reading,
    profile: &Profile,
    rules: &[Rule],
    options: &Options,
    progress: &mut dyn FnMut(Stage),
) -> Checked {
    progress(Stage::Recognise);
    let budget = forms::recognise(&reading.document, profile);
    progress(Stage::Check);
    let asked = rules::ask(rules, &budget, profile);
    progress(Stage::Locate);
    let mut judged = rules::judge(&asked, &budget);
    let settings = rules::settings();
    let given = rules::Given { document: &reading.document, budget: &budget, profile, judged: &judged, settings };
    let looks = rules::look(rules, &given);
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
    };
    let report = report::write(&facts, options.language);
    Checked { budget, judged, report }
}
