//! Small documents written by hand, one or two tables each.
#![allow(dead_code, reason = "each test file uses a part of it")]

use budget_checker::check::{Options, Source, check};
use budget_checker::report::{Finding, Level, Outcome, Report, Why};

pub(crate) const HEAD: &str = "417003 某县档案馆\n\n预算年度：2025\n\n单位：万元\n\n";

pub(crate) fn report(text: &str) -> Report {
    check(&Source { name: None, bytes: text.as_bytes() }, &Options::default()).expect("a readable document")
}

/// What the equations say; such small documents lack much that other rules ask for.
pub(crate) fn errors(report: &Report) -> Vec<&str> {
    let told = |finding: &&Finding| finding.level != Level::Note && !finding.equations.is_empty();
    let findings = report.findings.findings.iter().filter(told);
    findings.map(|finding| finding.message.as_str()).collect()
}

pub(crate) fn outcome(report: &Report, rule: &str) -> Option<(Outcome, Option<Why>)> {
    report.findings.runs.iter().find(|run| run.rule == rule).map(|run| (run.outcome, run.why))
}

pub(crate) fn summary(own: &str) -> String {
    format!(
        "# 单位预算收支总表\n\n{HEAD}\
| 序号 | 收入 |  | 支出 |  |\n|-|-|-|-|-|\n|  | 项目 | 预算数 | 项目 | 预算数 |\n| 栏次 | 1 | 2 | 3 | 4 |\n\
| 1 | 一、一般公共预算拨款收入 | 90.00 | 一、一般公共服务支出 | 100.00 |\n{own}\
| 32 | 本年收入合计 | 100.00 | 本年支出合计 | 100.00 |\n\
| 33 | 上年结转结余 |  | 年终结转结余 |  |\n| 34 | 收入总计 | 100.00 | 支出总计 | 100.00 |\n\n"
    )
}

pub(crate) fn expenditure(title: &str) -> String {
    format!(
        "{title}\n\n{HEAD}\
| 序号 | 功能分类科目 |  | 合计 | 基本支出 | 项目支出 | 经营支出 | 上解上级支出 | 对附属单位补助支出 |\n|-|-|-|-|-|-|-|-|-|\n\
|  | 科目编码 | 科目名称 |  |  |  |  |  |  |\n| 栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |\n\
| 1 |  | 合计 | 100.00 | 60.00 | 40.00 |  |  |  |\n\
| 2 | 201 | 一般公共服务支出 | 100.00 | 60.00 | 40.00 |  |  |  |\n\
| 3 | 20126 | 档案事务 | 100.00 | 60.00 | 40.00 |  |  |  |\n\
| 4 | 2012601 | 行政运行 | 60.00 | 60.00 |  |  |  |  |\n\
| 5 | 2012604 | 档案馆 | 40.00 |  | 40.00 |  |  |  |\n\n"
    )
}
