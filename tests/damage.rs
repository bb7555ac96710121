//! Half-read documents: cells deleted, rows shuffled, columns shifted, text cut. No rule panics, every report is whole; and
//! what is taken away is not checked, never passed.

#[path = "support/support.rs"]
mod support;

use budget_checker::report::{Outcome, Report};
use std::collections::{BTreeMap, BTreeSet};
use support::example::example;
use support::judge::report;
use support::random::Random;

const BASE: &str = include_str!("rules/base.md");

/// The lines of a text with a few of them damaged, perhaps cut somewhere.
fn damaged(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..random.between(1, 12) {
        let rows: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with('|')).collect();
        if rows.is_empty() {
            break;
        }
        let at = *random.pick(&rows);
        match random.below(8) {
            0 => blank_cell(&mut lines[at], random),
            1 => drop(lines.remove(at)),
            2 => lines.swap(at, *random.pick(&rows)),
            3 => lines[at].insert_str(0, "|  "),
            4 => shift_table(&mut lines, at),
            5 => lines.insert(at, lines[at].clone()),
            6 => cut(&mut lines[at], random),
            _ => {
                let any = random.below(lines.len());
                let other = random.below(lines.len());
                lines.swap(any, other);
            }
        }
    }
    let mut text = lines.join("\n");
    if random.chance(20) {
        cut(&mut text, random);
    }
    text
}

fn blank_cell(line: &mut String, random: &mut Random) {
    let mut cells: Vec<&str> = line.split('|').collect();
    let at = random.below(cells.len());
    cells[at] = "";
    *line = cells.join("|");
}

/// Every row of the table around a row gets a blank column at its left.
fn shift_table(lines: &mut [String], at: usize) {
    let first = (0..=at).rev().take_while(|at| lines[*at].starts_with('|')).last().unwrap_or(at);
    for line in lines[first..].iter_mut().take_while(|line| line.starts_with('|')) {
        line.insert_str(0, "|  ");
    }
}

fn cut(text: &mut String, random: &mut Random) {
    let chars: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    if !chars.is_empty() {
        text.truncate(*random.pick(&chars));
    }
}

/// Every place a report names is there, and its counts are those of its lists.
fn check_whole(report: &Report) {
    let findings = &report.findings;
    for finding in &findings.findings {
        assert!(!finding.message.is_empty() && !finding.message.contains(['{', '}']), "{}", finding.message);
        assert!(!finding.loci.is_empty(), "{} points nowhere", finding.rule);
        for place in &finding.loci {
            assert!(findings.loci.contains_key(&place.locus), "{} names {}", finding.rule, place.locus);
        }
        assert!(findings.rules.contains_key(&finding.rule));
    }
    let ran = |outcome: Outcome| findings.runs.iter().filter(|run| run.outcome == outcome).count() as u32;
    assert_eq!(findings.totals.passed, ran(Outcome::Pass));
    assert_eq!(findings.totals.not_checked, ran(Outcome::NotChecked));
    for run in &findings.runs {
        let silent = matches!(run.outcome, Outcome::NotChecked | Outcome::NotApplicable);
        assert_eq!(run.why.is_some(), silent, "{} in {}", run.rule, run.scope);
        assert!(run.outcome != Outcome::Pass || run.compared > 0, "{} passed without a comparison", run.rule);
    }
}

#[test]
fn damaged_documents_give_whole_reports() {
    let mut random = Random::new(11);
    let example = example().map(|(_, text)| text);
    let texts: Vec<(&str, usize)> =
        [(BASE, 250)].into_iter().chain(example.iter().map(|text| (text.as_str(), 60))).collect();
    let mut count = 0;
    for (text, rounds) in texts {
        for _ in 0..rounds {
            check_whole(&report(&damaged(text, &mut random)));
            count += 1;
        }
    }
    println!("{count} damaged documents");
}

/// The document without the table blocks of these turns (from 0).
fn without(text: &str, tables: &BTreeSet<usize>) -> String {
    let mut kept = Vec::new();
    let (mut turn, mut inside) = (0, false);
    for line in text.lines() {
        let row = line.trim_start().starts_with('|');
        if inside && !row {
            turn += 1;
        }
        inside = row;
        if !(row && tables.contains(&turn)) {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// For each rule of each agency, how many of its runs passed; with `judged` how many came to a judgement at all.
fn runs(report: &Report, judged: bool) -> BTreeMap<(String, String), usize> {
    let mut counts = BTreeMap::new();
    let counts_for = |outcome: Outcome| match outcome {
        Outcome::Pass => true,
        Outcome::Fail | Outcome::Review => judged,
        Outcome::NotChecked | Outcome::NotApplicable => false,
    };
    for run in report.findings.runs.iter().filter(|run| counts_for(run.outcome)) {
        *counts.entry((run.rule.clone(), run.agency.clone())).or_default() += 1;
    }
    counts
}

/// Takes every table of the official set away in turn.
fn check_deletions(name: &str, text: &str) {
    let before = report(text);
    let blocks = &before.shown.blocks;
    let is_table = |at: usize| matches!(blocks[at], budget_checker::report::ShownBlock::Table { .. });
    let turn = |block: u32| (0..block as usize).filter(|at| is_table(*at)).count();
    let tables = before.findings.reading.iter().filter(|table| !matches!(table.form.as_str(), "N" | "P" | "?"));
    let mut count = 0;
    for table in tables {
        let turns: BTreeSet<usize> = table.blocks.iter().map(|block| turn(*block)).collect();
        let after = report(&without(text, &turns));
        let gone = !after.findings.reading.iter().any(|other| other.form == table.form && other.agency == table.agency);
        assert!(gone, "{name}: {} is still there", table.title);
        // A fault that stood in the table goes with it: what was judged may pass now, what was not may not.
        let (old, new) = (runs(&before, true), runs(&after, false));
        for (rule, runs) in &new {
            let known = old.get(rule).copied().unwrap_or_default();
            assert!(*runs <= known, "{name} without {}: {rule:?} passes {runs} times, {known} before", table.title);
        }
        let (less, more) = (before.findings.totals.not_checked, after.findings.totals.not_checked);
        assert!(more > less, "{name} without {}: {more} not checked, {less} before", table.title);
        count += 1;
    }
    println!("{name}: {count} tables taken away");
}

#[test]
fn a_table_that_is_taken_away_is_not_checked_and_never_passed() {
    check_deletions("base", BASE);
    if let Some((name, text)) = example() {
        check_deletions(&name, &text);
    }
}
