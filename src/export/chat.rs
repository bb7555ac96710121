//! A few lines for a message: the verdict, the counts, the first findings with their places.

use super::entry::{Entry, entries};
use super::words;
use crate::report::{Findings, Level, Outcome, Phrases, fill};

/// Findings that are listed.
const MOST: usize = 5;
/// Characters of a finding's sentence that are told.
const LONGEST: usize = 120;

/// The message.
pub(super) fn write(findings: &Findings) -> String {
    let words = words(findings);
    let mut lines = vec![head(findings, words), counts(findings, words)];
    let told: Vec<Entry> = entries(findings).filter(|entry| entry.finding.level != Level::Note).collect();
    lines.extend(told.iter().take(MOST).map(line));
    match told.len() {
        0 => lines.push(words.nothing.to_owned()),
        all if all > MOST => lines.push(fill(words.more, &[&(all - MOST).to_string()])),
        _ => {}
    }
    lines.join("\n") + "\n"
}

fn head(findings: &Findings, words: &Phrases) -> String {
    let name = findings.inputs.iter().map(|input| input.name.as_deref().unwrap_or(words.unnamed)).collect::<Vec<_>>();
    format!("{}{}{}", name.join(words.comma), words.colon, words.verdict(findings.totals.verdict))
}

/// Notes are never faults, and what does not apply helps nobody here.
fn counts(findings: &Findings, words: &Phrases) -> String {
    let counted = findings.totals.counts().into_iter().filter(|(outcome, _)| *outcome != Outcome::NotApplicable);
    let said = counted.map(|(outcome, count)| {
        let (sign, word) = words.outcome(outcome);
        format!("{sign} {word} {count}")
    });
    said.collect::<Vec<_>>().join(words.comma)
}

fn line(entry: &Entry) -> String {
    let place = entry.place();
    let place = if place.is_empty() { place } else { format!("[{place}] ") };
    format!("{}. {} {place}{}", entry.number, entry.level().0, shortened(&entry.finding.message))
}

fn shortened(sentence: &str) -> String {
    match sentence.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &sentence[..end]),
        None => sentence.to_owned(),
    }
}
