//! The findings as a text with headings, for notes, issues and mails.

use super::entry::{Entry, entries};
use super::unchecked::unchecked;
use super::words;
use crate::report::{Findings, Phrases, fill};

/// The findings as Markdown.
pub(super) fn write(findings: &Findings) -> String {
    let words = words(findings);
    let [inputs, found, not_checked, ..] = words.parts;
    let mut out = format!("# {}{}{}\n\n", words.report, words.colon, words.verdict(findings.totals.verdict));
    out += &counts(findings, words);
    out += &format!("\n## {inputs}\n\n");
    for input in &findings.inputs {
        let name = input.name.as_deref().unwrap_or(words.unnamed);
        out += &format!("- {} · {} · SHA-256 `{}`\n", plain(name), input.kind, input.sha256);
    }
    out += &format!("\n## {found}\n\n");
    if findings.findings.is_empty() {
        out += &format!("{}\n", words.nothing);
    }
    out.extend(entries(findings).map(|entry| one(&entry, words)));
    let unchecked = unchecked(findings);
    if !unchecked.is_empty() {
        out += &format!("\n## {not_checked}\n\n");
    }
    for one in unchecked {
        let why = one.why.map_or("", |why| words.why(why));
        out += &format!("- {} {}{}{why}（{}）\n", one.rule, plain(one.title), words.colon, one.count);
    }
    out + &format!("\n{}\n", words.reminder)
}

fn counts(findings: &Findings, words: &Phrases) -> String {
    let cells = findings.totals.counts().map(|(outcome, count)| (words.outcome(outcome), count));
    let heads = cells.map(|((sign, word), _)| format!("{sign} {word}")).join(" | ");
    let numbers = cells.map(|(_, count)| count.to_string()).join(" | ");
    let coverage = &findings.coverage;
    let [amounts, bound, relations] = [coverage.amounts, coverage.bound, coverage.relations].map(|it| it.to_string());
    let bound = fill(words.coverage, &[&amounts, &bound, &relations]);
    format!("| {heads} |\n|{}\n| {numbers} |\n\n{bound}\n", " --- |".repeat(cells.len()))
}

fn one(entry: &Entry, words: &Phrases) -> String {
    let (sign, level) = entry.level();
    let mut out = format!("{}. **{sign} {level}** {}\n", entry.number, plain(&entry.finding.message));
    let [place, causes, proposal, basis] = words.facts;
    let said: Vec<&str> = entry.finding.causes.iter().map(|cause| &*cause.say).collect();
    let agency = [entry.agency(), entry.table().to_owned(), entry.place()];
    let known: Vec<&str> = agency.iter().map(|part| &**part).filter(|part| !part.is_empty()).collect();
    let facts = [
        (place, known.join(" · ")),
        (causes, said.join(words.comma)),
        (proposal, entry.changes()),
        (basis, format!("{} {} {}", entry.finding.rule, entry.title(), entry.basis())),
    ];
    for (head, fact) in facts.iter().filter(|(_, fact)| !fact.is_empty()) {
        out += &format!("   - {head}{}{}\n", words.colon, plain(fact.trim_end()));
    }
    out
}

/// Words of a document in which no sign means anything to Markdown.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        match sign {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' => out.extend(['\\', sign]),
            '\n' | '\r' => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn signs_of_markdown_are_words() {
        assert_eq!(plain("a*b\n<c>|"), "a\\*b \\<c\\>\\|");
    }
}
