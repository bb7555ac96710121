//! The report on one document as a file.

use crate::arguments::Arguments;
use crate::inputs::{self, Input};
use crate::{UNREAD, bytes, options, status};
use budget_checker::adjust::Setup;
use budget_checker::check::{Source, check_with};
use budget_checker::export::{Format, export, unmarked};
use budget_checker::report::Findings;
use budget_checker::text::Language;
use std::io::Write;

/// Checks the document and writes the file, returns the exit status.
pub(crate) fn write(format: Format, setup: &Setup, arguments: &Arguments) -> u8 {
    let mut files: Vec<Input> = Vec::new();
    inputs::each(&arguments.files, arguments.language, |input| files.push(input));
    let [input] = &*files else {
        let zh = format!("--format {} 只用于一个文件，这里有 {} 个", format.name(), files.len());
        let en = format!("--format {} is for one document; there are {}", format.name(), files.len());
        eprintln!("{}", if arguments.language == Language::Zh { zh } else { en });
        return UNREAD;
    };
    match made(input, format, setup, arguments) {
        Ok(status) => status,
        Err(what) => {
            eprintln!("{}: {what}", input.file);
            UNREAD
        }
    }
}

fn made(input: &Input, format: Format, setup: &Setup, arguments: &Arguments) -> Result<u8, String> {
    let Some(bytes) = bytes(input) else { return Ok(UNREAD) };
    let language = arguments.language;
    let source = Source { name: input.name(), bytes };
    let report = check_with(&source, &options(arguments), setup, &mut |_| {}).map_err(|error| error.say(language))?;
    let file = export(format, &report, bytes).map_err(|error| error.say(language).to_owned())?;
    match &arguments.output {
        Some(output) => std::fs::write(output, file).map_err(|error| format!("{output}: {error}"))?,
        None => std::io::stdout().lock().write_all(&file).map_err(|error| error.to_string())?,
    }
    if format == Format::Marked {
        tell_unmarked(&report.findings, language);
    }
    Ok(status(&report.findings))
}

/// What stands in no cell is not silently left out.
fn tell_unmarked(findings: &Findings, language: Language) {
    match (unmarked(findings), language) {
        (0, _) => {}
        (count, Language::Zh) => eprintln!("{count} 处问题不在单元格里，没有批注，见完整报告"),
        (count, Language::En) => eprintln!("{count} findings stand in no cell and have no comment; see the report"),
    }
}
