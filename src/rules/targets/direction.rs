//! R-P-042 “at most” where more is better; R-P-044 a value that says the contrary of its name.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen};
use super::super::table::Severity;
use super::indicator::{Class, Row};
use super::value::{Number, Tail};
use super::{rows_fault, rows_of};
use crate::money::{Bound, Decimal};
use crate::text::normal;

pub(super) const DIRECTION: Look = Look { name: "value-direction", run: direction };
pub(super) const CONTRADICTION: Look = Look { name: "value-contradiction", run: contradiction };

const UPWARD: [Class; 5] = [Class::Quantity, Class::Quality, Class::Time, Class::Economic, Class::Social];

fn direction(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = rows_of(seen)?;
    let (harmful, ceilings) = (seen.words("harmful things"), seen.words("meant ceilings"));
    let mut rows: Vec<&Row> = Vec::new();
    let mut severity = Severity::Note;
    for row in plan.rows.iter().filter(|row| row.class.is_some_and(|class| UPWARD.contains(&class))) {
        let Some(number) = row.value.number() else { continue };
        looked.compared += 1;
        let unit = matches!(number.tail, Tail::Time | Tail::Money);
        if !is_at_most(number) || unit || row.tells(harmful) || ceilings.occurs_in(row.name()) {
            continue;
        }
        rows.push(row);
        // No rate is above its natural maximum: the value demands nothing.
        if row.rate && number.value >= Decimal::ONE_HUNDRED && number.tail != Tail::Measure {
            severity = Severity::Warning;
        }
    }
    let fault = rows_fault(seen, plan, &rows, "value");
    looked.faults.extend(fault.map(|fault| Fault { severity: Some(severity), ..fault }));
    Ok(())
}

fn is_at_most(number: Number) -> bool {
    matches!(number.bound, Bound::AtMost | Bound::Less)
}

fn contradiction(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = rows_of(seen)?;
    let mut rows: Vec<&Row> = Vec::new();
    let mut severity = Severity::Note;
    for row in &plan.rows {
        let Some(number) = row.value.number() else { continue };
        looked.compared += 1;
        if is_zero_name(seen, row) && !is_at_most(number) && number.value > Decimal::ZERO {
            severity = Severity::Warning;
            rows.push(row);
        } else if is_about_harm(seen, row, number) {
            rows.push(row);
        }
    }
    let fault = rows_fault(seen, plan, &rows, "value");
    looked.faults.extend(fault.map(|fault| Fault { severity: Some(severity), ..fault }));
    Ok(())
}

/// “零”发生. The rate at which nothing happens may well be 100.
fn is_zero_name(seen: &Seen, row: &Row) -> bool {
    if row.rate || !row.name().contains('零') {
        return false;
    }
    let quotes = ['“', '”', '‘', '’', '"', '「', '」'];
    let name: String = normal::label(row.name()).chars().filter(|c| !quotes.contains(c)).collect();
    seen.words("zero names").occurs_in(&name)
}

/// The name is of something good, the value (without a unit that would say so) limits the harm its description names.
fn is_about_harm(seen: &Seen, row: &Row, number: Number) -> bool {
    let (harmful, ceilings) = (seen.words("harmful things"), seen.words("meant ceilings"));
    let bare = matches!(number.tail, Tail::None | Tail::Words) && row.class != Some(Class::Cost);
    bare && is_at_most(number)
        && !harmful.occurs_in(row.name())
        && !ceilings.occurs_in(row.name())
        && harmful.occurs_in(row.desc())
}
