//! R-P-002 the projects can be divided among the items, so that each item's project money is the sum of its projects.
//!
//! The target tables print no item, so any division will do; that none exists says that an item and its projects differ.

use super::super::ask::Unknown;
use super::super::look::{Amount, Fault, Look, Looked, Seen, Spot};
use super::{plans_of, setting};
use crate::budget::EntryId;
use crate::money::Decimal;

pub(super) const BY_ITEM: Look = Look { name: "projects-by-item", run };

/// Steps of the search that are worth taking.
const STEPS: u32 = 20_000;

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let sheet = seen.sheet("P")?;
    let plans = plans_of(seen)?;
    let mut budgets = Vec::new();
    for plan in plans {
        let entry = sheet.entry(&plan.project.number.to_string(), "budget").ok_or(Unknown::ColumnAbsent)?;
        budgets.push(seen.amount_of(entry)?);
    }
    let items = items(seen)?;
    let cent = unit(seen, &items, &budgets);
    let total = |amounts: &[Amount]| amounts.iter().try_fold(Decimal::ZERO, |sum, a| sum.checked_add(a.value));
    let (all, spent) = (total(&budgets).ok_or(Unknown::Unreadable)?, total(&items).ok_or(Unknown::Unreadable)?);
    let slack = |count: usize| cent.checked_mul(Decimal::from(count as u64 + 1)).map(|slack| slack / Decimal::TWO);
    let loose = slack(budgets.len() + items.len()).ok_or(Unknown::Unreadable)?;
    let gap = all.checked_sub(spent).ok_or(Unknown::Unreadable)?.abs();
    // A difference of the totals is R-P-001's, and one item alone has nothing to be divided.
    if items.len() < 2 || budgets.len() > setting(seen, "most projects") || gap > loose {
        return Err(Unknown::Precondition);
    }
    looked.compared += items.len() as u32;
    budgets.sort_by_key(|budget| std::cmp::Reverse(budget.value));
    let rest: Vec<Decimal> = items.iter().map(|item| item.value).collect();
    let mut search = Search { budgets: &budgets, slack: loose, steps: STEPS };
    match search.divide(0, rest) {
        Some(true) => {}
        Some(false) => looked.faults.push(fault(seen, &items, &budgets)),
        None => return Err(Unknown::Precondition),
    }
    Ok(())
}

struct Search<'a> {
    budgets: &'a [Amount],
    slack: Decimal,
    steps: u32,
}

impl Search<'_> {
    /// True when the budgets from `at` on fill what is left of the items; `None` when that takes too long.
    fn divide(&mut self, at: usize, rest: Vec<Decimal>) -> Option<bool> {
        let Some(budget) = self.budgets.get(at) else {
            return Some(rest.iter().all(|rest| rest.abs() <= self.slack));
        };
        self.steps = self.steps.checked_sub(1)?;
        for (index, left) in rest.iter().enumerate() {
            let after = left.checked_sub(budget.value)?;
            if after < -self.slack || rest[..index].contains(left) {
                continue;
            }
            let mut next = rest.clone();
            next[index] = after;
            if self.divide(at + 1, next)? {
                return Some(true);
            }
        }
        Some(false)
    }
}

/// Project money of the seven-digit items of expenditure.
fn items(seen: &Seen) -> Result<Vec<Amount>, Unknown> {
    let sheet = seen.sheet("T3")?;
    let column = sheet.column("project").ok_or(Unknown::ColumnAbsent)?;
    let rows = sheet.rows.iter().filter(|row| row.key.len() == 7 && row.key.bytes().all(|b| b.is_ascii_digit()));
    let entries: Vec<EntryId> = rows.filter_map(|row| row.entries.get(column).copied().flatten()).collect();
    let amounts: Result<Vec<Amount>, Unknown> = entries.into_iter().map(|entry| seen.amount_of(entry)).collect();
    Ok(amounts?.into_iter().filter(|amount| !amount.value.is_zero()).collect())
}

/// The last printed digit of the coarsest amount, in 元.
fn unit(seen: &Seen, items: &[Amount], budgets: &[Amount]) -> Decimal {
    let digit = |amount: &Amount| {
        let entry = seen.budget.entry(amount.entry);
        let places = match entry.value {
            crate::budget::Value::Number { places, .. } => places,
            _ => return Decimal::ZERO,
        };
        let last = Decimal::new(1, places.min(9));
        super::super::judge::common(last, entry.unit).unwrap_or_default()
    };
    items.iter().chain(budgets).filter(|amount| !amount.value.is_zero()).map(digit).max().unwrap_or_default()
}

fn fault(seen: &Seen, items: &[Amount], budgets: &[Amount]) -> Fault {
    let said: Vec<String> = items
        .iter()
        .map(|item| {
            let label = &seen.budget.entry(item.entry).label;
            format!("{}（{}）", label.code, seen.print(item.entry))
        })
        .collect();
    Fault {
        suspects: items.iter().map(|item| Spot::Entry(item.entry)).collect(),
        context: budgets.iter().map(|budget| Spot::Entry(budget.entry)).collect(),
        args: vec![("count", budgets.len().to_string()), ("items", super::listed(&said))],
        ..Fault::default()
    }
}
