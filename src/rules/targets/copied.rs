//! R-P-048 projects do not share their indicators.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::indicator::{Class, Plan, Row};
use super::{listed, plans_of};
use crate::text::normal;

pub(super) const COPIED: Look = Look { name: "target-copied", run };

/// What makes an indicator one and the same.
type Mark = (Class, String, String);

/// Each project is compared with those before it and told together with the one it shares most with.
fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plans = plans_of(seen)?;
    let marks: Vec<Vec<(Mark, &Row)>> = plans.iter().map(marks).collect();
    for (later, own) in marks.iter().enumerate() {
        let mut best: Option<(usize, Vec<(&Row, &Row)>)> = None;
        for (earlier, others) in marks.iter().enumerate().take(later) {
            looked.compared += 1;
            let shared = shared(others, own);
            if special(&shared) > best.as_ref().map_or(0, |(_, best)| special(best)) {
                best = Some((earlier, shared));
            }
        }
        if let Some((earlier, shared)) = best {
            looked.faults.push(fault(seen, &plans[earlier], &plans[later], &shared));
        }
    }
    Ok(())
}

fn marks<'p>(plan: &'p Plan) -> Vec<(Mark, &'p Row<'p>)> {
    let rows = plan.rows.iter().filter(|row| !row.name().is_empty());
    let marked = rows.filter_map(|row| Some(((row.class?, normal::label(row.name()), normal::label(row.desc())), row)));
    marked.collect()
}

fn shared<'p>(one: &[(Mark, &'p Row<'p>)], other: &[(Mark, &'p Row<'p>)]) -> Vec<(&'p Row<'p>, &'p Row<'p>)> {
    let twin = |mark: &Mark| one.iter().find(|(own, _)| own == mark).map(|(_, row)| *row);
    other.iter().filter_map(|(mark, row)| Some((twin(mark)?, *row))).collect()
}

/// Rows that are no commonplace: the satisfaction and the cost of any two projects may be worded alike.
fn special(shared: &[(&Row, &Row)]) -> usize {
    shared.iter().filter(|(row, _)| !matches!(row.class, Some(Class::Satisfaction | Class::Cost))).count()
}

fn fault(seen: &Seen, one: &Plan, other: &Plan, shared: &[(&Row, &Row)]) -> Fault {
    let rows = shared.iter().flat_map(|(one, other)| [*one, *other]);
    let cells = rows.filter_map(|row| row.cells.cell("name"));
    Fault {
        suspects: cells.map(|cell| Spot::Place(seen.agency, cell.at)).collect(),
        args: vec![
            ("one", one.project.number.to_string()),
            ("other", other.project.number.to_string()),
            ("count", shared.len().to_string()),
            ("rows", listed(&shared.iter().map(|(row, _)| row.call()).collect::<Vec<_>>())),
        ],
        ..Fault::default()
    }
}
