//! Findings: one for each cause.

use super::ledger::{Measure, ledger};
use super::places::Places;
use super::prints::prints;
use super::residue::{ROUNDING, clearest, residue};
use super::wording::{Disagreement, Suspect, Wording, print};
use super::write::{Facts, level};
use super::{At, Cause, Edit, Finding, Fix, Level, Outcome, Role, RoleAt, Template, table_id};
use crate::budget::{Entry, EntryId, Value};
use crate::forms::is_derived;
use crate::money::{Bound, Decimal, format};
use crate::net::{CauseKind, Slip};
use crate::rules::{self, Repair, Severity, Spot};
use std::collections::BTreeSet;

/// More ledgers than this say nothing new.
const MOST_LEDGERS: usize = 12;
/// More suspects than this are no help.
const MOST_SUSPECTS: usize = 12;

/// How sure, at most, the reading is where most amounts of an agency were not understood.
pub(super) const UNREAD: u8 = 40;

/// Writes findings.
pub(super) struct Writer<'f, 'a> {
    pub(super) facts: &'f Facts<'f>,
    pub(super) wording: Wording,
    pub(super) places: &'a mut Places<'f>,
    /// For each agency, whether its forms were understood.
    pub(super) read: &'a [bool],
}

impl Writer<'_, '_> {
    /// All findings in reading order of their first place, then rule; notes behind the others.
    pub(super) fn findings(mut self) -> Vec<Finding> {
        let facts = self.facts;
        let mut found: Vec<(At, Finding)> = facts
            .judged
            .causes
            .iter()
            .filter(|cause| !cause.questions.is_empty())
            .map(|cause| match cause.kind {
                CauseKind::Fault => self.fault(cause),
                CauseKind::Rounding => self.rounding(cause),
            })
            .collect();
        found.extend(self.spoken());
        found.sort_by(|a, b| order(a).cmp(&order(b)));
        let numbered =
            found.into_iter().zip(1..).map(|((_, finding), number)| Finding { id: format!("f{number}"), ..finding });
        numbered.collect()
    }

    fn fault(&mut self, cause: &rules::Cause) -> (At, Finding) {
        let speaking = self.speaking(cause);
        let question = &self.facts.asked.questions[speaking];
        let rule = &self.facts.rules[question.rules[0]];
        let repairs = &cause.repairs;
        let suspects: Vec<Vec<Suspect>> = repairs.iter().map(|repair| self.suspects(repair)).collect();
        let relation = self.disagreement(speaking);
        let (key, message) = match (cause.named(), suspects.as_slice()) {
            (Some(Repair { slip: Some(Slip::Moved { .. }), .. }), [pair]) if pair.len() == 2 => {
                let (from, to) = if pair[0].to.is_none() { (&pair[0], &pair[1]) } else { (&pair[1], &pair[0]) };
                ("moved", self.wording.moved(from, to))
            }
            (Some(_), [one]) if one.len() == 1 && question.severity == Severity::Error => {
                ("named", self.wording.named(&one[0], cause.questions.len(), &relation.title))
            }
            (Some(_), [one]) if one.len() == 1 => ("weak", self.wording.weak(&relation, &one[0])),
            (_, []) => ("disagree", self.wording.disagree(&relation, cause.questions.len())),
            (_, several) => {
                // A sentence does not propose negative money; such amounts are suspects all the same.
                let likely = repairs.iter().zip(several).filter(|(repair, _)| !self.is_absurd(repair));
                let flat: Vec<Suspect> = likely.flat_map(|(_, suspects)| suspects.iter().cloned()).collect();
                let all = several.iter().map(Vec::len).sum::<usize>();
                ("ambiguous", self.wording.ambiguous(&relation, &flat, all))
            }
        };
        // Nobody is accused of what was not understood; sentences that speak of each other need no table, and a table that
        // is read by its own heading no other.
        let read = self.read[question.agency.0 as usize] || self.in_prose(cause) || self.is_by_structure(cause);
        let accused = if read { self.accused(repairs) } else { Vec::new() };
        let first = accused.first().copied().unwrap_or_else(|| self.main_entry(speaking));
        let level = if read { level(question.severity) } else { Level::Note };
        let mut finding = self.finding(&rule.id, level, first, cause, &accused);
        finding.message = if read { message } else { self.wording.unread(&self.wording.disagree(&relation, 1)) };
        finding.sure = if read { finding.sure } else { finding.sure.min(UNREAD) };
        finding.template = self.template(if read { key } else { "unread" }, &finding);
        // A search that gave up may have missed other ways: its repairs are suspects, not proposals.
        let proposed = repairs.iter().zip(&suspects).filter(|_| cause.complete && read);
        finding.fixes = proposed.map(|(repair, suspects)| self.fix(repair, suspects)).collect();
        finding.causes = if read { self.causes(cause) } else { Vec::new() };
        (self.places.at(self.facts.budget.entry(first)), finding)
    }

