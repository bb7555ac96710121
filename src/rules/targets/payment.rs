//! R-P-013 all payment plans are amounts, or all are percentages.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::plans_of;
use crate::budget::EntryId;

pub(super) const UNIT: Look = Look { name: "plan-unit", run };

const MONTHS: [&str; 4] = ["plan3", "plan6", "plan10", "plan12"];

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let sheet = seen.sheet("P")?;
    let (mut shares, mut amounts): (Vec<EntryId>, Vec<EntryId>) = (Vec::new(), Vec::new());
    for plan in plans_of(seen)? {
        let row = plan.project.number.to_string();
        for entry in MONTHS.iter().filter_map(|month| sheet.entry(&row, month)) {
            let print = seen.budget.entry(entry);
            let cell = seen.document.block(print.at.block).and_then(|block| match (block, print.at.cell) {
                (crate::doc::Block::Table(table), Some((row, col))) => Some(table.text(row, col)),
                _ => None,
            });
            let text = cell.unwrap_or(&print.print).trim();
            if text.ends_with(['%', '％']) {
                shares.push(entry);
            } else if print.is_filled() {
                amounts.push(entry);
            }
        }
    }
    looked.compared += (shares.len() + amounts.len()) as u32;
    if !shares.is_empty() && !amounts.is_empty() {
        let fewer = if shares.len() <= amounts.len() { &shares } else { &amounts };
        looked.faults.push(Fault {
            suspects: fewer.iter().map(|entry| Spot::Entry(*entry)).collect(),
            args: vec![("shares", shares.len().to_string()), ("amounts", amounts.len().to_string())],
            ..Fault::default()
        });
    }
    Ok(())
}
