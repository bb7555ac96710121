//! One wrong amount is found and named; two wrong amounts are both suspected.
//!
//! Every amount that a form binds is changed in every way a hand or a scanner would change it, in the example document
//! and in invented ones, and the report is asked what it says about the change. The table of results is printed.

#[path = "support/support.rs"]
mod support;

use budget_checker::report::{Level, Report};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use support::change::{Edit, SLIPS, Slip, apply, slip};
use support::draw::Digits;
use support::example::example;
use support::judge::{Verdict, judge, place, prints, report};
use support::page::{Bound, Place};
use support::print::{Printed, invented};
use support::random::Random;
use support::scan::scan;

const INVENTED: u64 = 30;
/// Invented documents more whose sums are off by honest rounding.
const ROUNDED: u64 = 10;
/// Amounts changed in each invented document; in the example all are.
const SAMPLE: usize = 12;
const PAIRS: usize = 500;
/// Slips no correct document could hide behind rounding.
const PLAIN: [Slip; 6] = [Slip::Digit, Slip::Swapped, Slip::Tenfold, Slip::Sign, Slip::Moved, Slip::Dropped];

/// Results by how the amount is bound and what was done to it.
type Tallies = BTreeMap<(Bound, Slip), Tally>;

#[derive(Debug, Clone, Default)]
struct Tally {
    tried: usize,
    found: usize,
    named: usize,
    misnamed: usize,
    suspected: usize,
    missed: Vec<String>,
    unnamed: Vec<String>,
    wrong: Vec<String>,
}

/// A document, what is said about it untouched, and the amounts the report does not call loose.
struct Case {
    document: Printed,
    text: Vec<char>,
    before: BTreeSet<String>,
    bound: Vec<Place>,
    loose: Vec<Place>,
}

impl Case {
    fn new(document: Printed) -> Self {
        let untouched = report(&document.text);
        let is_loose = |at: &Place| loose(&untouched).iter().any(|(start, end)| *start < at.end && at.start < *end);
        let (loose, bound) = document.places.iter().cloned().partition(is_loose);
        Self { text: document.text.chars().collect(), before: prints(&untouched), bound, loose, document }
    }

    fn digits(&self, place: &Place) -> String {
        self.text[place.start as usize..place.end as usize].iter().collect()
    }
}

fn loose(report: &Report) -> Vec<(u32, u32)> {
    report.findings.coverage.loose.iter().filter_map(|locus| place(report, locus)).collect()
}

fn invented_cases() -> Vec<Case> {
    let exact = (0..INVENTED).map(|seed| invented(seed, Digits::Exact));
    let rounded = (INVENTED..INVENTED + ROUNDED).map(|seed| invented(seed, Digits::Rounded));
    exact.chain(rounded).map(Case::new).collect()
}