    /// True for a repair that makes an amount of the text negative which is not printed so.
    fn is_absurd(&self, repair: &Repair) -> bool {
        repair.edits.iter().any(|edit| {
            let entry = self.facts.budget.entry(edit.entry);
            let printed = matches!(entry.value, Value::Number { value, told: false, .. } if !value.is_sign_negative());
            printed && entry.at.cell.is_none() && edit.to.is_some_and(|to| to.is_sign_negative() && !to.is_zero())
        })
    }

    /// True when every amount of a cause stands in a sentence.
    fn in_prose(&self, cause: &rules::Cause) -> bool {
        let mut questions = cause.questions.iter().map(|index| &self.facts.asked.questions[*index]);
        questions.all(|question| is_told(self.facts, question))
    }

    /// True when every amount of a cause stands in a table that was read by its own heading.
    fn is_by_structure(&self, cause: &rules::Cause) -> bool {
        let questions = cause.questions.iter().map(|index| &self.facts.asked.questions[*index]);
        let mut terms = questions.flat_map(|question| question.left.iter().chain(&question.right));
        terms.all(|(_, entry)| is_derived(&self.facts.budget.entry(*entry).form, "U"))
    }

    /// The direction word before a change, when an edit only turns the change's sign: then it is the word that is wrong.
    fn turned(&self, edit: &rules::Edit) -> Option<Turned> {
        let budget = self.facts.budget;
        let Value::Number { value, told: true, .. } = budget.entry(edit.entry).value else { return None };
        if edit.to != Some(-value) {
            return None;
        }
        let at = budget.told.iter().position(|told| *told == Some(edit.entry))?;
        let fact = &budget.prose.facts[at];
        let word = fact.told?.word;
        let to = if value.is_sign_negative() { "增加" } else { "减少" };
        let from = budget.prose.words(fact, word).to_owned();
        Some(Turned { at: Spot::Words(fact.passage, word), from, to: to.to_owned() })
    }

    fn rounding(&mut self, cause: &rules::Cause) -> (At, Finding) {
        let index = clearest(self.facts, cause);
        let question = &self.facts.asked.questions[index];
        let first = self.main_entry(index);
        let title = self.wording.rule(&self.facts.rules[question.rules[0]]).to_owned();
        let say = self.wording.place(self.facts.budget, self.facts.budget.entry(first));
        let message = self.wording.rounding(&residue(self.facts, cause, title, say));
        let accused = self.accused(&cause.repairs);
        let mut finding = self.finding(ROUNDING, Level::Note, first, cause, &accused);
        finding.message = message;
        finding.template = self.template("rounding", &finding);
        let (kind, say) = self.wording.rounded();
        finding.causes = vec![Cause { kind, say }];
        (self.places.at(self.facts.budget.entry(first)), finding)
    }

