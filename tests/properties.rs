//! What must hold for every document: true budgets raise nothing, broken ones never panic, layout says nothing.

#[path = "support/support.rs"]
mod support;

use budget_checker::check::{Options, Source, check};
use budget_checker::report::{Level, Report};
use std::collections::BTreeSet;
use support::budget::Agency;
use support::change::{Slip, apply, slip};
use support::draw::{Digits, agencies};
use support::example::example;
use support::judge::report;
use support::page::Bound;
use support::print::{Printed, invented, print};
use support::printer::Layout;
use support::random::Random;

#[test]
fn true_budgets_raise_nothing() {
    for seed in 100..160 {
        let document = invented(seed, Digits::Exact);
        let report = report(&document.text);
        // An invented budget adds up; whether its money is spent wisely (a note without any equation) is nobody's affair here.
        let all = report.findings.findings.iter();
        let found = all.filter(|finding| finding.level != Level::Note || !finding.equations.is_empty());
        let found: Vec<&str> = found.map(|finding| finding.message.as_str()).collect();
        assert!(found.is_empty(), "{}: {found:#?}", document.name);
    }
}

#[test]
fn honest_rounding_raises_at_most_notes() {
    for seed in 100..160 {
        let document = invented(seed, Digits::Rounded);
        for finding in &report(&document.text).findings.findings {
            assert_eq!(finding.level, Level::Note, "{}: {} {}", document.name, finding.rule, finding.message);
        }
    }
}

#[test]
fn every_agency_has_its_nine_tables() {
    for seed in 0..20 {
        let budgets = agencies(seed, Digits::Exact, 3);
        let report = report(&print(&budgets, &Layout::new(seed)).text);
        let read = readings(&report);
        for agency in &budgets {
            for form in ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "PR", "AS", "ORG", "N"] {
                let count = read.iter().filter(|(code, key, _)| *code == agency.code && key == form).count();
                assert_eq!(count, 1, "seed {seed}: {} {form}", agency.code);
            }
            let projects = read.iter().filter(|(code, key, _)| *code == agency.code && key == "P").count();
            assert_eq!(projects, agency.projects.len(), "seed {seed}: {} P", agency.code);
        }
        let none: Vec<_> = read.iter().filter(|(_, key, _)| key == "?").collect();
        assert!(none.is_empty(), "seed {seed}: {none:?}");
    }
}

#[test]
fn page_breaks_do_not_matter() {
    for seed in 0..12 {
        let budgets = agencies(seed, Digits::Exact, 2);
        let layouts = (0..4).map(|at| Layout::new(seed * 100 + at));
        same_findings(&budgets, layouts.collect(), seed);
    }
}

#[test]
fn captions_printed_as_headings_do_not_matter() {
    for seed in 20..32 {
        let budgets = agencies(seed, Digits::Exact, 2);
        let plain = Layout::new(seed);
        let promoted = Layout { promoted: true, ..plain.clone() };
        same_findings(&budgets, vec![plain, promoted], seed);
    }
}

#[test]
fn tables_are_known_without_their_titles() {
    let mut texts: Vec<(String, String)> =
        (0..10).map(|seed| invented(seed, Digits::Exact)).map(|d| (d.name, d.text)).collect();
    texts.extend(example());
    for (name, text) in texts {
        let is_title = |line: &str| line.starts_with('#') && line.contains("单位预算") && line.ends_with('表');
        let untitled: Vec<&str> = text.lines().filter(|line| !is_title(line)).collect();
        let (with, without) = (report(&text), report(&untitled.join("\n")));
        assert_eq!(readings(&with), readings(&without), "{name}");
        assert_eq!(faults(&with), faults(&without), "{name}");
    }
}

#[test]
fn broken_documents_never_panic() {
    let mut texts: Vec<String> = [1, 2].map(|seed| invented(seed, Digits::Rounded).text).to_vec();
    texts.extend(example().map(|(_, text)| text));
    std::thread::scope(|scope| {
        for (at, text) in texts.iter().enumerate() {
            scope.spawn(move || break_text(text, at as u64));
        }
    });
}

