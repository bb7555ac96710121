//! The amounts of real published documents, which are kept outside the repository: every one in a table of a known form has
//! a meaning, and a wrong one is found and named.
//!
//! `ALL=1 cargo test --test real_amounts -- --nocapture` changes every amount of every document instead of a sample.

#[path = "support/support.rs"]
mod support;

use budget_checker::adjust::Setup;
use budget_checker::budget::{Budget, EntryId};
use budget_checker::check::{Options, Source, check_reading};
use budget_checker::doc::{Block, Change, Document, Locus};
use budget_checker::forms::{is_derived, recognise};
use budget_checker::money::Decimal;
use budget_checker::net::Nature;
use budget_checker::read::{Reading, read};
use budget_checker::report::{At, Finding, Level, Report, Role};
use budget_checker::rules::{Order, Question, ask, common, judge};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support::corpus::paths;
use support::random::Random;

/// Amounts changed in each document.
const SAMPLE: usize = 40;

/// One real document as it was read.
struct Real {
    name: String,
    bytes: Vec<u8>,
    reading: Reading,
}

impl Real {
    fn open(path: &Path) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let reading =
            read(&Source { name: Some(&name), bytes: &bytes }).unwrap_or_else(|error| panic!("{name}: {error}"));
        Self { name, bytes, reading }
    }

    fn report(&self, reading: &Reading) -> Report {
        let source = Source { name: Some(&self.name), bytes: &self.bytes };
        check_reading(&source, reading, &Options::default(), Setup::compiled())
    }

    fn budget(&self) -> Budget {
        recognise(&self.reading.document, &Setup::compiled().profiles).1
    }
}

fn documents() -> Vec<Real> {
    paths(&["pdf", "xls", "xlsx"]).iter().map(|path| Real::open(path)).collect()
}

/// True for what is printed as money: digits with a point, or in groups of three.
fn is_amount(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '−']);
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let groups: Vec<&str> = groups.collect();
    let grouped = groups.iter().all(|group| group.len() == 3 && digits(group));
    digits(first) && grouped && part.is_none_or(digits) && (part.is_some() || !groups.is_empty())
}

/// The cells of the tables of known forms that hold an amount.
fn amount_cells(document: &Document, budget: &Budget) -> BTreeSet<Locus> {
    let tables = budget.tables.iter().filter(|table| table.form != "?" && !is_derived(&table.form, "U"));
    let mut cells = BTreeSet::new();
    for (block, _) in tables.flat_map(|table| &table.parts) {
        let Some(Block::Table(table)) = document.block(*block) else { continue };
        let amounts = table.cells.iter().filter(|cell| is_amount(&cell.text.text));
        cells.extend(amounts.map(|cell| Locus { block: *block, cell: Some((cell.row, cell.col)), chars: None }));
    }
    cells
}

#[test]
fn no_table_is_taken_for_misread() {
    for real in documents() {
        let notes = real.report(&real.reading).findings.notes;
        let misread: Vec<String> = notes.into_iter().filter(|note| note.id == "RN-24").map(|note| note.say).collect();
        assert!(misread.is_empty(), "{}: {misread:?}", real.name);
    }
}

#[test]
fn every_amount_of_a_known_form_has_a_meaning() {
    let (mut bound, mut all, mut lost) = (0, 0, Vec::new());
    let documents = documents();
    for real in &documents {
        let budget = real.budget();
        let cells = amount_cells(&real.reading.document, &budget);
        let meant: BTreeSet<Locus> = budget
            .entries
            .iter()
            .map(|entry| Locus { chars: None, ..entry.at })
            .filter(|at| at.cell.is_some())
            .collect();
        let here = cells.intersection(&meant).count();
        println!("{here} of {} amounts: {}", cells.len(), real.name);
        let without = cells.difference(&meant);
        lost.extend(
            without
                .map(|at| format!("{} {at:?} {:?}", real.name, real.reading.document.text(at).map(|text| &text.text))),
        );
        (bound, all) = (bound + here, all + cells.len());
    }
    println!("{} documents: {bound} of {all} amounts of known forms have a meaning", documents.len());
    assert!(lost.is_empty(), "{lost:#?}");
}