#[test]
fn untouched_documents_raise_nothing() {
    if let Some((name, text)) = example() {
        let errors = at_least(&report(&text), Level::Error);
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
    for seed in 0..INVENTED {
        let exact = invented(seed, Digits::Exact);
        // Notes without an equation are about what is spent, not about sums: `tests/properties.rs` tells them apart.
        let found = at_least(&report(&exact.text), Level::Warning);
        assert!(found.is_empty(), "{}: {found:#?}", exact.name);
        let rounded = invented(seed, Digits::Rounded);
        let found = at_least(&report(&rounded.text), Level::Warning);
        assert!(found.is_empty(), "{} rounded: {found:#?}", rounded.name);
    }
}

#[test]
fn no_amount_that_a_form_binds_is_loose() {
    let mut cases = invented_cases();
    cases.extend(example().map(|(name, text)| Case::new(scan(&name, &text))));
    for case in cases {
        let bound = |at: &&Place| at.bound <= Bound::Equal;
        let loose: Vec<String> = case.loose.iter().filter(bound).map(|at| at.label.clone()).collect();
        assert!(loose.is_empty(), "{}: nothing checks {loose:?}", case.document.name);
    }
}

#[test]
fn one_wrong_amount_in_the_example_is_named() {
    let Some((name, text)) = example() else { return };
    let case = Case::new(scan(&name, &text));
    println!("{name}: {} amounts, {} of them loose", case.document.places.len(), case.loose.len());
    let (left, right) = case.bound.split_at(case.bound.len() / 2);
    check_tallies(&on_two_threads(|half| all_slips(&case, if half == 0 { left } else { right }, 1)));
}

#[test]
fn one_wrong_amount_in_invented_documents_is_named() {
    let cases = invented_cases();
    let amounts: usize = cases.iter().map(|case| case.bound.len()).sum();
    println!("{} documents, {amounts} amounts, {SAMPLE} of each document changed", cases.len());
    check_tallies(&on_two_threads(|half| {
        let mut tallies = Tallies::new();
        for (seed, case) in cases.iter().enumerate().filter(|(at, _)| at % 2 == half) {
            let sample: Vec<Place> =
                Random::new(seed as u64).sample(&case.bound, SAMPLE).into_iter().cloned().collect();
            merge(&mut tallies, all_slips(case, &sample, seed as u64));
        }
        tallies
    }));
}

#[test]
fn two_wrong_amounts_are_both_suspected() {
    let mut cases = invented_cases();
    cases.extend(example().map(|(name, text)| Case::new(scan(&name, &text))));
    let tallies = on_two_threads(|half| {
        let mut random = Random::new(half as u64);
        let mut tally = Tally::default();
        while tally.tried < PAIRS / 2 {
            let case = random.pick(&cases);
            if let Some((what, verdict)) = pair(case, &mut random) {
                tally.add(what, verdict);
            }
        }
        Tallies::from([((Bound::Named, Slip::Digit), tally)])
    });
    let tally = &tallies[&(Bound::Named, Slip::Digit)];
    println!(
        "two at once: {} draws, {} with both suspected, {} named, {} misnamed",
        tally.tried, tally.suspected, tally.named, tally.misnamed
    );
    assert!(
        tally.suspected * 100 >= tally.tried * 95,
        "{} of {}; e.g. {:#?}",
        tally.suspected,
        tally.tried,
        few(&tally.unnamed)
    );
}

/// Changes two amounts that can be named.
fn pair(case: &Case, random: &mut Random) -> Option<(String, Verdict)> {
    let named: Vec<&Place> = case.bound.iter().filter(|at| at.bound == Bound::Named).collect();
    let (one, other) = (*random.pick(&named), *random.pick(&named));
    let kinds = [Slip::Digit, Slip::Swapped, Slip::Tenfold, Slip::Sign, Slip::Dropped];
    let mut edits: Vec<Edit> = Vec::new();
    let mut what = String::new();
    for at in [one, other] {
        let kind = *random.pick(&kinds);
        edits.extend(slip(&case.text, at, &case.document.holes, kind, random)?);
        let _ = write!(what, "{} {} {kind:?}; ", at.label, case.digits(at));
    }
    if one.start == other.start {
        return None;
    }
    let changed = apply(&case.text, &edits);
    Some((format!("{}: {what}", case.document.name), judge(&case.before, &report(&changed.text), &changed)))
}

/// Every slip on every one of these amounts.
fn all_slips(case: &Case, places: &[Place], seed: u64) -> Tallies {
    let mut random = Random::new(seed);
    let mut tallies = Tallies::new();
    for at in places {
        for kind in SLIPS {
            let Some(edits) = slip(&case.text, at, &case.document.holes, kind, &mut random) else { continue };
            let changed = apply(&case.text, &edits);
            let verdict = judge(&case.before, &report(&changed.text), &changed);
            let what = format!("{}: {} {} -> {edits:?}", case.document.name, at.label, case.digits(at));
            tallies.entry((at.bound, kind)).or_default().add(what, verdict);
        }
    }
    tallies
}

impl Tally {
    fn add(&mut self, what: String, verdict: Verdict) {
        self.tried += 1;
        self.found += usize::from(verdict.found);
        self.named += usize::from(verdict.named);
        self.misnamed += usize::from(verdict.misnamed);
        self.suspected += usize::from(verdict.suspected);
        if verdict.misnamed {
            self.wrong.push(what.clone());
        }
        if !verdict.found {
            self.missed.push(what);
        } else if !verdict.named {
            self.unnamed.push(what);
        }
    }
}

fn merge(into: &mut Tallies, from: Tallies) {
    for (key, tally) in from {
        let sum = into.entry(key).or_default();
        sum.tried += tally.tried;
        sum.found += tally.found;
        sum.named += tally.named;
        sum.misnamed += tally.misnamed;
        sum.suspected += tally.suspected;
        sum.missed.extend(tally.missed);
        sum.unnamed.extend(tally.unnamed);
        sum.wrong.extend(tally.wrong);
    }
}

fn on_two_threads(work: impl Fn(usize) -> Tallies + Sync) -> Tallies {
    std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let work = &work;
            scope.spawn(move || work(half))
        });
        let mut tallies = Tallies::new();
        for half in halves {
            merge(&mut tallies, half.join().expect("a check does not panic"));
        }
        tallies
    })
}

