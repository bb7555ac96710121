//! The narrative against the tables: what the text says of a class, section or item is what the table prints there.

#[path = "support/small.rs"]
mod small;

use budget_checker::report::{Outcome, Tie};
use small::{errors, expenditure, outcome, report};

fn told(amount: &str) -> String {
    format!(
        "{}# 某县档案馆2025年单位预算信息公开情况说明\n\n## 支出预算情况\n\n\
         “一般公共服务支出（类）档案事务（款）行政运行（项）”{amount}万元，主要用于人员经费。\n",
        expenditure("# 单位预算支出总表")
    )
}

#[test]
fn an_item_of_the_text_is_the_cell_of_the_table() {
    let report = report(&told("60.00"));
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(outcome(&report, "R-N-025").map(|outcome| outcome.0), Some(Outcome::Pass));
    let number = report.findings.narrative.first().expect("the amount of the text");
    let link = number.links.iter().find(|link| link.tie == Tie::Copy).expect("a copy of a cell");
    let cell = &report.findings.loci[&link.loci[0]];
    assert_eq!(cell.address.as_deref(), Some("T3[2012601].total"));
}

#[test]
fn a_wrong_item_of_the_text_is_named() {
    let report = report(&told("66.00"));
    let finding = report.findings.findings.iter().find(|finding| finding.rule == "R-N-025").expect("a finding");
    assert_eq!(finding.fixes.len(), 1, "{}", finding.message);
    assert_eq!((finding.fixes[0].edits[0].from.as_str(), finding.fixes[0].edits[0].to.as_str()), ("66.00", "60.00"));
}

#[test]
fn amounts_in_yuan_and_in_ten_thousands_are_one() {
    let text = told("60")
        .replace("单位：万元", "单位：元")
        .replace("60.00", "600,000.00")
        .replace("40.00", "400,000.00")
        .replace("100.00", "1,000,000.00");
    let report = report(&text);
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(outcome(&report, "R-N-025").map(|outcome| outcome.0), Some(Outcome::Pass));
}
