//! What the checker must say about the example document (two agencies of one county, 2024).

#[path = "support/support.rs"]
mod support;

use budget_checker::report::{Finding, Level, Nature, Report, Verdict};
use std::collections::BTreeMap;
use support::example::example;
use support::judge::{place, report};
use support::page::{Bound, Place};
use support::scan::scan;

/// Text and report, when the document is there.
fn checked() -> Option<(String, Report)> {
    example().map(|(_, text)| {
        let report = report(&text);
        (text, report)
    })
}

#[test]
fn everything_is_recognised() {
    let Some((_, report)) = checked() else { return };
    let count = |agency: &str, form: &str| {
        report.findings.reading.iter().filter(|table| table.agency == agency && table.form == form).count()
    };
    for agency in ["434001", "434006"] {
        for form in ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "PR", "AS", "ORG", "N"] {
            assert_eq!(count(agency, form), 1, "{agency} {form}");
        }
    }
    assert_eq!((count("434001", "P"), count("434006", "P")), (10, 2));
    let unknown: Vec<&str> =
        report.findings.reading.iter().filter(|table| table.form == "?").map(|table| table.title.as_str()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn empty_tables_are_known_as_empty() {
    let Some((_, report)) = checked() else { return };
    let empty: Vec<String> = report
        .findings
        .reading
        .iter()
        .filter(|table| table.empty && table.form.starts_with('T'))
        .map(|table| format!("{} {}", table.agency, table.form))
        .collect();
    assert_eq!(empty, ["434001 T7", "434001 T8", "434006 T6", "434006 T7", "434006 T8", "434006 T9"]);
}

#[test]
fn three_things_are_wrong_and_no_identity_is_broken() {
    let Some((_, report)) = checked() else { return };
    let errors: Vec<(&str, &str)> =
        of_level(&report, Level::Error).map(|finding| (finding.rule.as_str(), finding.message.as_str())).collect();
    let expected = [("R-H-001", "错误！未定义书签"), ("R-P-041", "项目6"), ("R-P-041", "项目9")];
    assert_eq!(errors.len(), expected.len(), "{errors:#?}");
    for ((rule, message), (wanted, words)) in errors.iter().zip(expected) {
        assert!(*rule == wanted && message.contains(words), "{errors:#?}");
    }
    assert!(of_level(&report, Level::Error).all(|finding| finding.equations.is_empty()));
    assert_eq!(report.findings.totals.verdict, Verdict::ToFix);
}

/// Warnings by rule: grouped by project, and nothing that a reviewer would call wrong.
#[test]
fn the_warnings_are_grouped_by_project() {
    let Some((_, report)) = checked() else { return };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in of_level(&report, Level::Warning) {
        *counts.entry(finding.rule.as_str()).or_default() += 1;
    }
    let expected = [("R-H-020", 1), ("R-P-030", 10), ("R-P-031", 3), ("R-P-040", 2), ("R-P-042", 1), ("R-P-044", 1)];
    assert_eq!(counts, BTreeMap::from(expected));
    assert!(report.findings.totals.note <= 60, "{} notes", report.findings.totals.note);
}

#[test]
fn the_rounded_cent_is_one_note_with_its_cause() {
    let Some((_, report)) = checked() else { return };
    let is_residue = |finding: &&Finding| {
        let rounding = |equation: &budget_checker::report::Equation| equation.nature == Nature::Rounding;
        !finding.equations.is_empty() && finding.equations.iter().all(rounding)
    };
    let notes: Vec<&Finding> = report.findings.findings.iter().filter(is_residue).collect();
    assert_eq!(notes.len(), 1, "{:#?}", notes.iter().map(|note| &note.message).collect::<Vec<_>>());
    let note = notes[0];
    assert_eq!(note.level, Level::Note);
    assert_eq!(report.findings.loci[&note.loci[0].locus].agency.as_deref(), Some("434001"));
    assert_eq!(note.equations.len(), 10, "{}", note.message);
    // Its cause: the printed budgets of the projects of one item, 434.50 together, against the item's 434.49.
    assert!(["2010302", "434.50", "434.49"].iter().all(|word| note.message.contains(word)), "{}", note.message);
}

#[test]
fn the_two_cost_ceilings_are_named() {
    let Some((_, report)) = checked() else { return };
    for (wrong, right) in [("79.47", "79.48"), ("39.89", "39.90")] {
        let fits = |finding: &&Finding| {
            let [fix] = finding.fixes.as_slice() else { return false };
            let [edit] = fix.edits.as_slice() else { return false };
            edit.from == wrong && edit.to == right
        };
        let found: Vec<&Finding> = report.findings.findings.iter().filter(fits).collect();
        assert_eq!(found.len(), 1, "{wrong} → {right}");
        assert_eq!(found[0].level, Level::Warning, "{}", found[0].message);
    }
}

#[test]
fn every_amount_of_the_narrative_is_checked() {
    let Some((text, report)) = checked() else { return };
    let lines: Vec<&str> = text.lines().collect();
    let loose: Vec<(u32, u32)> =
        report.findings.coverage.loose.iter().filter_map(|locus| place(&report, locus)).collect();
    let in_prose = |at: &&Place| {
        let line = at.label.split(' ').nth(1).and_then(|number| number.parse::<usize>().ok()).unwrap_or(1);
        !lines[line - 1].starts_with('|')
    };
    let scanned = scan("example", &text);
    let prose: Vec<&Place> = scanned.places.iter().filter(in_prose).collect();
    assert_eq!(prose.len(), 52, "amounts in the narratives");
    let unchecked: Vec<&str> = prose
        .iter()
        .filter(|at| at.bound != Bound::Free && loose.iter().any(|(start, end)| *start < at.end && at.start < *end))
        .map(|at| at.label.as_str())
        .collect();
    assert!(unchecked.is_empty(), "{unchecked:?}");
    let amounts = report.findings.reading.iter().filter(|table| table.form == "N").map(|table| table.amounts);
    assert!(amounts.sum::<u32>() >= prose.len() as u32, "every amount of the narrative is read");
}

#[test]
fn the_same_bytes_give_the_same_report() {
    let Some((text, first)) = checked() else { return };
    let json = |report: &Report| serde_json::to_string(report).expect("a report is plain data");
    assert_eq!(json(&first), json(&report(&text)));
    let back: Report = serde_json::from_str(&json(&first)).expect("a report can be read back");
    assert_eq!(back, first);
}

#[test]
fn quotes_are_what_stands_in_the_source() {
    let Some((text, report)) = checked() else { return };
    let chars: Vec<char> = text.chars().collect();
    for (id, locus) in &report.findings.loci {
        let (start, end) = place(&report, id).expect("a place in the text");
        let there: String = chars[start as usize..end as usize].iter().collect();
        let plain = there
            .replace("<br>", "")
            .replace("<b>", "")
            .replace("</b>", "")
            .replace("\\geq ", "≥")
            .replace("\\leq ", "≤");
        if let Some(quote) = &locus.quote {
            assert_eq!(quote.replace('\n', ""), plain, "{}", locus.say);
        }
        if let Some(amount) = &locus.amount {
            assert_eq!(amount.text, there, "{}", locus.say);
        }
    }
}

#[test]
fn every_rule_run_is_counted() {
    let Some((_, report)) = checked() else { return };
    let totals = &report.findings.totals;
    assert_eq!(totals.fail + totals.review + totals.note, report.findings.findings.len() as u32);
    let known = |rule: &String| report.findings.rules.contains_key(rule);
    assert!(report.findings.runs.iter().all(|run| known(&run.rule)));
    assert!(report.findings.findings.iter().all(|finding| known(&finding.rule)));
}

fn of_level(report: &Report, level: Level) -> impl Iterator<Item = &Finding> {
    report.findings.findings.iter().filter(move |finding| finding.level == level)
}
