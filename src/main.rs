//! `budget-check FILE… [--together] [--format text|json|jsonl] [--lang zh|en] [--profile FILE]`: the command line.
//! `budget-check FILE --format html|csv|… [--output FILE]` makes a file of the report on one document.
//! `budget-check --explain RULE` prints the page of a rule.
//!
//! Exit status: 0 nothing to mend, 1 something to mend, 2 something could not be read or judged.

#[path = "main/arguments.rs"]
mod arguments;
#[path = "main/explain.rs"]
mod explain;
#[path = "main/file.rs"]
mod file;
#[path = "main/inputs.rs"]
mod inputs;
#[path = "main/print.rs"]
mod print;

use arguments::{Arguments, Format, USAGE};
use budget_checker::adjust::Setup;
use budget_checker::check::{Options, Source, check_together, check_with};
use budget_checker::read::ReadError;
use budget_checker::report::{Findings, Report, Verdict};
use inputs::Input;
use std::borrow::Cow;
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
    let status = match (&arguments.explain, arguments.format) {
        (Some(query), _) => explain::explain(query, &setup, &arguments),
        (None, Format::File(format)) => file::write(format, &setup, &arguments),
        (None, _) if arguments.together => together(&setup, &arguments),
        (None, _) => alone(&setup, &arguments),
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

/// Checks each document by itself, prints the results, returns the worst exit status.
fn alone(setup: &Setup, arguments: &Arguments) -> u8 {
    let mut worst = None;
    inputs::each(&arguments.files, arguments.language, |input| {
        let status = match bytes(&input) {
            Some(bytes) => {
                let source = Source { name: input.name(), bytes };
                tell(&input.file, check_with(&source, &options(arguments), setup, &mut |_| {}), arguments)
            }
            None => UNREAD,
        };
        worst = worst.max(Some(status));
    });
    worst.unwrap_or(UNREAD)
}

/// Checks all documents, each by itself and all together.
fn together(setup: &Setup, arguments: &Arguments) -> u8 {
    let mut files = Vec::new();
    inputs::each(&arguments.files, arguments.language, |input| files.push(input));
    let read: Vec<(&Input, &[u8])> = files.iter().filter_map(|input| Some((input, bytes(input)?))).collect();
    let sources: Vec<Source> = read.iter().map(|(input, bytes)| Source { name: input.name(), bytes }).collect();
    let checked = check_together(&sources, &options(arguments), setup, arguments.dates);
    let mut worst = if read.len() < files.len() { UNREAD } else { 0 };
    for ((input, _), report) in read.iter().zip(checked.reports) {
        worst = worst.max(tell(&input.file, report, arguments));
    }
    match print::joint(&checked.joint, arguments) {
        Ok(()) => worst.max(status(&checked.joint)),
        Err(_) => UNREAD,
    }
}

/// The bytes of a document; of one that cannot be had it is said why.
fn bytes(input: &Input) -> Option<&[u8]> {
    input.bytes.as_deref().map_err(|error| eprintln!("{}: {error}", input.file)).ok()
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

fn status(findings: &Findings) -> u8 {
    match findings.totals.verdict {
        Verdict::Clean | Verdict::ToReview => 0,
        Verdict::ToFix => 1,
        Verdict::NotJudged => UNREAD,
    }
}