/// What would be changed, and whether the equations tell this amount from all others.
struct Target {
    at: Locus,
    print: String,
    can_be_named: bool,
    /// In 元: what rounding may hide from every equation that holds for it.
    slack: Decimal,
    /// 元 in one of its unit.
    unit: Decimal,
}

impl Target {
    fn is_beyond_rounding(&self, slip: &str) -> bool {
        let value = |print: &str| print.replace(',', "").parse().unwrap_or(Decimal::ZERO) * self.unit;
        // What was there before may have been off by rounding already.
        (value(slip) - value(&self.print)).abs() > self.slack * Decimal::TWO
    }
}

/// The amounts that equations hold for.
fn targets(real: &Real) -> Vec<Target> {
    let setup = Setup::compiled();
    let (profile, budget) = recognise(&real.reading.document, &setup.profiles);
    let asked = ask(&setup.rules, &budget, &profile);
    let judged = judge(&asked, &budget);
    let pairs = asked.questions.iter().zip(&judged.judgements).enumerate();
    let holding = pairs.filter(|(_, (question, judgement))| {
        question.order == Order::Equal && matches!(judgement.nature, Nature::Exact | Nature::Rounding)
    });
    // 其中 may list some of the parts: that a list of the text is whole is often taken from its amounts alone.
    let holding =
        holding.filter(|(_, (question, _))| question.rules.iter().any(|rule| setup.rules[*rule].id != "R-N-008"));
    let mut touching: BTreeMap<EntryId, Vec<(usize, i32)>> = BTreeMap::new();
    let mut slack: BTreeMap<EntryId, Decimal> = BTreeMap::new();
    for (index, (question, judgement)) in holding {
        for (entry, net) in coefficients(question) {
            touching.entry(entry).or_default().push((index, net));
            let least = slack.entry(entry).or_insert(Decimal::MAX);
            *least = (*least).min(judgement.slack);
        }
    }
    // Two amounts with the same equations cannot be told apart.
    let mut alike: BTreeMap<Vec<(usize, i32)>, usize> = BTreeMap::new();
    touching.values().for_each(|equations| *alike.entry(signless(equations)).or_default() += 1);
    // Where something is wrong already, another wrong amount is a second fault.
    let pairs = || asked.questions.iter().zip(&judged.judgements);
    let terms = |question: &Question| question.left.iter().chain(&question.right).map(|(_, entry)| *entry).collect();
    let failing = pairs().filter(|(_, judgement)| judgement.nature == Nature::Beyond);
    let wrong: BTreeSet<EntryId> = failing.flat_map(|(question, _)| -> Vec<EntryId> { terms(question) }).collect();
    let all = pairs().map(|(question, _)| -> Vec<EntryId> { terms(question) });
    let beside: BTreeSet<EntryId> =
        all.filter(|terms| terms.iter().any(|entry| wrong.contains(entry))).flatten().collect();
    let sound = touching.iter().filter(|(entry, _)| !beside.contains(entry));
    let filled = sound.filter(|(entry, _)| budget.entry(**entry).is_filled());
    let target = |(id, equations): (&EntryId, &Vec<(usize, i32)>)| {
        let entry = budget.entry(*id);
        let can_be_named = alike[&signless(equations)] == 1;
        let unit = common(Decimal::ONE, entry.unit).expect("one of a unit is no overflow");
        Target { at: entry.at, print: entry.print.clone(), can_be_named, slack: slack[id], unit }
    };
    filled.map(target).collect()
}

/// For each amount of an equation how often it counts on the left less on the right.
fn coefficients(question: &Question) -> BTreeMap<EntryId, i32> {
    let mut sums: BTreeMap<EntryId, i32> = BTreeMap::new();
    question.left.iter().for_each(|(factor, entry)| *sums.entry(*entry).or_default() += i32::from(*factor));
    question.right.iter().for_each(|(factor, entry)| *sums.entry(*entry).or_default() -= i32::from(*factor));
    sums.retain(|_, sum| *sum != 0);
    sums
}

