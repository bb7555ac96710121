//! A profile of the user changes what is checked, and nothing it hides is hidden in silence.

#[path = "support/support.rs"]
mod support;

use budget_checker::adjust::Setup;
use budget_checker::check::{Options, Source, check_with};
use budget_checker::report::{Level, Outcome, Report};
use support::edit::edited;

const BASE: &str = include_str!("rules/base.md");

fn checked(text: &str, inside: &str) -> Report {
    let profile = format!(r#"{{"format": "budget-profile", "version": 1, "name": "某县2025", {inside}}}"#);
    let setup = Setup::adjusted(&profile).expect("the profile is taken");
    let source = Source { name: None, bytes: text.as_bytes() };
    check_with(&source, &Options::default(), &setup, &mut |_| {}).expect("a document")
}

fn changed(edit: &str) -> String {
    edited(BASE, edit).expect("an edit")
}

#[test]
fn what_a_switched_off_rule_would_have_said_is_counted() {
    let text = changed("..... 1 → 错误！未定义书签。");
    let report = checked(&text, r#""rules": {"R-H-001": {"on": false, "reason": "目录另行更新"}}"#);
    assert!(report.findings.findings.iter().all(|finding| finding.rule != "R-H-001"));
    assert!(report.findings.runs.iter().all(|run| run.rule != "R-H-001"), "what is not asked has not passed");
    let muted = &report.findings.muted[0];
    assert_eq!((muted.rule.as_str(), muted.count, muted.reason.as_str()), ("R-H-001", 1, "目录另行更新"));
    assert_eq!(report.findings.tool.adjusted.as_deref(), Some("某县2025"));
}

#[test]
fn a_switched_off_equation_is_counted_too() {
    let text = changed("12月底 ▸ ¦ 40.00 ¦ → ¦ 39.00 ¦");
    let report = checked(&text, r#""rules": {"R-P-011": {"on": false}}"#);
    assert!(report.findings.findings.iter().all(|finding| finding.rule != "R-P-011"));
    assert!(
        report.findings.muted.iter().any(|muted| muted.rule == "R-P-011" && muted.count == 1),
        "{:?}",
        report.findings.muted
    );
}

#[test]
fn levels_and_numbers_of_a_profile_count() {
    let level = r#""rules": {"R-X-031": {"level": "error", "settings": {"limit": "2.4"}}}"#;
    let report = checked(BASE, level);
    let found = report.findings.findings.iter().find(|finding| finding.rule == "R-X-031").expect("2.50 is above 2.4");
    assert_eq!(found.level, Level::Error);
    assert!(checked(BASE, r#""rules": {}"#).findings.findings.iter().all(|finding| finding.rule != "R-X-031"));
}

#[test]
fn an_own_equation_is_asked_like_all_others() {
    let own = r#""equations": [{"id": "U-001", "level": "error", "relation": "AS[office].value <= AS[car].value", "zh": "办公用房价值不大于车辆",
        "tests": [{"cells": {"AS[office].value": 1, "AS[car].value": 2}, "holds": true},
                  {"cells": {"AS[office].value": 3, "AS[car].value": 2}, "holds": false}]}]"#;
    let report = checked(BASE, own);
    assert!(report.findings.findings.iter().any(|finding| finding.rule == "U-001"));
    assert!(report.findings.runs.iter().any(|run| run.rule == "U-001" && run.outcome == Outcome::Fail));
    assert_eq!(report.findings.rules["U-001"].title, "办公用房价值不大于车辆");
}

#[test]
fn another_title_of_a_profile_is_recognised() {
    let strange = changed("固定资产占用情况表 → 家底一览");
    let by_structure = |report: &Report| report.findings.notes.iter().any(|note| note.id == "RN-22");
    assert!(by_structure(&checked(&strange, r#""rules": {}"#)));
    assert!(!by_structure(&checked(&strange, r#""titles": {"AS": ["家底一览"]}"#)));
}
