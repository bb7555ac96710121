//! R-A-008 the document says what assets the unit has.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use crate::doc::Locus;
use crate::money::Decimal;

pub(super) const PRESENCE: Look = Look { name: "asset-statement", run };

/// The nine tables every unit publishes: where most were recognised, a table that is not there is really not there.
const STATUTORY: [&str; 9] = ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9"];

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    if seen.sheet("AS").is_ok() {
        looked.compared += 1;
        return Ok(());
    }
    let words = seen.words("asset statements");
    if seen.lines().any(|(_, line)| words.occurs_in(line)) {
        looked.compared += 1;
        return Ok(());
    }
    let there = STATUTORY.into_iter().filter(|form| seen.sheet(form).is_ok()).count();
    if Decimal::from(there as u64) < seen.setting("tables") || seen.sheet("N").is_err() {
        return Err(Unknown::FormAbsent);
    }
    let unknown = seen.all_tables().any(|(_, table)| table.form == "?");
    if unknown {
        return Err(Unknown::FormAbsent);
    }
    let (_, first) = seen.all_tables().next().ok_or(Unknown::FormAbsent)?;
    let (block, _) = *first.parts.first().ok_or(Unknown::FormAbsent)?;
    looked.compared += 1;
    looked.faults.push(Fault {
        suspects: vec![Spot::Place(seen.agency, Locus { block, cell: None, chars: None })],
        ..Fault::default()
    });
    Ok(())
}
