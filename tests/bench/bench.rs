//! How long a check takes, stage by stage, on a document and on ten copies of it.
//!
//! `cargo run --release --example bench [FILE]`; without a file the example document, or an invented one where that is
//! absent. Times are printed in microseconds.

#[path = "../support/support.rs"]
mod support;

use budget_checker::adjust::Setup;
use budget_checker::check::{Options, Source, Stage, check_with};
use std::time::Instant;
use support::draw::Digits;
use support::example::example;
use support::print::invented;

const RUNS: usize = 50;
const COPIES: usize = 10;
const STAGES: [&str; 5] = ["read", "recognise", "check", "locate", "report"];

/// Microseconds of each stage, of each run.
type Runs = Vec<[u64; STAGES.len()]>;

fn main() {
    let (name, text) = document();
    let tenfold: String = (0..COPIES).map(|copy| renamed(&text, copy)).collect();
    let once = measure(&name, &text);
    let ten = measure(&format!("{COPIES} copies"), &tenfold);
    println!("ratio {COPIES} : 1 = {}.{:02}", ten / once.max(1), ten * 100 / once.max(1) % 100);
}

fn document() -> (String, String) {
    if let Some(path) = std::env::args().nth(1) {
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        return (path, text);
    }
    example().unwrap_or_else(|| {
        let document = invented(1, Digits::Exact);
        (document.name, document.text)
    })
}

/// A copy whose agencies have codes of their own.
fn renamed(text: &str, copy: usize) -> String {
    let mut renamed = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(['#', ' ']);
        let code = words.get(..6).filter(|code| code.bytes().all(|digit| digit.is_ascii_digit()));
        match code {
            Some(code) if !words.starts_with("2024") => {
                let other = format!("{}{}", 500 + copy, &code[3..]);
                renamed.push_str(&line.replacen(code, &other, 1));
            }
            _ => renamed.push_str(line),
        }
    }
    renamed
}

/// Prints the times of one text and returns the median of the whole, in microseconds.
fn measure(name: &str, text: &str) -> u64 {
    let runs: Runs = (0..RUNS).map(|_| run(text)).collect();
    println!("{name}: {} bytes, {RUNS} runs", text.len());
    for (stage, stage_name) in STAGES.iter().enumerate() {
        print_line(stage_name, runs.iter().map(|run| run[stage]).collect());
    }
    let median = print_line("whole", runs.iter().map(|run| run.iter().sum()).collect());
    println!("  {:<10} {:>8} KB/s", "through", text.len() as u64 * 1_000_000 / 1024 / median.max(1));
    median
}

fn run(text: &str) -> [u64; STAGES.len()] {
    let mut begins: Vec<(Stage, Instant)> = Vec::new();
    let source = Source { name: Some("bench.md"), bytes: text.as_bytes() };
    let report =
        check_with(&source, &Options::default(), Setup::compiled(), &mut |stage| begins.push((stage, Instant::now())));
    let end = Instant::now();
    report.expect("the document can be read");
    let mut times = [0; STAGES.len()];
    for (at, (stage, begin)) in begins.iter().enumerate() {
        let next = begins.get(at + 1).map_or(end, |(_, next)| *next);
        times[*stage as usize] += next.duration_since(*begin).as_micros() as u64;
    }
    times
}

fn print_line(name: &str, mut times: Vec<u64>) -> u64 {
    times.sort_unstable();
    let median = times[times.len() / 2];
    println!("  {name:<10} {median:>8} median {:>8} min {:>8} max", times[0], times[times.len() - 1]);
    median
}
