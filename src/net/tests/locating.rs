//! Locating: one test per slip and per rule.

use super::build::{Build, cell, dec, suspects};
use crate::net::{CauseKind, Force, Nature, Order, RelationId, Slip, VariableId};

/// total = a + b, and each is printed again elsewhere.
fn twice(texts: [&str; 6]) -> (Build, [VariableId; 6]) {
    let mut build = Build::default();
    let cells = build.cells(texts);
    let [total, a, b, total2, a2, b2] = cells;
    build.sum(total, &[a, b]);
    build.sum(total2, &[a2, b2]);
    for (one, two) in [(total, total2), (a, a2), (b, b2)] {
        build.copy(one, two);
    }
    (build, cells)
}

/// The slip found when `a`, rightly 512.30, is printed as `text`; it must be named with its right value.
fn slip_of(text: &str) -> Option<Slip> {
    let (build, cells) = twice(["1536.37", text, "1024.07", "1536.37", "512.30", "1024.07"]);
    let repair = build.named();
    assert_eq!(repair.edits.len(), 1);
    assert_eq!((repair.edits[0].variable, repair.edits[0].to), (cells[1], cell("512.30")));
    assert!(repair.edits[0].fixed);
    assert_eq!((repair.settles, repair.breaks), (2, 0));
    repair.slip
}

#[test]
fn slips_of_one_cell() {
    assert_eq!(slip_of("572.30"), Some(Slip::OneDigit));
    assert_eq!(slip_of("521.30"), Some(Slip::Transposed));
    assert_eq!(slip_of("5123.00"), Some(Slip::Shift(1)));
    assert_eq!(slip_of("51.23"), Some(Slip::Shift(-1)));
    assert_eq!(slip_of("5.12"), Some(Slip::Shift(-2)));
    assert_eq!(slip_of("-512.30"), Some(Slip::Sign));
    assert_eq!(slip_of("5123000.00"), Some(Slip::TenThousand));
    assert_eq!(slip_of(""), Some(Slip::Missing));
    assert_eq!(slip_of("998.11"), None);
}

#[test]
fn an_amount_that_should_be_blank() {
    let mut build = Build::default();
    let [total, a, b, c, a2, b2, c2] = build.cells(["5.00", "3.00", "2.00", "4.00", "3.00", "2.00", ""]);
    build.sum(total, &[a, b, c]);
    for (one, two) in [(a, a2), (b, b2), (c, c2)] {
        build.copy(one, two);
    }
    let repair = build.named();
    assert_eq!((repair.edits[0].variable, repair.edits[0].to, repair.slip), (c, None, Some(Slip::Extra)));
}

/// Two columns of three rows with totals, each amount printed in the left column; then one is moved to the right.
fn columns() -> (Build, Vec<[VariableId; 2]>) {
    let mut build = Build::default();
    let texts = [["60.05", "40.00"], ["10.01", ""], ["20.02", "40.00"], ["30.02", ""]];
    let rows: Vec<[VariableId; 2]> = (0..4)
        .map(|row| [0, 1].map(|column| build.put((1, row, column), cell(texts[row as usize][column as usize]))))
        .collect();
    for (column, total) in rows[0].into_iter().enumerate() {
        build.sum(total, &[rows[1][column], rows[2][column], rows[3][column]]);
    }
    (build, rows)
}

#[test]
fn an_amount_in_the_neighbouring_cell() {
    let (mut build, rows) = columns();
    let [from, to] = [rows[1][1], rows[1][0]];
    build.at(from).value = cell("10.01");
    build.at(to).value = None;
    let repair = build.named();
    assert_eq!(repair.slip, Some(Slip::Moved { from, to }));
    assert_eq!(repair.edits.iter().map(|edit| edit.to).collect::<Vec<_>>(), [cell("10.01"), None]);
    assert_eq!(repair.settles, 2);
}

#[test]
fn several_suspects_are_all_returned() {
    let mut build = Build::default();
    let [total, a, b, c, copy] = build.cells(["7.00", "3.00", "2.50", "", "7.00"]);
    build.sum(total, &[a, b, c]);
    build.copy(total, copy);
    let cause = build.only();
    assert!(cause.named().is_none() && cause.complete);
    assert_eq!(suspects(&cause), [a.0, b.0, c.0]);
}

