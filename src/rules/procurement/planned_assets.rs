//! R-G-010 assets that are to be bought appear among the goods of the procurement table.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::purchases::purchases;
use crate::money::Decimal;

pub(super) const PLANNED_ASSETS: Look = Look { name: "planned-assets", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = seen.amount("N", "assets.plan", "amount").map_err(|why| match why {
        Unknown::FormAbsent | Unknown::RowAbsent => Unknown::SentenceAbsent,
        other => other,
    })?;
    let purchases = match purchases(seen) {
        Err(Unknown::Empty) => Vec::new(),
        other => other?,
    };
    let mut goods = Decimal::ZERO;
    for purchase in &purchases {
        if purchase.kind().ok_or(Unknown::Unreadable)? == 'A' {
            goods = goods.checked_add(purchase.amount(seen, "total")?.value).ok_or(Unknown::Unreadable)?;
        }
    }
    looked.compared += 1;
    if goods < plan.value {
        looked.faults.push(Fault {
            suspects: vec![Spot::Entry(plan.entry)],
            args: vec![("plan", seen.print(plan.entry).to_owned()), ("goods", seen.wan(goods))],
            ..Fault::default()
        });
    }
    Ok(())
}
