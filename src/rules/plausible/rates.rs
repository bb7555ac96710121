//! R-X-033 · R-X-034 · R-X-036 contributions that are a fixed part of the pay: housing fund, pension, trade union.
//!
//! The true base is not published. The pay rows of the same table are the most it can be, so a contribution above the rate
//! of all of them deserves a look.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use crate::money::Decimal;

pub(super) const HOUSING: Look = Look { name: "housing-rate", run: |seen, looked| run(seen, looked, "30113") };
pub(super) const PENSION: Look = Look { name: "pension-rate", run: |seen, looked| run(seen, looked, "30108") };
pub(super) const UNION: Look = Look { name: "union-rate", run: |seen, looked| run(seen, looked, "30228") };

fn run(seen: &Seen, looked: &mut Looked, code: &str) -> Result<(), Unknown> {
    // A contribution that is not listed is not paid.
    let paid = seen.optional("T6", code, "total")?.filter(|amount| !amount.value.is_zero()).ok_or(Unknown::Empty)?;
    let mut base = Decimal::ZERO;
    let mut rows = Vec::new();
    for row in seen.words("wage base").iter() {
        if let Some(amount) = seen.optional("T6", row, "total")?.filter(|amount| !amount.value.is_zero()) {
            base = base.checked_add(amount.value).ok_or(Unknown::Unreadable)?;
            rows.push(Spot::Entry(amount.entry));
        }
    }
    // Without any pay the staff is paid by somebody else.
    if base.is_zero() {
        return Err(Unknown::Precondition);
    }
    looked.compared += 1;
    let rate = seen.setting("rate");
    let most = base.checked_mul(rate).and_then(|most| most.checked_div(Decimal::ONE_HUNDRED));
    let most = most.ok_or(Unknown::Unreadable)?;
    let slack = seen.setting("slack").checked_mul(Decimal::from(10_000)).ok_or(Unknown::Unreadable)?;
    if paid.value > most.checked_add(slack).ok_or(Unknown::Unreadable)? {
        looked.faults.push(Fault {
            suspects: vec![Spot::Entry(paid.entry)],
            context: rows,
            args: vec![
                ("amount", seen.print(paid.entry).to_owned()),
                ("base", seen.wan(base)),
                ("rate", rate.normalize().to_string()),
                ("most", seen.wan(most)),
            ],
            ..Fault::default()
        });
    }
    Ok(())
}
