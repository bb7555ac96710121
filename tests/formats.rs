//! One budget, every format, one report: the documents in `tests/formats` (made by `make.py` with office programs from the
//! project's own Markdown) say what the Markdown says, but for positions.

#[path = "support/support.rs"]
mod support;

use budget_checker::check::{Options, Source, check};
use std::path::Path;
use support::alike::{assert_alike, checked, said};

const DOCUMENTS: [(&str, &str); 2] =
    [("base", include_str!("rules/base.md")), ("sample", include_str!("../www/sample.md"))];

/// A document in `tests/formats`.
fn file(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn assert_same(format: &str) {
    DOCUMENTS.iter().for_each(|(name, markdown)| assert_says(name, markdown, format));
}

/// The same for the sample alone: programs write long pages.
fn assert_sample_same(format: &str) {
    assert_says(DOCUMENTS[1].0, DOCUMENTS[1].1, format);
}

fn assert_says(name: &str, markdown: &str, format: &str) {
    let name = format!("{name}.{format}");
    assert_alike(markdown, &name, &file(&name));
}

#[test]
fn excel() {
    assert_same("xlsx");
}

#[test]
fn older_excel() {
    assert_same("xls");
}

#[test]
fn open_document() {
    assert_same("ods");
}

#[test]
fn word() {
    assert_same("docx");
    assert_same("lo.docx");
}

#[test]
fn web_pages() {
    assert_same("html");
    assert_sample_same("lo.html");
}

#[test]
fn pdf() {
    assert_same("pdf");
    assert_sample_same("chromium.pdf");
}

#[test]
fn web_pages_in_one_file() {
    assert_sample_same("mht");
}

#[test]
fn web_pages_of_sheets() {
    assert_sample_same("sheet.html");
}

#[test]
fn clipboard_of_a_browser() {
    assert_sample_same("chromium-clip.html");
}

#[test]
fn clipboard_of_libreoffice() {
    assert_same("calc-clip.html");
    assert_same("writer-clip.html");
}

#[test]
fn values_between_commas_and_tabs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/base.balance.csv");
    let text = std::fs::read_to_string(path).expect("the table is there");
    let said_of = |source: Source| said(&check(&source, &Options::default()).expect("it is read"));
    let commas = said_of(Source { name: Some("a.csv"), bytes: text.as_bytes() });
    assert!(commas["coverage"]["amounts"].as_u64() > Some(5), "the table is understood");
    assert_eq!(said(&checked("a.csv", &file("base.balance.gbk.csv"))), commas);
    // As a spreadsheet pastes text: tabs, and line ends of Windows.
    let pasted = text.replace(',', "\t").replace('\n', "\r\n");
    assert_eq!(said_of(Source { name: None, bytes: pasted.as_bytes() }), commas);
    let semicolons = format!("sep=;\r\n{}", text.replace(',', ";"));
    assert_eq!(said_of(Source { name: Some("a.csv"), bytes: semicolons.as_bytes() }), commas);
}