/// Equations without their direction: `a = b` touches both alike.
fn signless(equations: &[(usize, i32)]) -> Vec<(usize, i32)> {
    let sign = equations.first().map_or(1, |(_, factor)| factor.signum());
    equations.iter().map(|(index, factor)| (*index, factor * sign)).collect()
}

/// Slips of a hand: one digit, two digits swapped, the point moved, the sign, the amount left out.
fn slips(print: &str, in_cell: bool, random: &mut Random) -> Vec<String> {
    let digits: Vec<usize> =
        print.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
    let mut slips = Vec::new();
    // A zero more or less, and its sign, change no sum.
    if !print.contains(|sign| ('1'..='9').contains(&sign)) {
        return slips;
    }
    let with = |at: usize, digit: u8| {
        let mut bytes = print.as_bytes().to_vec();
        bytes[at] = digit;
        String::from_utf8(bytes)
    };
    // Not the last digit: rounding may hide it from a sum.
    if let Some((_, front)) = digits.split_last().filter(|(_, front)| !front.is_empty()) {
        let at = *random.pick(front);
        let old = print.as_bytes()[at] - b'0';
        let new = (old + 1 + random.below(8) as u8) % 10;
        slips.extend((at > 0 || new > 0).then(|| with(at, b'0' + new)).into_iter().flatten());
    }
    // Not a zero to the front: that is no number any more.
    let is_slip = |pair: &&[usize]| {
        let (one, other) = (print.as_bytes()[pair[0]], print.as_bytes()[pair[1]]);
        one != other && pair[1] + 1 < print.len() && !(pair[0] == 0 && other == b'0')
    };
    let differ: Vec<&[usize]> = digits.windows(2).filter(is_slip).collect();
    if !differ.is_empty() {
        let pair = *random.pick(&differ);
        let mut bytes = print.as_bytes().to_vec();
        bytes.swap(pair[0], pair[1]);
        slips.extend(String::from_utf8(bytes));
    }
    if let Some((whole, part)) = print.split_once('.').filter(|(_, part)| !part.is_empty()) {
        slips.push(format!("{}{}.{}0", whole.replace(',', ""), &part[..1], &part[1..]));
    }
    if in_cell {
        slips.push(format!("-{print}"));
        slips.push(String::new());
    }
    slips
}

#[derive(Debug, Default)]
struct Tally {
    amounts: usize,
    tried: usize,
    found: usize,
    namable: usize,
    named: usize,
    missed: Vec<String>,
    unnamed: Vec<String>,
    wrong: Vec<String>,
}

#[test]
fn one_wrong_amount_of_a_real_document_is_found_and_named() {
    let paths = paths(&["pdf", "xls", "xlsx"]);
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let mine = paths.iter().skip(half).step_by(2);
            scope.spawn(move || mine.map(|path| changed_amounts(&Real::open(path))).collect::<Vec<_>>())
        });
        halves.into_iter().flat_map(|half| half.join().expect("a check does not panic")).collect()
    });
    let mut sum = Tally::default();
    for tally in tallies {
        sum.amounts += tally.amounts;
        sum.tried += tally.tried;
        sum.found += tally.found;
        sum.namable += tally.namable;
        sum.named += tally.named;
        sum.missed.extend(tally.missed);
        sum.unnamed.extend(tally.unnamed);
        sum.wrong.extend(tally.wrong);
    }
    println!(
        "{} documents, {} amounts: {} of {} changes found; {} of {} namable ones named; {} wrong accusations",
        paths.len(),
        sum.amounts,
        sum.found,
        sum.tried,
        sum.named,
        sum.namable,
        sum.wrong.len()
    );
    if std::env::var_os("ALL").is_some() {
        println!("unnamed: {:#?}", sum.unnamed);
    }
    assert!(sum.wrong.is_empty(), "others are accused: {:#?}", few(&sum.wrong));
    assert!(sum.missed.is_empty(), "{} not found: {:#?}", sum.missed.len(), few(&sum.missed));
    assert!(sum.named * 100 >= sum.namable * 95, "not named: {:#?}", few(&sum.unnamed));
}

