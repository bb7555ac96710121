//! Several documents together: a department, its units, last year's document, final accounts. All are made from
//! `tests/rules/base.md`, one invented unit's true document.

#[path = "support/support.rs"]
mod support;

use budget_checker::across;
use budget_checker::adjust::Setup;
use budget_checker::check::{Date, Dates, Options, Source, Together, check, check_together};
use budget_checker::report::{Finding, Level, Outcome, Role, Verdict, Why};
use support::edit::edited;

const BASE: &str = include_str!("rules/base.md");

/// The document with these words changed wherever they stand, all at once.
fn changed(text: &str, pairs: &[(&str, &str)]) -> String {
    let marked = pairs.iter().zip('\u{e000}'..).fold(text.to_owned(), |text, ((from, _), mark)| {
        assert!(text.contains(from), "there is no {from}");
        text.replace(from, &mark.to_string())
    });
    pairs.iter().zip('\u{e000}'..).fold(marked, |text, ((_, to), mark)| text.replace(mark, to))
}

/// Every amount with two decimals twice as large.
fn doubled(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(from.len());
        let (number, behind) = from.split_at(end);
        out.push_str(before);
        match number.split_once('.') {
            Some((whole, part)) if part.len() == 2 && !part.contains('.') => {
                let cents: u64 = format!("{whole}{part}").parse().expect("digits");
                out.push_str(&format!("{}.{:02}", cents * 2 / 100, cents * 2 % 100));
            }
            _ => out.push_str(number),
        }
        rest = behind;
    }
    out + rest
}

/// Another unit of the department, with the same amounts.
fn sister() -> String {
    changed(
        BASE,
        &[
            ("417003 清河口县档案馆", "417001 清河口县档案局"),
            ("清河口县档案馆", "清河口县档案局"),
            ("13059925P0000002", "13059925P0000003"),
        ],
    )
}

/// The department of the two units. Its totals are rounded by themselves: 405.22 twice is not 810.44.
fn department() -> String {
    let doubled = changed(
        &doubled(BASE),
        &[
            ("417003 清河口县档案馆", "417 清河口县档案部门"),
            ("13059925P0000002", "13059925P0000004"),
            ("810.44", "810.43"),
            ("247.70", "247.69"),
            ("785.72", "785.71"),
            ("| 1860 |", "| 3720 |"),
            ("| 620 |", "| 1240 |"),
            ("| 1 | 25.60 |", "| 2 | 25.60 |"),
            ("| 1 | 72.80 |", "| 2 | 72.80 |"),
            ("| 412 |", "| 824 |"),
        ],
    );
    let bodies = "¦ 清河口县档案馆 ¦ 参公事业 ¦ → ¦ 清河口县档案局（本级） ¦ 行政 ¦ 正科级 ¦ 财政拨款 ¦⏎¦ 清河口县档案馆 ¦ 参公事业 ¦";
    edited(&doubled, bodies).expect("the table of bodies is there")
}

/// The unit's document of the year before, which fits what this year's text says of it.
fn last_year() -> String {
    changed(
        BASE,
        &[
            ("405.22", "381.64"),
            ("314.86", "291.28"),
            ("281.37", "276.90"),
            ("123.85", "104.74"),
            ("196.40", "191.93"),
            ("118.46", "99.35"),
            ("78.46", "59.35"),
            ("60.00", "50.00"),
            ("392.86", "369.28"),
            ("302.50", "278.92"),
            ("66.10", "46.99"),
            ("78.36", "72.14"),
            ("205.54", "199.32"),
            ("237.22", "231.00"),
            ("44.15", "45.90"),
            ("45.90", "47.65"),
            ("6.20", "7.75"),
            ("0.50", "0.70"),
            ("3.00 ", "3.20 "),
            ("103.06", "83.95"),
            ("90.70", "71.59"),
            ("2024", "2023"),
            ("2025", "2024"),
        ],
    )
}

