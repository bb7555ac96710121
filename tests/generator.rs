//! The invented documents are what they claim to be: every printed amount stands where its place says, and the printed
//! figures add up by the form, checked here without the checker.

#[path = "support/support.rs"]
mod support;

use std::collections::BTreeMap;
use support::change::{Slip, apply, slip};
use support::draw::{Digits, project_code};
use support::page::{Bound, Place};
use support::print::{Printed, invented};
use support::random::Random;

const SEEDS: u64 = 60;

/// The printed amounts of one agency in hundredths of 万元, by label without the agency's code.
type Amounts = BTreeMap<String, i64>;

#[test]
fn exact_documents_add_up() {
    for seed in 0..SEEDS {
        check_document(&invented(seed, Digits::Exact), 0);
    }
}

#[test]
fn rounded_documents_add_up_but_for_the_last_digits() {
    for seed in 0..SEEDS {
        check_document(&invented(seed, Digits::Rounded), 1);
    }
}

#[test]
fn some_rounded_sums_are_off() {
    let off = |seed| {
        let document = invented(seed, Digits::Rounded);
        agencies(&document).values().any(|amounts| identities(amounts).iter().any(|(_, gap, _)| *gap != 0))
    };
    assert!((0..SEEDS).filter(|seed| off(*seed)).count() > SEEDS as usize / 2);
}

#[test]
fn the_same_seed_prints_the_same_document() {
    assert_eq!(invented(7, Digits::Exact).text, invented(7, Digits::Exact).text);
    assert_ne!(invented(7, Digits::Exact).text, invented(8, Digits::Exact).text);
}

#[test]
fn project_codes_end_like_real_ones() {
    assert_eq!(project_code(210_231), "13052824P00000210231F");
    assert_eq!(project_code(210_612), "13052824P00000210612G");
}

#[test]
fn slips_change_one_cell_or_two() {
    check_slip(Slip::Tenfold, " 105.00 ");
    check_slip(Slip::Sign, " -10.50 ");
    check_slip(Slip::Dropped, "  ");
    check_slip(Slip::Moved, "  | 10.50 ");
    check_slip(Slip::Swapped, " 10.05 ");
}

fn check_slip(kind: Slip, expected: &str) {
    let text: Vec<char> = "x\n| 1 | 10.50 |  | y |\n".chars().collect();
    let place = Place { start: 8, end: 13, label: String::new(), bound: Bound::Named };
    let edits = slip(&text, &place, &[17], kind, &mut Random::new(1)).expect("the slip can be made");
    let changed = apply(&text, &edits);
    let chars: Vec<char> = changed.text.chars().collect();
    let cell = |(from, to): &(u32, u32)| chars[*from as usize..*to as usize].iter().collect::<String>();
    assert_eq!(changed.cells.iter().map(cell).collect::<Vec<_>>().join("|"), expected);
}

/// Every identity holds; `halves` half digits for each of its terms are allowed.
fn check_document(document: &Printed, halves: i64) {
    for (agency, amounts) in agencies(document) {
        assert!(amounts.len() > 60, "{}: {agency} has only {} amounts", document.name, amounts.len());
        for (what, gap, terms) in identities(&amounts) {
            let bound = if terms > 2 { (terms * halves) / 2 } else { 0 };
            assert!(gap.abs() <= bound, "{} {agency}: {what} is off by {gap}", document.name);
        }
    }
}

fn agencies(document: &Printed) -> BTreeMap<String, Amounts> {
    let chars: Vec<char> = document.text.chars().collect();
    let mut agencies: BTreeMap<String, Amounts> = BTreeMap::new();
    for place in &document.places {
        let print: String = chars[place.start as usize..place.end as usize].iter().collect();
        let (agency, label) = place.label.split_once(' ').expect("labels begin with the agency");
        let old = agencies.entry(agency.to_owned()).or_default().insert(label.to_owned(), cents(&print));
        assert_eq!(old, None, "{}: {} is printed twice", document.name, place.label);
    }
    agencies
}

fn cents(print: &str) -> i64 {
    let (whole, parts) = print.split_once('.').unwrap_or((print, ""));
    format!("{whole}{parts:0<2}").parse().expect("an amount is digits")
}

