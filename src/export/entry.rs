//! A finding as a line of a list: what every format tells of it.

use super::words;
use crate::report::{Edit, Finding, Findings, Level, Locus, Phrases, Reading, Role, RuleTitle, fill};
use crate::text::Language;

/// One finding of a report with what stands around it.
pub(super) struct Entry<'a> {
    /// Its number in every list, from 1.
    pub(super) number: usize,
    pub(super) finding: &'a Finding,
    findings: &'a Findings,
    words: &'static Phrases,
    reading: Option<&'a Reading>,
    rule: Option<&'a RuleTitle>,
}

/// All findings of a report, in its order.
pub(super) fn entries(findings: &Findings) -> impl Iterator<Item = Entry<'_>> {
    findings.findings.iter().zip(1..).map(|(finding, number)| Entry {
        number,
        finding,
        findings,
        words: words(findings),
        reading: findings.reading.iter().find(|reading| reading.table == finding.table),
        rule: findings.rules.get(&finding.rule),
    })
}

impl<'a> Entry<'a> {
    /// Sign and word of its level.
    pub(super) fn level(&self) -> (&'static str, &'static str) {
        self.words.level(self.finding.level)
    }

    /// What its rule demands.
    pub(super) fn title(&self) -> &'a str {
        self.rule.map_or("", |rule| &rule.title)
    }

    /// What its rule rests on.
    pub(super) fn basis(&self) -> &'a str {
        self.rule.map_or("", |rule| &rule.source)
    }

    /// Code and name of the agency it is about, as printed.
    pub(super) fn agency(&self) -> String {
        let named = self.reading.map(|reading| format!("{} {}", reading.agency, reading.agency_name));
        let agency = named.or_else(|| self.first().and_then(|locus| locus.agency.clone())).unwrap_or_default();
        agency.trim().to_owned()
    }

    /// Title of the table it is listed under.
    pub(super) fn table(&self) -> &'a str {
        self.reading.map_or("", |reading| &reading.title)
    }

    /// The places it names first: the doubtful ones, or else the first.
    pub(super) fn places(&self) -> Vec<&'a Locus> {
        let named = |suspects: bool| {
            let asked = self.finding.loci.iter().filter(move |place| !suspects || place.role == Role::Suspect);
            asked.filter_map(|place| self.findings.loci.get(&place.locus))
        };
        let suspects: Vec<&Locus> = named(true).collect();
        if suspects.is_empty() { named(false).take(1).collect() } else { suspects }
    }

    /// The same in the words of the file, each once.
    pub(super) fn place(&self) -> String {
        let mut said: Vec<String> = Vec::new();
        for locus in self.places() {
            let place = locus.place.say(self.language());
            if !place.is_empty() && !said.contains(&place) {
                said.push(place);
            }
        }
        said.join(self.words.pick("、", ", "))
    }

    /// What should stand there: the values of the only proposed change, or the changes to choose from.
    pub(super) fn proposal(&self) -> String {
        let value = |edit: &'a Edit| if edit.to.is_empty() { self.words.blank } else { &edit.to };
        match &*self.finding.fixes {
            [fix] => fix.edits.iter().map(value).collect::<Vec<_>>().join(self.words.pick("；", "; ")),
            _ => self.changes(),
        }
    }

    /// What has to be done about it.
    pub(super) fn demand(&self) -> String {
        let sentence = match (self.finding.fixes.len(), self.finding.level) {
            (0, Level::Error) => self.words.mend_source,
            (0, _) => self.words.review,
            (1, _) => self.words.mend,
            _ => self.words.mend_one,
        };
        fill(sentence, &[&self.changes()])
    }

    /// The proposed changes in words.
    pub(super) fn changes(&self) -> String {
        let said: Vec<&str> = self.finding.fixes.iter().map(|fix| &*fix.say).collect();
        said.join(self.words.or)
    }

    fn first(&self) -> Option<&'a Locus> {
        self.finding.loci.first().and_then(|place| self.findings.loci.get(&place.locus))
    }

    fn language(&self) -> Language {
        self.words.language()
    }
}