    /// What all findings share.
    fn finding(
        &mut self,
        rule: &str,
        level: Level,
        first: EntryId,
        cause: &rules::Cause,
        accused: &[EntryId],
    ) -> Finding {
        let entry = self.facts.budget.entry(first);
        let table = self.facts.budget.table(entry.table);
        let agency = self.facts.budget.agencies[entry.agency.0 as usize].call().to_owned();
        let mut order = cause.questions.clone();
        order.truncate(if rule == ROUNDING { usize::MAX } else { MOST_LEDGERS });
        let equations: Vec<_> = order.iter().map(|index| ledger(self.facts, self.places, *index, accused)).collect();
        let fingerprinted = if accused.is_empty() { self.terms(&order[..1]) } else { accused.to_vec() };
        Finding {
            id: String::new(),
            rule: rule.to_owned(),
            outcome: if level == Level::Error { Outcome::Fail } else { Outcome::Review },
            level,
            sure: table.sure,
            table: table_id(entry.table),
            message: String::new(),
            template: Template { key: String::new(), args: Vec::new() },
            loci: self.loci(&order, accused, &cause.repairs),
            equations,
            computation: None,
            causes: Vec::new(),
            fixes: Vec::new(),
            prints: prints(rule, &agency, &self.addresses(&fingerprinted)),
        }
    }

    fn addresses(&self, entries: &[EntryId]) -> Vec<(String, String)> {
        let entries = entries.iter().map(|entry| self.facts.budget.entry(*entry));
        entries.map(|entry| (entry.address(), entry.print.clone())).collect()
    }

    /// Suspects first, then the other filled terms.
    fn loci(&mut self, questions: &[usize], accused: &[EntryId], repairs: &[Repair]) -> Vec<RoleAt> {
        let edits = repairs.iter().flat_map(|repair| &repair.edits);
        let turned: Vec<(EntryId, Turned)> = edits.filter_map(|edit| Some((edit.entry, self.turned(edit)?))).collect();
        let mut seen: BTreeSet<EntryId> =
            accused.iter().copied().filter(|entry| !turned.iter().any(|(turned, _)| turned == entry)).collect();
        let mut loci: Vec<RoleAt> = Vec::new();
        for entry in accused {
            let word = turned.iter().find(|(turned, _)| turned == entry).map(|(_, word)| word.at);
            let spots = self.spots(word.unwrap_or(Spot::Entry(*entry)));
            loci.extend(spots.into_iter().map(|locus| RoleAt { locus, role: Role::Suspect }));
        }
        for entry in self.terms(questions) {
            if seen.insert(entry) {
                loci.push(RoleAt { locus: self.places.entry(entry), role: Role::Term });
            }
        }
        loci
    }

    fn terms(&self, questions: &[usize]) -> Vec<EntryId> {
        let terms = questions.iter().flat_map(|index| {
            let question = &self.facts.asked.questions[*index];
            question.left.iter().chain(&question.right).map(|(_, entry)| *entry)
        });
        terms.filter(|entry| self.facts.budget.entry(*entry).is_filled()).collect()
    }

    /// The question whose rule speaks: the strictest, then the clearest.
    fn speaking(&self, cause: &rules::Cause) -> usize {
        let severity = |index: &usize| self.facts.asked.questions[*index].severity;
        let strictest = cause.questions.iter().map(severity).min();
        let first = cause.questions.iter().find(|index| Some(severity(index)) == strictest);
        first.or(cause.questions.first()).copied().unwrap_or_default()
    }

    /// The place a disagreement is shown at: the total (or counterpart), else any filled term.
    fn main_entry(&self, index: usize) -> EntryId {
        let question = &self.facts.asked.questions[index];
        let terms = || question.right.iter().chain(&question.left).map(|(_, entry)| *entry);
        let filled = terms().find(|entry| self.facts.budget.entry(*entry).is_filled());
        filled.or_else(|| terms().next()).unwrap_or(EntryId(0))
    }

    fn disagreement(&self, index: usize) -> Disagreement {
        let question = &self.facts.asked.questions[index];
        let judgement = &self.facts.judged.judgements[index];
        let measure = Measure::of(self.facts, question);
        Disagreement {
            title: self.wording.rule(&self.facts.rules[question.rules[0]]).to_owned(),
            left: measure.text(judgement.left),
            right: measure.text(judgement.right),
            gap: measure.text(judgement.gap.abs()),
            unit: measure.unit.name(),
        }
    }

    /// Every entry some repair changes, the best repair's first.
    fn accused(&self, repairs: &[Repair]) -> Vec<EntryId> {
        let mut seen = BTreeSet::new();
        let entries = repairs.iter().flat_map(|repair| repair.edits.iter().map(|edit| edit.entry));
        entries.filter(|entry| seen.insert(*entry)).take(MOST_SUSPECTS).collect()
    }

