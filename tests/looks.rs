//! Every rule that looks, on the base document (`tests/rules/base.md`) with small changes: it holds, is violated, does not
//! apply, cannot be judged. The cases stand in `tests/rules/<family>.md`:
//!
//! | rule | says | edit | words |
//!
//! `says`: `holds`, `violated`, `n/a` (does not apply), `unknown` (cannot be judged). `words`: what a finding of the rule
//! points at or says. `everywhere` declares that a rule looks at any text, so that it cannot fail to apply. `edit`: changes divided by `；；`, each of them
//! - `A → B`: the first A becomes B (⏎ is a line break, ¦ the bar of a table),
//! - `X ▸ A → B`: the first A behind the first X,
//! - `删行 A`, `X ▸ 删行 A`: the line that holds A goes,
//! - `删表 A`, `X ▸ 删表 A`: the table that holds A goes,
//! - `删段 A ～ B`: from the line that holds A up to the line that holds B, the latter not included.

#[path = "support/support.rs"]
mod support;

use budget_checker::adjust::Setup;
use budget_checker::check::{Options, Source, check_with};
use budget_checker::doc::Block;
use budget_checker::read::markdown;
use budget_checker::report::{Finding, Outcome, Report};
use budget_checker::rules::{self, Test};
use std::collections::BTreeMap;
use support::edit::edited;
use support::judge::report;

const BASE: &str = include_str!("rules/base.md");

struct Case {
    file: String,
    rule: String,
    says: String,
    edit: String,
    words: String,
}

/// The cases of every family's file; `text.md` has a harness of its own.
fn cases() -> Vec<Case> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if matches!(file.as_str(), "base" | "text") {
            continue;
        }
        let document = markdown::parse(&std::fs::read_to_string(&path).expect("text"));
        for block in &document.blocks {
            let Block::Table(table) = block else { continue };
            for row in 1..table.rows {
                let cell = |col: u32| table.text(row, col).trim().to_owned();
                cases.push(Case { file: file.clone(), rule: cell(0), says: cell(1), edit: cell(2), words: cell(3) });
            }
        }
    }
    cases
}

/// The report; a rule that is off unless asked for is asked for.
fn checked(text: &str, id: &str) -> Report {
    if rules::national().iter().any(|rule| rule.id == id && rule.is_on()) {
        return report(text);
    }
    let profile = format!(
        r#"{{"format": "budget-profile", "version": 1, "name": "cases", "rules": {{"{id}": {{"on": true}}}}}}"#
    );
    let setup = Setup::adjusted(&profile).expect("the rule is known");
    let source = Source { name: Some("test.md"), bytes: text.as_bytes() };
    check_with(&source, &Options::default(), &setup, &mut |_| {}).expect("a document")
}

fn outcomes(report: &Report, rule: &str) -> Vec<Outcome> {
    report.findings.runs.iter().filter(|run| run.rule == rule).map(|run| run.outcome).collect()
}

/// What a finding says and points at.
fn speaks(report: &Report, finding: &Finding) -> String {
    let quotes = finding.loci.iter().filter_map(|place| report.findings.loci[&place.locus].quote.clone());
    std::iter::once(finding.message.clone()).chain(quotes).collect::<Vec<_>>().join("|")
}

#[test]
fn every_change_is_judged_as_written() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in cases() {
        count += 1;
        let text = match edited(BASE, &case.edit) {
            Ok(text) => text,
            Err(what) => {
                wrong.push(format!("{} {} {}: {what}", case.file, case.rule, case.edit));
                continue;
            }
        };
        let report = checked(&text, &case.rule);
        let outcomes = outcomes(&report, &case.rule);
        let findings: Vec<&Finding> =
            report.findings.findings.iter().filter(|finding| finding.rule == case.rule).collect();
        let broken = |outcome: &Outcome| matches!(outcome, Outcome::Fail | Outcome::Review);
        let fits = match case.says.as_str() {
            "holds" => outcomes.contains(&Outcome::Pass) && !outcomes.iter().any(broken),
            "violated" => {
                outcomes.iter().any(broken)
                    && findings
                        .iter()
                        .any(|finding| case.words.is_empty() || speaks(&report, finding).contains(&case.words))
            }
            "n/a" => outcomes.contains(&Outcome::NotApplicable) && !outcomes.iter().any(broken),
            "everywhere" => true,
            "unknown" => outcomes.contains(&Outcome::NotChecked) && !outcomes.iter().any(broken),
            other => panic!("{other} is no outcome"),
        };
        if !fits {
            let said: Vec<&String> = findings.iter().map(|finding| &finding.message).collect();
            wrong.push(format!("{} {} {} [{}]: {outcomes:?} {said:?}", case.file, case.rule, case.says, case.edit));
        }
    }
    println!("{count} cases");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_rule_that_looks_has_its_cases() {
    let mut says: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for case in cases() {
        says.entry(case.rule).or_default().push(case.says);
    }
    let mut missing = Vec::new();
    for rule in rules::national().iter().filter(|rule| matches!(rule.test, Test::Look(_))) {
        let known = says.get(&rule.id).map_or(&[][..], Vec::as_slice);
        // A matter of taste, off unless asked for: it is enough that it speaks, and where it does not.
        let wanted: &[&str] = if rule.is_on() { &["holds", "violated"] } else { &["violated"] };
        for want in wanted {
            if !known.iter().any(|says| says == *want) {
                missing.push(format!("{} {want}", rule.id));
            }
        }
        if !known.iter().any(|says| matches!(says.as_str(), "n/a" | "unknown" | "everywhere")) {
            missing.push(format!("{} n/a or unknown", rule.id));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