fn check_tallies(tallies: &Tallies) {
    println!(
        "{:<7} {:<10} {:>6} {:>6} {:>6} {:>9} {:>9}",
        "bound", "slip", "tried", "found", "named", "suspected", "misnamed"
    );
    for ((bound, slip), tally) in tallies {
        let Tally { tried, found, named, suspected, misnamed, .. } = tally;
        println!(
            "{:<7} {:<10} {tried:>6} {found:>6} {named:>6} {suspected:>9} {misnamed:>9}",
            format!("{bound:?}"),
            format!("{slip:?}")
        );
    }
    let sum = |which: &dyn Fn(&Bound, &Slip) -> bool| {
        let mut all = Tallies::new();
        for (_, tally) in tallies.iter().filter(|((bound, slip), _)| which(bound, slip)) {
            merge(&mut all, Tallies::from([((Bound::Named, Slip::Digit), tally.clone())]));
        }
        all.remove(&(Bound::Named, Slip::Digit)).unwrap_or_default()
    };
    let equations = sum(&|bound, slip| *bound <= Bound::Equal && PLAIN.contains(slip));
    let named = sum(&|bound, slip| *bound == Bound::Named && PLAIN.contains(slip));
    let all = sum(&|_, _| true);
    println!(
        "in equations: {} of {} found; namable: {} of {} named; misnamed {} of {}",
        equations.found, equations.tried, named.named, named.tried, all.misnamed, all.tried
    );
    assert!(all.wrong.is_empty(), "{} misnamed, e.g. {:#?}", all.misnamed, few(&all.wrong));
    let last = sum(&|bound, slip| *bound == Bound::Named && *slip == Slip::LastDigit);
    assert!(
        last.found * 100 >= last.tried * 99,
        "{} last digits not found, e.g. {:#?}",
        last.missed.len(),
        few(&last.missed)
    );
    assert!(equations.missed.is_empty(), "{} not found, e.g. {:#?}", equations.missed.len(), few(&equations.missed));
    assert!(
        named.named * 100 >= named.tried * 98,
        "{} not named, e.g. {:#?}",
        named.unnamed.len(),
        few(&named.unnamed)
    );
}

fn few(list: &[String]) -> &[String] {
    &list[..list.len().min(12)]
}

/// Rule, level and message of the findings of at least this weight.
fn at_least(report: &Report, level: Level) -> Vec<String> {
    let findings = report.findings.findings.iter().filter(|finding| finding.level <= level);
    findings.map(|finding| format!("{} {:?} {}", finding.rule, finding.level, finding.message)).collect()
}
