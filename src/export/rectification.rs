//! The list of what is to be mended (整改清单), unit by unit, with columns for the answer.
//!
//! Both files are small office packages of our own: a crate that writes workbooks would cost more wasm than all formats
//! together and still write no Word document.

mod docx;
mod xlsx;

use super::entry::{Entry, entries};
use super::{ExportError, words};
use crate::report::{Findings, Input, Level, Phrases};

/// The list as a workbook.
pub(super) fn xlsx(findings: &Findings) -> Result<Vec<u8>, ExportError> {
    xlsx::write(&List::of(findings))
}

/// The list as a Word document.
pub(super) fn docx(findings: &Findings) -> Result<Vec<u8>, ExportError> {
    docx::write(&List::of(findings))
}

/// What both files say.
struct List {
    words: &'static Phrases,
    /// What was checked, with its fingerprint.
    source: String,
    /// The units in the order of their first finding, each with the lines about it.
    units: Vec<(String, Vec<[String; 8]>)>,
}

impl List {
    /// Notes are left out: they are no faults.
    fn of(findings: &Findings) -> Self {
        let words = words(findings);
        let mut units: Vec<(String, Vec<[String; 8]>)> = Vec::new();
        for entry in entries(findings).filter(|entry| entry.finding.level != Level::Note) {
            let agency = entry.agency();
            let agency = if agency.is_empty() { words.no_agency.to_owned() } else { agency };
            let line = line(&entry, &agency);
            match units.iter_mut().find(|(known, _)| *known == agency) {
                Some((_, lines)) => lines.push(line),
                None => units.push((agency, vec![line])),
            }
        }
        let name =
            |input: &Input| format!("{} · SHA-256 {}", input.name.as_deref().unwrap_or(words.unnamed), input.sha256);
        let source = findings.inputs.iter().map(name).collect::<Vec<_>>().join("\n");
        Self { words, source, units }
    }
}

/// Deadline and answer are for people to fill in.
fn line(entry: &Entry, agency: &str) -> [String; 8] {
    let place: Vec<String> =
        [entry.table().to_owned(), entry.place()].into_iter().filter(|it| !it.is_empty()).collect();
    let basis = format!("{} {}\n{}", entry.finding.rule, entry.title(), entry.basis());
    [
        entry.number.to_string(),
        agency.to_owned(),
        place.join("\n"),
        entry.finding.message.clone(),
        basis.trim_end().to_owned(),
        entry.demand(),
        String::new(),
        String::new(),
    ]
}
