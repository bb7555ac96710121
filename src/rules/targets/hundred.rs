//! R-P-036 values are not all “≥100”; R-P-043 full satisfaction leaves no room.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen};
use super::indicator::{Class, Row};
use super::value::Tail;
use super::{plans_fault, plans_of, setting};
use crate::money::{Bound, Decimal};

pub(super) const HUNDRED: Look = Look { name: "value-hundred", run: hundred };
pub(super) const SATISFACTION: Look = Look { name: "value-satisfaction", run: satisfaction };

fn hundred(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut found = Vec::new();
    for plan in plans_of(seen)?.iter().filter(|plan| plan.rows.len() >= setting(seen, "fewest")) {
        looked.compared += 1;
        let rows: Vec<&Row> = plan.rows.iter().filter(|row| is_hundred(row)).collect();
        if let Some(first) = rows.first().filter(|_| rows.len() * 100 > plan.rows.len() * setting(seen, "share")) {
            found.push((
                *first,
                "value",
                format!("项目{}（{}/{}项）", plan.project.number, rows.len(), plan.rows.len()),
            ));
        }
    }
    looked.faults.extend(plans_fault(seen, &found));
    Ok(())
}

/// ≥100 without a unit. ≥100% is what a duty asks for.
pub(super) fn is_hundred(row: &Row) -> bool {
    row.value.number().is_some_and(|number| {
        let bare = matches!(number.tail, Tail::None | Tail::Words);
        bare && number.bound == Bound::AtLeast && number.value == Decimal::ONE_HUNDRED
    })
}

fn satisfaction(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let limit = seen.setting("limit");
    let mut found = Vec::new();
    for plan in plans_of(seen)? {
        for row in plan.of(Class::Satisfaction) {
            let Some(number) = row.value.number() else { continue };
            looked.compared += 1;
            let rate = matches!(number.tail, Tail::None | Tail::Percent | Tail::Words);
            if rate && number.value >= limit && !matches!(number.bound, Bound::AtMost | Bound::Less) {
                found.push((row, "value", format!("项目{}（{}）", plan.project.number, row.cells.word("value"))));
            }
        }
    }
    looked.faults.extend(plans_fault(seen, &found));
    Ok(())
}
