//! One budget, every format, one report: the documents in `tests/formats` (made by `make.py` with office programs from the
//! project's own Markdown) say what the Markdown says, but for positions.

use budget_checker::check::{Options, Source, check};
use budget_checker::report::Report;
use serde_json::Value;
use std::path::Path;

const DOCUMENTS: [(&str, &str); 2] =
    [("base", include_str!("rules/base.md")), ("sample", include_str!("../www/sample.md"))];

/// The report on a document in `tests/formats`.
fn of_file(name: &str) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let source = Source { name: Some(name), bytes: &bytes };
    check(&source, &Options::default()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Everything a report says but where it stands: positions, the input, and how the document was read.
fn said(report: &Report) -> Value {
    let mut findings = serde_json::to_value(&report.findings).expect("findings are JSON");
    for part in ["inputs", "notes"] {
        findings[part] = Value::Null;
    }
    for locus in findings["loci"].as_object_mut().into_iter().flat_map(|loci| loci.values_mut()) {
        (locus["at"], locus["place"]) = (Value::Null, Value::Null);
    }
    for reading in findings["reading"].as_array_mut().into_iter().flatten() {
        reading["blocks"] = Value::Null;
    }
    // How many paragraphs a rule looked at depends on where an office program breaks lines.
    for run in findings["runs"].as_array_mut().into_iter().flatten() {
        run["compared"] = Value::Null;
    }
    findings
}

/// Where two values differ first, in words.
fn differs(path: &str, one: &Value, other: &Value) -> Vec<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) if one.keys().eq(other.keys()) => {
            one.iter().flat_map(|(key, value)| differs(&format!("{path}.{key}"), value, &other[key])).collect()
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs.flat_map(|(at, (one, other))| differs(&format!("{path}[{at}]"), one, other)).collect()
        }
        _ if one == other => Vec::new(),
        _ => vec![format!("{path}: {one} ≠ {other}")],
    }
}

fn assert_same(format: &str) {
    DOCUMENTS.iter().for_each(|(name, markdown)| assert_says(name, markdown, format));
}

/// The same for the sample alone: programs write long pages.
fn assert_sample_same(format: &str) {
    assert_says(DOCUMENTS[1].0, DOCUMENTS[1].1, format);
}

fn assert_says(name: &str, markdown: &str, format: &str) {
    let source = Source { name: None, bytes: markdown.as_bytes() };
    let expected = said(&check(&source, &Options::default()).expect("the Markdown is read"));
    let differs = differs("", &expected, &said(&of_file(&format!("{name}.{format}"))));
    assert!(differs.is_empty(), "{name}.{format}: {:#?}", &differs[..differs.len().min(12)]);
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
fn web_pages_of_sheets() {
    assert_sample_same("sheet.html");
}

#[test]
fn clipboard_of_a_browser() {
    assert_sample_same("chromium-clip.html");
}

#[test]
fn values_between_commas_and_tabs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/base.balance.csv");
    let text = std::fs::read_to_string(path).expect("the table is there");
    let said_of = |source: Source| said(&check(&source, &Options::default()).expect("it is read"));
    let commas = said_of(Source { name: Some("a.csv"), bytes: text.as_bytes() });
    assert!(commas["coverage"]["amounts"].as_u64() > Some(5), "the table is understood");
    assert_eq!(said(&of_file("base.balance.gbk.csv")), commas);
    // As a spreadsheet pastes text: tabs, and line ends of Windows.
    let pasted = text.replace(',', "\t").replace('\n', "\r\n");
    assert_eq!(said_of(Source { name: None, bytes: pasted.as_bytes() }), commas);
    let semicolons = format!("sep=;\r\n{}", text.replace(',', ";"));
    assert_eq!(said_of(Source { name: Some("a.csv"), bytes: semicolons.as_bytes() }), commas);
}
