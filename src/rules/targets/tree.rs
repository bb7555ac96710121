//! R-P-020 the tree of indicators is complete; R-P-021 so is each indicator.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::table::Severity;
use super::indicator::{Class, Level, Plan, Row};
use super::{plan_of, rows_of};
use crate::doc::Locus;

pub(super) const TREE: Look = Look { name: "target-tree", run: tree };
pub(super) const FIELDS: Look = Look { name: "target-fields", run: fields };

/// The first levels with what the form prints.
const LEVELS: [(Level, &str); 3] =
    [(Level::Output, "产出指标"), (Level::Benefit, "效益指标"), (Level::Satisfaction, "满意度指标")];
const FIELD: [(&str, &str); 5] = [
    ("value", "指标值"),
    ("name", "三级指标"),
    ("desc", "绩效指标描述"),
    ("basis", "指标值确定依据"),
    ("l2", "二级指标"),
];

fn tree(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = plan_of(seen)?;
    if !has_list(seen) || plan.rows.iter().all(|row| row.level.is_none() && row.class.is_none()) {
        return Err(Unknown::RowAbsent);
    }
    looked.compared += 12;
    let mut names: Vec<&str> = Vec::new();
    let mut weight = Severity::Note;
    for (level, label) in LEVELS {
        if !plan.rows.iter().any(|row| row.level == Some(level)) {
            names.push(label);
            weight = Severity::Error;
        }
    }
    for class in plan.missing() {
        // A level that is wholly missing is told once, and a blank second level is R-P-021's.
        if !has_level(plan, class) || blank_levels(plan) > 0 {
            continue;
        }
        names.push(class.label());
        weight = weight.min(weight_of(seen, class));
    }
    let Some(last) = plan.rows.last().filter(|_| !names.is_empty()) else { return Ok(()) };
    let cell = last.cells.cells.first().map(|cell| cell.at);
    looked.faults.push(Fault {
        suspects: cell.into_iter().map(|at| Spot::Place(seen.agency, at)).collect(),
        args: vec![("project", plan.project.number.to_string()), ("levels", names.join("、"))],
        severity: Some(weight),
        ..Fault::default()
    });
    Ok(())
}

/// True when the first part prints the heading of the list: without it no indicator of that part is read.
fn has_list(seen: &Seen) -> bool {
    let Some((first, _, _)) = seen.parts().next() else { return false };
    let plan = plan_of(seen);
    let mut cells = plan.iter().flat_map(|plan| &plan.rows).flat_map(|row| &row.cells.cells);
    cells.any(|cell| cell.at.block == first)
}

/// True when the first level of this class has any indicator.
fn has_level(plan: &Plan, class: Class) -> bool {
    let level = class.level();
    plan.rows.iter().any(|row| row.level == Some(level) || row.class.is_some_and(|other| other.level() == level))
}

/// The rows whose second level is a fault of R-P-021.
fn blank_levels(plan: &Plan) -> usize {
    if plan.merged { 0 } else { plan.rows.iter().filter(|row| row.is_blank("l2") && !row.is_rest()).count() }
}

/// What benefits there are depends on the project: a missing one weighs only where all other projects have it.
fn weight_of(seen: &Seen, class: Class) -> Severity {
    let others = || seen.targets.plans.iter().filter(|plan| Some(plan.project.table) != seen.table);
    match class {
        Class::Cost => Severity::Error,
        Class::Quantity | Class::Quality | Class::Time | Class::Satisfaction => Severity::Warning,
        Class::Ecological => Severity::Note,
        class if others().next().is_some() && others().all(|plan| plan.has(class)) => Severity::Warning,
        _ => Severity::Note,
    }
}

fn fields(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = rows_of(seen)?;
    let mut found: Vec<String> = Vec::new();
    let mut suspects = Vec::new();
    let mut weight = Severity::Warning;
    for row in plan.rows.iter().filter(|row| !row.is_rest()) {
        looked.compared += 4;
        for (key, label) in FIELD {
            let Some(at) = blank(row, key).filter(|_| key != "l2" || !plan.merged) else { continue };
            let whose = if key == "l2" { format!("“{}”", row.name()) } else { row.call() };
            found.push(format!("{whose}缺{label}"));
            suspects.push(Spot::Place(seen.agency, at));
            weight = weight.min(if key == "value" { Severity::Error } else { Severity::Warning });
        }
    }
    if !found.is_empty() {
        let args = vec![
            ("project", plan.project.number.to_string()),
            ("count", found.len().to_string()),
            ("rows", super::listed(&found)),
        ];
        looked.faults.push(Fault { suspects, args, severity: Some(weight), ..Fault::default() });
    }
    Ok(())
}

fn blank(row: &Row, key: &str) -> Option<Locus> {
    row.cells.blank.iter().find(|(blank, _)| &**blank == key).map(|(_, at)| *at)
}
