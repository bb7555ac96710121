//! R-C-007 money for the unit's own staff is basic expenditure, no project.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen, Spot, grouped};
use crate::text::normal;

pub(super) const PERSONNEL: Look = Look { name: "personnel-projects", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let (mut suspects, mut names) = (Vec::new(), Vec::new());
    for project in seen.projects() {
        let Some(field) = project.field("name").filter(|field| !field.text.trim().is_empty()) else { continue };
        looked.compared += 1;
        let name = normal::label(&field.text);
        let has = |list: &str| seen.words(list).iter().find(|word| name.contains(word.as_str()));
        // Subsidies to others than the unit's own staff are projects.
        if let Some(word) = has("personnel money").filter(|_| has("other people").is_none()) {
            suspects.push(Spot::Place(seen.agency, field.at));
            names.push(format!("第{}个（{word}）", project.number));
        }
    }
    looked.faults.extend(grouped(suspects, "projects", &names));
    Err(Unknown::FormAbsent)
}
