//! `budget-check FILE… [--format text|json|jsonl] [--lang zh|en]`: the command line.
//!
//! Exit status: 0 nothing to mend, 1 something to mend, 2 something could not be read.

use budget_checker::check::{Options, Source, check};
use budget_checker::report::{Finding, Level, Report, Verdict};
use budget_checker::text::Language;
use std::io::{Read, Write};
use std::process::ExitCode;

const USAGE: &str = "budget-check FILE… [--format text|json|jsonl] [--lang zh|en]
FILE: a budget document; `-` reads standard input.
Exit status: 0 nothing to mend, 1 something to mend, 2 something could not be read.
";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Jsonl,
}

#[derive(Debug)]
struct Arguments {
    files: Vec<String>,
    format: Format,
    language: Language,
}

fn main() -> ExitCode {
    let arguments = match arguments(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(what) => {
            eprint!("{what}{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut worst = 0;
    for file in &arguments.files {
        let status = run(file, &arguments);
        worst = worst.max(status);
    }
    ExitCode::from(worst)
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut found = Arguments { files: Vec::new(), format: Format::Text, language: Language::Zh };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--help" | "-h" => return Err(String::new()),
            "--format" => {
                found.format = match words.next().as_deref() {
                    Some("text") => Format::Text,
                    Some("json") => Format::Json,
                    Some("jsonl") => Format::Jsonl,
                    other => return Err(format!("--format {}?\n", other.unwrap_or_default())),
                }
            }
            "--lang" => {
                found.language = match words.next().as_deref() {
                    Some("zh") => Language::Zh,
                    Some("en") => Language::En,
                    other => return Err(format!("--lang {}?\n", other.unwrap_or_default())),
                }
            }
            option if option.starts_with("--") => return Err(format!("{option}?\n")),
            _ => found.files.push(word),
        }
    }
    if found.files.is_empty() { Err("no file given\n".into()) } else { Ok(found) }
}

/// Checks one file, prints the result, returns its exit status.
fn run(file: &str, arguments: &Arguments) -> u8 {
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{file}: {error}");
            return 2;
        }
    };
    let name = (file != "-").then_some(file);
    match check(&Source { name, bytes: &bytes }, &Options { language: arguments.language }) {
        Err(error) => {
            eprintln!("{file}: {}", error.say(arguments.language));
            2
        }
        Ok(report) => match print(file, &report, arguments) {
            Ok(()) => status(&report),
            // The reader of our output has gone away (a closed pipe): nothing is left to say.
            Err(_) => 2,
        },
    }
}

fn read(file: &str) -> std::io::Result<Vec<u8>> {
    if file != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn status(report: &Report) -> u8 {
    match report.findings.totals.verdict {
        Verdict::Clean | Verdict::ToReview => 0,
        Verdict::ToFix => 1,
        Verdict::NotJudged => 2,
    }
}

fn print(file: &str, report: &Report, arguments: &Arguments) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &report.findings)?;
            writeln!(out)
        }
        Format::Jsonl => {
            serde_json::to_writer(&mut out, &report.findings)?;
            writeln!(out)
        }
        Format::Text => text(&mut out, file, report, arguments.language),
    }
}

fn text(out: &mut impl Write, file: &str, report: &Report, language: Language) -> std::io::Result<()> {
    let zh = language == Language::Zh;
    let totals = &report.findings.totals;
    let verdict = match (totals.verdict, zh) {
        (Verdict::Clean, true) => "未发现问题",
        (Verdict::ToReview, true) => "需要核实",
        (Verdict::ToFix, true) => "需要修改",
        (Verdict::NotJudged, true) => "无法判断",
        (Verdict::Clean, false) => "nothing found",
        (Verdict::ToReview, false) => "to be reviewed",
        (Verdict::ToFix, false) => "to be mended",
        (Verdict::NotJudged, false) => "cannot be judged",
    };
    let (tables, coverage) = (report.findings.reading.len(), &report.findings.coverage);
    writeln!(out, "{file}: {verdict}")?;
    if zh {
        writeln!(
            out,
            "  {tables}张表，{}个等式，金额{}处中{}处有等式核对；未能检查{}项",
            coverage.relations, coverage.amounts, coverage.bound, totals.not_checked
        )?;
    } else {
        writeln!(
            out,
            "  {tables} tables, {} relations, {} of {} amounts bound by an equation; {} not checked",
            coverage.relations, coverage.bound, coverage.amounts, totals.not_checked
        )?;
    }
    for finding in &report.findings.findings {
        writeln!(out, "  {} {} {}{}", sign(finding, zh), finding.rule, agency(report, finding), finding.message)?;
    }
    Ok(())
}

/// The agency a finding is about, where the document holds several.
fn agency(report: &Report, finding: &Finding) -> String {
    let tables = &report.findings.reading;
    let several = tables.iter().any(|table| table.agency != tables[0].agency);
    let own = tables.iter().find(|table| several && table.table == finding.table);
    own.map_or_else(String::new, |table| format!("〔{}{}〕", table.agency, table.agency_name))
}

fn sign(finding: &Finding, zh: bool) -> &'static str {
    match (finding.level, zh) {
        (Level::Error, true) => "✕ 不平",
        (Level::Warning, true) => "？ 核实",
        (Level::Note, true) => "· 提示",
        (Level::Error, false) => "✕ error",
        (Level::Warning, false) => "? review",
        (Level::Note, false) => "· note",
    }
}
