//! Final accounts of a district: their own forms, their own relations, and nothing of a budget's customs.

#[path = "support/support.rs"]
mod support;

use budget_checker::report::{Level, Report};
use support::judge::report;

const ACCOUNT: &str = include_str!("account/document.md");
const BUDGET: &str = include_str!("rules/base.md");

fn serious(report: &Report) -> Vec<&str> {
    let findings = report.findings.findings.iter().filter(|finding| finding.level != Level::Note);
    findings.map(|finding| finding.message.as_str()).collect()
}

/// The amounts of the tables with the place of each in the text.
fn amounts(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut start = at;
        for cell in line.split_inclusive('|').filter(|_| line.starts_with('|')) {
            let amount = cell.trim_end_matches('|').trim();
            if amount.ends_with(|c: char| c.is_ascii_digit()) && amount.contains('.') {
                found.push((start + cell.find(amount).unwrap_or_default(), amount));
            }
            start += cell.len();
        }
        at += line.len();
    }
    found
}

#[test]
fn accounts_that_add_up_are_clean_and_every_amount_is_compared() {
    let report = report(ACCOUNT);
    assert_eq!(report.findings.tool.profile, "shanghai-account");
    assert_eq!(serious(&report), [""; 0]);
    let forms: Vec<&str> = report.findings.reading.iter().map(|table| table.form.as_str()).collect();
    assert_eq!(forms, ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "N"]);
    let coverage = &report.findings.coverage;
    assert_eq!(coverage.bound, coverage.amounts);
    assert!(coverage.amounts > 220, "{} amounts", coverage.amounts);
}

#[test]
fn a_changed_amount_of_any_table_is_found() {
    let all = amounts(ACCOUNT);
    assert!(all.len() > 200, "{} amounts", all.len());
    for (at, amount) in all {
        let wrong = format!("9{amount}");
        let text = format!("{}{wrong}{}", &ACCOUNT[..at], &ACCOUNT[at + amount.len()..]);
        let report = report(&text);
        assert!(
            !serious(&report).is_empty(),
            "{amount} as {wrong} at {at}: {}",
            &ACCOUNT[..at].lines().last().unwrap_or("")
        );
    }
}

#[test]
fn the_wrong_amount_is_named() {
    let text = ACCOUNT.replace(
        "| 2080505 | 机关事业单位基本养老保险缴费支出 | 90.00 | 90.00 |  |\n",
        "| 2080505 | 机关事业单位基本养老保险缴费支出 | 95.00 | 90.00 |  |\n",
    );
    assert_ne!(text, ACCOUNT);
    let report = report(&text);
    assert!(serious(&report).iter().any(|said| said.contains("95.00")), "{:?}", serious(&report));
}

#[test]
fn a_text_that_tells_another_total_is_found() {
    let text = ACCOUNT.replace(
        "一般公共预算财政拨款基本支出580.00万元。其中：人员经费490.00万元",
        "一般公共预算财政拨款基本支出600.00万元。其中：人员经费510.00万元",
    );
    let report = report(&text);
    let rules: Vec<&str> = report.findings.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert!(rules.contains(&"R-N-073") || rules.contains(&"R-N-007"), "{rules:?}");
}

/// Two tables of a budget of the same place.
const OTHER: &str = "收入预算总表

单位：元

| 项目 |  |  |  | 收入预算 |  |  |  |  |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 功能分类科目编码 |  |  | 功能分类科目名称 | 合计 | 财政拨款收入 | 事业收入 | 事业单位经营收入 | 其他收入 |
| 类 | 款 | 项 |  |  |  |  |  |  |
| 201 |  |  | 一般公共服务支出 | 100 | 100 |  |  |  |
| 201 | 26 |  | 档案事务 | 100 | 100 |  |  |  |
| 201 | 26 | 01 | 行政运行 | 100 | 100 |  |  |  |
| 合计 |  |  |  | 100 | 100 |  |  |  |

支出预算总表

单位：元

| 项目 |  |  |  | 支出预算 |  |  |
| --- | --- | --- | --- | --- | --- | --- |
| 功能分类科目编码 |  |  | 功能分类科目名称 | 合计 | 基本支出 | 项目支出 |
| 类 | 款 | 项 |  |  |  |  |
| 201 |  |  | 一般公共服务支出 | 100 | 100 |  |
| 201 | 26 |  | 档案事务 | 100 | 100 |  |
| 201 | 26 | 01 | 行政运行 | 100 | 100 |  |
| 合计 |  |  |  | 100 | 100 |  |
";

#[test]
fn a_budget_is_no_account() {
    assert_eq!(report(BUDGET).findings.tool.profile, "hebei");
    assert_eq!(report(OTHER).findings.tool.profile, "shanghai");
}
