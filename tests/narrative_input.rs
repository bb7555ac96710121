//! Narratives as no writer meant them: cut anywhere, shuffled, endless, full of invisible signs. An answer in bounded time,
//! never a panic.

#[path = "support/support.rs"]
mod support;

use std::sync::mpsc::channel;
use std::time::Duration;
use support::judge::report;
use support::random::Random;

/// Only there to catch freezes.
const LIMIT: Duration = Duration::from_secs(30);

const TEXT: &str = "# 2025年部门预算编制说明\n\n2025年，某局收入预算1,358.42万元，其中：财政拨款收入1,358.42万元，比2024年预算增加46.12万元；事业收入0万元。\n\n财政拨款支出主要内容如下：\n\n1. “教育支出（类）普通教育（款）小学教育（项）”144.92万元，主要用于办学。2024年当年预算执行数为120.14万元，2025年预算安排144.92万元，比2024年预算执行数增加20.63%。主要原因是：人员增加。\n\n公务用车购置及运行费18万元（其中：公务用车购置费为0.00万元，公务用车运行费18万元），占“三公”经费的25.38 %，与上年持平。\n";

/// Runs it on another thread, so that a freeze fails the test instead of hanging it.
fn within_limit(text: String) {
    let (send, receive) = channel();
    let work = std::thread::spawn(move || {
        let read = report(&text).findings.narrative.len();
        let _ = send.send(read);
    });
    assert!(receive.recv_timeout(LIMIT).is_ok() || work.join().is_ok(), "no answer within {LIMIT:?}");
}

#[test]
fn cut_at_every_character() {
    let chars: Vec<char> = TEXT.chars().collect();
    for at in 20..chars.len() {
        report(&chars[..at].iter().collect::<String>());
        report(&format!("#{}", chars[at..].iter().collect::<String>()));
    }
}

#[test]
fn paragraphs_in_any_order() {
    let mut random = Random::new(7);
    let paragraphs: Vec<&str> = TEXT.split("\n\n").collect();
    for _ in 0..40 {
        let shuffled = random.sample(&paragraphs, paragraphs.len());
        report(&shuffled.into_iter().copied().collect::<Vec<_>>().join("\n\n"));
    }
}

#[test]
fn prose_without_any_end() {
    let clause = "比2024年预算增加12.03万元，增长10.50%，其中：基本支出12.03万元、";
    within_limit(clause.repeat((5 << 20) / clause.len()));
    within_limit(format!("说明\n\n{}", "（其中：甲1万元".repeat(200_000)));
    within_limit("一、".repeat(500_000));
}

#[test]
fn brackets_and_lists_without_end() {
    within_limit(format!("其中：{}", "（其中：甲1.00万元，乙2.00万元".repeat(40_000)));
    within_limit("1.“教育支出（类）普通教育（款）小学教育（项）”1.00万元，其中：\n\n".repeat(20_000));
}

#[test]
fn invisible_signs_change_nothing() {
    let plain = report(TEXT);
    let marked: String =
        TEXT.chars().flat_map(|c| if c == '万' { vec!['\u{200b}', c, '\u{200f}'] } else { vec![c] }).collect();
    let other = report(&marked);
    let said = |report: &budget_checker::report::Report| {
        report.findings.narrative.iter().map(|told| (told.says, told.links.len())).collect::<Vec<_>>()
    };
    assert_eq!(said(&plain), said(&other));
    assert!(!said(&plain).is_empty());
}
