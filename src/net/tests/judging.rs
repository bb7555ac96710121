//! Judging: copies, sums, inequalities, units, blanks.

use super::build::{Build, cell, dec};
use crate::net::{Force, Judgement, Nature, Order, Relation, Variable, VariableId, solve};
use rust_decimal::Decimal;

/// `left = right`, each side printed in cells of 0.01.
fn judge(left: &[&str], order: Order, right: &[&str]) -> Judgement {
    let mut build = Build::default();
    let mut side = |texts: &[&str]| texts.iter().flat_map(|text| build.cells([text])).collect::<Vec<_>>();
    let (left, right) = (side(left), side(right));
    build.relate(&left, order, &right, Force::Strong);
    build.solve().judgements[0]
}

fn nature(left: &[&str], right: &[&str]) -> Nature {
    judge(left, Order::Equal, right).nature
}

#[test]
fn copies_must_agree() {
    assert_eq!(nature(&["5.00"], &["5.00"]), Nature::Exact);
    assert_eq!(nature(&["5.00"], &["5.01"]), Nature::Beyond);
    assert_eq!(nature(&["5.00"], &[""]), Nature::Beyond);
    assert_eq!(nature(&["0.00"], &[""]), Nature::Exact);
    assert_eq!(nature(&[""], &[""]), Nature::Void);
    // A sum with one amount is a copy.
    assert_eq!(nature(&["5.00"], &["", "5.01", ""]), Nature::Beyond);
}

#[test]
fn copies_printed_with_fewer_places() {
    let compare = |coarse: &str, fine: &str| {
        let mut build = Build::default();
        let [one, two] = build.cells([coarse, fine]);
        build.at(one).step = dec("0.1");
        build.copy(one, two);
        build.solve().judgements[0].nature
    };
    assert_eq!(compare("1858.6", "1858.60"), Nature::Exact);
    assert_eq!(compare("1858.6", "1858.55"), Nature::Rounding);
    assert_eq!(compare("1858.6", "1858.54"), Nature::Beyond);
}

#[test]
fn sums_have_half_a_step_per_amount() {
    let judgement = judge(&["1858.60"], Order::Equal, &["1110.91", "500.00", "148.93", "35.69", "63.06"]);
    assert_eq!((judgement.gap, judgement.slack, judgement.nature), (dec("0.01"), dec("0.03"), Nature::Rounding));
    assert_eq!(judge(&["3.00"], Order::Equal, &["1.00", "1.99"]).slack, dec("0.01"));
    assert_eq!(nature(&["3.00"], &["1.00", "1.98"]), Nature::Beyond);
    assert_eq!(nature(&["3.00"], &["1.00", "1.99", ""]), Nature::Rounding);
}

#[test]
fn exact_prints_have_no_slack() {
    let mut build = Build::default();
    let [total, one, two] = build.cells(["3.00", "1.00", "1.99"]);
    [total, one, two].into_iter().for_each(|id| build.at(id).rounded = false);
    build.sum(total, &[one, two]);
    let judgement = build.solve().judgements[0];
    assert_eq!((judgement.slack, judgement.nature), (dec("0"), Nature::Beyond));
}

#[test]
fn inequalities() {
    assert_eq!(judge(&["4.99"], Order::AtMost, &["5.00"]).nature, Nature::Exact);
    assert_eq!(judge(&["5.01"], Order::AtMost, &["5.00"]).nature, Nature::Beyond);
    assert_eq!(judge(&["5.01"], Order::AtMost, &["2.00", "3.00"]).nature, Nature::Rounding);
    assert_eq!(judge(&["5.02"], Order::AtMost, &["2.00", "3.00"]).nature, Nature::Beyond);
}

#[test]
fn another_unit_is_compared_as_the_coarser_prints() {
    let compare = |wan: &str, yuan: &[&str]| {
        let mut build = Build::default();
        let [one] = build.cells([wan]);
        let fine: Vec<VariableId> = yuan.iter().flat_map(|text| build.cells([text])).collect();
        for id in &fine {
            *build.at(*id) = Variable { step: dec("0.000001"), unit: 1, rounded: false, ..build.at(*id).clone() };
        }
        build.sum(one, &fine);
        build.solve().judgements[0].nature
    };
    assert_eq!(compare("12.35", &["12.345678"]), Nature::Exact);
    assert_eq!(compare("12.34", &["12.345678"]), Nature::Exact);
    assert_eq!(compare("12.36", &["12.345678"]), Nature::Beyond);
    assert_eq!(compare("12.35", &["12.000000", "0.345678"]), Nature::Exact);
    assert_eq!(compare("12.37", &["12.000000", "0.345678"]), Nature::Beyond);
}

#[test]
fn what_cannot_be_computed_is_unjudged() {
    let mut build = Build::default();
    let [one, two, three, four] = build.cells(["1", "1", "1", "1"]);
    build.at(one).value = Some(Decimal::MAX);
    build.at(two).value = Some(Decimal::MAX);
    build.at(three).value = Some(Decimal::new(1, 28));
    build.copy(one, two);
    build.copy(three, four);
    build.copy(four, VariableId(99));
    build.sum(four, &[]);
    let natures: Vec<Nature> = build.solve().judgements.iter().map(|judgement| judgement.nature).collect();
    assert_eq!(natures, [Nature::Unjudged, Nature::Unjudged, Nature::Unjudged, Nature::Beyond]);
    assert!(solve(&[], &[]).causes.is_empty());
}

#[test]
fn a_variable_may_stand_in_a_relation_twice() {
    let mut build = Build::default();
    let [one, two] = build.cells(["5.00", "10.00"]);
    build.sum(two, &[one, one]);
    build.copy(one, one);
    let solution = build.solve();
    assert!(solution.judgements.iter().all(|judgement| judgement.nature == Nature::Exact));
    assert_eq!(solution.bound, [2, 1]);
    build.at(two).value = cell("12.00");
    assert!(build.solve().causes[0].repairs.iter().any(|repair| repair.edits[0].to == cell("6.00")));
}

#[test]
fn coefficients_may_be_negative() {
    let mut build = Build::default();
    let [one, two, three] = build.cells(["5.00", "8.00", "3.00"]);
    let right = vec![(1, two), (-1, three)];
    build.relations.push(Relation { left: vec![(1, one)], right, order: Order::Equal, force: Force::Strong });
    assert_eq!(build.solve().judgements[0].nature, Nature::Exact);
}
