//! Small reports for the tests of this folder.

use super::checked::Checked;
use crate::report::{
    At, Coverage, Finding, Findings, Level, Locus, Outcome, Place, Prints, Reading, Report, Role, RoleAt, Shown,
    Template, Tool, Totals, Verdict,
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
    let tool = Tool { name: word(), version: word(), rules: word(), profile: word(), language: word() };
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
            totals,
        },
        shown: Shown::default(),
    }
}
