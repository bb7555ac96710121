//! R-P-035 a cost has a money unit; R-P-041 a cost is bounded from above; R-P-049 there is a usable ceiling.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen};
use super::indicator::{Class, Row};
use super::value::{Number, Reading, Tail};
use super::{plans_fault, plans_of, rows_fault, rows_of};
use crate::money::Bound;
use crate::text::WordList;

pub(super) const UNIT: Look = Look { name: "cost-unit", run: unit };
pub(super) const DIRECTION: Look = Look { name: "cost-direction", run: direction };
pub(super) const CEILING: Look = Look { name: "cost-ceiling", run: ceiling };

fn unit(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut found = Vec::new();
    for plan in plans_of(seen)? {
        for row in plan.of(Class::Cost) {
            let Some(number) = row.value.number().filter(|number| is_ceiling(row, *number)) else { continue };
            looked.compared += 1;
            if matches!(number.tail, Tail::None | Tail::Words) {
                let say = format!("项目{}（{}）", plan.project.number, row.cells.word("value"));
                found.push((row, "value", say));
            }
        }
    }
    looked.faults.extend(plans_fault(seen, &found));
    Ok(())
}

fn direction(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = rows_of(seen)?;
    let savings = seen.words("cost savings");
    let costs = || plan.of(Class::Cost).filter(|row| row.value.number().is_some());
    looked.compared += costs().count() as u32;
    let rows: Vec<&Row> = costs().filter(|row| is_upside_down(row, savings)).collect();
    looked.faults.extend(rows_fault(seen, plan, &rows, "value"));
    Ok(())
}

fn ceiling(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = rows_of(seen)?;
    let savings = seen.words("cost savings");
    let rows: Vec<&Row> = plan.of(Class::Cost).collect();
    // A missing cost is R-P-020's, a blank value R-P-021's, a wrong direction R-P-041's.
    if rows.is_empty() || rows.iter().any(|row| row.value == Reading::Blank) {
        return Err(Unknown::Precondition);
    }
    looked.compared += 1;
    let usable = |row: &&Row| row.value.number().is_some_and(|number| is_ceiling(row, number));
    if !rows.iter().any(usable) && !rows.iter().any(|row| is_upside_down(row, savings)) {
        looked.faults.extend(rows_fault(seen, plan, &rows, "value"));
    }
    Ok(())
}

/// “At least” for a cost. A saving is meant so, and a rate printed as one is no cost at all.
pub(super) fn is_upside_down(row: &Row, savings: &WordList) -> bool {
    let Some(number) = row.value.number() else { return false };
    let at_least = matches!(number.bound, Bound::AtLeast | Bound::More);
    at_least && !savings.occurs_in(row.name()) && !(row.rate && number.tail == Tail::Percent)
}

/// An amount that is not bounded from below.
fn is_ceiling(row: &Row, number: Number) -> bool {
    let amount = number.tail != Tail::Percent && !(row.rate && number.tail != Tail::Money);
    amount && !matches!(number.bound, Bound::AtLeast | Bound::More)
}
