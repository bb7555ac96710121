//! One budget, every format, once more: base, sample and the example document written here as workbooks, pages and Word
//! files, and, where LibreOffice and Python are installed, the example by the exporters of `tests/formats/make.py`.

#[path = "support/support.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use support::alike::{assert_alike, differences};
use support::example::example;
use support::export::{Layout, document, excel, page, word_file};

/// The documents by name; the example only where it is.
fn documents() -> Vec<(&'static str, String)> {
    let mut documents = vec![
        ("base", include_str!("rules/base.md").to_owned()),
        ("sample", include_str!("../www/sample.md").to_owned()),
    ];
    documents.extend(example().map(|(_, text)| ("example", text)));
    documents
}

#[test]
fn a_workbook_with_a_sheet_for_each_form() {
    for (name, markdown) in documents() {
        assert_alike(&markdown, &format!("{name}.xlsx"), &excel(&document(&markdown), Layout::SheetPerForm));
    }
}

#[test]
fn a_workbook_with_all_forms_on_one_sheet() {
    for (name, markdown) in documents() {
        assert_alike(&markdown, &format!("{name}.xlsx"), &excel(&document(&markdown), Layout::OneSheet));
    }
}

#[test]
fn a_page() {
    for (name, markdown) in documents() {
        assert_alike(&markdown, &format!("{name}.html"), page(&document(&markdown)).as_bytes());
    }
}

#[test]
fn a_word_file() {
    for (name, markdown) in documents() {
        assert_alike(&markdown, &format!("{name}.docx"), &word_file(&document(&markdown)));
    }
}

/// Writes the example in every format with office programs; `None` where they are not installed. `PYTHON` names the
/// Python that has the libraries.
fn exported() -> Option<(String, PathBuf)> {
    let (_, markdown) = example()?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let runs = |program: &str, arguments: &[&str]| {
        Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
    };
    if !runs("soffice", &["--version"]) || !runs(&python, &["-c", "import docx, openpyxl, msoffcrypto"]) {
        eprintln!("did not run: LibreOffice or the Python libraries of tests/formats/make.py are not installed");
        return None;
    }
    let folder = root.join("target/tmp/formats-example");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the files");
    let source = folder.join("example.source.md");
    std::fs::write(&source, &markdown).expect("written");
    let mut make = Command::new(&python);
    make.arg(root.join("tests/formats/make.py")).arg(&source).arg(&folder);
    assert!(make.status().expect("Python runs").success(), "make.py failed");
    Some((markdown, folder))
}

#[test]
fn the_example_as_office_programs_write_it() {
    let Some((markdown, folder)) = exported() else { return };
    let mut wrong = Vec::new();
    for format in ["xlsx", "xls", "ods", "docx", "lo.docx", "html", "lo.html", "sheet.html"] {
        let bytes = std::fs::read(folder.join(format!("example.{format}"))).expect("it was made");
        wrong.extend(first(&differences(&markdown, &format!("example.{format}"), &bytes), format));
    }
    // Values know no hidden rows (支出总表, whose hidden ones hold other amounts) and no headings (the sheet that begins an
    // agency).
    let is_whole = |name: &str| !["example-支出总表", "example-收支总表 (2)"].contains(&name);
    for (sheet, markdown) in sheets(&folder.join("md")).into_iter().filter(|(name, _)| is_whole(name)) {
        for kind in ["csv", "gbk.csv"] {
            let bytes = std::fs::read(folder.join(kind).join(format!("{sheet}.csv"))).expect("it was made");
            wrong.extend(first(&differences(&markdown, "a.csv", &bytes), &format!("{sheet} {kind}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Every sheet of the example by name, as Markdown.
fn sheets(folder: &Path) -> Vec<(String, String)> {
    let files = std::fs::read_dir(folder).expect("make.py made it").map(|entry| entry.expect("a file").path());
    let mut sheets: Vec<(String, String)> = files
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("a text"))
        })
        .collect();
    sheets.sort();
    assert!(sheets.len() > 20, "{}", sheets.len());
    sheets
}

/// The first differences of one file.
fn first(differences: &[String], name: &str) -> Vec<String> {
    differences.iter().take(6).map(|difference| format!("{name}{difference}")).collect()
}
