//! R-P-047 what a value is based on is a document, a plan, a standard, a contract, data.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen};
use super::{plans_fault, plans_of};

pub(super) const BASIS: Look = Look { name: "target-basis", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let known = seen.words("basis words");
    let mut found = Vec::new();
    for (plan, row) in plans_of(seen)?.iter().flat_map(|plan| plan.rows.iter().map(move |row| (plan, row))) {
        let basis = row.cells.word("basis");
        if basis.is_empty() {
            continue;
        }
        looked.compared += 1;
        if !known.occurs_in(basis) {
            found.push((row, "basis", format!("项目{}{}“{basis}”", plan.project.number, level(row.class))));
        }
    }
    looked.faults.extend(plans_fault(seen, &found));
    Ok(())
}

fn level(class: Option<super::indicator::Class>) -> &'static str {
    class.map_or("", super::indicator::Class::label)
}
