//! Whole documents as files: what is written can be read, and says what the report says.

use budget_checker::check::{Options, Source, check};
use budget_checker::export::{ExportError, Format, export, unmarked};
use budget_checker::read::read;
use budget_checker::report::{Level, Outcome, Place, Report, ShownBlock};
use budget_checker::text::Language;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

const SAMPLE: &str = include_str!("../www/sample.md");
const WORKBOOK: &[u8] = include_bytes!("formats/sample.xlsx");

fn checked(name: &str, bytes: &[u8], language: Language) -> Report {
    check(&Source { name: Some(name), bytes }, &Options { language }).expect("a document can be read")
}

fn sample() -> Report {
    checked("样例 1.md", SAMPLE.as_bytes(), Language::Zh)
}

fn text(format: Format, report: &Report) -> String {
    String::from_utf8(export(format, report, &[]).expect("a report can be written")).expect("it is text")
}

/// The words of a file, read by the checker's own readers.
fn words(name: &str, bytes: &[u8]) -> String {
    let source = Source { name: Some(name), bytes };
    let reading = read(&source).expect("an office file of ours can be read");
    format!("{:?}", reading.document)
}

#[test]
fn a_list_has_a_line_for_each_finding() {
    let report = sample();
    let list = text(Format::Csv, &report);
    let lines: Vec<&str> = list.strip_prefix('\u{feff}').expect("a mark").trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 1 + report.findings.findings.len());
    assert!(lines[0].starts_with("序号,级别,规则"));
    for (line, number) in lines[1..].iter().zip(1..) {
        assert!(line.starts_with(&format!("{number},")), "{line}");
    }
}

#[test]
fn a_message_is_short_and_tells_verdict_counts_and_places() {
    let report = sample();
    let message = text(Format::Chat, &report);
    assert!(message.chars().count() < 700, "{message}");
    assert!(message.starts_with("样例 1.md：需要修改\n"));
    assert!(message.contains("有误 4") && message.contains("1. ✕ [第239行] "));
}

