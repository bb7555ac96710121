//! R-P-016 projects have different names; R-P-017 a project has one purpose; R-P-018 its name says what it is.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::table::Severity;
use super::overlap::{alike, pairs};
use super::{plan_of, plans_of, setting};
use crate::budget::{Project, Words};
use crate::text::normal;
use std::collections::BTreeSet;

pub(super) const TWICE: Look = Look { name: "project-twice", run: twice };
pub(super) const SEVERAL: Look = Look { name: "project-several", run: several };
pub(super) const VAGUE: Look = Look { name: "project-vague", run: vague };

fn twice(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plans = plans_of(seen)?;
    if plans.len() < 2 {
        return Err(Unknown::Precondition);
    }
    let named = plans.iter().filter_map(|plan| plan.project.field("name").filter(|name| !name.text.is_empty()));
    let named: Vec<(&Words, String, BTreeSet<[char; 2]>)> =
        named.map(|name| (name, normal::label(&name.text), pairs(&name.text).collect())).collect();
    for (at, (own, label, set)) in named.iter().enumerate() {
        for (other, known, others) in &named[..at] {
            looked.compared += 1;
            let same = known == label;
            if !same && (alike(set, others) < setting(seen, "alike") || differ_in_number(known, label)) {
                continue;
            }
            looked.faults.push(Fault {
                suspects: vec![Spot::Place(seen.agency, other.at), Spot::Place(seen.agency, own.at)],
                args: vec![("one", other.text.clone()), ("name", own.text.clone())],
                severity: (!same).then_some(Severity::Note),
                ..Fault::default()
            });
        }
    }
    Ok(())
}

/// 一期 and 二期, 2024年 and 2025年 are parts of one thing, not one thing twice.
fn differ_in_number(one: &str, other: &str) -> bool {
    let is_number = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
    let numbers = |text: &str| text.chars().filter(is_number).collect::<String>();
    numbers(one) != numbers(other)
}

fn several(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let (project, name) = named(seen)?;
    looked.compared += 1;
    let marks = name.text.chars().filter(|c| *c == '、').count();
    if marks > setting(seen, "most") {
        looked.faults.push(Fault {
            args: vec![
                ("project", project.number.to_string()),
                ("count", (marks + 1).to_string()),
                ("name", name.text.clone()),
            ],
            suspects: vec![Spot::Place(seen.agency, name.at)],
            ..Fault::default()
        });
    }
    Ok(())
}

fn vague(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let (project, name) = named(seen)?;
    looked.compared += 1;
    let label = normal::label(&name.text);
    let ends = seen.words("vague ends");
    let Some(rest) = ends.iter().find_map(|end| label.strip_suffix(end.as_str())) else { return Ok(()) };
    // What is left names nobody but the body itself.
    let bodies = seen.words("bodies");
    let body = bodies.iter().any(|body| rest.ends_with(body.as_str()));
    if rest.is_empty() || body || seen.agency().name.contains(rest) {
        looked.faults.push(Fault {
            args: vec![("project", project.number.to_string()), ("name", name.text.clone())],
            suspects: vec![Spot::Place(seen.agency, name.at)],
            ..Fault::default()
        });
    }
    Ok(())
}

/// The project at hand and its name.
fn named<'a>(seen: &Seen<'a>) -> Result<(&'a Project, &'a Words), Unknown> {
    let project = plan_of(seen)?.project;
    let name = project.field("name").filter(|name| !name.text.is_empty()).ok_or(Unknown::Empty)?;
    Ok((project, name))
}
