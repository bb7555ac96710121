//! R-P-052 every goal has an indicator that measures it.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::indicator::Plan;
use super::overlap::pairs;
use super::purpose::parts;
use super::{listed, rows_of, setting};

pub(super) const MATCHING: Look = Look { name: "target-matching", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = rows_of(seen)?;
    let field = plan.project.field("goals").filter(|field| !field.text.is_empty()).ok_or(Unknown::Empty)?;
    let goals: Vec<&str> = parts(&field.text).into_iter().map(|(_, goal)| goal).collect();
    let long = goals.iter().filter(|goal| goal.chars().count() >= setting(seen, "shortest"));
    let mut alone = Vec::new();
    for goal in long {
        looked.compared += 1;
        if !pairs(goal).any(|pair| is_measured(plan, &pair.iter().collect::<String>())) {
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

/// True when an indicator speaks of this.
fn is_measured(plan: &Plan, word: &str) -> bool {
    plan.rows.iter().any(|row| ["name", "desc", "value"].iter().any(|key| row.cells.word(key).contains(word)))
}
