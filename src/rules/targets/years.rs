//! R-P-053 goals and indicators speak of the budget year or later.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::{listed, plan_of};
use crate::doc::Locus;
use crate::text::normal::fold;

pub(super) const YEARS: Look = Look { name: "target-years", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = plan_of(seen)?;
    let budget = seen.budget.prose.year;
    if budget == 0 {
        return Err(Unknown::SentenceAbsent);
    }
    let project = plan.project;
    let past = seen.words("history words");
    if ["name", "purpose", "goals"].iter().any(|key| past.occurs_in(project.word(key))) {
        return Err(Unknown::Precondition);
    }
    let head = ["purpose", "goals"].into_iter().filter_map(|key| project.field(key));
    let cells = plan.rows.iter().flat_map(|row| ["name", "desc", "value"].map(|key| row.cells.cell(key)));
    let mut found: Vec<(Locus, u32)> = Vec::new();
    for words in head.chain(cells.flatten()) {
        looked.compared += 1;
        let years = years(&words.text);
        // A span of years that reaches the budget year is none of the past.
        if years.is_empty() || years.iter().any(|year| *year >= budget) || past.occurs_in(&words.text) {
            continue;
        }
        found.extend(years.first().map(|year| (words.at, *year)));
    }
    if !found.is_empty() {
        let mut said: Vec<String> = found.iter().map(|(_, year)| format!("{year}年")).collect();
        said.dedup();
        looked.faults.push(Fault {
            suspects: found.iter().map(|(at, _)| Spot::Place(seen.agency, *at)).collect(),
            args: vec![
                ("project", project.number.to_string()),
                ("count", found.len().to_string()),
                ("years", listed(&said)),
            ],
            ..Fault::default()
        });
    }
    Ok(())
}

/// The years a text names: 2023年.
fn years(text: &str) -> Vec<u32> {
    let mut years = Vec::new();
    if !text.contains('年') {
        return years;
    }
    let (mut digits, mut value) = (0u32, 0u32);
    for c in text.chars().map(fold).filter(|c| *c != ' ') {
        match c.to_digit(10) {
            Some(digit) => {
                digits += 1;
                value = value.saturating_mul(10).saturating_add(digit);
            }
            None => {
                if c == '年' && digits == 4 && (1990..2100).contains(&value) {
                    years.push(value);
                }
                (digits, value) = (0, 0);
            }
        }
    }
    years
}
