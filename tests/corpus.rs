//! What the checker says of real published documents, judged by reading them (`tests/corpus/judged.md`).

#[path = "support/support.rs"]
mod support;

use budget_checker::doc::Block;
use budget_checker::read::markdown;
use budget_checker::report::{Finding, Level, Report, Says};
use std::collections::BTreeSet;
use support::corpus::{Real, corpus};
use support::judge::report;

/// Documents known to be clean or nearly so: whatever is said of them must be defended one by one.
const CLEAN: [&str; 6] = [
    "上海市财政局_单位预算_2025",
    "普陀区商务委员会_单位预算_2025",
    "普陀区商务委员会_部门预算_2025",
    "普陀区城市管理行政执法局_部门预算_2026_逐页文本",
    "普陀区政府办公室_单位预算_2025",
    "普陀区政府办公室_部门预算_2025",
];

/// One judged finding.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Judged {
    document: String,
    rule: String,
    words: String,
    is_true: bool,
}

fn judged() -> Vec<Judged> {
    let document = markdown::parse(include_str!("corpus/judged.md"));
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let row = |table: &budget_checker::doc::Table, row: u32| {
        let cell = |col: u32| table.text(row, col).trim().to_owned();
        assert!(["true", "false"].contains(&cell(3).as_str()), "{} is neither true nor false", cell(2));
        Judged { document: cell(0), rule: cell(1), words: cell(2), is_true: cell(3) == "true" }
    };
    tables.flat_map(|table| (1..table.rows).map(|at| row(table, at)).collect::<Vec<_>>()).collect()
}

/// Errors and warnings.
fn serious(report: &Report) -> Vec<&Finding> {
    report.findings.findings.iter().filter(|finding| finding.level != Level::Note).collect()
}

/// Whether a judged row is about this finding.
fn fits(row: &Judged, real: &Real, report: &Report, finding: &Finding) -> bool {
    let quotes = finding.loci.iter().filter_map(|place| report.findings.loci.get(&place.locus)?.quote.clone());
    let said: String = quotes.chain([finding.message.clone()]).collect::<Vec<_>>().join("|").replace('\n', "");
    row.document == real.name && row.rule == finding.rule && said.contains(&row.words)
}

#[test]
fn every_error_and_warning_on_real_documents_is_judged() {
    let documents = corpus();
    let rows = judged();
    let mut open: Vec<&Judged> = rows.iter().collect();
    let (mut found, mut wrong, mut unjudged) = (0, 0, Vec::new());
    for real in &documents {
        let report = report(&real.text);
        for finding in serious(&report) {
            let at = open.iter().position(|row| fits(row, real, &report, finding));
            let known =
                at.map(|at| open.remove(at)).or_else(|| rows.iter().find(|row| fits(row, real, &report, finding)));
            match known {
                Some(row) => {
                    found += 1;
                    wrong += usize::from(!row.is_true);
                    assert!(row.is_true || !CLEAN.contains(&real.name.as_str()), "{}: {}", real.name, finding.message);
                }
                None => unjudged.push(format!("{} {} {}", real.name, finding.rule, finding.message)),
            }
        }
    }
    println!("{} documents, {found} errors and warnings, {wrong} of them false", documents.len());
    assert!(unjudged.is_empty(), "not judged yet: {unjudged:#?}");
    assert!(found == 0 || (found - wrong) * 100 >= found * 95, "{wrong} of {found} are false");
    let read: BTreeSet<&str> = documents.iter().map(|real| real.name.as_str()).collect();
    let lost: Vec<&&Judged> = open.iter().filter(|row| row.is_true && read.contains(row.document.as_str())).collect();
    assert!(lost.is_empty(), "no longer found: {lost:#?}");
}

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