#[test]
fn every_text_tells_every_finding_in_both_languages() {
    for language in [Language::Zh, Language::En] {
        let report = checked("sample.md", SAMPLE.as_bytes(), language);
        for format in [Format::Markdown, Format::Html, Format::Csv, Format::Sarif, Format::Json] {
            let text = text(format, &report);
            for finding in &report.findings.findings {
                assert!(text.contains(&finding.rule), "{} {language:?} {}", format.name(), finding.rule);
            }
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = checked("sample.xlsx", WORKBOOK, Language::Zh);
    for format in Format::ALL {
        assert_eq!(export(format, &report, WORKBOOK), export(format, &report, WORKBOOK), "{}", format.name());
    }
}

#[test]
fn sarif_has_the_shape_of_its_schema() {
    let report = sample();
    let log: Value = serde_json::from_str(&text(Format::Sarif, &report)).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), report.findings.findings.len());
    for (result, finding) in results.iter().zip(&report.findings.findings) {
        let is_failure = finding.outcome == Outcome::Fail;
        assert_eq!((result["kind"] == "fail", result["level"] != "none"), (is_failure, is_failure));
        let rule = &rules[result["ruleIndex"].as_u64().expect("a number") as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["shortDescription"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(region["startLine"].as_u64().is_some_and(|line| line > 0), "{region}");
    }
    let first = &results[0]["locations"][0]["physicalLocation"];
    let [from, length] =
        ["charOffset", "charLength"].map(|key| first["region"][key].as_u64().expect("a number") as usize);
    let marked: String = SAMPLE.chars().skip(from).take(length).collect();
    assert_eq!(marked, "169.40");
    assert_eq!(first["artifactLocation"]["uri"], "%E6%A0%B7%E4%BE%8B%201.md");
    assert_eq!(run["artifacts"][0]["hashes"]["sha-256"], report.findings.inputs[0].sha256);
    assert!(run["invocations"][0]["toolExecutionNotifications"].as_array().is_some_and(|all| !all.is_empty()));
}

#[test]
fn the_page_needs_nothing_outside_and_leads_everywhere_it_says() {
    let report = sample();
    let page = text(Format::Html, &report);
    for forbidden in ["<script", "src=", "http://", "https://", "url(", "@import", " style=", "javascript:", " on"] {
        let outside = page.split("<body>").next().unwrap_or_default().to_owned() + &tags(&page);
        assert!(!outside.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    let ids: BTreeSet<&str> = values(&page, " id=").collect();
    let links: Vec<&str> = values(&page, "href=#").collect();
    assert!(links.len() > 50);
    assert!(links.iter().all(|link| ids.contains(link)), "{links:?}");
    for number in 1..=report.findings.findings.len() {
        let mark = format!("<a href=#f{number}>{number}</a>");
        assert!(page.contains(&mark), "finding {number} has no mark in the document");
    }
    assert!(page.contains(&report.findings.inputs[0].sha256));
    assert!(page.len() * 2 < SAMPLE.len() * 3, "{} bytes for {}", page.len(), SAMPLE.len());
}

/// What stands inside tags.
fn tags(page: &str) -> String {
    page.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| format!("<{tag}>")).collect()
}

fn values<'a>(page: &'a str, before: &str) -> impl Iterator<Item = &'a str> {
    page.split(before).skip(1).map(|rest| rest.split(['>', ' ']).next().unwrap_or_default())
}

#[test]
fn a_document_is_never_markup() {
    let text = SAMPLE.replace("档案库房设备更新", "\\<script\\>x");
    let report = checked("<b>.md", text.as_bytes(), Language::Zh);
    let page = String::from_utf8(export(Format::Html, &report, &[]).expect("it can be written")).expect("it is text");
    assert!(!page.contains("<script") && !page.contains("<b>.md"));
    assert!(page.contains("&lt;script&gt;x"));
}

#[test]
fn the_list_to_be_answered_can_be_read() {
    let report = sample();
    for (format, name) in [(Format::RectificationXlsx, "list.xlsx"), (Format::RectificationDocx, "list.docx")] {
        let words = words(name, &export(format, &report, &[]).expect("it can be written"));
        for head in ["序号", "问题", "依据", "整改要求（建议）", "期限", "整改情况"] {
            assert!(words.contains(head), "{name}: {head}");
        }
        for finding in &report.findings.findings {
            let told = words.contains(&finding.message);
            assert_eq!(told, finding.level != Level::Note, "{name}: {}", finding.message);
        }
        assert!(words.contains("417003 清河口县档案馆"));
    }
}

#[test]
fn nothing_to_mend_is_said() {
    let bytes = include_bytes!("formats/base.xlsx");
    let report = checked("base.xlsx", bytes, Language::Zh);
    for (format, name) in [(Format::RectificationXlsx, "list.xlsx"), (Format::RectificationDocx, "list.docx")] {
        let words = words(name, &export(format, &report, &[]).expect("it can be written"));
        assert!(words.contains("没有发现问题"), "{name}");
    }
    assert!(text(Format::Chat, &report).contains("没有发现问题"));
}

/// The parts of a package as they are packed.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index_raw(index).expect("a part");
        let mut packed = Vec::new();
        part.read_to_end(&mut packed).expect("its bytes");
        parts.insert(part.name().expect("a name").into_owned(), packed);
    }
    parts
}

/// The text of a part.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("it is text");
    text
}

fn messages(report: &Report) -> Vec<&str> {
    report.findings.findings.iter().map(|finding| &*finding.message).collect()
}

#[test]
fn a_marked_workbook_is_the_same_but_for_its_marks() {
    let report = checked("sample.xlsx", WORKBOOK, Language::Zh);
    let marked = export(Format::Marked, &report, WORKBOOK).expect("a workbook can be marked");
    let (before, after) = (parts(WORKBOOK), parts(&marked));
    let changed: Vec<&String> = before.keys().filter(|name| before.get(*name) != after.get(*name)).collect();
    let sheets: BTreeSet<&str> = report.findings.loci.values().filter_map(|locus| sheet(&locus.place)).collect();
    assert!(changed.len() <= 2 + sheets.len(), "{changed:?}");
    for name in changed {
        assert!(["[Content_Types].xml", "xl/styles.xml"].contains(&&**name) || name.contains("/worksheets/"), "{name}");
    }
    let comments: String =
        after.keys().filter(|name| name.contains("comments")).map(|name| part(&marked, name)).collect();
    for (finding, number) in report.findings.findings.iter().zip(1..) {
        let in_cell = finding.loci.iter().any(|place| sheet(&report.findings.loci[&place.locus].place).is_some());
        assert_eq!(comments.contains(&format!(">{number}. ")) || comments.contains(&format!("\n{number}. ")), in_cell);
    }
    assert_eq!(unmarked(&report.findings), 0);
    let again = checked("sample.xlsx", &marked, Language::Zh);
    assert_eq!(messages(&again), messages(&report));
    assert_eq!(again.shown, report.shown);
}

