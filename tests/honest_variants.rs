//! Variants of an honest document that must not be called wrong: other rows, missing levels, other columns, no titles.

#[path = "support/small.rs"]
mod small;

use budget_checker::report::{Outcome, Verdict, Why};
use small::{HEAD, errors, expenditure, outcome, report, summary};

fn income(rows: &str) -> String {
    format!(
        "# 单位预算收入总表\n\n{HEAD}\
| 序号 | 功能分类科目 |  | 合计 | 本年收入 |  |  |  |  |  |  |  | 上年结转 |\n|-|-|-|-|-|-|-|-|-|-|-|-|-|\n\
|  | 科目编码 | 科目名称 |  | 小计 | 财政拨款收入 | 财政专户收入 | 事业收入 | 经营收入 | 上级补助收入 | 附属单位上缴收入 | 其他收入 |  |\n\
| 栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |\n\
| 1 |  | 合计 | 100.00 | 100.00 | 100.00 |  |  |  |  |  |  |  |\n{rows}\n"
    )
}

#[test]
fn income_rows_the_form_does_not_know_make_the_sum_unjudged() {
    let report = report(&summary("| 2 | 六、事业收入 | 10.00 |  |  |\n"));
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(outcome(&report, "R-T1-002"), Some((Outcome::NotChecked, Some(Why::RowUnknown))));
    assert_eq!(outcome(&report, "R-T1-001").map(|outcome| outcome.0), Some(Outcome::Pass));
}

#[test]
fn known_rows_are_summed() {
    let report = report(&summary("| 5 | 五、单位资金 | 10.00 |  |  |\n"));
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(outcome(&report, "R-T1-002").map(|outcome| outcome.0), Some(Outcome::Pass));
}

#[test]
fn a_table_of_classes_only_is_not_compared_by_items() {
    let classes = "| 2 | 201 | 一般公共服务支出 | 100.00 | 100.00 | 100.00 |  |  |  |  |  |  |  |\n";
    let own = "| 2 | 五、单位资金 |  |  |  |\n";
    let text = summary(own).replacen("90.00", "100.00", 1) + &income(classes) + &expenditure("# 单位预算支出总表");
    let report = report(&text);
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(outcome(&report, "R-X-019").map(|outcome| outcome.0), Some(Outcome::Pass));
}

#[test]
fn a_table_without_title_is_recognised_by_its_structure() {
    let report = report(&expenditure(""));
    assert_eq!(report.findings.reading[0].form, "T3");
    assert!(report.findings.coverage.bound >= 12, "{:?}", report.findings.coverage);
    assert!(report.findings.notes.iter().any(|note| note.id == "RN-22"));
}

#[test]
fn a_wrong_title_does_not_beat_the_structure() {
    let report = report(&expenditure("# 单位预算财政拨款“三公”经费支出表"));
    assert_eq!(report.findings.reading[0].form, "T3");
}

#[test]
fn a_misread_table_is_doubted_rather_than_accused() {
    let mut text = expenditure("# 单位预算支出总表");
    // Amounts as a reader that lost the columns would see them: nothing agrees with anything.
    for (row, amounts) in [
        ("100.00 | 60.00 | 40.00", "3.11 | 71.13 | 9.40"),
        ("100.00 | 60.00 | 40.00", "52.07 | 8.65 | 1.38"),
        ("100.00 | 60.00 | 40.00", "17.90 | 33.21 | 76.54"),
        ("60.00 | 60.00 | ", "4.44 | 25.06 | "),
        ("40.00 |  | 40.00", "81.09 |  | 12.73"),
    ] {
        text = text.replacen(row, amounts, 1);
    }
    let report = report(&text);
    assert_eq!(errors(&report), [""; 0]);
    assert!(report.findings.notes.iter().any(|note| note.id == "RN-24" && note.doubt));
    assert_ne!(report.findings.totals.verdict, Verdict::Clean);
    assert_eq!(outcome(&report, "R-T3-001"), Some((Outcome::NotChecked, Some(Why::TableUnread))));
}

#[test]
fn a_sentence_cut_by_a_page_break_is_read_as_one() {
    let sentence = "反映本单位当年全部收入，2025年本单位预算总收入100.00万元。其中：一般公共预算收入90.00万元，基金预算收入0万元，国有资本经营预算收入0万元，财政专户核拨收入0万元，单位资金收入10.00万元，上年结转结余0万元。";
    let whole = report(&(summary("| 5 | 五、单位资金 | 10.00 |  |  |\n") + "### 1. 收入说明\n\n" + sentence));
    let broken =
        sentence.replace("单位资金收入10.00", "单位资金\n\n收入10.00").replace("预算总收入100", "预算总\n\n收入100");
    let cut = report(&(summary("| 5 | 五、单位资金 | 10.00 |  |  |\n") + "### 1. 收入说明\n\n" + &broken));
    for report in [&whole, &cut] {
        assert_eq!(errors(report), [""; 0]);
        assert_eq!(report.findings.coverage.loose.len(), 0);
    }
    assert_eq!(whole.findings.coverage.bound, cut.findings.coverage.bound);
}

