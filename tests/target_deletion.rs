//! Nothing can vanish from a target table unseen: every cell that is blanked and every row that is deleted gives a new
//! finding. Tried on the base document always, and on the twelve tables of the example where that is at hand.

#[path = "support/support.rs"]
mod support;

use budget_checker::report::Report;
use std::collections::BTreeMap;
use support::example::example;
use support::judge::report;

const BASE: &str = include_str!("rules/base.md");
/// Threads that share the work.
const HANDS: usize = 2;

/// A changed document, and what was taken out.
struct Cut {
    text: String,
    what: String,
}

/// Lines of the target tables: from each title up to the next heading that is none.
fn table_lines(lines: &[&str]) -> Vec<usize> {
    let mut inside = false;
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with('#') {
            inside = line.contains("绩效目标表");
        } else if inside && line.starts_with('|') {
            found.push(at);
        }
    }
    found
}

/// What stands between the bars of a table line.
fn cells(line: &str) -> Vec<&str> {
    let inner = line.trim().trim_start_matches('|');
    inner.strip_suffix('|').unwrap_or(inner).split('|').collect()
}

fn is_filled(cell: &str) -> bool {
    !cell.trim().is_empty() && !cell.trim().chars().all(|c| matches!(c, '-' | ':'))
}

/// A lone word on the next page is the rest of a cell (RN-09), and nothing of it is lost with it.
fn is_rest(lines: &[&str], at: usize) -> bool {
    let filled = |line: &str| cells(line).into_iter().filter(|cell| is_filled(cell)).count();
    let below = lines[at + 1..].iter().take_while(|line| line.starts_with('|')).filter(|line| filled(line) > 0);
    let goal = cells(lines[at])[0].trim().starts_with(|c: char| c.is_ascii_digit());
    let beside_label = filled(lines[at]) == 1 && !goal;
    let alone = beside_label && is_last_part(lines, at);
    let head =
        lines[at].contains("一级指标") && below.clone().count() == 1 && below.clone().all(|line| filled(line) == 1);
    alone || head
}

/// True when the table the line belongs to has nothing but a repeated heading and this row.
fn is_last_part(lines: &[&str], at: usize) -> bool {
    let above = lines[..at].iter().rev().take_while(|line| line.starts_with('|'));
    let above: Vec<&&str> = above.filter(|line| cells(line).into_iter().any(is_filled)).collect();
    above.len() == 1 && above[0].contains("一级指标")
}

fn cuts(text: &str) -> (Vec<Cut>, usize) {
    let lines: Vec<&str> = text.lines().collect();
    let (mut cuts, mut rests) = (Vec::new(), 0);
    for at in table_lines(&lines) {
        let own = cells(lines[at]);
        let filled: Vec<usize> = (0..own.len()).filter(|col| is_filled(own[*col])).collect();
        if filled.is_empty() {
            continue;
        }
        if is_rest(&lines, at) {
            rests += 1;
            continue;
        }
        let with = |line: Option<String>| {
            let kept = lines.iter().enumerate().filter(|(other, _)| *other != at || line.is_some());
            let kept = kept.map(|(other, words)| if other == at { line.as_deref().unwrap_or_default() } else { words });
            kept.collect::<Vec<_>>().join("\n")
        };
        cuts.push(Cut { text: with(None), what: format!("line {}: the row {}", at + 1, lines[at]) });
        for col in filled {
            let mut row = own.clone();
            row[col] = " ";
            let line = format!("|{}|", row.join("|"));
            cuts.push(Cut { text: with(Some(line)), what: format!("line {}: {}", at + 1, own[col].trim()) });
        }
    }
    (cuts, rests)
}

/// How often each rule speaks in each table. A finding that lists fewer rows than before is no new one.
fn counts(report: &Report) -> BTreeMap<(String, String), usize> {
    let mut counts = BTreeMap::new();
    for finding in &report.findings.findings {
        *counts.entry((finding.rule.clone(), finding.table.clone())).or_default() += 1;
    }
    counts
}

/// What was taken out without a new finding.
fn unseen(name: &str, text: &str) -> Vec<String> {
    let before = counts(&report(text));
    let (cuts, rests) = cuts(text);
    let missed = |cut: &&Cut| {
        let after = counts(&report(&cut.text));
        !after.iter().any(|(key, count)| before.get(key).copied().unwrap_or_default() < *count)
    };
    let share = cuts.len().div_ceil(HANDS).max(1);
    let missed: Vec<String> = std::thread::scope(|scope| {
        let hands: Vec<_> = cuts
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().filter(missed).map(|cut| cut.what.clone()).collect::<Vec<_>>()))
            .collect();
        hands.into_iter().flat_map(|hand| hand.join().expect("no panic")).collect()
    });
    println!(
        "{name}: {} of {} deletions found; {rests} rests of cells left alone",
        cuts.len() - missed.len(),
        cuts.len()
    );
    missed
}

#[test]
fn nothing_vanishes_from_the_base_unseen() {
    let missed = unseen("base", BASE);
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn nothing_vanishes_from_the_example_unseen() {
    let Some((name, text)) = example() else { return };
    let missed = unseen(&name, &text);
    assert!(missed.is_empty(), "{missed:#?}");
}
