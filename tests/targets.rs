//! What the rules of performance targets say of the example: the counts of the rule catalogue, and what weighs.

#[path = "support/support.rs"]
mod support;

use budget_checker::report::{Finding, Level, Report, Role};
use support::example::example;
use support::judge::report;

fn checked() -> Option<Report> {
    example().map(|(_, text)| report(&text))
}

fn of<'r>(report: &'r Report, rule: &str) -> Vec<&'r Finding> {
    report.findings.findings.iter().filter(|finding| finding.rule == rule).collect()
}

/// How many places the findings of a rule accuse.
fn places(report: &Report, rule: &str) -> usize {
    let accused = |finding: &&Finding| finding.loci.iter().filter(|at| at.role == Role::Suspect).count();
    of(report, rule).iter().map(accused).sum()
}

#[test]
fn indicators_are_classified_as_the_catalogue_counts_them() {
    let Some(report) = checked() else { return };
    let count = |rule| places(&report, rule);
    // No unit: 47; not measurable: 18; no comparison sign: 3; costs without a money unit: 5; full satisfaction: 9 of 12.
    assert_eq!(["R-P-030", "R-P-031", "R-P-033", "R-P-035", "R-P-043"].map(count), [47, 18, 3, 5, 9]);
    // Words where the unit belongs: 29 rows, of which 17 are told as values without a unit and one as a wrong direction.
    // Rates without %: 27 rows, of which 11 have words there, one has (%) in its name, and one is the wrong direction.
    assert_eq!(["R-P-032", "R-P-034"].map(count), [11, 14]);
    // Most values “≥100”: 6 projects; descriptions that repeat the names: 5; no basis: 2.
    assert_eq!(["R-P-036", "R-P-051", "R-P-047"].map(count), [6, 5, 2]);
}

#[test]
fn what_weighs_is_what_the_catalogue_names() {
    let Some(report) = checked() else { return };
    let own = |finding: &&Finding| finding.rule.starts_with("R-P-");
    let of_level = |level: Level| -> Vec<&str> {
        let found = report.findings.findings.iter().filter(own).filter(|finding| finding.level == level);
        let mut rules: Vec<&str> = found.map(|finding| finding.rule.as_str()).collect();
        rules.sort_unstable();
        rules
    };
    assert_eq!(of_level(Level::Error), ["R-P-041", "R-P-041"]);
    let mut warnings = of_level(Level::Warning);
    assert_eq!(warnings.iter().filter(|rule| **rule == "R-P-030").count(), 10);
    assert_eq!(warnings.iter().filter(|rule| **rule == "R-P-031").count(), 3);
    warnings.retain(|rule| !matches!(*rule, "R-P-030" | "R-P-031"));
    assert_eq!(warnings, ["R-P-040", "R-P-040", "R-P-042", "R-P-044"]);
    assert!(of_level(Level::Note).len() <= 36, "{:?}", of_level(Level::Note));
}

#[test]
fn copies_are_one_note_for_a_pair() {
    let Some(report) = checked() else { return };
    let copied = of(&report, "R-P-048");
    assert_eq!(copied.len(), 1);
    assert!(copied[0].message.contains("项目5与项目8有4项"), "{}", copied[0].message);
}