/// Name, gap and number of printed terms of each identity.
fn identities(amounts: &Amounts) -> Vec<(String, i64, i64)> {
    let mut list = Vec::new();
    let get = |label: &str| amounts.get(label).copied();
    let mut tie = |left: &[String], right: &[String]| {
        let value = |labels: &[String]| labels.iter().filter_map(|label| get(label)).sum::<i64>();
        let terms = left.iter().chain(right).filter(|label| get(label).is_some()).count() as i64;
        list.push((format!("{left:?} = {right:?}"), value(left) - value(right), terms));
    };
    let one = |label: &str| vec![label.to_owned()];
    let many = |labels: &[&str]| labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>();
    let rows = |prefix: &str, digits: usize, column: &str| {
        let is_row = |label: &&String| {
            let code = label.split(['[', ']']).nth(1).unwrap_or_default();
            label.starts_with(prefix)
                && label.ends_with(&format!("].{column}"))
                && code.len() == digits
                && code.bytes().all(|digit| digit.is_ascii_digit())
        };
        amounts.keys().filter(is_row).cloned().collect::<Vec<String>>()
    };
    for (form, columns) in [
        (
            "T2",
            &["total", "sub", "fiscal", "special", "service", "business", "superior", "affiliate", "other", "carry"][..],
        ),
        ("T3", &["total", "basic", "project"]),
        ("T5", &["total", "basic", "project"]),
        ("T6", &["total", "personnel", "public"]),
        ("T7", &["total", "basic", "project"]),
        ("T8", &["total", "basic", "project"]),
    ] {
        for column in columns {
            tie(&one(&format!("{form}[total].{column}")), &rows(&format!("{form}["), 3, column));
            for parent in rows(&format!("{form}["), 3, column).into_iter().chain(rows(&format!("{form}["), 5, column)) {
                let digits = parent.split(['[', ']']).nth(1).map_or(0, str::len);
                let children = rows(&parent[..3 + digits], digits + 2, column);
                if !children.is_empty() {
                    tie(&[parent], &children);
                }
            }
        }
        for row in amounts.keys().filter(|label| label.starts_with(form) && label.ends_with("].total")) {
            let base = row.trim_end_matches("total");
            let parts: Vec<String> = columns[1..].iter().map(|column| format!("{base}{column}")).collect();
            let (sub, rest) =
                if form == "T2" { (vec![parts[0].clone(), parts[8].clone()], &parts[1..8]) } else { (parts, &[][..]) };
            tie(&one(row), &sub);
            if form == "T2" {
                tie(&sub[..1], rest);
            }
        }
    }
    for class in rows("T3[", 3, "total") {
        let code = class[3..6].to_owned();
        tie(&one(&format!("T1[out.{code}].amount")), std::slice::from_ref(&class));
        tie(&one(&class), &one(&format!("T2[{code}].total")));
        tie(&one(&format!("T4[out.{code}].general")), &one(&format!("T5[{code}].total")));
        tie(&one(&format!("T4[out.{code}].fund")), &one(&format!("T7[{code}].total")));
    }
    let sides = ["general", "fund", "capital", "special", "own"].map(|key| format!("T1[in.{key}].amount"));
    tie(&one("T1[in.year].amount"), &sides);
    tie(&one("T1[in.grand].amount"), &many(&["T1[in.year].amount", "T1[in.carry].amount"]));
    tie(&one("T1[in.grand].amount"), &one("T1[out.grand].amount"));
    tie(&one("T1[in.grand].amount"), &one("N[income.grand]"));
    tie(&one("T4[in.grand].amount"), &one("T4[out.grand].total"));
    tie(&one("T4[in.grand].amount"), &many(&["T4[in.year].amount", "T4[in.carry].amount"]));
    tie(&one("T4[out.year].total"), &many(&["T5[total].total", "T7[total].total", "T8[total].total"]));
    tie(&one("T5[total].basic"), &one("T6[total].total"));
    tie(&one("T9[sub].total"), &many(&["T9[abroad].total", "T9[car].total", "T9[reception].total"]));
    tie(&one("T9[sub].total"), &one("N[public.total]"));
    tie(&one("T6[total].public"), &one("N[running.now]"));
    let budgets: Vec<String> =
        amounts.keys().filter(|label| label.starts_with("P[") && label.ends_with("budget")).cloned().collect();
    tie(&one("T3[total].project"), &budgets);
    for budget in &budgets {
        let base = budget.trim_end_matches("budget");
        tie(&one(budget), &[format!("{base}fiscal"), format!("{base}other")]);
        tie(&one(budget), &one(&format!("{base}ceiling")));
    }
    let assets = ["house", "car", "equipment", "rest"].map(|key| format!("AS[{key}].value"));
    tie(&one("AS[total].value"), &assets);
    tie(&one("AS[total].value"), &one("N[assets.total]"));
    list
}