/// Final accounts, as text.
fn accounts(year: u32, opening: &str, closing: &str, assets: &str) -> String {
    format!(
        "# 清河口县档案馆 {year} 年度单位决算公开

## 二、{year} 年度单位决算情况说明

### 五、一般公共预算财政拨款支出决算情况说明

{year} 年度一般公共预算财政拨款支出年初预算为 405.22 万元，支出决算为 401.02 万元，完成年初预算的 98.96%。其中：

1、一般公共服务支出（类）档案事务（款）一般行政管理事务（项）。年初预算为 {opening} 万元，支出决算为 38.50 万元。

### 六、年末结转情况

{year} 年度年末结转和结余 {closing} 万元。

### 十、国有资产占用情况

截至 {year} 年 12 月 31 日，本单位年末固定资产金额为 {assets} 万元。
"
    )
}

fn together(texts: &[&str]) -> Together {
    dated(texts, Dates::default())
}

fn dated(texts: &[&str], dates: Dates) -> Together {
    let sources: Vec<Source> =
        texts.iter().map(|text| Source { name: Some("test.md"), bytes: text.as_bytes() }).collect();
    check_together(&sources, &Options::default(), Setup::compiled(), dates)
}

fn of<'t>(together: &'t Together, rule: &str) -> Vec<&'t Finding> {
    together.joint.findings.iter().filter(|finding| finding.rule == rule).collect()
}

fn outcomes(together: &Together, rule: &str) -> Vec<(Outcome, Option<Why>)> {
    let runs = together.joint.runs.iter().filter(|run| run.rule == rule);
    runs.map(|run| (run.outcome, run.why)).collect()
}

fn only<'t>(together: &'t Together, rule: &str) -> &'t Finding {
    let found = of(together, rule);
    assert_eq!(found.len(), 1, "{:#?}", together.joint.findings.iter().map(|one| &one.message).collect::<Vec<_>>());
    found[0]
}

/// The documents a finding points at.
fn documents(together: &Together, finding: &Finding, role: Role) -> Vec<String> {
    let loci = finding.loci.iter().filter(|at| at.role == role).map(|at| &together.joint.loci[&at.locus]);
    let mut documents: Vec<String> = loci.map(|locus| locus.doc.clone()).collect();
    documents.dedup();
    documents
}

const LACKS: (Outcome, Option<Why>) = (Outcome::NotChecked, Some(Why::DocumentAbsent));

