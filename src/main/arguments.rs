//! What the user asks for.

use budget_checker::check::{Date, Dates};
use budget_checker::export;
use budget_checker::text::Language;

pub(crate) const USAGE: &str = "budget-check FILE… [--format text|json|jsonl] [--lang zh|en] [--profile FILE]
budget-check FILE --format html|csv|markdown|chat|sarif|rectification-xlsx|rectification-docx|marked-xlsx [--output FILE]
budget-check FILE… --together [--approved 2025-02-10 --published 2025-03-05] [--format …] [--lang …] [--profile …]
budget-check --explain RULE [--format …] [--lang …] [--profile …]
FILE: a budget document, a folder of them, or a zip archive; `-` reads standard input.
html, csv, …: the report on one document as a file; the Office formats need --output. rectification: the list of what is to
be mended, to be answered; marked-xlsx: the workbook itself with marks and comments, nothing else changed.
--together: checks each document as usual, then all of them together: a department against its units, this year's
document against last year's, final accounts against the budget. Which belong together is recognised.
--approved, --published: the days of approval and publication; they stand in no document.
--profile FILE: changes rules, levels, numbers and names, adds own equations (docs/profile.md).
--explain RULE: the page of a rule by its id (R-P-040), a part of its title or its pinyin initials.
Exit status: 0 nothing to mend, 1 something to mend, 2 something could not be read or judged.
";

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// `budget-findings`, one object for each document.
    Json,
    /// The same, one line each.
    Jsonl,
    /// A file made of the report on one document.
    File(export::Format),
}

/// The command line.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) files: Vec<String>,
    pub(crate) format: Format,
    /// Where a file is written to; to standard output without it.
    pub(crate) output: Option<String>,
    pub(crate) language: Language,
    pub(crate) together: bool,
    pub(crate) dates: Dates,
    pub(crate) profile: Option<String>,
    pub(crate) explain: Option<String>,
}

/// Reads the command line.
///
/// # Errors
/// What is wrong with it, in words; nothing when help is asked for.
pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut found = Arguments {
        files: Vec::new(),
        format: Format::Text,
        output: None,
        language: Language::Zh,
        together: false,
        dates: Dates::default(),
        profile: None,
        explain: None,
    };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--help" | "-h" => return Err(String::new()),
            "--format" => found.format = format(words.next())?,
            "--output" => found.output = Some(words.next().ok_or("--output FILE?\n")?),
            "--lang" => {
                found.language = match words.next().as_deref() {
                    Some("zh") => Language::Zh,
                    Some("en") => Language::En,
                    other => return Err(format!("--lang {}?\n", other.unwrap_or_default())),
                }
            }
            "--profile" => found.profile = Some(words.next().ok_or("--profile FILE?\n")?),
            "--explain" => found.explain = Some(words.next().ok_or("--explain RULE?\n")?),
            "--together" => found.together = true,
            "--approved" => found.dates.approved = Some(date(&word, words.next())?),
            "--published" => found.dates.published = Some(date(&word, words.next())?),
            option if option.starts_with("--") => return Err(format!("{option}?\n")),
            _ => found.files.push(word),
        }
    }
    let dated = found.dates != Dates::default();
    match () {
        () if found.files.is_empty() && found.explain.is_none() => Err("no file given\n".into()),
        () if dated && !found.together => Err("--approved and --published need --together\n".into()),
        () => found.of_one_document(),
    }
}

impl Arguments {
    /// A file is made of the report on one document.
    fn of_one_document(self) -> Result<Self, String> {
        match (self.format, &self.output) {
            (Format::File(_), _) if self.together || self.explain.is_some() => {
                Err("this format is for the report on one document\n".into())
            }
            (Format::File(format), None) if format.is_binary() => {
                Err(format!("--format {} needs --output FILE\n", format.name()))
            }
            (Format::File(_), _) | (_, None) => Ok(self),
            (_, Some(_)) => Err("--output goes with the formats of one document\n".into()),
        }
    }
}

fn format(word: Option<String>) -> Result<Format, String> {
    let word = word.unwrap_or_default();
    let file = || export::Format::ALL.into_iter().find(|format| format.name() == word).map(Format::File);
    match word.as_str() {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "jsonl" => Ok(Format::Jsonl),
        _ => file().ok_or_else(|| format!("--format {word}?\n")),
    }
}

fn date(option: &str, word: Option<String>) -> Result<Date, String> {
    let word = word.unwrap_or_default();
    Date::parse(&word).ok_or_else(|| format!("{option} {word}? A day is written 2025-02-10.\n"))
}
