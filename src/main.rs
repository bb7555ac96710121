//! `budget-check FILE… [--together] [--format text|json|jsonl] [--lang zh|en] [--profile FILE]`: the command line.
//! `budget-check --explain RULE` prints the page of a rule.
//!
//! Exit status: 0 nothing to mend, 1 something to mend, 2 something could not be read or judged.

#[path = "main/arguments.rs"]
mod arguments;
#[path = "main/explain.rs"]
mod explain;
#[path = "main/print.rs"]
mod print;

use arguments::{Arguments, USAGE};
use budget_checker::adjust::Setup;
use budget_checker::check::{Options, Source, check_together, check_with};
use budget_checker::read::ReadError;
use budget_checker::report::{Findings, Report, Verdict};
use std::borrow::Cow;
use std::io::Read;
use std::process::ExitCode;

/// The exit status when something could not be read or judged.
const UNREAD: u8 = 2;

fn main() -> ExitCode {
    let arguments = match arguments::read(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(what) => {
            eprint!("{what}{USAGE}");
            return ExitCode::from(UNREAD);
        }
    };
    let setup = match setup(&arguments) {
        Ok(setup) => setup,
        Err(what) => {
            eprintln!("{what}");
            return ExitCode::from(UNREAD);
        }
    };
    let status = match &arguments.explain {
        Some(query) => explain::explain(query, &setup, &arguments),
        None if arguments.together => together(&setup, &arguments),
        None => arguments.files.iter().map(|file| alone(file, &setup, &arguments)).max().unwrap_or(UNREAD),
    };
    ExitCode::from(status)
}

/// What is compiled in, changed by the profile when there is one.
fn setup(arguments: &Arguments) -> Result<Cow<'static, Setup>, String> {
    let Some(file) = &arguments.profile else { return Ok(Cow::Borrowed(Setup::compiled())) };
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let setup = Setup::adjusted(&text).map_err(|error| format!("{file}: {}", error.say(arguments.language)))?;
    Ok(Cow::Owned(setup))
}

/// Checks one file, prints the result, returns its exit status.
fn alone(file: &str, setup: &Setup, arguments: &Arguments) -> u8 {
    let Some(bytes) = bytes(file) else { return UNREAD };
    let source = Source { name: name(file), bytes: &bytes };
    let report = check_with(&source, &options(arguments), setup, &mut |_| {});
    tell(file, report, arguments)
}

/// Checks all files, each by itself and all together.
fn together(setup: &Setup, arguments: &Arguments) -> u8 {
    let files: Vec<(&str, Vec<u8>)> =
        arguments.files.iter().filter_map(|file| Some((file.as_str(), bytes(file)?))).collect();
    let sources: Vec<Source> = files.iter().map(|(file, bytes)| Source { name: name(file), bytes }).collect();
    let checked = check_together(&sources, &options(arguments), setup, arguments.dates);
    let mut worst = if files.len() < arguments.files.len() { UNREAD } else { 0 };
    for ((file, _), report) in files.iter().zip(checked.reports) {
        worst = worst.max(tell(file, report, arguments));
    }
    match print::joint(&checked.joint, arguments) {
        Ok(()) => worst.max(status(&checked.joint)),
        Err(_) => UNREAD,
    }
}

/// Prints what came of one file, returns its exit status.
fn tell(file: &str, report: Result<Report, ReadError>, arguments: &Arguments) -> u8 {
    let findings = match report {
        Ok(report) => report.findings,
        Err(error) => {
            eprintln!("{file}: {}", error.say(arguments.language));
            return UNREAD;
        }
    };
    match print::report(file, &findings, arguments) {
        Ok(()) => status(&findings),
        // The reader of our output has gone away (a closed pipe): nothing is left to say.
        Err(_) => UNREAD,
    }
}

fn options(arguments: &Arguments) -> Options {
    Options { language: arguments.language }
}

fn name(file: &str) -> Option<&str> {
    (file != "-").then_some(file)
}

fn bytes(file: &str) -> Option<Vec<u8>> {
    let read = || {
        if file != "-" {
            return std::fs::read(file);
        }
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error: std::io::Error| eprintln!("{file}: {error}")).ok()
}

fn status(findings: &Findings) -> u8 {
    match findings.totals.verdict {
        Verdict::Clean | Verdict::ToReview => 0,
        Verdict::ToFix => 1,
        Verdict::NotJudged => UNREAD,
    }
}
