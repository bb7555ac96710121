//! R-P-051 descriptions say more than the names.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen};
use super::indicator::Row;
use super::{plans_fault, plans_of, setting};
use crate::text::normal;

pub(super) const REPEATED: Look = Look { name: "target-repeated", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut found = Vec::new();
    for plan in plans_of(seen)? {
        let told: Vec<&Row> = plan.rows.iter().filter(|row| !row.desc().is_empty()).collect();
        looked.compared += told.len() as u32;
        let same = |row: &&&Row| normal::label(row.name()) == normal::label(row.desc());
        let rows: Vec<&Row> = told.iter().filter(same).copied().collect();
        if let Some(first) = rows.first().filter(|_| rows.len() * 100 > plan.rows.len() * setting(seen, "share")) {
            found.push((
                *first,
                "desc",
                format!("项目{}（{}/{}项）", plan.project.number, rows.len(), plan.rows.len()),
            ));
        }
    }
    looked.faults.extend(plans_fault(seen, &found));
    Ok(())
}
