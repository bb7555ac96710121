//! R-P-014 what the money is for; R-P-015 what is to be reached.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::table::Severity;
use super::{is_label, plan_of, setting};
use crate::budget::{Project, Words};
use crate::doc::Locus;
use crate::text::{normal, numeral};

pub(super) const PURPOSE: Look = Look { name: "target-purpose", run: purpose };
pub(super) const GOALS: Look = Look { name: "target-goals", run: goals };

fn purpose(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let project = plan_of(seen)?.project;
    let field = project.field("purpose").ok_or(Unknown::RowAbsent)?;
    looked.compared += 1;
    let text = normal::label(&field.text);
    // Where the row is not there, the next row is read in its place, which begins with a label.
    let first = normal::label(field.text.lines().next().unwrap_or_default());
    let reason = if text.is_empty() || is_label(seen, &first) {
        "未填写"
    } else if text.chars().count() < setting(seen, "shortest") {
        "过短"
    } else if text == normal::label(project.word("name")) {
        "只是重复项目名称"
    } else {
        return Ok(());
    };
    looked.faults.push(fault(seen, project, field, reason));
    Ok(())
}

fn goals(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let project = plan_of(seen)?.project;
    let field = project.field("goals").ok_or(Unknown::RowAbsent)?;
    looked.compared += 1;
    let goals = parts(&field.text);
    if goals.is_empty() {
        looked.faults.push(fault(seen, project, field, "未填写"));
        return Ok(());
    }
    if let Some((_, goal)) = goals.iter().find(|(_, goal)| goal.chars().count() < setting(seen, "shortest")) {
        let short =
            Fault { severity: Some(Severity::Warning), ..fault(seen, project, field, &format!("“{goal}”过短")) };
        looked.faults.push(short);
    }
    let numbers: Vec<u32> = goals.iter().filter_map(|(number, _)| *number).collect();
    if numbers.len() > goals.len() / 2 && numbers.iter().zip(1..).any(|(number, place)| *number != place) {
        let list = numbers.iter().map(u32::to_string).collect::<Vec<_>>().join("、");
        let gap = fault(seen, project, field, &format!("序号不连续（{list}）"));
        looked.faults.push(Fault { severity: Some(Severity::Warning), ..gap });
    } else if let Some(usual) = usual(seen, project, goals.len()) {
        let fewer = fault(seen, project, field, &format!("只有{}条，其他项目均为{usual}条", goals.len()));
        looked.faults.push(Fault { severity: Some(Severity::Note), ..fewer });
    }
    Ok(())
}

/// The goals, each with its number.
pub(super) fn parts(text: &str) -> Vec<(Option<u32>, &str)> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let number = numeral::ordinal(line).map(|(number, _)| number);
            (number, numeral::strip_ordinal(line))
        })
        .filter(|(_, goal)| !goal.is_empty())
        .collect()
}

/// The number of goals that all other projects have, when it is more than this one's: a lost last goal is seen by nothing else.
fn usual(seen: &Seen, project: &Project, own: usize) -> Option<usize> {
    let others = || seen.projects().filter(|other| other.table != project.table);
    let count = |project: &Project| parts(project.word("goals")).len();
    let first = others().next().map(count).filter(|first| own < *first)?;
    let enough = others().count() >= setting(seen, "fewest sisters");
    (enough && others().all(|other| count(other) == first)).then_some(first)
}

fn fault(seen: &Seen, project: &Project, field: &Words, reason: &str) -> Fault {
    Fault {
        suspects: vec![Spot::Place(seen.agency, Locus { chars: None, ..field.at })],
        args: vec![("project", project.number.to_string()), ("reason", reason.to_owned())],
        ..Fault::default()
    }
}
