//! What several documents say together: the same published format, with places in all of them.
//!
//! Ids name their document: `d2.l5` is a place in the second input, `d2.t3` a table of it.

mod ran;

use super::places::{self, Places, amount};
use super::prints::prints;
use super::wording::{Wording, filled};
use super::write::level;
use super::{
    At, Coverage, Equation, Finding, Findings, Level, Nature, Outcome, Role, RoleAt, RuleRun, RuleTitle, Template, Term,
};
use crate::across::{Fault, Figure, Looked, Member, Place, Run, Sum};
use crate::budget::{AgencyId, Budget, TableId};
use crate::money::{Decimal, UnitFrom, format};
use crate::read::Reading;
use crate::rules::{Rule, Spot, common};
use crate::text::Language;
use std::collections::BTreeMap;

/// How sure a finding is that rests on several documents.
const SURE: u8 = 95;
/// Digits money is written with.
const PLACES: u32 = 2;

/// One of the documents.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Its number among all inputs, from 1; inputs that could not be read have one too.
    pub number: usize,
    /// What was read from it.
    pub reading: &'a Reading,
    /// What was recognised and judged.
    pub member: Member<'a>,
    /// Its own findings.
    pub findings: &'a Findings,
}

/// Writes what the rules about several documents saw.
pub fn write_joint(parts: &[Part], rules: &[Rule], runs: &[Run], language: Language) -> Findings {
    let mut writer = Writer::new(parts, Wording { language });
    let mut found: Vec<(usize, At, Finding)> = Vec::new();
    for run in runs {
        found.extend(run.looked.faults.iter().filter_map(|fault| writer.finding(&rules[run.rule], &run.looked, fault)));
    }
    found.sort_by(|a, b| order(a).cmp(&order(b)));
    let findings: Vec<Finding> = found
        .into_iter()
        .zip(1..)
        .map(|((_, _, finding), number)| Finding { id: format!("f{number}"), ..finding })
        .collect();
    let runs = writer.runs(rules, runs);
    let titles = writer.titles(rules);
    Findings {
        format: "budget-findings".into(),
        version: 1,
        tool: tool(parts, language),
        inputs: parts.iter().flat_map(inputs).collect(),
        reading: parts.iter().flat_map(readings).collect(),
        loci: writer.finish(),
        totals: ran::totals(&findings, &runs),
        runs,
        rules: titles,
        findings,
        notes: Vec::new(),
        coverage: Coverage::default(),
        narrative: Vec::new(),
        // The pipeline knows what a profile of the user hides.
        muted: Vec::new(),
    }
}

fn outcome_of(level: Level) -> Outcome {
    if level == Level::Error { Outcome::Fail } else { Outcome::Review }
}

fn order(found: &(usize, At, Finding)) -> (bool, &str, usize, At, &str) {
    let (doc, at, finding) = found;
    (finding.level == Level::Note, &finding.rule, *doc, *at, &finding.prints.content)
}

/// What made the reports made this too; documents of several profiles name them all.
fn tool(parts: &[Part], language: Language) -> super::Tool {
    let mut profiles: Vec<&str> = parts.iter().map(|part| part.findings.tool.profile.as_str()).collect();
    profiles.dedup();
    let first = parts.first().map(|part| part.findings.tool.clone());
    let mut tool = first.unwrap_or_else(|| super::write::tool("", "", language));
    tool.profile = profiles.join(" ");
    tool
}

/// An id of one document's own report (`d1`, `d1.t3`) as an id among all.
fn among(number: usize, id: &str) -> String {
    format!("d{number}{}", id.strip_prefix("d1").unwrap_or_default())
}

fn inputs(part: &Part) -> Vec<super::Input> {
    let own = part.findings.inputs.iter();
    own.map(|input| super::Input { doc: among(part.number, &input.doc), ..input.clone() }).collect()
}

