//! Forms are a help, not a condition: with the profile of a place taken away, the national default and the structure of
//! the tables still check a document, and say nothing wrong.

#[path = "support/support.rs"]
mod support;

use budget_checker::adjust::Setup;
use budget_checker::check::{Options, Source, check_with};
use budget_checker::report::{Finding, Findings, Level};
use std::collections::BTreeSet;
use std::path::Path;
use support::edit::edited;

const BASE: &str = include_str!("rules/base.md");
const SAMPLE: &str = include_str!("../www/sample.md");

fn checked(bytes: &[u8], name: &str, setup: &Setup) -> Option<Findings> {
    let source = Source { name: Some(name), bytes };
    check_with(&source, &Options::default(), setup, &mut |_| {}).ok().map(|report| report.findings)
}

/// What is compiled in, without one profile.
fn without(profile: &str) -> Setup {
    let mut setup = Setup::compiled().clone();
    setup.profiles.retain(|known| known.name != profile);
    setup
}

fn profiles() -> Vec<&'static str> {
    Setup::compiled().profiles.iter().map(|profile| profile.name).collect()
}

/// A cell or line of the document.
type Place = (u32, Option<u32>, Option<u32>);

fn places(findings: &Findings, finding: &Finding) -> BTreeSet<Place> {
    let loci = finding.loci.iter().filter_map(|place| findings.loci.get(&place.locus));
    loci.map(|locus| (locus.at.block, locus.at.row, locus.at.col)).collect()
}

/// Amounts that take part in a relation.
fn tied(findings: &Findings) -> u32 {
    findings.coverage.bound + findings.coverage.limited.len() as u32
}

/// Errors that have nothing to do with anything the full set says: another place, and another rule.
fn new_errors<'f>(full: &Findings, fewer: &'f Findings) -> Vec<&'f Finding> {
    let known: BTreeSet<Place> = full.findings.iter().flat_map(|finding| places(full, finding)).collect();
    let rules: BTreeSet<&str> = full.findings.iter().map(|finding| finding.rule.as_str()).collect();
    let errors = fewer.findings.iter().filter(|finding| finding.level == Level::Error);
    let is_new =
        |finding: &&Finding| !rules.contains(finding.rule.as_str()) && places(fewer, finding).is_disjoint(&known);
    errors.filter(is_new).collect()
}

/// Checks a document with each profile taken away: the errors that appear, and per cent of amounts still tied.
fn removed(name: &str, bytes: &[u8]) -> Option<(Vec<String>, u32)> {
    let full = checked(bytes, name, Setup::compiled())?;
    let (mut errors, mut least) = (Vec::new(), 100);
    for profile in profiles() {
        let fewer = checked(bytes, name, &without(profile))?;
        if profile != full.tool.profile {
            assert_eq!(fewer.findings, full.findings, "{name}: {profile} is not its profile");
            continue;
        }
        let say = |finding: &Finding| format!("{name} without {profile}: {} {}", finding.rule, finding.message);
        errors.extend(new_errors(&full, &fewer).into_iter().map(say));
        if tied(&full) > 0 {
            least = least.min(tied(&fewer) * 100 / tied(&full));
            println!(
                "{name}: {} → {}: {} of {} amounts",
                full.tool.profile,
                fewer.tool.profile,
                tied(&fewer),
                tied(&full)
            );
        }
    }
    Some((errors, least))
}

#[test]
fn our_own_documents_lose_little() {
    for (name, text) in [("base.md", BASE), ("sample.md", SAMPLE)] {
        let (errors, kept) = removed(name, text.as_bytes()).expect("a document");
        assert!(errors.is_empty(), "{errors:#?}");
        assert!(kept >= 95, "{name} keeps {kept}% of its tied amounts");
    }
}

#[test]
fn real_documents_get_no_new_error() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/real");
    let folders = ["shanghai", "jiangsu"].map(|place| root.join(place));
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten());
    let mut files: Vec<_> = files.map(|entry| entry.path()).collect();
    files.sort();
    if files.is_empty() {
        eprintln!("skipped: no real documents in {}", root.display());
        return;
    }
    let (mut errors, mut kept, mut read) = (Vec::new(), Vec::new(), 0);
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some((new, least)) = std::fs::read(&file).ok().and_then(|bytes| removed(&name, &bytes)) else { continue };
        errors.extend(new);
        kept.push(least);
        read += 1;
    }
    kept.sort_unstable();
    println!(
        "{read} real documents, {}% of the tied amounts are kept in the middle one: {kept:?}",
        kept[kept.len() / 2]
    );
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(kept[0] >= 50 && kept[kept.len() / 2] >= 90, "{kept:?}");
}

#[test]
fn a_broken_amount_of_a_tree_is_found_without_its_profile() {
    for profile in profiles() {
        let setup = without(profile);
        let before = checked(BASE.as_bytes(), "base.md", &setup).expect("a document");
        let text = edited(
            BASE,
            "支出总表 ▸ | 9 | 2080501 | 行政单位离退休 | 31.68 | → | 9 | 2080501 | 行政单位离退休 | 37.68 |",
        );
        let after = checked(text.expect("an edit").as_bytes(), "base.md", &setup).expect("a document");
        let says = |findings: &Findings| {
            let quotes = |finding: &Finding| {
                finding.loci.iter().any(|place| findings.loci[&place.locus].quote.as_deref() == Some("37.68"))
            };
            findings.findings.iter().filter(|finding| finding.level != Level::Note && quotes(finding)).count()
        };
        assert_eq!(says(&before), 0);
        assert!(says(&after) > 0, "without {profile} the error is not found");
    }
}

