//! R-D-006 the three public expenses do not grow.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};

pub(super) const GROWTH: Look = Look { name: "three-public-grows", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    // Final accounts are compared with what was spent: a rule about budgets does not speak there.
    if seen.budget.prose.is_final {
        return Err(Unknown::Precondition);
    }
    let told = |row: &str| match seen.amount("N", row, "amount") {
        Err(Unknown::RowAbsent | Unknown::FormAbsent | Unknown::ColumnAbsent) => Err(Unknown::SentenceAbsent),
        other => other,
    };
    let total = told("three.total")?;
    let (grown, at) = match told("three.total.change") {
        Ok(change) => (change.value, change),
        Err(_) => {
            let last = told("three.total.last")?;
            (total.value.checked_sub(last.value).ok_or(Unknown::Unreadable)?, last)
        }
    };
    looked.compared += 1;
    if grown.is_sign_positive() && !grown.is_zero() {
        looked.faults.push(Fault {
            suspects: vec![Spot::Entry(at.entry)],
            context: vec![Spot::Entry(total.entry)],
            args: vec![("amount", seen.wan(total.value)), ("more", seen.wan(grown))],
            ..Fault::default()
        });
    }
    Ok(())
}