fn readings(part: &Part) -> Vec<super::Reading> {
    let own = part.findings.reading.iter().cloned();
    own.map(|table| super::Reading {
        table: among(part.number, &table.table),
        doc: among(part.number, &table.doc),
        ..table
    })
    .collect()
}

struct Writer<'a> {
    parts: &'a [Part<'a>],
    places: Vec<Places<'a>>,
    wording: Wording,
}

impl<'a> Writer<'a> {
    fn new(parts: &'a [Part<'a>], wording: Wording) -> Self {
        let places =
            |part: &'a Part<'a>| Places::new(part.member.document, &part.reading.origin, part.member.budget, wording);
        Self { parts, places: parts.iter().map(places).collect(), wording }
    }

    fn budget(&self, doc: usize) -> &'a Budget {
        self.parts[doc].member.budget
    }

    fn finding(&mut self, rule: &Rule, looked: &Looked, fault: &Fault) -> Option<(usize, At, Finding)> {
        let (doc, spot) = *fault.suspects.first()?;
        let at = self.at(doc, spot)?;
        let level = level(fault.severity.unwrap_or(rule.severity));
        let mut loci = Vec::new();
        for (places, role) in [(&fault.suspects, Role::Suspect), (&fault.context, Role::Context)] {
            loci.extend(places.iter().flat_map(|place| self.loci(*place)).map(|locus| RoleAt { locus, role }));
        }
        let args: Vec<(&str, &str)> = fault.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let named: Vec<(String, String)> = fault.suspects.iter().map(|place| self.named(*place)).collect();
        let (scope, agency) = self.scope(looked);
        let finding = Finding {
            id: String::new(),
            rule: rule.id.clone(),
            outcome: outcome_of(level),
            level,
            sure: SURE,
            table: scope,
            message: filled(&rule.messages[usize::from(!self.wording.zh())], &args),
            template: Template { key: "together".into(), args: loci.iter().map(|place| place.locus.clone()).collect() },
            loci,
            equations: fault.sums.iter().map(|sum| self.equation(rule, sum)).collect(),
            computation: None,
            causes: Vec::new(),
            fixes: Vec::new(),
            prints: prints(&rule.id, &agency, &named),
        };
        Some((doc, at, finding))
    }

    fn at(&self, doc: usize, spot: Spot) -> Option<At> {
        let budget = self.budget(doc);
        match spot {
            Spot::Entry(entry) => Some(self.places[doc].at(budget.entry(entry))),
            Spot::Words(passage, span) => {
                let locus = budget.prose.passage(passage).locus(span)?;
                Some(places::at(self.parts[doc].member.document, &locus))
            }
            Spot::Place(_, locus) => Some(places::at(self.parts[doc].member.document, &locus)),
        }
    }

    /// The locus ids of a place.
    fn loci(&mut self, (doc, spot): Place) -> Vec<String> {
        let budget = self.budget(doc);
        let places = &mut self.places[doc];
        let ids = match spot {
            Spot::Entry(entry) => vec![places.entry(entry)],
            Spot::Words(passage, span) => {
                let passage = budget.prose.passage(passage);
                let agency = AgencyId(passage.agency as u32);
                let table = super::spoken::narrative(budget, agency);
                passage.loci(span).iter().map(|locus| places.words(locus, agency, table)).collect()
            }
            Spot::Place(agency, locus) => vec![places.words(&locus, agency, None)],
        };
        ids.into_iter().map(|id| self.id(doc, &id)).collect()
    }

    fn id(&self, doc: usize, id: &str) -> String {
        format!("d{}.{id}", self.parts[doc].number)
    }

    /// Meaning and print of a place, for fingerprints.
    fn named(&self, (doc, spot): Place) -> (String, String) {
        let budget = self.budget(doc);
        match spot {
            Spot::Entry(entry) => (budget.entry(entry).address(), budget.entry(entry).print.clone()),
            Spot::Words(passage, span) => {
                let passage = budget.prose.passage(passage);
                (format!("N“{}”", passage.title), passage.slice(span).to_owned())
            }
            Spot::Place(_, locus) => (format!("block {}", locus.block.0), String::new()),
        }
    }

    fn equation(&mut self, rule: &Rule, sum: &Sum) -> Equation {
        let first = sum.right.iter().chain(&sum.left).next().copied();
        let unit = first.map_or(crate::money::Unit::Wan, |(doc, entry)| self.budget(doc).entry(entry).unit);
        let one = common(Decimal::ONE, unit).unwrap_or(Decimal::ONE);
        let told = |value: Decimal| {
            let own = value.checked_div(one).unwrap_or(value);
            let usual = if unit.power().is_some() { PLACES } else { 0 };
            let places = own.normalize().scale().max(usual).min(8);
            amount(own, places, format(own, places), unit, UnitFrom::TableNote)
        };
        let title = self.wording.rule(rule).to_owned();
        let mut side = |figures: &[Figure]| -> Vec<Term> {
            let terms = figures.iter().flat_map(|(doc, entry)| self.loci((*doc, Spot::Entry(*entry))));
            terms.map(|locus| Term { coef: 1, locus }).collect()
        };
        Equation {
            rule: rule.id.clone(),
            title,
            relation: "=".into(),
            left: side(&sum.left),
            right: side(&sum.right),
            left_value: told(sum.left_value),
            right_value: told(sum.right_value),
            gap: told(sum.left_value.checked_sub(sum.right_value).unwrap_or_default()),
            slack: told(sum.slack),
            nature: Nature::BeyondRounding,
        }
    }

    /// Where a run is booked: id of a table, or of a document; and the agency.
    fn scope(&self, looked: &Looked) -> (String, String) {
        let Some((doc, agency, table)) = looked.scope else {
            return (self.parts.first().map_or(String::new(), |part| format!("d{}", part.number)), String::new());
        };
        let budget = self.budget(doc);
        let first = || budget.tables.iter().position(|table| table.agency == agency).map(|at| TableId(at as u32));
        let table = table.or_else(first).map(super::table_id);
        let scope = among(self.parts[doc].number, table.as_deref().unwrap_or("d1"));
        (scope, budget.agencies[agency.0 as usize].call().to_owned())
    }

    /// Every rule in every scope; parts of one demand are one rule.
    fn runs(&self, rules: &[Rule], runs: &[Run]) -> Vec<RuleRun> {
        let mut known: BTreeMap<(&str, usize, String, String), ran::Seen> = BTreeMap::new();
        for run in runs {
            let rule = &rules[run.rule];
            let (scope, agency) = self.scope(&run.looked);
            let doc = run.looked.scope.map_or(0, |(doc, ..)| doc);
            known.entry((&rule.id, doc, scope, agency)).or_default().add(rule, &run.looked);
        }
        let runs = known.into_iter();
        runs.map(|((rule, _, scope, agency), seen)| seen.run(rule, scope, agency)).collect()
    }

    fn titles(&self, rules: &[Rule]) -> BTreeMap<String, RuleTitle> {
        let mut titles = BTreeMap::new();
        for rule in rules {
            titles.entry(rule.id.clone()).or_insert_with(|| RuleTitle {
                title: self.wording.rule(rule).to_owned(),
                source: self.wording.source(rule),
                level: level(rule.severity),
            });
        }
        titles
    }

    fn finish(self) -> BTreeMap<String, super::Locus> {
        let mut loci = BTreeMap::new();
        for (part, places) in self.parts.iter().zip(self.places) {
            for (id, locus) in places.finish() {
                let id = format!("d{}.{id}", part.number);
                let table = locus.table.as_deref().map(|table| among(part.number, table));
                let locus = super::Locus { id: id.clone(), doc: among(part.number, &locus.doc), table, ..locus };
                loci.insert(id, locus);
            }
        }
        loci
    }
}
