//! Findings of the rules that look.

use super::finding::{UNREAD, Writer};
use super::prints::prints;
use super::wording::filled;
use super::write::level;
use super::{At, Cause, Computation, Edit, Finding, Fix, Level, Outcome, Role, RoleAt, Template, table_id};
use crate::budget::{AgencyId, EntryId, TableId};
use crate::doc::Locus;
use crate::rules::{Computed, Fault, Formula, LookRun, Spot, Test};

/// How sure a finding is that rests on sentences alone.
const SURE: u8 = 95;

impl Writer<'_, '_> {
    /// The findings of all checks of the text, with their first places.
    pub(super) fn spoken(&mut self) -> Vec<(At, Finding)> {
        let facts = self.facts;
        let runs = facts.looks.iter().flat_map(|run| run.looked.faults.iter().map(move |fault| (run, fault)));
        runs.filter_map(|(run, fault)| self.spoken_of(run, fault)).collect()
    }

    fn spoken_of(&mut self, run: &LookRun, fault: &Fault) -> Option<(At, Finding)> {
        let rule = &self.facts.rules[run.rule];
        // Nobody is accused of what was not understood: most tables of the agency may have been misread.
        let read = self.read[run.agency.0 as usize] || matches!(rule.test, Test::Text(_)) || run.scope.is_none();
        let level = if read { level(fault.severity.unwrap_or(rule.severity)) } else { Level::Note };
        let at = self.at(*fault.suspects.first()?)?;
        let role = |role: Role| move |locus: String| RoleAt { locus, role };
        let mut loci: Vec<RoleAt> =
            fault.suspects.iter().flat_map(|spot| self.spots(*spot)).map(role(Role::Suspect)).collect();
        loci.extend(fault.context.iter().flat_map(|spot| self.spots(*spot)).map(role(Role::Context)));
        let computation = fault.computed.as_ref().map(|computed| self.computation(computed));
        let args: Vec<(&str, &str)> = fault.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut message = filled(&rule.messages[usize::from(!self.wording.zh())], &args);
        let causes: Vec<Cause> = fault
            .slip
            .map(|slip| self.wording.text_slip(slip))
            .map(|(kind, say)| Cause { kind, say })
            .into_iter()
            .collect();
        if let Some(computation) = &computation {
            message = self.wording.computed(&message, &computation.say, causes.first().map(|cause| cause.say.as_str()));
        }
        let agency = self.facts.budget.agencies[run.agency.0 as usize].call().to_owned();
        let named: Vec<(String, String)> = fault.suspects.iter().map(|spot| self.named(*spot)).collect();
        let finding = Finding {
            id: String::new(),
            rule: rule.id.clone(),
            outcome: if level == Level::Error { Outcome::Fail } else { Outcome::Review },
            level,
            sure: if read { SURE } else { UNREAD },
            table: run.scope.or_else(|| narrative(self.facts.budget, run.agency)).map(table_id).unwrap_or_default(),
            message,
            template: Template { key: "text".to_owned(), args: loci.iter().map(|place| place.locus.clone()).collect() },
            loci,
            equations: Vec::new(),
            computation,
            causes,
            fixes: self.replacement(fault).filter(|_| read).into_iter().collect(),
            prints: prints(&rule.id, &agency, &named),
        };
        Some((at, finding))
    }

    fn at(&self, spot: Spot) -> Option<At> {
        match spot {
            Spot::Entry(entry) => Some(self.places.at(self.facts.budget.entry(entry))),
            Spot::Words(passage, span) => {
                let locus = self.facts.budget.prose.passage(passage).locus(span)?;
                Some(super::places::at(&self.facts.reading.document, &locus))
            }
            Spot::Place(_, locus) => Some(super::places::at(&self.facts.reading.document, &locus)),
        }
    }

    /// The locus ids of a place: words broken over blocks have several.
    pub(super) fn spots(&mut self, spot: Spot) -> Vec<String> {
        match spot {
            Spot::Entry(entry) => vec![self.places.entry(entry)],
            Spot::Words(passage, span) => {
                let passage = self.facts.budget.prose.passage(passage);
                let agency = AgencyId(passage.agency as u32);
                let table = narrative(self.facts.budget, agency);
                let loci: Vec<Locus> = passage.loci(span);
                loci.iter().map(|locus| self.places.words(locus, agency, table)).collect()
            }
            Spot::Place(agency, locus) => vec![self.places.words(&locus, agency, None)],
        }
    }

    /// The first locus id of a place.
    pub(super) fn spot(&mut self, spot: Spot) -> Option<String> {
        self.spots(spot).into_iter().next()
    }

    /// Meaning and print of a place, for fingerprints.
    fn named(&self, spot: Spot) -> (String, String) {
        match spot {
            Spot::Entry(entry) => {
                let entry = self.facts.budget.entry(entry);
                (entry.address(), entry.print.clone())
            }
            Spot::Words(id, span) => {
                let passage = self.facts.budget.prose.passage(id);
                let around = crate::text::Span::new(span.start.saturating_sub(8), span.end + 8);
                (format!("N“{}”", passage.title), passage.slice(around).to_owned())
            }
            Spot::Place(_, locus) => (format!("block {}", locus.block.0), String::new()),
        }
    }

    fn replacement(&mut self, fault: &Fault) -> Option<Fix> {
        let replace = fault.replace.as_ref().filter(|_| fault.suspects.len() == 1)?;
        let locus = self.spot(replace.at)?;
        let edit = Edit { locus, from: replace.from.clone(), to: replace.to.clone() };
        let say = format!("{} → {}", replace.from, replace.to);
        Some(Fix { say, edits: vec![edit], settles: 1, breaks: 0 })
    }

    pub(super) fn computation(&mut self, computed: &Computed) -> Computation {
        let print = |entry: EntryId| self.facts.budget.entry(entry).print.clone();
        let say =
            self.wording.computation(computed, &print(computed.this), &print(computed.base), &print(computed.printed));
        Computation {
            formula: match computed.formula {
                Formula::Growth => "growth",
                Formula::Change => "change",
                Formula::Ratio => "ratio",
            }
            .to_owned(),
            this: self.places.entry(computed.this),
            base: self.places.entry(computed.base),
            value: format!("{}%", computed.value),
            printed: self.places.entry(computed.printed),
            say,
        }
    }
}

/// The narrative of an agency in the list of tables; its first table where the narrative tells no amount.
pub(super) fn narrative(budget: &crate::budget::Budget, agency: AgencyId) -> Option<TableId> {
    let own = || budget.tables.iter().zip(0..).filter(|(table, _)| table.agency == agency);
    let told = own().find(|(table, _)| table.form == "N");
    told.or_else(|| own().next()).map(|(_, index)| TableId(index))
}
