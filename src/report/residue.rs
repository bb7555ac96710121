//! Rounding residues: one note for one cause, with the item the residue comes from where it can be told.

use super::ledger::Measure;
use super::wording::Residue;
use super::write::Facts;
use crate::budget::{AgencyId, EntryId, Sheet, Value};
use crate::money::{Decimal, format};
use crate::rules::{Cause, Question};

/// Id of the rule that collects residues.
pub(super) const ROUNDING: &str = "R-X-048";

/// The residue in words' terms: the clearest relation of the cause, and where the residue comes from.
pub(super) fn residue(facts: &Facts, cause: &Cause, title: String, say: String) -> Residue {
    let index = clearest(facts, cause);
    let question = &facts.asked.questions[index];
    let judgement = &facts.judged.judgements[index];
    let measure = Measure::of(facts, question);
    Residue {
        title,
        say,
        left: measure.text(judgement.left),
        right: measure.text(judgement.right),
        gap: measure.text(judgement.gap.abs()),
        unit: measure.unit.name(),
        places: cause.questions.len(),
        origin: origin(facts, question.agency, measure.value(judgement.gap)).map(|origin| {
            let Origin { name, projects, sum, printed } = origin;
            (name, projects, format(sum, measure.places), format(printed, measure.places))
        }),
    }
}

/// The relation with the fewest filled terms: totals follow from it.
pub(super) fn clearest(facts: &Facts, cause: &Cause) -> usize {
    let filled = |question: &Question| {
        question.left.iter().chain(&question.right).filter(|(_, entry)| facts.budget.entry(*entry).is_filled()).count()
    };
    let by_size = cause.questions.iter().copied().min_by_key(|index| (filled(&facts.asked.questions[*index]), *index));
    by_size.unwrap_or_default()
}

/// The functional item whose printed project money differs from the sum of its projects.
struct Origin {
    name: String,
    projects: usize,
    sum: Decimal,
    printed: Decimal,
}

/// Looks for the item behind a residue: every project of the agency belongs to an item, and the target tables print the
/// projects' exact budgets. Items that equal one project are settled; if one item remains and differs from the sum of
/// the remaining projects by the residue, it is the origin.
fn origin(facts: &Facts, agency: AgencyId, gap: Decimal) -> Option<Origin> {
    let agency = &facts.budget.agencies[agency.0 as usize];
    let expenditure = agency.sheet("T5").or(agency.sheet("T3"))?;
    let mut items: Vec<(EntryId, Decimal)> = items(facts, expenditure);
    let mut budgets: Vec<Decimal> = column(facts, agency.sheet("P")?, "budget");
    let settled: Vec<EntryId> = items
        .iter()
        .filter(|(_, amount)| {
            let single = budgets.iter().position(|budget| budget == amount);
            single.map(|index| budgets.swap_remove(index)).is_some()
        })
        .map(|(entry, _)| *entry)
        .collect();
    items.retain(|(entry, _)| !settled.contains(entry));
    let [(entry, printed)] = items.as_slice() else { return None };
    let sum = budgets.iter().try_fold(Decimal::ZERO, |sum, budget| sum.checked_add(*budget))?;
    let label = &facts.budget.entry(*entry).label;
    let name = format!("{} {}", label.code, label.row);
    let fits = budgets.len() > 1 && (sum - *printed).abs() == gap.abs() && !gap.is_zero();
    fits.then_some(Origin { name, projects: budgets.len(), sum, printed: *printed })
}

/// Project money of the seven-digit items.
fn items(facts: &Facts, sheet: &Sheet) -> Vec<(EntryId, Decimal)> {
    let Some(column) = sheet.column("project") else { return Vec::new() };
    let rows = sheet.rows.iter().filter(|row| row.key.len() == 7);
    let entries = rows.filter_map(|row| row.entries.get(column).copied().flatten());
    entries.filter_map(|entry| number(facts, entry).map(|value| (entry, value))).collect()
}

fn column(facts: &Facts, sheet: &Sheet, key: &str) -> Vec<Decimal> {
    let Some(column) = sheet.column(key) else { return Vec::new() };
    let entries = sheet.rows.iter().filter_map(|row| row.entries.get(column).copied().flatten());
    entries.filter_map(|entry| number(facts, entry)).collect()
}

fn number(facts: &Facts, entry: EntryId) -> Option<Decimal> {
    match facts.budget.entry(entry).value {
        Value::Number { value, .. } => Some(value),
        Value::Blank | Value::Unreadable => None,
    }
}
