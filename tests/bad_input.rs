//! Inputs that are no budget: a clear answer in bounded time, never a panic.

use budget_checker::check::{Options, Source, check};
use budget_checker::read::ReadError;
use budget_checker::report::{Report, Verdict};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// Only there to catch freezes, which know no end: the longest of these, 200,000 rows, takes ten seconds on a quiet machine
/// as the tests are built; the others take a second or two.
const LIMIT: Duration = Duration::from_secs(60);

const TABLE: &str = "\
| 序号 | 功能分类科目 |  | 合计 | 基本支出 | 项目支出 | 经营支出 | 上解上级支出 | 对附属单位补助支出 |
|--|--|--|--|--|--|--|--|--|
|  | 科目编码 | 科目名称 |  |  |  |  |  |  |
| 栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
";

fn answer(bytes: Vec<u8>) -> Result<Report, ReadError> {
    let (send, receive) = channel();
    let work = std::thread::spawn(move || {
        let _ = send.send(check(&Source { name: Some("bad.md"), bytes: &bytes }, &Options::default()));
    });
    match receive.recv_timeout(LIMIT) {
        Ok(answer) => answer,
        Err(RecvTimeoutError::Timeout) => panic!("no answer within {LIMIT:?}"),
        Err(RecvTimeoutError::Disconnected) => match work.join() {
            Err(panic) => std::panic::resume_unwind(panic),
            Ok(()) => panic!("no answer"),
        },
    }
}

/// Nothing was recognised, and the report says that nothing could be judged.
fn check_not_judged(text: &str) {
    match answer(text.as_bytes().to_vec()) {
        Ok(report) => assert_eq!(report.findings.totals.verdict, Verdict::NotJudged),
        Err(error) => check_clear(&error),
    }
}

/// An error has a code for programs and a sentence for people.
fn check_clear(error: &ReadError) {
    assert!(!error.code().is_empty());
    assert!(error.say(budget_checker::text::Language::Zh).chars().count() > 4);
    assert!(error.say(budget_checker::text::Language::En).len() > 8);
}

#[test]
fn nothing_at_all() {
    for empty in ["", " ", "\n\n\t \u{3000}\n", "\u{feff}"] {
        check_clear(&answer(empty.as_bytes().to_vec()).expect_err("there is nothing to read"));
    }
}

#[test]
fn text_without_a_table() {
    check_not_judged("# 标题\n\n本单位预算公开如下。\n");
    check_not_judged("# 2024 年单位预算公开\n\n2024年本单位预算总收入1858.60万元。\n");
    check_not_judged("| a | b |\n|---|---|\n| 1 | 2 |\n");
}

#[test]
fn a_table_cut_in_the_middle() {
    let table = format!(
        "## 单位预算支出总表\n\n434001 某单位\n\n单位：万元\n\n{TABLE}| 1 |  | 合计 | 10.00 | 10.00 |  |  |  |  |\n| 2 | 201 | 一般公共服务支出 | 10.0"
    );
    for end in (0..table.len()).filter(|end| table.is_char_boundary(*end)) {
        let _ = answer(table.as_bytes()[..end].to_vec());
    }
    let whole = answer(table.into_bytes()).expect("the beginning can be read");
    assert!(whole.findings.reading.iter().any(|table| table.form == "T3"));
}

#[test]
fn binary_files() {
    let mut noise: u64 = 1;
    let mut byte = || {
        noise ^= noise << 13;
        noise ^= noise >> 7;
        noise ^= noise << 17;
        noise as u8
    };
    check_clear(&answer((0..100_000).map(|_| byte()).collect()).expect_err("noise is no text"));
    check_clear(&answer(vec![0; 1000]).expect_err("zeros are no text"));
    for magic in [
        &b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"[..],
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\x89PNG\r\n\x1a\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ] {
        let bytes = [magic, &[7_u8; 500]].concat();
        check_clear(&answer(bytes).expect_err("another kind of file"));
    }
}

#[test]
fn ten_megabytes_of_noise() {
    let line = "预算 | 1.00 | 支出 <b> ** $x$ 万元 12.3.4 &nbsp; 第一、\n";
    check_not_judged(&line.repeat((10 << 20) / line.len()));
    let bars = "|".repeat(10 << 20);
    let _ = answer(bars.into_bytes());
    let _ = answer("(".repeat(10 << 20).into_bytes());
    let _ = answer("1".repeat(10 << 20).into_bytes());
}

#[test]
fn a_very_long_table() {
    let mut table = format!("## 单位预算支出总表\n\n434001 某单位\n\n单位：万元\n\n{TABLE}");
    for row in 0..200_000 {
        table.push_str(&format!("| {row} | {} | 行政运行 | 1.00 | 1.00 |  |  |  |  |\n", 2_010_000 + row % 90_000));
    }
    let _ = answer(table.into_bytes()).expect("a long table can be read");
}

#[test]
fn a_very_wide_table() {
    let row = format!("|{}\n", " 1.00 |".repeat(50_000));
    let _ = answer(format!("{row}|{}\n{row}{row}", "-|".repeat(50_000)).into_bytes());
}

#[test]
fn amounts_of_forty_digits() {
    let digits = "9".repeat(40);
    let amounts = [
        digits.clone(),
        format!("{digits}.{digits}"),
        format!("0.{digits}"),
        format!("-{digits}"),
        "79228162514264337593543950335".to_owned(),
    ];
    for amount in amounts {
        let row = format!("| {amount} | {amount} | {amount} |  |  |  |\n");
        let rows = format!("| 1 |  | 合计 {row}| 2 | 201 | 一般公共服务支出 {row}");
        let text = format!(
            "## 单位预算支出总表\n\n434001 某单位\n\n单位：万元\n\n{TABLE}{rows}\n2024年本单位预算总支出{amount}万元。\n"
        );
        let _ = answer(text.into_bytes()).expect("the table can be read");
    }
}

#[test]
fn hostile_html() {
    let deep = 20_000;
    let texts = [
        format!("<table>{}</table>", "<tr><td rowspan=4000000000 colspan=4000000000>1</td></tr>".repeat(50)),
        "<table><tr><td>".repeat(deep),
        format!("{}{}", "<div>".repeat(deep), "</div>".repeat(deep)),
        "<table><tr><td><script>alert(1)</script><img src=x onerror=alert(1)></td></tr></table>".to_owned(),
        "<".repeat(1 << 20),
        "<!--".repeat(1 << 18),
        "&".repeat(1 << 20),
        "&#99999999999;&#x110000;&#0;&unknown;".repeat(1000),
        format!("| a |\n|---|\n| {} |\n", "<b>".repeat(1 << 18)),
    ];
    for text in texts {
        let _ = answer(text.into_bytes());
    }
}
