//! Faults that no sum shows.

#[path = "support/small.rs"]
mod small;

use budget_checker::report::{Level, Outcome, Verdict};
use small::{errors, expenditure, outcome, report, summary};

#[test]
fn a_negative_amount_is_reviewed_even_where_all_sums_hold() {
    let text = expenditure("# 单位预算支出总表")
        .replace("| 100.00 | 60.00 | 40.00 |", "| 100.00 | 110.00 | -10.00 |")
        .replace("| 60.00 | 60.00 |  |", "| 110.00 | 110.00 |  |")
        .replace("| 40.00 |  | 40.00 |", "| -10.00 |  | -10.00 |");
    let report = report(&text);
    assert_eq!(report.findings.totals.verdict, Verdict::ToReview);
    let findings = &report.findings.findings;
    assert!(findings.iter().all(|finding| finding.level == Level::Warning));
    // The total, the class, the section and the item of the project column, and the item's own total.
    assert_eq!(findings.iter().filter(|finding| finding.rule == "R-TX-007").count(), 5);
}

#[test]
fn a_closing_balance_is_noted() {
    let text = summary("| 5 | 五、单位资金 | 10.00 |  |  |\n")
        .replace("一、一般公共服务支出 | 100.00", "一、一般公共服务支出 | 95.00")
        .replace("本年支出合计 | 100.00", "本年支出合计 | 95.00")
        .replace("年终结转结余 |  |", "年终结转结余 | 5.00 |");
    let report = report(&text);
    let rules: Vec<&str> = report.findings.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert!(rules.contains(&"R-T1-007"), "{rules:?}");
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(outcome(&report, "R-T1-005").map(|outcome| outcome.0), Some(Outcome::Pass));
}
