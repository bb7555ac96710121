//! What the user asks for.

use budget_checker::check::{Date, Dates};
use budget_checker::text::Language;

pub(crate) const USAGE: &str = "budget-check FILE… [--format text|json|jsonl] [--lang zh|en] [--profile FILE]
budget-check FILE… --together [--approved 2025-02-10 --published 2025-03-05] [--format …] [--lang …] [--profile …]
budget-check --explain RULE [--format …] [--lang …] [--profile …]
FILE: a budget document, a folder of them, or a zip archive; `-` reads standard input.
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
}

/// The command line.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) files: Vec<String>,
    pub(crate) format: Format,
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
        language: Language::Zh,
        together: false,
        dates: Dates::default(),
        profile: None,
        explain: None,
    };
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
        () => Ok(found),
    }
}

fn date(option: &str, word: Option<String>) -> Result<Date, String> {
    let word = word.unwrap_or_default();
    Date::parse(&word).ok_or_else(|| format!("{option} {word}? A day is written 2025-02-10.\n"))
}
