//! What the checker says about a change, against what it said before.

use super::change::Changed;
use budget_checker::check::{Options, Source, check};
use budget_checker::report::{Finding, Level, Place, Report, Role};
use std::collections::BTreeSet;

/// What was said about a change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// A new finding speaks of a changed cell.
    pub(crate) found: bool,
    /// New findings name the changed cells and no others.
    pub(crate) named: bool,
    /// A new finding names other cells, and no new finding suspects a changed one.
    pub(crate) misnamed: bool,
    /// Every changed cell is among the suspects of new findings.
    pub(crate) suspected: bool,
}

/// The report on a text.
pub(crate) fn report(text: &str) -> Report {
    let source = Source { name: Some("test.md"), bytes: text.as_bytes() };
    check(&source, &Options::default()).expect("a document can be read")
}

/// Fingerprints of the findings of an untouched document.
pub(crate) fn prints(report: &Report) -> BTreeSet<String> {
    report.findings.findings.iter().map(|finding| finding.prints.content.clone()).collect()
}

pub(crate) fn judge(before: &BTreeSet<String>, report: &Report, changed: &Changed) -> Verdict {
    let news: Vec<&Finding> =
        report.findings.findings.iter().filter(|finding| !before.contains(&finding.prints.content)).collect();
    let cells = &changed.cells;
    let touches = |locus: &String| place(report, locus).is_some_and(|at| cells.iter().any(|cell| meets(at, *cell)));
    let covers = |loci: &[String]| {
        cells.iter().all(|cell| loci.iter().filter_map(|locus| place(report, locus)).any(|at| meets(at, *cell)))
    };
    let suspects: Vec<String> = news.iter().flat_map(|finding| suspects(finding)).collect();
    let accuses = news.iter().filter(|finding| finding.level != Level::Note);
    let named: Vec<String> = accuses.filter_map(|finding| names(finding)).flatten().collect();
    Verdict {
        found: news.iter().flat_map(|finding| loci(finding)).any(|locus| touches(&locus)),
        named: covers(&named) && named.iter().all(touches),
        misnamed: !named.iter().all(touches) && !suspects.iter().any(touches),
        suspected: covers(&suspects),
    }
}

/// The cells a finding accuses: those of its only fix, or its only suspect.
fn names(finding: &Finding) -> Option<Vec<String>> {
    if let [fix] = finding.fixes.as_slice() {
        return Some(fix.edits.iter().map(|edit| edit.locus.clone()).collect());
    }
    let suspects = suspects(finding);
    (suspects.len() == 1).then_some(suspects)
}

fn suspects(finding: &Finding) -> Vec<String> {
    finding.loci.iter().filter(|at| at.role == Role::Suspect).map(|at| at.locus.clone()).collect()
}

fn loci(finding: &Finding) -> Vec<String> {
    let terms = finding.equations.iter().flat_map(|equation| equation.left.iter().chain(&equation.right));
    finding.loci.iter().map(|at| at.locus.clone()).chain(terms.map(|term| term.locus.clone())).collect()
}

/// Half-open code points of a locus in the source.
pub(crate) fn place(report: &Report, locus: &str) -> Option<(u32, u32)> {
    report.findings.loci.get(locus).and_then(|locus| match locus.place {
        Place::Text { start, end, .. } => Some((start, end)),
        _ => None,
    })
}

/// True when the ranges overlap or touch: a blank cell's place is empty.
fn meets(one: (u32, u32), other: (u32, u32)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}