/// A document of no known place: a table of its own beside the expenditure table.
const OWN: &str = "\
# 支出总表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| -- | -- | -- | -- | -- |
| 合计 |  | 110.00 | 60.00 | 50.00 |
| 201 | 一般公共服务支出 | 90.00 | 50.00 | 40.00 |
| 20103 | 政府办公厅（室）及相关机构事务 | 90.00 | 50.00 | 40.00 |
| 2010301 | 行政运行 | 50.00 | 50.00 |  |
| 2010302 | 一般行政管理事务 | 40.00 |  | 40.00 |
| 208 | 社会保障和就业支出 | 20.00 | 10.00 | 10.00 |
| 20805 | 行政事业单位养老支出 | 20.00 | 10.00 | 10.00 |
| 2080505 | 机关事业单位基本养老保险缴费支出 | 10.00 | 10.00 |  |
| 2080599 | 其他行政事业单位养老支出 | 10.00 |  | 10.00 |

# 项目支出资金来源表

单位：万元

| 功能科目编码 | 功能科目名称 | 支出合计 | 一般公共预算资金 | 政府性基金预算资金 | 单位资金 |
| -- | -- | -- | -- | -- | -- |
|  | 合计 | 50.00 | 45.00 |  | 5.00 |
| 201 | 一般公共服务支出 | 40.00 | 38.00 |  | 2.00 |
| 20103 | 政府办公厅（室）及相关机构事务 | 40.00 | 38.00 |  | 2.00 |
| 2010302 | 一般行政管理事务 | 40.00 | 38.00 |  | 2.00 |
| 208 | 社会保障和就业支出 | 10.00 | 7.00 |  | 3.00 |
| 20805 | 行政事业单位养老支出 | 10.00 | 7.00 |  | 3.00 |
| 2080599 | 其他行政事业单位养老支出 | 10.00 | 7.00 |  | 3.00 |
";

/// The structure rules that say something, with their levels.
fn structure(text: &str) -> Vec<(String, Level)> {
    let findings = checked(text.as_bytes(), "own.md", Setup::compiled()).expect("a document").findings;
    let own = findings.into_iter().filter(|finding| finding.rule.starts_with("R-U-"));
    own.map(|finding| (finding.rule, finding.level)).collect()
}

fn changed(edit: &str) -> String {
    edited(OWN, edit).expect("an edit")
}

#[test]
fn a_table_of_no_known_form_is_read_and_clean() {
    let findings = checked(OWN.as_bytes(), "own.md", Setup::compiled()).expect("a document");
    assert_eq!(findings.tool.profile, "standard");
    assert!(findings.notes.iter().any(|note| note.id == "RN-25"), "{:?}", findings.notes);
    assert_eq!(structure(OWN), []);
    let asked = findings.runs.iter().filter(|run| run.rule.starts_with("R-U-")).map(|run| run.rule.as_str());
    let asked: BTreeSet<&str> = asked.collect();
    for rule in ["R-U-001", "R-U-002", "R-U-004", "R-U-005"] {
        assert!(asked.contains(rule), "{rule} is not asked: {asked:?}");
    }
}

#[test]
fn its_tree_and_its_rows_add_up() {
    let class = structure(&changed("资金来源表 ▸ | 201 | 一般公共服务支出 | 40.00 → | 201 | 一般公共服务支出 | 44.00"));
    assert!(!class.is_empty() && class.iter().all(|(_, level)| *level == Level::Warning), "{class:?}");
    let row = structure(&changed(
        "资金来源表 ▸ 其他行政事业单位养老支出 | 10.00 | 7.00 → 其他行政事业单位养老支出 | 10.00 | 6.00",
    ));
    assert!(!row.is_empty() && row.iter().all(|(_, level)| *level == Level::Warning), "{row:?}");
}

#[test]
fn totals_are_compared_within_their_scope_only() {
    let all = "项目支出资金来源表";
    // All its amounts are twice as large: within itself it adds up.
    let (head, own) = OWN.split_at(OWN.find(all).expect("the table"));
    let double = |line: &str| {
        let cell = |cell: &str| match cell.trim().parse::<f64>() {
            Ok(value) if cell.contains('.') => format!(" {:.2} ", value * 2.0),
            _ => cell.to_owned(),
        };
        line.split('|').map(cell).collect::<Vec<_>>().join("|")
    };
    let doubled = head.to_owned() + &own.lines().map(double).collect::<Vec<_>>().join("\n");
    assert_eq!(structure(&doubled), [("R-U-005".to_owned(), Level::Note)]);
    assert_eq!(structure(&doubled.replace(all, "单位资金项目支出来源表")), []);
}

#[test]
fn a_heading_that_was_misread_accuses_nobody() {
    let text = changed("资金来源表 ▸ 一般公共预算资金 | 政府性基金预算资金 → 一般公共预算资金 | 人员经费");
    assert_eq!(structure(&text), []);
    // Amounts that have nothing to do with each other.
    let noise = changed(
        "资金来源表 ▸ 40.00 | 38.00 | → 11.00 | 38.10 |；；资金来源表 ▸ 40.00 | 38.00 | → 12.00 | 38.20 |；；资金来源表 ▸ 50.00 | 45.00 → 53.10 | 41.90；；资金来源表 ▸ 20805 | 行政事业单位养老支出 | 10.00 | 7.00 → 20805 | 行政事业单位养老支出 | 19.00 | 7.90",
    );
    assert_eq!(structure(&noise), []);
}
