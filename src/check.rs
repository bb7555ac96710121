//! The pipeline: the only place where reading, forms, rules and report meet.

use crate::forms::{self, Profile};
use crate::read::{self, ReadError, Reading};
use crate::report::{self, Report};
use crate::rules::{self, Rule};
use crate::text::Language;

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
    Ok(judge(source, &reading, forms::hebei(), rules::national(), options, progress))
}

fn judge(
    source: &Source,
    reading: &Reading,
    profile: &Profile,
    rules: &[Rule],
    options: &Options,
    progress: &mut dyn FnMut(Stage),
) -> Report {
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
    report::write(&facts, options.language)
}
