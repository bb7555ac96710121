//! R-N-025 what the text says of a class, section or item stands in the rows of that name, where the tables are printed as
//! text. The tables may be in 元; a text may round or cut. One row that has the amount is enough: the text may speak of
//! fiscal money where a table has all.

use super::told::{Told, measured};
use super::{Check, Fault, Looked, Replace, Spot};
use crate::budget::EntryId;
use crate::money::{Decimal, format};
use crate::prose::{Fact, FactId, Item, Level, Role, RowAmount, TextRow};
use crate::rules::{Cause, Judged};
use crate::text::normal;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const ROWS: Check = Check { name: "rows", run };

/// 万元 in 元.
const WAN: i64 = 10_000;
/// So many rows must agree with each other before a text is doubted: one row alone may be misread.
const FEWEST: usize = 2;

fn run(told: &Told, judged: &Judged, looked: &mut Looked) {
    let rows = Rows::of(told);
    let named = judged.causes.iter().filter_map(Cause::named).flat_map(|repair| &repair.edits);
    let accused: BTreeSet<EntryId> = named.map(|edit| edit.entry).collect();
    for (_, item) in told.items().filter(|(_, item)| !item.subject.path.is_empty()) {
        for (id, fact) in told.of(item, Role::Value) {
            let found = rows.of_item(item);
            if let Some((value, step)) = measured(fact).filter(|_| !found.is_empty()) {
                compare(told, (id, fact), (value, step), &found, looked);
            }
        }
    }
    // What is accused already is not accused twice.
    looked.faults.retain(|fault| {
        !fault.suspects.iter().any(|spot| matches!(spot, Spot::Entry(entry) if accused.contains(entry)))
    });
}

/// The rows by name, and the names by code.
struct Rows<'a> {
    by_name: BTreeMap<String, Vec<&'a TextRow>>,
    names: BTreeMap<&'a str, String>,
}

impl<'a> Rows<'a> {
    fn of(told: &Told<'a>) -> Self {
        let mut by_name: BTreeMap<String, Vec<&TextRow>> = BTreeMap::new();
        let mut names = BTreeMap::new();
        let own = told.prose.rows.iter().filter(|row| row.agency == told.agency.0 as usize);
        for row in own.filter(|row| row.code.starts_with('2') && !row.amounts.is_empty()) {
            let name = normal::label(&row.name);
            names.insert(row.code.as_str(), name.clone());
            by_name.entry(name).or_default().push(row);
        }
        Self { by_name, names }
    }

    /// The rows an item names: same name, same level, below the same class.
    fn of_item(&self, item: &Item) -> Vec<&'a TextRow> {
        let Some(last) = item.subject.path.last() else { return Vec::new() };
        let length = match last.level {
            Level::Class => 3,
            Level::Section => 5,
            Level::Item => 7,
        };
        let above = |code: &str| {
            item.subject.path[..item.subject.path.len() - 1].iter().all(|upper| {
                let own = if upper.level == Level::Class { code.get(..3) } else { code.get(..5) };
                let known = own.and_then(|code| self.names.get(code));
                known.is_none_or(|known| *known == normal::label(&upper.name))
            })
        };
        let named = self.by_name.get(&normal::label(&last.name)).into_iter().flatten();
        named.copied().filter(|row| row.code.len() == length && above(&row.code)).collect()
    }
}

fn compare(
    told: &Told,
    (id, fact): (FactId, &Fact),
    (value, step): (Decimal, Decimal),
    rows: &[&TextRow],
    looked: &mut Looked,
) {
    let Some(entry) = told.entry(id) else { return };
    let amounts = || rows.iter().flat_map(|row| &row.amounts);
    if let Some(same) = amounts().find(|amount| repeats(value, step, amount)) {
        looked.compared += 1;
        looked.bound.push(entry);
        looked.copies.push((entry, same.at));
        return;
    }
    let totals: Vec<&RowAmount> = rows.iter().filter_map(|row| row.amounts.first()).collect();
    let agree = totals.len() >= FEWEST && totals.iter().all(|other| other.value == totals[0].value);
    let Some(first) = totals.first().filter(|_| agree) else { return };
    looked.compared += 1;
    looked.bound.push(entry);
    let right = super::proportion::rounded(in_wan(first), fact.places);
    // A last digit more or less is the rounding of parts, not a fault.
    if (right - value).abs() <= step {
        return;
    }
    let from = told.budget.entry(entry).print.clone();
    let item = fact.item.map_or("", |item| told.prose.item(item).subject.call());
    let to = format(right, fact.places);
    looked.faults.push(Fault {
        suspects: vec![Spot::Entry(entry)],
        context: totals.iter().map(|amount| Spot::Place(told.agency, amount.at)).collect(),
        args: vec![("item", item.to_owned()), ("stated", from.clone()), ("right", to.clone())],
        replace: Some(Replace { at: Spot::Entry(entry), from, to }),
        ..Fault::default()
    });
}

/// Whether a row's amount, in 元 or in 万元, is the text's, rounded or cut.
fn repeats(value: Decimal, step: Decimal, amount: &RowAmount) -> bool {
    let is = |printed: Decimal| {
        let gap = printed - value;
        gap == Decimal::ZERO || gap.abs() * Decimal::TWO <= step || gap > Decimal::ZERO && gap < step
    };
    is(amount.value) || is(amount.value / Decimal::from(WAN))
}

/// The amount in 万元: a table in 元 has large whole amounts or two decimals.
fn in_wan(amount: &RowAmount) -> Decimal {
    if amount.value >= Decimal::from(WAN) { amount.value / Decimal::from(WAN) } else { amount.value }
}