#[test]
fn amounts_without_decimals_have_no_slack_beside_amounts_with_decimals() {
    let text = |reception: &str| {
        let sentence = format!(
            "2025年财政拨款安排我单位“三公”经费预算69万元，其中：因公出国（境）费50万元、公务用车购置及运行费18万元（其中：公务用车购置费0.00万元，公务用车运行费18万元），公务接待费{reception}万元。"
        );
        summary("| 5 | 五、单位资金 | 10.00 |  |  |\n") + "### 四、财政拨款“三公”经费预算情况\n\n" + &sentence
    };
    assert_eq!(errors(&report(&text("1"))), [""; 0]);
    assert_eq!(errors(&report(&text("2"))).len(), 1);
}

#[test]
fn a_table_of_items_only_is_summed_by_items() {
    let items = |first: &str| {
        let mut text = expenditure("# 单位预算支出总表").replacen("100.00 | 60.00 | 40.00", first, 1);
        for code in ["| 201 |", "| 20126 |"] {
            let row = text.lines().find(|line| line.contains(code)).expect("the row").to_owned();
            text = text.replace(&(row + "\n"), "");
        }
        report(&text)
    };
    assert_eq!(errors(&items("100.00 | 60.00 | 40.00")), [""; 0]);
    assert_eq!(outcome(&items("100.00 | 60.00 | 40.00"), "R-TX-001").map(|outcome| outcome.0), Some(Outcome::Pass));
    assert_eq!(outcome(&items("110.00 | 70.00 | 40.00"), "R-TX-001").map(|outcome| outcome.0), Some(Outcome::Fail));
}

#[test]
fn a_page_without_row_numbers_goes_on_with_the_table() {
    let head = "| 功能分类科目 |  | 合计 | 基本支出 | 项目支出 |\n|-|-|-|-|-|\n| 科目编码 | 科目名称 |  |  |  |\n";
    let item = |code: &str| format!("| {code} | 某项 | 50.00 | 50.00 |  |\n");
    let text = format!(
        "# 一般公共预算支出功能分类预算表\n\n单位：万元\n\n{head}{}\n第5页\n\n{head}{}|  | 合计 | 100.00 | 100.00 |  |\n",
        item("2010301"),
        item("2080501")
    );
    let report = report(&text);
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(report.findings.reading.len(), 1, "{:?}", report.findings.reading);
    assert_eq!(outcome(&report, "R-TX-001").map(|outcome| outcome.0), Some(Outcome::Pass));
}

#[test]
fn nobody_is_accused_in_a_document_that_was_mostly_not_understood() {
    let unknown: String = (0..60).map(|row| format!("| 事项{row} | {row}.35 |\n")).collect();
    let wrong = summary("| 5 | 五、单位资金 | 10.00 |  |  |\n").replace("收入总计 | 100.00", "收入总计 | 101.00");
    assert_eq!(report(&wrong).findings.totals.fail, 1);
    let report = report(&(wrong + "某种没有见过的表\n\n| 事项 | 数 |\n|-|-|\n" + &unknown));
    assert_eq!((report.findings.totals.verdict, report.findings.totals.fail), (Verdict::NotJudged, 0));
    assert!(report.findings.findings.iter().all(|finding| finding.fixes.is_empty() && finding.sure <= 40));
}

#[test]
fn a_document_without_tables_is_not_called_clean() {
    let report = report("# 情况说明\n\n本单位2025年没有预算表。\n");
    assert_eq!(report.findings.totals.verdict, Verdict::NotJudged);
    assert_eq!(report.findings.findings.len(), 0);
}

#[test]
fn an_amount_that_cannot_be_read_is_not_passed() {
    let text = expenditure("# 单位预算支出总表").replacen("| 60.00 | 40.00 |", "| 见附件 | 40.00 |", 1);
    let report = report(&text);
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(report.findings.totals.verdict, Verdict::ToReview);
    assert!(report.findings.notes.iter().any(|note| note.id == "RN-21"));
}

#[test]
fn a_table_that_is_mostly_left_out_of_the_check_is_not_called_clean() {
    let rows: String =
        (0..40).map(|row| format!("| {} | 2012604 | 档案馆 | 9.00 |  | 9.00 |  |  |  |\n", row + 6)).collect();
    let report = report(&(expenditure("# 单位预算支出总表").trim_end().to_owned() + "\n" + &rows));
    assert_eq!(report.findings.totals.verdict, Verdict::NotJudged);
}
