//! R-G-004 the project a purchase is paid from is one of the projects.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::text::is_near;
use super::purchases::purchases;
use crate::money::Decimal;
use crate::text::normal;
use std::collections::BTreeSet;

pub(super) const PROJECT: Look = Look { name: "purchase-project", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let purchases = purchases(seen)?;
    let names: Vec<String> = seen.projects().map(|project| normal::label(project.word("name"))).collect();
    if names.is_empty() {
        return Err(Unknown::FormAbsent);
    }
    let complete = are_all_told(seen);
    let mut said = BTreeSet::new();
    let mut unseen = Unknown::ColumnAbsent;
    for (at, printed) in purchases.iter().filter_map(|purchase| purchase.project) {
        let name = normal::label(printed);
        let is_same = |other: &String| name.contains(other.as_str()) || other.contains(name.as_str());
        let known = names.iter().any(is_same);
        let operating = seen.words("operating money").occurs_in(&name);
        if !known && !operating && !complete {
            unseen = Unknown::RowAbsent;
            continue;
        }
        looked.compared += 1;
        if known || operating || said.contains(&name) {
            continue;
        }
        let near = names.iter().find(|other| is_near(&name, other)).map(String::as_str).unwrap_or("（无相近名称）");
        looked.faults.push(Fault {
            suspects: vec![Spot::Place(seen.agency, at)],
            args: vec![("name", printed.replace('\n', "")), ("near", near.to_owned())],
            ..Fault::default()
        });
        said.insert(name);
    }
    Err(unseen)
}

/// True when the target tables make up the whole project expenditure: then no project is missing among them.
fn are_all_told(seen: &Seen) -> bool {
    let Ok(projects) = seen.amount("T3", "total", "project") else { return false };
    let Ok(sheet) = seen.sheet("P") else { return false };
    let Some(column) = sheet.column("budget") else { return false };
    let entries = sheet.rows.iter().filter_map(|row| row.entries.get(column).copied().flatten());
    let mut sum = Decimal::ZERO;
    for entry in entries {
        let Some(more) = seen.amount_of(entry).ok().and_then(|amount| sum.checked_add(amount.value)) else {
            return false;
        };
        sum = more;
    }
    // Rounding of single projects.
    let slack = Decimal::from(500);
    !projects.blank && sum.checked_add(slack).is_some_and(|sum| sum >= projects.value)
}
