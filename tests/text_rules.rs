//! Every rule of the text on sentences that keep it, break it, and give it nothing to say (`tests/rules/text.md`).

#[path = "support/support.rs"]
mod support;

use budget_checker::doc::Block;
use budget_checker::read::markdown;
use budget_checker::report::{Finding, Outcome, Report};
use budget_checker::rules::{self, Test};
use std::collections::BTreeMap;
use support::judge::report;

/// One sentence and what is expected of one rule.
struct Case {
    rule: String,
    says: String,
    words: String,
    sentence: String,
}

fn cases() -> Vec<Case> {
    let document = markdown::parse(include_str!("rules/text.md"));
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let cases = tables.flat_map(|table| {
        (1..table.rows).map(|row| {
            let cell = |col: u32| table.text(row, col).trim().to_owned();
            Case { rule: cell(0), says: cell(1), words: cell(2), sentence: cell(3).replace('⏎', "\n\n") }
        })
    });
    cases.collect()
}

fn checked(sentence: &str) -> Report {
    report(&format!("# 2025年某区档案局部门预算情况说明\n\n{sentence}\n"))
}

fn of_rule<'r>(report: &'r Report, rule: &str) -> Vec<&'r Finding> {
    report.findings.findings.iter().filter(|finding| finding.rule == rule).collect()
}

fn quotes(report: &Report, finding: &Finding) -> String {
    let quotes = finding.loci.iter().filter_map(|place| report.findings.loci[&place.locus].quote.clone());
    quotes.collect::<Vec<_>>().join("|")
}

#[test]
fn every_sentence_is_judged_as_written() {
    let mut wrong = Vec::new();
    for case in cases() {
        let report = checked(&case.sentence);
        let found = of_rule(&report, &case.rule);
        let compared = report.findings.runs.iter().any(|run| run.rule == case.rule && run.compared > 0);
        let points = |finding: &&Finding| case.words.is_empty() || quotes(&report, finding).contains(&case.words);
        let fits = match case.says.as_str() {
            "broken" => found.iter().any(points),
            "holds" => found.is_empty() && compared,
            "silent" => found.is_empty() && !compared,
            other => panic!("{other} is no outcome"),
        };
        if !fits {
            let said: Vec<&String> = report.findings.findings.iter().map(|finding| &finding.message).collect();
            wrong.push(format!("{} {}: {} {said:?}", case.rule, case.says, case.sentence));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_rule_of_the_text_has_a_sentence_that_breaks_it() {
    let mut says: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for case in cases() {
        says.entry(case.rule).or_default().push(case.says);
    }
    for rule in rules::national().iter().filter(|rule| !matches!(rule.test, Test::Relation(_) | Test::Look(_))) {
        let known = says.get(&rule.id).map_or(&[][..], Vec::as_slice);
        assert!(known.iter().any(|says| says == "broken"), "{} has no sentence that breaks it", rule.id);
    }
}

#[test]
fn a_sentence_that_keeps_every_rule_says_nothing() {
    let report = checked(
        "收入预算1358.42万元，其中：财政拨款收入1358.42万元，比2024年预算增加46.12万元；事业收入0万元；事业单位经营收入0万元；其他收入0万元。\n\n\
         支出预算1358.42万元，其中：财政拨款支出预算1358.42万元，比2024年预算增加46.12万元。\n\n\
         财政拨款收入支出增加的主要原因是人员增加。",
    );
    assert!(report.findings.findings.is_empty(), "{:#?}", report.findings.findings);
    assert!(report.findings.runs.iter().any(|run| run.rule == "R-N-008" && run.outcome == Outcome::Pass));
}
