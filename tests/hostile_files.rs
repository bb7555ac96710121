//! Files made or broken to do harm: each gets a clear answer, none a panic, none much time or memory.

use budget_checker::check::{Options, Source, check};
use budget_checker::read::{LARGEST, Origin, ReadError, read, unpack};
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The documents of the format tests, every format once.
const FILES: [&str; 13] = [
    "sample.xlsx",
    "sample.xls",
    "sample.ods",
    "sample.docx",
    "sample.lo.docx",
    "sample.html",
    "sample.mht",
    "sample.balance.csv",
    "sample.balance.gbk.csv",
    "locked.xlsx",
    "old.doc",
    "sample.pdf",
    "owned.pdf",
];

fn file(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn answer(bytes: &[u8]) -> Result<Origin, ReadError> {
    read(&Source { name: None, bytes }).map(|reading| reading.origin)
}

/// A package of compressed parts; a part is written by repeating its middle.
fn package(parts: &[(&str, &str, &str, usize, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, begin, middle, times, end) in parts {
        zip.start_file(*name, options).expect("a part begins");
        zip.write_all(begin.as_bytes()).expect("written");
        for _ in 0..*times {
            zip.write_all(middle.as_bytes()).expect("written");
        }
        zip.write_all(end.as_bytes()).expect("written");
    }
    zip.finish().expect("the package ends").into_inner()
}

/// An xlsx file with this one sheet.
fn xlsx(begin: &str, middle: &str, times: usize, end: &str) -> Vec<u8> {
    package(&[
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="1" r:id="a"/></sheets></workbook>"#,
            "",
            0,
            "",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Type="t/worksheet" Target="s.xml"/></Relationships>"#,
            "",
            0,
            "",
        ),
        ("xl/s.xml", begin, middle, times, end),
    ])
}

#[test]
fn files_cut_anywhere_are_answered() {
    for name in FILES {
        let whole = file(name);
        for part in 0..100 {
            let cut = &whole[..whole.len() * part / 100];
            let _ = check(&Source { name: Some(name), bytes: cut }, &Options::default());
            let _ = unpack(cut);
        }
    }
}

#[test]
fn what_unpacks_to_gigabytes_is_stopped() {
    let mega = " ".repeat(1 << 20);
    let bomb = xlsx("<worksheet><sheetData>", &mega, 300, "</sheetData></worksheet>");
    println!("{} bytes hold 300 MB", bomb.len());
    assert!(bomb.len() < 2 << 20);
    assert_eq!(answer(&bomb), Err(ReadError::TooMuch));
    let bomb = package(&[("a.md", "", &mega, 200, ""), ("b.md", "", &mega, 200, ""), ("c.md", "short", "", 0, "")]);
    let unpacked = unpack(&bomb).expect("the archive is one");
    let failed: Vec<bool> = unpacked.iter().map(|file| file.bytes.is_err()).collect();
    assert_eq!(failed, [false, true, false], "each file by itself");
    let whole = package(&[("word/document.xml", "<w:document><w:body>", &mega, 300, "</w:body></w:document>")]);
    assert_eq!(answer(&whole), Err(ReadError::TooMuch));
}

#[test]
fn claims_of_endless_sheets_cost_nothing() {
    let cells = r#"<row r="1"><c r="A1" t="str"><v>表</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"><v>2</v></c></row>"#;
    let claim = xlsx(
        r#"<worksheet><dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols><sheetData>"#,
        cells,
        1,
        "</sheetData></worksheet>",
    );
    assert!(answer(&claim).is_ok());
    let merges = r#"<mergeCell ref="A1:XFD1048576"/>"#;
    let claim = xlsx(
        &format!("<worksheet><sheetData>{cells}</sheetData><mergeCells>"),
        merges,
        100_000,
        "</mergeCells></worksheet>",
    );
    assert!(answer(&claim).is_ok());
}

#[test]
fn more_cells_than_are_read_are_refused() {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(200));
    let many = xlsx("<worksheet><sheetData>", &row, 11_000, "</sheetData></worksheet>");
    assert_eq!(answer(&many), Err(ReadError::TooMuch));
}

#[test]
fn entities_are_not_expanded() {
    let mut entities = String::from(r#"<!DOCTYPE x [<!ENTITY a0 "ha">"#);
    for level in 1..40 {
        entities += &format!(r#"<!ENTITY a{level} "&a{};&a{};">"#, level - 1, level - 1);
    }
    entities += r#"<!ENTITY file SYSTEM "file:///etc/passwd">]>"#;
    let sheet = format!(
        r#"{entities}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&a39;&file;表</v></c></row></sheetData></worksheet>"#
    );
    let reading = read(&Source { name: None, bytes: &xlsx(&sheet, "", 0, "") }).expect("it is read");
    assert!(format!("{:?}", reading.document.blocks).contains("\"表\""));
}

#[test]
fn what_needs_a_password_says_so() {
    assert_eq!(answer(&file("locked.pdf")), Err(ReadError::LockedPdf));
    assert!(answer(&file("owned.pdf")).is_ok(), "only printing and changing it needs a password");
    for name in ["locked.xlsx", "locked.docx"] {
        assert_eq!(answer(&file(name)), Err(ReadError::Locked), "{name}");
    }
}

#[test]
fn what_is_not_read_says_what_to_do() {
    let error = answer(&file("old.doc")).expect_err("doc is not read");
    assert!(error.say(budget_checker::text::Language::Zh).contains(".docx"));
    assert_eq!(answer(&file("empty.xlsx")), Err(ReadError::Empty));
    assert!(matches!(answer(&vec![b'a'; 200 << 20]), Err(ReadError::TooLarge { most: LARGEST, .. })));
}

#[test]
fn a_wrong_name_changes_nothing() {
    for (name, as_name) in
        [("sample.xlsx", "a.docx"), ("sample.docx", "a.csv"), ("sample.xls", "a.xlsx"), ("sample.ods", "a.html")]
    {
        let bytes = file(name);
        let right = check(&Source { name: Some(name), bytes: &bytes }, &Options::default()).expect("read");
        let wrong = check(&Source { name: Some(as_name), bytes: &bytes }, &Options::default()).expect("read");
        assert_eq!(right.findings.findings, wrong.findings.findings, "{name} as {as_name}");
    }
}

/// Found by changing documents at random (`tests/bench/fuzz.rs`).
#[test]
fn what_once_crashed_is_checked() {
    let bytes = file("crash-settled-before.html");
    let report = check(&Source { name: None, bytes: &bytes }, &Options::default()).expect("it is read");
    assert!(!report.findings.findings.is_empty(), "a document with many faults");
}