    fn suspects(&self, repair: &Repair) -> Vec<Suspect> {
        let suspect = |edit: &rules::Edit| {
            let entry = self.facts.budget.entry(edit.entry);
            let turned = self.turned(edit);
            Suspect {
                say: self.wording.place(self.facts.budget, entry),
                print: turned.as_ref().map_or_else(|| print(entry), |turned| turned.from.clone()),
                prose: entry.at.cell.is_none(),
                to: turned.map_or_else(|| edit.to.map(|value| as_printed(entry, value)), |turned| Some(turned.to)),
                bound: bound(entry, edit),
            }
        };
        repair.edits.iter().map(suspect).collect()
    }

    fn fix(&mut self, repair: &Repair, suspects: &[Suspect]) -> Fix {
        let edits = repair.edits.iter().zip(suspects).map(|(edit, suspect)| Edit {
            locus: match self.turned(edit) {
                Some(turned) => self.spot(turned.at).unwrap_or_default(),
                None => self.places.entry(edit.entry),
            },
            from: suspect.print.clone(),
            to: suspect.to.clone().unwrap_or_default(),
        });
        Fix { edits: edits.collect(), say: self.wording.fix(suspects), settles: repair.settles, breaks: repair.breaks }
    }

    fn causes(&self, cause: &rules::Cause) -> Vec<Cause> {
        let Some(repair) = cause.named() else { return Vec::new() };
        let (kind, say) = match (repair.slip, repair.edits.as_slice()) {
            (_, [edit]) if &*self.facts.budget.entry(edit.entry).col == "cost" => self.wording.stale(),
            (Some(slip), _) => self.wording.slip(slip),
            (None, _) => return Vec::new(),
        };
        vec![Cause { kind, say }]
    }

    fn template(&self, key: &str, finding: &Finding) -> Template {
        let suspects = finding.loci.iter().filter(|at| at.role == Role::Suspect);
        let named: Vec<String> = suspects.map(|at| at.locus.clone()).collect();
        let args =
            if named.is_empty() { finding.loci.iter().take(1).map(|at| at.locus.clone()).collect() } else { named };
        Template { key: key.to_owned(), args }
    }
}

/// A direction word that should tell the other direction.
struct Turned {
    at: Spot,
    from: String,
    to: String,
}

/// True for a relation between amounts that all stand in sentences.
pub(super) fn is_told(facts: &Facts, question: &rules::Question) -> bool {
    let mut terms = question.left.iter().chain(&question.right);
    terms.all(|(_, entry)| facts.budget.entry(*entry).at.cell.is_none())
}

fn order(found: &(At, Finding)) -> (bool, At, &str, &str) {
    let (at, finding) = found;
    (finding.level == Level::Note, *at, &finding.rule, &finding.prints.content)
}

/// A value as the place would print it: its digits after the point, its thousands, without a sign that words tell.
fn as_printed(entry: &Entry, value: Decimal) -> String {
    let (places, told) = match entry.value {
        Value::Number { places, told, .. } => (places, told),
        _ => (2, false),
    };
    let value = if told { value.abs() } else { value };
    let plain = format(value, places.max(value.normalize().scale()));
    if entry.print.contains(',') { with_thousands(&plain) } else { plain }
}

/// Whether the new value is the value, or only a limit that inequalities set.
fn bound(entry: &Entry, edit: &rules::Edit) -> Bound {
    let now = match entry.value {
        Value::Number { value, .. } => value,
        Value::Blank | Value::Unreadable => Decimal::ZERO,
    };
    match (edit.fixed, edit.to) {
        (false, Some(to)) if to > now => Bound::AtLeast,
        (false, Some(_)) => Bound::AtMost,
        _ => Bound::Equal,
    }
}

fn with_thousands(plain: &str) -> String {
    let (whole, rest) =
        plain.split_once('.').map_or((plain, String::new()), |(whole, rest)| (whole, format!(".{rest}")));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_as_the_source_sets_them() {
        assert_eq!(with_thousands("1234567.80"), "1,234,567.80");
        assert_eq!(with_thousands("-123"), "-123");
    }
}