fn few(list: &[String]) -> &[String] {
    &list[..list.len().min(40)]
}

fn changed_amounts(real: &Real) -> Tally {
    let before: BTreeSet<String> = prints(&real.report(&real.reading));
    let mut random = Random::new(real.bytes.len() as u64);
    let targets = targets(real);
    let count = if std::env::var_os("ALL").is_some() { targets.len() } else { SAMPLE };
    let chosen = random.sample(&targets, count);
    let mut tally = Tally { amounts: chosen.len(), ..Tally::default() };
    for target in chosen {
        let slips = slips(&target.print, target.at.cell.is_some(), &mut random);
        for slip in slips.into_iter().filter(|slip| target.is_beyond_rounding(slip)) {
            let report = real.report(&changed(&real.reading, target, &slip));
            let verdict = verdict(&before, &report, target, &slip);
            let what = || format!("{} {:?} {} -> {slip}", real.name, target.at, target.print);
            tally.tried += 1;
            tally.found += usize::from(verdict.found);
            tally.namable += usize::from(target.can_be_named);
            tally.named += usize::from(target.can_be_named && verdict.named);
            if !verdict.found {
                tally.missed.push(what());
            } else if verdict.misnamed {
                tally.wrong.push(what());
            } else if target.can_be_named && !verdict.named {
                tally.unnamed.push(what());
            }
        }
    }
    println!("{} of {} found, {} of {} named: {}", tally.found, tally.tried, tally.named, tally.namable, real.name);
    tally
}

fn changed(reading: &Reading, target: &Target, slip: &str) -> Reading {
    let change = Change { at: target.at, to: slip.to_owned() };
    Reading { document: reading.document.changed(&[change]), ..reading.clone() }
}

fn prints(report: &Report) -> BTreeSet<String> {
    report.findings.findings.iter().map(|finding| finding.prints.content.clone()).collect()
}

#[derive(Debug, Clone, Copy)]
struct Verdict {
    found: bool,
    named: bool,
    misnamed: bool,
}

fn verdict(before: &BTreeSet<String>, report: &Report, target: &Target, slip: &str) -> Verdict {
    let news: Vec<&Finding> =
        report.findings.findings.iter().filter(|finding| !before.contains(&finding.prints.content)).collect();
    let end = target.at.chars.map_or(u32::MAX, |chars| chars.start + slip.chars().count() as u32);
    let start = target.at.chars.map_or(0, |chars| chars.start);
    let is_it = |at: &At| {
        at.block == target.at.block.0
            && at.row.zip(at.col) == target.at.cell
            && (target.at.cell.is_some() || at.start <= end && start <= at.end)
    };
    let touches = |locus: &String| report.findings.loci.get(locus).is_some_and(|locus| is_it(&locus.at));
    let suspects = |finding: &Finding| -> Vec<String> {
        finding.loci.iter().filter(|at| at.role == Role::Suspect).map(|at| at.locus.clone()).collect()
    };
    let names = |finding: &Finding| match (finding.fixes.as_slice(), suspects(finding)) {
        ([fix], _) => fix.edits.iter().map(|edit| edit.locus.clone()).collect(),
        (_, suspects) if suspects.len() == 1 => suspects,
        _ => Vec::new(),
    };
    let spoken = |finding: &Finding| {
        let terms = finding.equations.iter().flat_map(|equation| equation.left.iter().chain(&equation.right));
        finding.loci.iter().map(|at| at.locus.clone()).chain(terms.map(|term| term.locus.clone())).collect::<Vec<_>>()
    };
    let accusing = news.iter().filter(|finding| finding.level != Level::Note);
    let named: Vec<String> = accusing.flat_map(|finding| names(finding)).collect();
    let is_suspect = news.iter().flat_map(|finding| suspects(finding)).any(|locus| touches(&locus));
    Verdict {
        found: news.iter().flat_map(|finding| spoken(finding)).any(|locus| touches(&locus)),
        named: !named.is_empty() && named.iter().all(touches),
        misnamed: !named.iter().all(touches) && !is_suspect,
    }
}