#[test]
fn any_bytes_never_panic() {
    let mut random = Random::new(5);
    for _ in 0..300 {
        let length = random.below(4000);
        let pool: &[u8] = if random.chance(50) { b"|-\n# 0123456789.<br>&;$\xe5\x8d\x95" } else { &[] };
        let byte = |random: &mut Random| if pool.is_empty() { random.next() as u8 } else { *random.pick(pool) };
        let bytes: Vec<u8> = (0..length).map(|_| byte(&mut random)).collect();
        let _ = check(&Source { name: None, bytes: &bytes }, &Options::default());
    }
}

fn break_text(text: &str, seed: u64) {
    let mut random = Random::new(seed);
    let chars: Vec<char> = text.chars().collect();
    let lines: Vec<&str> = text.lines().collect();
    let cut = |random: &mut Random| random.below(chars.len());
    for _ in 0..40 {
        let end = cut(&mut random);
        run(&chars[..end].iter().collect::<String>());
        let (from, length, to) = (cut(&mut random), random.below(3000), cut(&mut random));
        let piece = &chars[from..chars.len().min(from + length)];
        run(&[&chars[..to], piece, &chars[to..]].concat().iter().collect::<String>());
        run(&[&chars[..from], &chars[chars.len().min(from + length)..]].concat().iter().collect::<String>());
        let (at, copies) = (random.below(lines.len()), 1 + random.below(40));
        let doubled = [&lines[..at], &vec![lines[at]; copies], &lines[at..]].concat();
        run(&doubled.join("\n"));
        let bytes = text.as_bytes();
        let torn = &bytes[random.below(bytes.len())..];
        let _ = check(&Source { name: None, bytes: torn }, &Options::default());
    }
}

fn run(text: &str) {
    let _ = check(&Source { name: Some("broken.md"), bytes: text.as_bytes() }, &Options::default());
}

/// The same budget with the same wrong amount gives the same findings in every layout.
fn same_findings(budgets: &[Agency], layouts: Vec<Layout>, seed: u64) {
    let documents: Vec<Printed> = layouts.iter().map(|layout| print(budgets, layout)).collect();
    let mut random = Random::new(seed);
    // An amount every layout prints.
    let label = loop {
        let at = random.pick(&documents[0].places);
        let everywhere = documents.iter().all(|document| document.places.iter().any(|place| place.label == at.label));
        if at.bound == Bound::Named && everywhere && !at.label.contains("N[") && !at.label.contains("P[") {
            break at.label.clone();
        }
    };
    let mut first: Option<BTreeSet<(String, Vec<String>)>> = None;
    for (document, layout) in documents.iter().zip(&layouts) {
        let text: Vec<char> = document.text.chars().collect();
        let place = document.places.iter().find(|place| place.label == label).expect("printed in every layout");
        let edits = slip(&text, place, &[], Slip::Tenfold, &mut random).expect("amounts in tables are not zero");
        let found = faults(&report(&apply(&text, &edits).text));
        assert!(!found.is_empty(), "{label} ten times too large is not found in layout {}", layout.seed);
        match &first {
            Some(first) => assert_eq!(*first, found, "{label} in layout {} against {}", layout.seed, layouts[0].seed),
            None => first = Some(found),
        }
    }
}

/// Agency, form, and whether it is shown empty, of everything recognised.
fn readings(report: &Report) -> Vec<(String, String, bool)> {
    let mut list: Vec<_> =
        report.findings.reading.iter().map(|table| (table.agency.clone(), table.form.clone(), table.empty)).collect();
    list.sort();
    list
}

/// Rule and addresses of each finding.
fn faults(report: &Report) -> BTreeSet<(String, Vec<String>)> {
    let address = |locus: &String| {
        let locus = &report.findings.loci[locus];
        format!("{} {}", locus.agency.as_deref().unwrap_or_default(), locus.address.as_deref().unwrap_or_default())
    };
    let findings = report.findings.findings.iter();
    findings
        .map(|finding| {
            let mut addresses: Vec<String> = finding.loci.iter().map(|at| address(&at.locus)).collect();
            addresses.sort();
            (finding.rule.clone(), addresses)
        })
        .collect()
}
