//! Small reports for the tests of this folder.

use super::checked::Checked;
use crate::report::{
    At, Coverage, Finding, Findings, Level, Link, Locus, Outcome, Place, Prints, Reading, Report, Role, RoleAt, Says,
    Shown, Template, Tie, Told, Tool, Totals, Verdict,
};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A report with the tables `t1`, `t2`, … and one finding for each `(table, level, print)`, every one with one suspect in
/// block 0, in the row of its own number, characters 0 to 4.
pub(crate) fn checked(tables: u32, findings: &[(&str, Level, &str)]) -> Rc<Checked> {
    let found: Vec<Finding> = findings.iter().enumerate().map(|(at, given)| finding(at, given)).collect();
    let loci = found.iter().enumerate().map(|(at, _)| (locus_id(at), locus(at))).collect();
    Rc::new(Checked::new(report((1..=tables).map(reading).collect(), loci, found)))
}

/// A report on one paragraph with these numbers, `l0`, `l1`, …, and, if asked for, one finding whose suspect stands there,
/// `w1`.
pub(crate) fn checked_text(numbers: &[Told], suspect: Option<(u32, u32)>) -> Checked {
    let mut loci = BTreeMap::new();
    let mut narrative = numbers.to_vec();
    for (at, number) in narrative.iter_mut().enumerate() {
        let (start, end) = span(&number.locus);
        number.locus = locus_id(at);
        loci.insert(locus_id(at), text_locus(locus_id(at), start, end));
    }
    let mut findings = Vec::new();
    if let Some((start, end)) = suspect {
        loci.insert("w1".to_owned(), text_locus("w1".to_owned(), start, end));
        let mut found = finding(0, &("t1", Level::Error, "a"));
        found.loci = vec![RoleAt { locus: "w1".to_owned(), role: Role::Suspect }];
        findings.push(found);
    }
    let mut report = report(vec![reading(1)], loci, findings);
    report.findings.narrative = narrative;
    Checked::new(report)
}

/// A number of the text at these characters, compared with the numbers `others`; for [`checked_text`].
pub(crate) fn number(start: u32, end: u32, others: &[&str]) -> Told {
    let loci: Vec<String> = others.iter().map(|other| (*other).to_owned()).collect();
    let tie = if loci.len() == 1 { Tie::Copy } else { Tie::Sum };
    let link = Link { rule: "R-N-001".to_owned(), tie, loci, holds: true, say: None };
    let links = if others.is_empty() { Vec::new() } else { vec![link] };
    Told { locus: format!("{start}-{end}"), says: Says::Value, of: String::new(), links, why: None }
}

fn span(words: &str) -> (u32, u32) {
    let (start, end) = words.split_once('-').unwrap_or_default();
    (start.parse().unwrap_or(0), end.parse().unwrap_or(0))
}

fn text_locus(id: String, start: u32, end: u32) -> Locus {
    Locus { say: id.clone(), id, at: At { block: 0, row: None, col: None, start, end }, ..locus(0) }
}

fn locus_id(at: usize) -> String {
    format!("l{at}")
}

fn finding(at: usize, (table, level, print): &(&str, Level, &str)) -> Finding {
    Finding {
        id: format!("f{}", at + 1),
        rule: "R-T1-001".to_owned(),
        outcome: if *level == Level::Error { Outcome::Fail } else { Outcome::Review },
        level: *level,
        sure: 100,
        table: (*table).to_owned(),
        message: format!("{table} · {print}"),
        template: Template { key: "named".to_owned(), args: Vec::new() },
        loci: vec![RoleAt { locus: locus_id(at), role: Role::Suspect }],
        equations: Vec::new(),
        computation: None,
        causes: Vec::new(),
        fixes: Vec::new(),
        prints: Prints { content: format!("{print} content"), place: (*print).to_owned(), v: 1 },
    }
}

fn locus(at: usize) -> Locus {
    Locus {
        id: locus_id(at),
        doc: "d1".to_owned(),
        agency: None,
        table: None,
        address: None,
        row: None,
        col: None,
        at: At { block: 0, row: Some(at as u32), col: Some(1), start: 0, end: 4 },
        place: Place::Text { start: 10, end: 14, line: 2, column: 3 },
        quote: None,
        amount: None,
        say: locus_id(at),
    }
}

fn reading(number: u32) -> Reading {
    Reading {
        table: format!("t{number}"),
        doc: "d1".to_owned(),
        agency: String::new(),
        agency_name: String::new(),
        form: "T1".to_owned(),
        title: format!("t{number}"),
        sure: 100,
        unit: None,
        empty: false,
        blocks: vec![number],
        amounts: 0,
    }
}

fn report(reading: Vec<Reading>, loci: BTreeMap<String, Locus>, findings: Vec<Finding>) -> Report {
    let totals =
        Totals { verdict: Verdict::Clean, fail: 0, review: 0, note: 0, passed: 0, not_checked: 0, not_applicable: 0 };
    let word = String::new;
    let tool = Tool { name: word(), version: word(), rules: word(), profile: word(), adjusted: None, language: word() };
    Report {
        findings: Findings {
            format: "budget-findings".to_owned(),
            version: 1,
            tool,
            inputs: Vec::new(),
            reading,
            loci,
            runs: Vec::new(),
            rules: BTreeMap::new(),
            findings,
            notes: Vec::new(),
            coverage: Coverage::default(),
            narrative: Vec::new(),
            muted: Vec::new(),
            totals,
        },
        shown: Shown::default(),
    }
}