#[test]
fn a_copy_that_disagrees_accuses_neither() {
    let mut build = Build::default();
    let [one, two] = build.cells(["7.00", "7.10"]);
    build.at(one).derived = true;
    build.copy(one, two);
    let cause = build.only();
    assert_eq!(cause.repairs.iter().map(|repair| repair.edits[0].variable).collect::<Vec<_>>(), [two, one]);
}

#[test]
fn residues_do_not_accuse() {
    // The left total is off by 0.01 against its copy; either may be the residue.
    let mut build = Build::default();
    let [one, a, b, two, c, d] = build.cells(["7.01", "3.00", "4.00", "7.00", "3.50", "3.50"]);
    build.sum(one, &[a, b]);
    build.sum(two, &[c, d]);
    build.copy(one, two);
    let causes = build.solve().causes;
    let fault = causes.iter().find(|cause| cause.kind == CauseKind::Fault).expect("a fault");
    assert_eq!(fault.repairs.iter().map(|repair| repair.edits[0].variable).collect::<Vec<_>>(), [one, two]);
}

#[test]
fn independent_errors_in_one_group_are_two_causes() {
    let (mut build, cells) = twice(["1536.37", "512.30", "1024.07", "1536.37", "512.30", "1024.07"]);
    build.at(cells[1]).value = cell("515.30");
    build.at(cells[5]).value = cell("1042.07");
    let causes = build.solve().causes;
    let named: Vec<_> = causes.iter().filter_map(|cause| cause.named()).map(|repair| repair.edits[0]).collect();
    assert_eq!(named.iter().map(|edit| edit.variable).collect::<Vec<_>>(), [cells[1], cells[5]]);
    assert_eq!(named.iter().map(|edit| edit.to).collect::<Vec<_>>(), [cell("512.30"), cell("1024.07")]);
    let explained: usize = causes.iter().map(|cause| cause.relations.len()).sum();
    assert_eq!(explained, 4);
}

#[test]
fn what_all_repairs_share_is_certain() {
    // `a` is wrong and so is one of the details of `b`, which are printed once only.
    let mut build = Build::default();
    let [total, a, b, a2, total2, b2, x, y] =
        build.cells(["9.00", "4.00", "5.00", "3.00", "8.00", "5.00", "2.00", "2.00"]);
    build.sum(total, &[a, b]);
    build.copy(a, a2);
    build.copy(total, total2);
    build.copy(b, b2);
    build.sum(b, &[x, y]);
    build.at(total).value = cell("8.00");
    let causes = build.solve().causes;
    assert_eq!(causes.len(), 2);
    assert_eq!(causes[0].named().map(|repair| repair.edits[0].variable), Some(a));
    assert_eq!(suspects(&causes[1]), [x.0, y.0]);
}

#[test]
fn inequalities_give_a_bound_not_a_value() {
    let mut build = Build::default();
    let [plan, total, copy] = build.cells(["9.00", "5.00", "5.00"]);
    build.at_most(plan, total);
    build.copy(total, copy);
    let repair = build.named();
    assert_eq!((repair.edits[0].variable, repair.edits[0].to, repair.edits[0].fixed), (plan, cell("5.00"), false));
}

#[test]
fn a_good_inequality_guards_against_a_repair() {
    let mut build = Build::default();
    let [one, two, limit] = build.cells(["5.00", "9.00", "6.00"]);
    build.copy(one, two);
    build.at_most(one, limit);
    assert_eq!(build.named().edits[0].variable, two);
}

#[test]
fn soft_relations_join_the_cause_that_settles_them() {
    let (mut build, cells) = twice(["1536.37", "572.30", "1024.07", "1536.37", "512.30", "1024.07"]);
    let [usual] = build.cells(["512.30"]);
    let soft = build.relate(&[cells[1]], Order::Equal, &[usual], Force::Soft);
    let cause = build.only();
    assert!(cause.relations.contains(&soft));
    assert_eq!(cause.named().map(|repair| (repair.settles, repair.breaks)), Some((3, 0)));
}

