//! R-P-052 every goal has an indicator that measures it.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::overlap::pairs;
use super::purpose::parts;
use super::{listed, rows_of, setting};
use std::collections::BTreeSet;

pub(super) const MATCHING: Look = Look { name: "target-matching", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = rows_of(seen)?;
    let field = plan.project.field("goals").filter(|field| !field.text.is_empty()).ok_or(Unknown::Empty)?;
    let mut measured: BTreeSet<[char; 2]> = BTreeSet::new();
    for row in &plan.rows {
        for key in ["name", "desc", "value"] {
            measured.extend(pairs(row.cells.word(key)));
        }
    }
    let goals: Vec<&str> = parts(&field.text).into_iter().map(|(_, goal)| goal).collect();
    let long = goals.iter().filter(|goal| goal.chars().count() >= setting(seen, "shortest"));
    let mut alone = Vec::new();
    for goal in long {
        looked.compared += 1;
        if !pairs(goal).any(|pair| measured.contains(&pair)) {
            alone.push(format!("“{goal}”"));
        }
    }
    if !alone.is_empty() {
        looked.faults.push(Fault {
            suspects: vec![Spot::Place(seen.agency, field.at)],
            args: vec![("project", plan.project.number.to_string()), ("goals", listed(&alone))],
            ..Fault::default()
        });
    }
    Ok(())
}
