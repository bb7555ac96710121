//! How much of the narratives of real published documents is understood.

#[path = "support/support.rs"]
mod support;

use budget_checker::report::Says;
use support::corpus::corpus;
use support::judge::report;

#[test]
fn nearly_every_number_of_real_narratives_is_understood() {
    let documents = corpus();
    let (mut numbers, mut unknown) = (0, Vec::new());
    for real in &documents {
        let report = report(&real.text);
        numbers += report.findings.narrative.len();
        let lost = report.findings.narrative.iter().filter(|told| told.says == Says::Unknown);
        unknown.extend(lost.map(|told| format!("{} {}", real.name, report.findings.loci[&told.locus].say)));
    }
    println!("{} documents, {} of {numbers} numbers inside a fact", documents.len(), numbers - unknown.len());
    assert!(
        unknown.len() * 100 <= numbers * 3,
        "{} of {numbers} not understood, e.g. {:#?}",
        unknown.len(),
        &unknown[..unknown.len().min(12)]
    );
}
