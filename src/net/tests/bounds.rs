//! Whatever the input: an answer, the same answer, soon.

use super::build::Build;
use super::draw::{Dice, budget, spoil};
use crate::net::{Force, Order, Relation, VariableId};
use rust_decimal::Decimal;
use std::time::Instant;

fn timed(what: &str, build: &Build) -> usize {
    let start = Instant::now();
    let causes = build.solve().causes.len();
    let elapsed = start.elapsed();
    println!(
        "{what}: {} variables, {} relations, {causes} causes, {elapsed:?}",
        build.variables.len(),
        build.relations.len()
    );
    assert!(elapsed.as_secs() < 30, "{what} took {elapsed:?}");
    causes
}

/// An amount in a table of its own, so that no table can be doubted.
fn put(build: &mut Build, line: u32, value: i64) -> VariableId {
    build.put((line, line, 0), Some(Decimal::new(value, 2)))
}

#[test]
fn the_same_input_gives_the_same_answer() {
    let mut dice = Dice(11);
    let mut build = budget(&mut dice, 60);
    for _ in 0..6 {
        spoil(&mut build, &mut dice);
    }
    assert_eq!(build.solve(), build.solve());
}

#[test]
fn one_fault_in_a_budget() {
    let mut dice = Dice(3);
    let mut build = budget(&mut dice, 90);
    while spoil(&mut build, &mut dice).is_none() {}
    timed("one budget", &build);
    let mut many = Build::default();
    for _ in 0..50 {
        let mut one = budget(&mut dice, 90);
        while spoil(&mut one, &mut dice).is_none() {}
        append(&mut many, one);
    }
    timed("fifty budgets", &many);
}

/// Adds an unconnected network; its tables stay its own.
fn append(build: &mut Build, other: Build) {
    let (shift, group) = (build.variables.len() as u32, build.relations.len() as u32 * 100);
    build.variables.extend(other.variables.into_iter().map(|mut variable| {
        variable.group += group;
        variable
    }));
    let moved = |terms: Vec<(i8, VariableId)>| {
        terms.into_iter().map(|(factor, id)| (factor, VariableId(id.0 + shift))).collect()
    };
    build.relations.extend(other.relations.into_iter().map(|one| Relation {
        left: moved(one.left),
        right: moved(one.right),
        ..one
    }));
}

#[test]
fn a_sum_of_two_hundred_thousand_terms() {
    let mut build = Build::default();
    let parts: Vec<VariableId> = (0..200_000).map(|line| put(&mut build, line, 1_000_000)).collect();
    let total = put(&mut build, 200_000, 7);
    build.sum(total, &parts);
    let copy = put(&mut build, 200_001, 7);
    build.copy(total, copy);
    assert_eq!(timed("long sum", &build), 1);
}

#[test]
fn ten_thousand_failing_sums_in_a_chain() {
    let mut build = Build::default();
    let mut dice = Dice(1);
    let cells: Vec<VariableId> = (0..30_003).map(|line| put(&mut build, line, dice.below(100_000) as i64)).collect();
    for place in 0..10_000 {
        build.sum(cells[3 * place], &cells[3 * place + 1..3 * place + 4]);
    }
    timed("chain", &build);
}

#[test]
fn ten_thousand_failing_copies_of_one_amount() {
    let mut build = Build::default();
    let hub = put(&mut build, 0, 5);
    for line in 1..=10_000 {
        let copy = put(&mut build, line, 1_000 + i64::from(line % 50));
        build.copy(hub, copy);
    }
    timed("hub", &build);
}

#[test]
fn a_thicket_of_failing_relations() {
    let mut build = Build::default();
    let mut dice = Dice(4);
    let cells: Vec<VariableId> = (0..2_000).map(|line| put(&mut build, line, dice.below(100_000) as i64)).collect();
    for _ in 0..10_000 {
        let mut draw = || cells[dice.below(cells.len())];
        let (total, parts) = (draw(), [draw(), draw(), draw(), draw(), draw()]);
        let order = if dice.chance(20) { Order::AtMost } else { Order::Equal };
        build.relate(&[total], order, &parts, if dice.chance(10) { Force::Soft } else { Force::Strong });
    }
    timed("thicket", &build);
}

#[test]
fn many_thickets_do_not_starve_a_clear_error() {
    let mut build = Build::default();
    let mut dice = Dice(6);
    for line in 0..1_500 {
        let cells: Vec<VariableId> = (0..40).map(|_| put(&mut build, line, dice.below(100_000) as i64)).collect();
        for relation in 0..12 {
            let parts: Vec<VariableId> = (0..10).map(|_| cells[dice.below(40)]).collect();
            build.relate(&[cells[relation]], Order::Equal, &parts, Force::Strong);
        }
    }
    let clear = put(&mut build, 1_500, 5);
    for line in 0..3 {
        let copy = put(&mut build, 1_501 + line, 6);
        build.copy(clear, copy);
    }
    // Cells of one line stand in one table here: put them apart, so that none is doubted.
    for (place, variable) in build.variables.iter_mut().enumerate() {
        variable.group = place as u32;
    }
    timed("thickets", &build);
    let last = build.solve().causes.pop().expect("a cause");
    assert_eq!(last.named().map(|repair| repair.edits[0].variable), Some(clear));
}

#[test]
fn every_relation_of_a_table_fails_a_little_differently() {
    let mut build = Build::default();
    let mut dice = Dice(5);
    let rows: Vec<Vec<VariableId>> = (0..300)
        .map(|line| {
            (0..30).map(|place| build.put((1, line, place), Some(Decimal::new(dice.below(9_999) as i64, 2)))).collect()
        })
        .collect();
    for row in &rows {
        build.sum(row[0], &row[1..]);
    }
    for column in 0..30 {
        let parts: Vec<VariableId> = rows[1..].iter().map(|row| row[column]).collect();
        build.sum(rows[0][column], &parts);
    }
    assert_eq!(timed("misread", &build), 0);
    assert_eq!(build.solve().doubtful, [1]);
}