#[test]
fn each_document_is_reported_as_by_itself() {
    let texts = [BASE.to_owned(), department(), accounts(2025, "40.00", "4.20", "390.00"), String::new()];
    let checked = together(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    for (text, report) in texts.iter().zip(&checked.reports) {
        let alone = check(&Source { name: Some("test.md"), bytes: text.as_bytes() }, &Options::default());
        let json = |report: &_| serde_json::to_string(report).expect("a report is plain data");
        assert_eq!(alone.as_ref().map(json), report.as_ref().map(json));
    }
}

#[test]
fn a_true_department_is_the_sum_of_its_units() {
    let checked = together(&[BASE, &sister(), &department()]);
    assert!(checked.joint.findings.is_empty(), "{:#?}", checked.joint.findings);
    let units = outcomes(&checked, "R-D-001");
    assert_eq!(units.iter().filter(|(outcome, _)| *outcome == Outcome::Pass).count(), 7, "{units:?}");
    assert_eq!(units.len(), 9, "two tables are shown empty");
    assert!(outcomes(&checked, "R-D-010").iter().all(|(outcome, _)| *outcome == Outcome::Pass));
    assert_eq!(checked.joint.totals.verdict, Verdict::Clean);
    // No equation of any of them is broken.
    for report in checked.reports.iter().flatten() {
        let unequal = report
            .findings
            .findings
            .iter()
            .filter(|finding| finding.level != Level::Note && !finding.equations.is_empty());
        assert_eq!(unequal.count(), 0);
    }
}

#[test]
fn a_cell_of_the_department_that_differs_is_told_with_all_its_units() {
    // Two items of the department change so that its own table still adds up.
    let department = changed(&department(), &[("12.40", "11.40"), (" 3.60 |", " 4.60 |")]);
    let checked = together(&[BASE, &sister(), &department]);
    let finding = only(&checked, "R-D-001");
    assert!(
        finding.message.contains("30201 办公费（合计） 11.40 ≠ 12.40")
            || finding.message.contains("30201 办公费（公用经费） 11.40 ≠ 12.40"),
        "{}",
        finding.message
    );
    assert!(!finding.message.contains("本身") && !finding.message.contains("在自己的文件里"), "{}", finding.message);
    assert_eq!(documents(&checked, finding, Role::Suspect), ["d3"]);
    assert_eq!(documents(&checked, finding, Role::Context)[..2], ["d1", "d2"]);
    assert_eq!(finding.table.split_once('.').map(|(doc, _)| doc), Some("d3"));
    let ledger = &finding.equations[0];
    assert_eq!((ledger.left.len(), ledger.right.len()), (2, 1));
    assert_eq!((ledger.left_value.text.as_str(), ledger.right_value.text.as_str()), ("12.40", "11.40"));
    assert_eq!(checked.joint.totals.verdict, Verdict::ToFix);
}

#[test]
fn a_figure_that_its_own_document_doubts_is_named_first() {
    let unit =
        edited(&sister(), "¦ 办公费 ¦ 6.20 ¦  ¦ 6.20 ¦ → ¦ 办公费 ¦ 7.20 ¦  ¦ 7.20 ¦").expect("the row is there");
    let checked = together(&[BASE, &unit, &department()]);
    let finding = only(&checked, "R-D-001");
    assert!(finding.message.contains("其中417001 清河口县档案局的数在自己的文件里就不平"), "{}", finding.message);
    assert!(finding.message.contains("30201 办公费"), "{}", finding.message);
}

#[test]
fn units_that_are_absent_are_never_passed() {
    for texts in [vec![department()], vec![BASE.to_owned(), department()], vec![BASE.to_owned(), sister()]] {
        let checked = together(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(outcomes(&checked, "R-D-001"), [LACKS], "{} documents", texts.len());
        assert_eq!(outcomes(&checked, "R-D-010"), [LACKS]);
        assert!(of(&checked, "R-D-001").is_empty());
    }
    // Without a table of bodies a department that is larger than its units lacks one.
    let unlisted = edited(&department(), "删表 ¦ 清河口县档案馆 ¦ 参公事业 ¦").expect("the table is there");
    assert_eq!(outcomes(&together(&[BASE, &unlisted]), "R-D-001"), [LACKS]);
    let whole = outcomes(&together(&[BASE, &sister(), &unlisted]), "R-D-001");
    assert!(whole.iter().any(|(outcome, _)| *outcome == Outcome::Pass), "{whole:?}");
}

#[test]
fn another_year_and_another_department_do_not_belong_together() {
    let other = sister().replace("417001", "421001");
    assert_eq!(outcomes(&together(&[BASE, &other, &department()]), "R-D-001"), [LACKS]);
    let older = sister().replace("2024", "2023").replace("2025", "2024");
    assert_eq!(outcomes(&together(&[BASE, &older, &department()]), "R-D-001"), [LACKS]);
}

#[test]
fn payments_between_units_may_be_told_once() {
    // One unit passes 40.00 on to another: the department may leave it out of its expenditure, or print it.
    let changed = |text: &str, from: &str, to: &str| {
        let edit = format!("单位预算支出总表 ▸ ¦ 合计 ¦ {from} ¦  ¦  ¦  ¦ → ¦ 合计 ¦ {to} ¦");
        edited(text, &edit).expect("the total is there")
    };
    let payer = changed(BASE, "405.22 ¦ 281.37 ¦ 123.85", "405.22 ¦ 281.37 ¦ 83.85 ¦  ¦  ¦ 40.00");
    for (total, is_told) in [
        ("810.43 ¦ 562.74 ¦ 207.69 ¦  ¦  ¦ 40.00", false),
        ("770.43 ¦ 562.74 ¦ 207.69 ¦  ¦  ¦ ", false),
        ("730.43 ¦ 562.74 ¦ 207.69 ¦  ¦  ¦ ", true),
    ] {
        let department = changed(&department(), "810.43 ¦ 562.74 ¦ 247.69", total);
        let checked = together(&[&payer, &sister(), &department]);
        let told = of(&checked, "R-D-001").iter().any(|finding| finding.message.contains("《支出总表》"));
        assert_eq!(told, is_told, "{total}: {:#?}", of(&checked, "R-D-001"));
    }
}

#[test]
fn purchases_and_assets_of_the_department_are_those_of_its_units() {
    let department = changed(&department(), &[("| 824 |", "| 825 |")]);
    let checked = together(&[BASE, &sister(), &department]);
    let finding = only(&checked, "R-D-010");
    assert!(finding.message.contains("825 ≠ 824"), "{}", finding.message);
}

#[test]
fn last_years_figures_are_those_of_last_years_document() {
    let checked = together(&[BASE, &last_year()]);
    assert!(checked.joint.findings.is_empty(), "{:#?}", checked.joint.findings);
    assert_eq!(outcomes(&checked, "R-D-002"), [(Outcome::Pass, None)]);
    let compared: u32 = checked.joint.runs.iter().filter(|run| run.rule == "R-D-002").map(|run| run.compared).sum();
    assert!(compared >= 5, "{compared}");
    // The order of the documents does not matter.
    assert_eq!(outcomes(&together(&[&last_year(), BASE]), "R-D-002"), [(Outcome::Pass, None)]);
}

#[test]
fn a_wrong_figure_of_last_year_is_told_with_both_documents() {
    let this = edited(BASE, "较 2024 年（45.90 万元）减少 1.75 万元 → 较 2024 年（46.90 万元）减少 2.75 万元；；相比减少 0.20 万元 → 相比减少 0.60 万元")
        .expect("the sentences are there");
    let checked = together(&[&this, &last_year()]);
    let finding = only(&checked, "R-D-002");
    assert!(finding.message.contains("46.90万元 ≠ 45.90万元"), "{}", finding.message);
    assert!(finding.message.contains("3.60万元 ≠ 3.20万元"), "{}", finding.message);
    assert_eq!(documents(&checked, finding, Role::Suspect), ["d1"]);
    assert!(documents(&checked, finding, Role::Context).contains(&"d2".to_owned()));
}

#[test]
fn without_last_years_document_nothing_is_said_of_it() {
    assert_eq!(outcomes(&together(&[BASE]), "R-D-002"), [LACKS]);
    let other = last_year().replace("417003", "417005");
    assert_eq!(outcomes(&together(&[BASE, &other]), "R-D-002"), [LACKS]);
}

#[test]
fn accounts_tell_the_opening_budget_of_the_budget() {
    let right = together(&[BASE, &accounts(2025, "40.00", "4.20", "390.00")]);
    assert_eq!(outcomes(&right, "R-D-003"), [(Outcome::Pass, None)]);
    let wrong = together(&[BASE, &accounts(2025, "46.00", "4.20", "390.00")]);
    assert!(only(&wrong, "R-D-003").message.contains("46.00万元 ≠ 40.00万元"));
    // What accounts call 预算数 without 年初 may be the adjusted budget.
    let adjusted = accounts(2025, "46.00", "4.20", "390.00").replace("年初预算为", "全年预算为");
    let outcome = outcomes(&together(&[BASE, &adjusted]), "R-D-003");
    assert_eq!(outcome, [(Outcome::NotChecked, Some(Why::SentenceAbsent))]);
    assert_eq!(outcomes(&together(&[BASE, &accounts(2023, "40.00", "4.20", "390.00")]), "R-D-003"), [LACKS]);
}

#[test]
fn carry_over_and_assets_are_what_last_years_accounts_closed_with() {
    let right = together(&[BASE, &accounts(2024, "40.00", "12.36", "386.42")]);
    assert_eq!(outcomes(&right, "R-D-004"), [(Outcome::Pass, None)]);
    assert_eq!(outcomes(&right, "R-D-005"), [(Outcome::Pass, None)]);
    let wrong = together(&[BASE, &accounts(2024, "40.00", "15.00", "380.00")]);
    assert!(only(&wrong, "R-D-004").message.contains("12.36万元 ≠ 15.00万元"));
    assert!(only(&wrong, "R-D-005").message.contains("386.42万元 ≠ 380.00万元"));
    assert_eq!(wrong.joint.totals.verdict, Verdict::Clean, "both are notes");
    assert_eq!(outcomes(&together(&[BASE]), "R-D-004"), [LACKS]);
    assert_eq!(outcomes(&together(&[BASE]), "R-D-005"), [LACKS]);
}

#[test]
fn a_project_code_means_one_project() {
    let renamed =
        changed(BASE, &[("417003 清河口县档案馆", "417001 清河口县档案局"), ("档案库房设备更新", "查档大厅改造")]);
    let checked = together(&[BASE, &renamed]);
    let finding = only(&checked, "R-D-009");
    assert!(finding.message.contains("13059925P00000021052B") && finding.message.contains("查档大厅改造"));
    assert_eq!(documents(&checked, finding, Role::Suspect), ["d2", "d1"]);
    assert_eq!(outcomes(&together(&[BASE, &sister()]), "R-D-009"), [(Outcome::NotApplicable, Some(Why::Precondition))]);
    assert_eq!(outcomes(&together(&[BASE, &last_year()]), "R-D-009"), [(Outcome::Pass, None)], "budgets of two years");
    assert_eq!(outcomes(&together(&[BASE]), "R-D-009"), [LACKS]);
}

#[test]
fn publication_is_late_after_twenty_days() {
    let dates =
        |approved: &str, published: &str| Dates { approved: Date::parse(approved), published: Date::parse(published) };
    let late = dated(&[BASE], dates("2025-02-10", "2025-03-05"));
    assert!(only(&late, "R-D-011").message.contains("相隔23天，超过20天"));
    assert_eq!(outcomes(&dated(&[BASE], dates("2025-02-10", "2025-03-02")), "R-D-011"), [(Outcome::Pass, None)]);
    assert_eq!(outcomes(&dated(&[BASE], dates("2025-02-10", "")), "R-D-011"), [LACKS]);
}

#[test]
fn every_rule_is_told_even_where_nothing_fits() {
    let checked = together(&[]);
    for rule in across::rules() {
        assert_eq!(outcomes(&checked, &rule.id), [LACKS], "{}", rule.id);
    }
    assert_eq!(checked.joint.totals.verdict, Verdict::NotJudged);
}

#[test]
fn places_name_their_document() {
    let checked = together(&[BASE, &sister(), &changed(&department(), &[("12.40", "11.40"), (" 3.60 |", " 4.60 |")])]);
    let documents: Vec<&str> = checked.joint.inputs.iter().map(|input| input.doc.as_str()).collect();
    assert_eq!(documents, ["d1", "d2", "d3"]);
    for (id, locus) in &checked.joint.loci {
        assert_eq!(id, &locus.id);
        assert!(id.starts_with(&format!("{}.", locus.doc)), "{id}");
        assert!(locus.table.as_ref().is_none_or(|table| table.starts_with(&format!("{}.", locus.doc))), "{id}");
    }
    let named = checked.joint.findings.iter().flat_map(|finding| &finding.loci);
    assert!(named.into_iter().all(|at| checked.joint.loci.contains_key(&at.locus)));
    let tables: Vec<&str> = checked.joint.reading.iter().map(|table| table.table.as_str()).collect();
    assert!(checked.joint.findings.iter().all(|finding| tables.contains(&finding.table.as_str())));
    assert!(!checked.joint.findings.iter().any(|finding| finding.message.contains('{')));
}
