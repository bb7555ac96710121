//! Performance targets and projects (绩效目标): one file for each rule or group of twin rules.
//!
//! `indicator` and `value` read the target tables of an agency once; every rule looks at that.

mod basis;
mod by_item;
mod class;
mod code;
mod copied;
mod cost;
mod cut;
mod direction;
mod goals;
mod header;
mod hundred;
mod indicator;
mod measure;
mod names;
mod overlap;
mod payment;
mod purpose;
mod repeated;
mod titles;
mod tree;
mod value;
mod years;

pub(super) use indicator::Targets;

use super::ask::Unknown;
use super::look::{Fault, Look, Seen, Spot};
use crate::text::normal;
use indicator::{Plan, Row};

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[
    by_item::BY_ITEM,
    titles::NUMBERS,
    titles::TITLE,
    titles::ABSENT,
    code::FORM,
    code::CHECK,
    code::TWICE,
    payment::UNIT,
    purpose::PURPOSE,
    purpose::GOALS,
    names::TWICE,
    names::SEVERAL,
    names::VAGUE,
    overlap::OVERLAP,
    tree::TREE,
    tree::FIELDS,
    header::HEADER,
    measure::UNIT,
    measure::SOFT,
    measure::WORDS,
    measure::SIGN,
    measure::PERCENT,
    measure::ABOVE,
    hundred::HUNDRED,
    hundred::SATISFACTION,
    cost::UNIT,
    cost::DIRECTION,
    cost::CEILING,
    direction::DIRECTION,
    direction::CONTRADICTION,
    class::CLASS,
    cut::CUT,
    basis::BASIS,
    copied::COPIED,
    repeated::REPEATED,
    goals::MATCHING,
    years::YEARS,
];

/// The most places a message names.
const NAMED: usize = 6;

/// The target table at hand.
fn plan_of<'a>(seen: &Seen<'a>) -> Result<&'a Plan<'a>, Unknown> {
    let table = seen.project()?.table;
    let found = seen.targets.plans.iter().find(|plan| plan.project.table == table);
    found.ok_or(Unknown::FormAbsent)
}

/// The target table at hand, when its indicators were read.
fn rows_of<'a>(seen: &Seen<'a>) -> Result<&'a Plan<'a>, Unknown> {
    plan_of(seen).and_then(|plan| if plan.rows.is_empty() { Err(Unknown::RowAbsent) } else { Ok(plan) })
}

/// The indicators of the table at hand that this condition meets: one fault for all of them.
fn rows_fault(seen: &Seen, plan: &Plan, rows: &[&Row], cell: &str) -> Option<Fault> {
    let words = rows.iter().filter_map(|row| row.cells.cell(cell).or_else(|| row.cells.cells.first()));
    let suspects: Vec<Spot> = words.map(|words| Spot::Place(seen.agency, words.at)).collect();
    let said: Vec<String> = rows.iter().map(|row| row.say()).collect();
    let args = vec![
        ("project", plan.project.number.to_string()),
        ("count", rows.len().to_string()),
        ("total", plan.rows.len().to_string()),
        ("rows", listed(&said)),
    ];
    (!suspects.is_empty()).then(|| Fault { suspects, args, ..Fault::default() })
}

/// The first of these, with a sign that there are more.
fn listed(said: &[String]) -> String {
    let more = if said.len() > NAMED { "；…" } else { "" };
    format!("{}{more}", said.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("；"))
}

/// True when this normal form is a label of the blank form.
fn is_label(seen: &Seen, text: &str) -> bool {
    let Some(form) = seen.blank_form() else { return false };
    form.header.iter().chain(form.list.iter().map(|(_, label)| label)).any(|label| normal::label(label) == text)
}

/// A whole number the rule at hand goes by.
fn setting(seen: &Seen, key: &str) -> usize {
    usize::try_from(seen.setting(key).trunc().mantissa()).unwrap_or_default()
}

/// The target tables of the agency, when there are any.
fn plans_of<'a>(seen: &Seen<'a>) -> Result<&'a [Plan<'a>], Unknown> {
    if seen.targets.plans.is_empty() { Err(Unknown::FormAbsent) } else { Ok(&seen.targets.plans) }
}

/// Rows of several projects of one agency: one fault for all of them, each said in the caller's words.
fn plans_fault(seen: &Seen, found: &[(&Row, &str, String)]) -> Option<Fault> {
    let words = found.iter().filter_map(|(row, key, _)| row.cells.cell(key).or_else(|| row.cells.cells.first()));
    let suspects: Vec<Spot> = words.map(|words| Spot::Place(seen.agency, words.at)).collect();
    let said: Vec<String> = found.iter().map(|(_, _, say)| say.clone()).collect();
    let args = vec![("count", found.len().to_string()), ("rows", listed(&said))];
    (!suspects.is_empty()).then(|| Fault { suspects, args, ..Fault::default() })
}
