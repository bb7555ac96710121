//! The command line: exit codes, formats, standard input.

#[path = "support/support.rs"]
mod support;

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use support::change::{Slip, apply, slip};
use support::draw::Digits;
use support::judge::report;
use support::page::Bound;
use support::print::invented;
use support::random::Random;

/// A file that is removed at the end.
struct File(PathBuf);

impl File {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("budget-check-{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).expect("a temporary file can be written");
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("temporary paths are text")
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn run(arguments: &[&str], input: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_budget-check"));
    let mut child = command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that does not read its input closes the pipe: no concern of ours.
    let _ = stdin.write_all(input.unwrap_or_default().as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

#[test]
fn a_rule_is_explained_by_id_by_words_and_by_pinyin() {
    for query in ["R-T1-004", "r-t1-004", "本年收入加上年结转", "bnsrjsnjz"] {
        let said = text(&run(&["--explain", query], None));
        assert!(said.contains("R-T1-004 本年收入加上年结转等于收入总计"), "{query}: {said}");
        assert!(said.contains("收支总表〔本年收入合计〕 + 收支总表〔上年结转结余〕 = 收支总表〔收入总计〕"), "{said}");
    }
    let output = run(&["--explain", "R-T1-004", "--lang", "en", "--format", "json"], None);
    let pages: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((pages[0]["id"].as_str(), pages[0]["level"].as_str()), (Some("R-T1-004"), Some("error")));
    assert_eq!(run(&["--explain", "R-XX-999"], None).status.code(), Some(2));
}

#[test]
fn a_profile_is_taken_or_refused_with_the_reason() {
    let (good, bad) = documents();
    let document = File::new("profile.md", bad.as_bytes());
    let profile = |inside: &str| format!(r#"{{"format": "budget-profile", "version": 1, "name": "某县", {inside}}}"#);
    let refused = File::new("refused.json", profile(r#""rules": {"R-X-999": {"on": false}}"#).as_bytes());
    let output = run(&[document.path(), "--profile", refused.path()], None);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("没有编号为R-X-999的规则"));
    let taken = File::new("taken.json", profile(r#""rules": {"R-H-008": {"on": false, "reason": "另查"}}"#).as_bytes());
    let output = run(&["-", "--profile", taken.path()], Some(&good));
    assert!(text(&output).contains("所用规则设置：某县"), "{}", text(&output));
}

/// A true document, and the same with one amount ten times too large.
fn documents() -> (String, String) {
    let document = invented(3, Digits::Exact);
    let chars: Vec<char> = document.text.chars().collect();
    let place =
        document.places.iter().find(|at| at.bound == Bound::Named && at.label.contains("T3[")).expect("T3 is printed");
    let edits = slip(&chars, place, &[], Slip::Tenfold, &mut Random::new(1)).expect("not zero");
    (document.text, apply(&chars, &edits).text)
}

#[test]
fn exit_codes_tell_true_wrong_and_unreadable() {
    let (right, wrong) = documents();
    let (right, wrong, zeros) =
        (File::new("a.md", right.as_bytes()), File::new("b.md", wrong.as_bytes()), File::new("c.md", &[0; 64]));
    assert_eq!(run(&[right.path()], None).status.code(), Some(0));
    assert_eq!(run(&[wrong.path()], None).status.code(), Some(1));
    assert_eq!(run(&[zeros.path()], None).status.code(), Some(2));
    assert_eq!(run(&["no such file.md"], None).status.code(), Some(2));
    assert_eq!(run(&["--no-such-option"], None).status.code(), Some(2));
    assert_eq!(run(&[right.path(), wrong.path()], None).status.code(), Some(1));
    assert_eq!(run(&[right.path(), zeros.path()], None).status.code(), Some(2));
}

#[test]
fn errors_are_told_on_standard_error() {
    let output = run(&["no such file.md"], None);
    assert!(output.stdout.is_empty());
    assert!(!output.stderr.is_empty());
}

#[test]
fn json_is_the_published_findings() {
    let (_, wrong) = documents();
    let file = File::new("json.md", wrong.as_bytes());
    let output = run(&["--format", "json", file.path()], None);
    let mut printed: Value = serde_json::from_str(&text(&output)).expect("one JSON value");
    let mut expected = serde_json::to_value(&report(&wrong).findings).expect("findings are plain data");
    for findings in [&mut printed, &mut expected] {
        // The file's name is the only difference there may be.
        findings["inputs"][0]["name"] = Value::Null;
    }
    assert_eq!(printed, expected);
}

#[test]
fn json_lines_has_one_line_for_each_document() {
    let (right, wrong) = documents();
    let files = [File::new("right-line.md", right.as_bytes()), File::new("wrong-line.md", wrong.as_bytes())];
    let output = text(&run(&["--format", "jsonl", files[0].path(), files[1].path()], None));
    let lines: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["findings"].as_array().map(Vec::len), Some(report(&right).findings.findings.len()));
    for finding in &report(&wrong).findings.findings {
        assert!(lines[1].to_string().contains(&finding.prints.content), "{}", finding.message);
    }
}

#[test]
fn text_says_what_is_wrong() {
    let (right, wrong) = documents();
    let (right, wrong_file) = (File::new("d.md", right.as_bytes()), File::new("e.md", wrong.as_bytes()));
    assert!(!text(&run(&[right.path()], None)).is_empty(), "a true document is told too");
    let output = text(&run(&[wrong_file.path()], None));
    for finding in report(&wrong).findings.findings {
        assert!(output.contains(&finding.message), "{}\n{output}", finding.message);
    }
    assert_eq!(output, text(&run(&["--format", "text", wrong_file.path()], None)));
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let (right, wrong) = documents();
    assert_eq!(run(&["-"], Some(&right)).status.code(), Some(0));
    assert_eq!(run(&["-"], Some(&wrong)).status.code(), Some(1));
    assert_eq!(run(&["-"], Some("")).status.code(), Some(2));
}

#[test]
fn documents_are_checked_together() {
    const BASE: &str = include_str!("rules/base.md");
    let this = File::new("this.md", BASE.as_bytes());
    let wrong = BASE.replace("2024", "2023").replace("2025", "2024");
    let last = File::new("last.md", wrong.as_bytes());
    let arguments = ["--together", "--format", "jsonl", this.path(), last.path()];
    let output = run(&arguments, None);
    let lines: Vec<Value> =
        text(&output).lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(lines.len(), 3, "each report, then what they say together");
    let alone = text(&run(&["--format", "jsonl", this.path(), last.path()], None));
    assert_eq!(text(&output).lines().take(2).collect::<Vec<_>>(), alone.lines().collect::<Vec<_>>());
    let joint = &lines[2];
    assert_eq!(joint["inputs"].as_array().map(Vec::len), Some(2));
    assert_eq!(joint["findings"][0]["rule"], "R-D-002", "last year's figures differ");
    assert_eq!(output.status.code(), Some(1));
    let message = joint["findings"][0]["message"].as_str().unwrap_or_default();
    let told = text(&run(&["--together", this.path(), last.path()], None));
    assert!(told.contains("合并核对") && told.contains(message), "{told}");
    assert!(told.contains("R-D-001"), "what could not be checked is told: {told}");
    let english = text(&run(&["--together", "--lang", "en", this.path(), last.path()], None));
    assert!(english.contains("needs another document"), "{english}");
}

#[test]
fn dates_are_told_and_nothing_that_fits_is_no_pass() {
    const BASE: &str = include_str!("rules/base.md");
    let file = File::new("dated.md", BASE.as_bytes());
    assert_eq!(run(&["--together", file.path()], None).status.code(), Some(2), "nothing fits");
    let dated = ["--together", "--approved", "2025-02-10", "--published", "2025-03-05", file.path()];
    let output = run(&dated, None);
    assert_eq!(output.status.code(), Some(0), "a note");
    assert!(text(&output).contains("R-D-011"), "{}", text(&output));
    assert_eq!(run(&["--approved", "2025-02-10", file.path()], None).status.code(), Some(2), "needs --together");
    assert_eq!(run(&["--together", "--approved", "2025-02-30", file.path()], None).status.code(), Some(2));
}

#[test]
fn a_report_becomes_a_file() {
    let name = |end: &str| std::env::temp_dir().join(format!("budget-check-{}-{end}", std::process::id()));
    let output = name("list.xlsx");
    let path = output.to_str().expect("temporary paths are text");
    let done = run(&["www/sample.md", "--format", "rectification-xlsx", "--output", path], None);
    assert_eq!(done.status.code(), Some(1), "the sample has something to mend");
    assert!(std::fs::read(&output).expect("it was written").starts_with(b"PK"));
    std::fs::remove_file(&output).expect("it can be removed");
    assert!(text(&run(&["www/sample.md", "--format", "csv"], None)).starts_with("\u{feff}序号,"));
    for wrong in [
        &["www/sample.md", "--format", "rectification-docx"][..],
        &["www/sample.md", "--format", "marked-xlsx", "--output", path],
        &["www/sample.md", "www/sample.md", "--format", "html"],
        &["www/sample.md", "--format", "html", "--together"],
        &["www/sample.md", "--output", path],
    ] {
        let refused = run(wrong, None);
        assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0), "{wrong:?}");
        assert!(!refused.stderr.is_empty() && !output.exists(), "{wrong:?}");
    }
}