#[test]
fn soft_relations_decide_between_suspects() {
    let mut build = Build::default();
    let [one, two, usual] = build.cells(["7.00", "7.10", "7.10"]);
    build.copy(one, two);
    build.relate(&[two], Order::Equal, &[usual], Force::Soft);
    assert_eq!(build.named().edits[0].variable, one);
}

#[test]
fn soft_relations_alone_are_a_cause_within_the_strong_ones() {
    let mut build = Build::default();
    let [one, copy, two, three] = build.cells(["7.00", "7.00", "8.00", "9.00"]);
    build.copy(one, copy);
    let first = build.relate(&[two], Order::AtMost, &[one], Force::Soft);
    let second = build.relate(&[two], Order::AtMost, &[copy], Force::Soft);
    build.relate(&[three], Order::AtMost, &[three], Force::Soft);
    let cause = build.only();
    assert_eq!(cause.relations, [first, second]);
    assert_eq!(suspects(&cause), [two.0]);
}

#[test]
fn residues_of_one_amount_are_one_cause() {
    let mut build = Build::default();
    let [row, a, b, column, c, d] = build.cells(["5.00", "2.00", "2.99", "8.00", "3.00", "2.01"]);
    let first = build.sum(row, &[a, b]);
    let second = build.sum(column, &[b, c, d]);
    build.copy(row, column);
    build.relations.pop();
    build.at(column).value = cell("8.01");
    let cause = build.only();
    assert_eq!((cause.kind, cause.relations.clone()), (CauseKind::Rounding, vec![first, second]));
    assert_eq!(cause.named().map(|repair| repair.edits[0].to), Some(cell("3.00")));
}

#[test]
fn a_residue_that_a_named_error_explains_is_not_told() {
    let (mut build, cells) = twice(["10.00", "4.00", "6.00", "10.00", "4.00", "6.00"]);
    let [again] = build.cells(["4.00"]);
    build.copy(cells[1], again);
    build.at(cells[1]).value = cell("4.01");
    assert_eq!(build.solve().judgements[0].nature, Nature::Rounding);
    let cause = build.only();
    assert_eq!(
        cause.named().map(|repair| (repair.edits[0].variable, repair.edits[0].to)),
        Some((cells[1], cell("4.00")))
    );
}

#[test]
fn a_misread_table_is_doubted_as_a_whole() {
    let mut build = Build::default();
    for row in 0..8 {
        let cells = [("9.00", 0), ("3.17", 1), ("4.44", 2)].map(|(text, place)| build.put((4, row, place), cell(text)));
        build.sum(cells[0], &cells[1..]);
    }
    let [one, two] = build.cells(["1.00", "2.00"]);
    build.copy(one, two);
    let across = build.copy(VariableId(0), two);
    let solution = build.solve();
    assert_eq!(solution.doubtful, [4]);
    assert_eq!(solution.judgements[0].nature, Nature::Unjudged);
    assert_eq!(solution.judgements[across.0 as usize].nature, Nature::Unjudged);
    assert_eq!(solution.judgements[0].gap, dec("1.39"));
    assert_eq!(solution.causes.len(), 1);
    assert_eq!(solution.causes[0].relations, [RelationId(8)]);
    assert_eq!(solution.bound[0], 0);
}

#[test]
fn one_error_breaking_most_of_a_table_is_no_misreading() {
    let mut build = Build::default();
    let first = build.put((4, 0, 0), cell("5.00"));
    for row in 1..8 {
        let copy = build.put((4, row, 0), cell("6.00"));
        build.copy(first, copy);
    }
    assert!(build.solve().doubtful.is_empty());
    assert_eq!(build.named().edits[0].variable, first);
}

#[test]
fn relations_are_told_copies_first() {
    let mut build = Build::default();
    let [total, a, b, c, a2] = build.cells(["9.00", "4.00", "3.00", "2.00", "4.50"]);
    let sum = build.sum(total, &[a2, b, c]);
    let copy = build.copy(a, a2);
    assert_eq!(build.only().relations, [copy, sum]);
}