fn sheet(place: &Place) -> Option<&str> {
    match place {
        Place::Sheet { sheet, a1 } if !a1.is_empty() => Some(sheet),
        _ => None,
    }
}

#[test]
fn comments_that_are_there_are_kept() {
    let report = checked("sample.xlsx", WORKBOOK, Language::Zh);
    let once = export(Format::Marked, &report, WORKBOOK).expect("a workbook can be marked");
    let report = checked("sample.xlsx", &once, Language::Zh);
    let twice = export(Format::Marked, &report, &once).expect("a workbook can be marked again");
    let names = |bytes: &[u8]| parts(bytes).into_keys().collect::<Vec<_>>();
    assert_eq!(names(&twice), names(&once), "nothing new is needed");
    for name in names(&once).iter().filter(|name| name.contains("comments")) {
        let (before, after) = (part(&once, name), part(&twice, name));
        assert_eq!(after.matches("<comment ").count(), before.matches("<comment ").count());
        assert_eq!(after.matches("<t ").count(), 2 * before.matches("<t ").count());
    }
    assert_eq!(messages(&checked("sample.xlsx", &twice, Language::Zh)), messages(&report));
}

#[test]
fn a_blank_cell_that_the_file_leaves_out_can_be_marked() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("收支 <总表>").expect("a name");
    for (text, row) in blank_table().into_iter().zip(0..) {
        for (cell, column) in text.into_iter().zip(0..) {
            match cell.parse::<f64>() {
                Ok(number) => drop(sheet.write_number(row, column, number).expect("a number")),
                Err(_) if cell.is_empty() => {}
                Err(_) => drop(sheet.write_string(row, column, cell).expect("words")),
            }
        }
    }
    sheet.insert_note(0, 0, &rust_xlsxwriter::Note::new("别人的批注")).expect("a note");
    let bytes = book.save_to_buffer().expect("a workbook");
    let mut report = checked("blank.xlsx", &bytes, Language::Zh);
    assert!(!report.findings.findings.is_empty());
    let absent = Place::Sheet { sheet: "收支 <总表>".into(), a1: "C3".into() };
    report.findings.loci.values_mut().for_each(|locus| locus.place = absent.clone());
    let marked = export(Format::Marked, &report, &bytes).expect("it can be marked");
    let comments = part(&marked, "xl/comments1.xml");
    assert!(comments.contains("别人的批注") && comments.contains("ref=\"C3\""));
    assert!(part(&marked, "xl/worksheets/sheet1.xml").contains("<c r=\"C3\" s="));
    let blocks = |bytes: &[u8]| -> Vec<ShownBlock> { checked("blank.xlsx", bytes, Language::Zh).shown.blocks };
    assert_eq!(blocks(&marked), blocks(&bytes));
}

/// A table that does not add up.
fn blank_table() -> Vec<Vec<&'static str>> {
    vec![
        vec!["单位：万元"],
        vec!["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        vec!["201", "一般公共服务支出", "", "10.00", "20.00"],
        vec!["20101", "人大事务", "35.00", "10.00", "20.00"],
        vec!["2010101", "行政运行", "30.00", "10.00", "20.00"],
        vec!["", "合计", "30.00", "10.00", "20.00"],
    ]
}

#[test]
fn only_the_workbook_that_was_checked_is_marked() {
    let report = checked("sample.xlsx", WORKBOOK, Language::Zh);
    assert_eq!(export(Format::Marked, &report, SAMPLE.as_bytes()), Err(ExportError::OtherFile));
    assert_eq!(export(Format::Marked, &sample(), SAMPLE.as_bytes()), Err(ExportError::NoWorkbook));
    assert!(Format::Marked.fits(&report.findings) && !Format::Marked.fits(&sample().findings));
}
