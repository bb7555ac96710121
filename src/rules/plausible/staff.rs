//! R-X-035 a body without basic expenditure: who pays its staff?

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::amount;
use crate::doc::Locus;
use crate::text::normal;

pub(super) const STAFF: Look = Look { name: "no-basic", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let basic = amount(seen, "T5", "total", "basic")?;
    let total = amount(seen, "T5", "total", "total")?;
    if total.value.is_zero() {
        return Err(Unknown::Empty);
    }
    if !basic.value.is_zero() {
        looked.compared += 1;
        return Ok(());
    }
    let (at, funding) = funding(seen)?;
    looked.compared += 1;
    if seen.words("unfunded").occurs_in(&funding) {
        return Ok(());
    }
    let unit = &seen.agency().name;
    looked.faults.push(Fault {
        suspects: vec![Spot::Entry(basic.entry)],
        context: vec![Spot::Place(seen.agency, at)],
        args: vec![("unit", unit.clone()), ("funding", funding)],
        ..Fault::default()
    });
    Ok(())
}

/// How the agency is paid for, as its row of the table of bodies says.
fn funding(seen: &Seen) -> Result<(Locus, String), Unknown> {
    let table = *seen.tables("ORG").first().ok_or(Unknown::FormAbsent)?;
    let seen = seen.at_table("ORG", table);
    let own = normal::label(&seen.agency().name);
    let mut rows = Vec::new();
    for (block, head, table) in seen.parts() {
        let labels = (0..table.cols).map(|col| (col, normal::label(table.text(head.saturating_sub(1), col))));
        let column = labels.into_iter().find(|(_, label)| seen.words("funding column").contains(label));
        let Some((col, _)) = column else { continue };
        for row in head..table.rows {
            let cell = Locus { block, cell: Some((row, col)), chars: None };
            rows.push((normal::label(table.text(row, 0)), cell, table.text(row, col).trim().to_owned()));
        }
    }
    rows.retain(|(_, _, words)| !words.is_empty());
    // The only row is the agency's own, whatever it is called there.
    let named = rows.iter().position(|(name, _, _)| *name == own).or((rows.len() == 1).then_some(0));
    let (_, at, words) = rows.swap_remove(named.ok_or(Unknown::RowAbsent)?);
    Ok((at, words))
}
