//! R-X-043 the tables of a fund agree on whether there is any of its money.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::{outline, rows};
use crate::budget::EntryId;

pub(super) const EMPTINESS: Look = Look { name: "emptiness", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let column = match seen.form {
        "T7" => "fund",
        "T8" => "capital",
        _ => return Err(Unknown::Precondition),
    };
    let table = seen.recognised()?;
    let own: Vec<EntryId> =
        seen.sheet(seen.form)?.rows.iter().flat_map(|row| row.entries.iter().flatten().copied()).collect();
    let spent = seen.amount("T4", "out.year", column)?;
    let granted = seen.amount("T1", &format!("in.{column}"), "amount")?;
    let carried = seen.amount("T4", &format!("in.carry.{column}"), "amount")?;
    let kept = seen.optional("T4", "out.carry", column)?;
    if own.iter().any(|entry| seen.is_doubted(*entry)) {
        return Err(Unknown::Doubted);
    }
    looked.compared += 1;
    let filled = own.iter().copied().find(|entry| rows::is_money(seen, *entry));
    let income = !granted.value.is_zero() || !carried.value.is_zero();
    let outgo = !spent.value.is_zero();
    // Money that is carried over and not spent needs no table.
    let saved = kept.is_some_and(|kept| !kept.value.is_zero()) || !carried.value.is_zero();
    let agree = filled.is_some() == outgo && (!outgo || income) && (!income || outgo || saved);
    if agree {
        return Ok(());
    }
    let head = outline::head(seen, table);
    let is = |there: bool| if there { "有" } else { "无" };
    looked.faults.push(Fault {
        suspects: filled.map(Spot::Entry).or(head).into_iter().chain([Spot::Entry(spent.entry)]).collect(),
        context: vec![Spot::Entry(granted.entry), Spot::Entry(carried.entry)],
        args: vec![
            ("table", table.title.clone()),
            ("own", is(filled.is_some()).to_owned()),
            ("spent", is(outgo).to_owned()),
            ("income", is(income).to_owned()),
        ],
        ..Fault::default()
    });
    Ok(())
}
