//! R-D-002 last year's figures, stated or implied by a change, are those of last year's document.

use super::body::Body;
use super::figure::Number;
use super::{Case, Fault, Looked, Place, Sum, listed};
use crate::money::Decimal;
use crate::rules::{Spot, Unknown};

/// Things the narrative speaks of and the table cell that tells the same: row of `N`, form, row, column.
pub(super) const THINGS: [(&str, &str, &str, &str); 18] = [
    ("income.grand", "T1", "in.grand", "amount"),
    ("out.grand", "T1", "out.grand", "amount"),
    ("out.basic", "T3", "total", "basic"),
    ("out.personnel", "T6", "total", "personnel"),
    ("out.public", "T6", "total", "public"),
    ("out.project", "T3", "total", "project"),
    ("out.fiscal", "T4", "out.grand", "total"),
    ("whole.grand", "T1", "out.grand", "amount"),
    ("whole.general", "T5", "total", "total"),
    ("whole.basic", "T5", "total", "basic"),
    ("ops", "N", "ops", "amount"),
    ("three.total", "T9", "sub", "total"),
    ("three.abroad", "T9", "abroad", "total"),
    ("three.car", "T9", "car", "total"),
    ("three.car.buy", "T9", "car.buy", "total"),
    ("three.car.run", "T9", "car.run", "total"),
    ("three.reception", "T9", "reception", "total"),
    ("procurement.total", "PR", "sum", "total"),
];

/// One thing that differs.
pub(super) struct Differs {
    /// What was said here.
    pub(super) said: Vec<Number>,
    pub(super) said_value: Decimal,
    /// What the other document prints.
    pub(super) other: Number,
    pub(super) slack: Decimal,
}

pub(super) fn run(case: &Case) -> Vec<Looked> {
    let this = case.budgets().filter(|body| body.year > 0);
    let pairs = this.filter_map(|body| Some((body, case.other(body, body.year - 1, false)?)));
    pairs.map(|(body, last)| look(case, body, last)).collect()
}

fn look(case: &Case, body: &Body, last: &Body) -> Looked {
    let mut looked = Looked::of(body, case.table(body, "N"));
    let mut differing = Vec::new();
    for (thing, form, row, column) in THINGS {
        match compare(case, (body, thing), (last, form, row, column)) {
            Ok(found) => {
                looked.compared += 1;
                differing.extend(found);
            }
            Err(why) => looked.unseen = Some(looked.unseen.map_or(why, |known| known.min(why))),
        }
    }
    if !differing.is_empty() {
        looked.faults.push(fault(case, body, last, &differing));
    }
    looked
}

fn compare(
    case: &Case,
    (body, thing): (&Body, &str),
    (last, form, row, column): (&Body, &str, &str, &str),
) -> Result<Option<Differs>, Unknown> {
    let (said, said_value) = match case.told(body, &format!("{thing}.last")) {
        Ok(stated) => (vec![stated], stated.value),
        Err(Unknown::SentenceAbsent) => {
            let (value, change) = (case.told(body, thing)?, case.told(body, &format!("{thing}.change"))?);
            let implied = value.value.checked_sub(change.value).ok_or(Unknown::Unreadable)?;
            (vec![change, value], implied)
        }
        Err(why) => return Err(why),
    };
    differs(said, said_value, printed(case, last, (thing, form, row, column))?)
}

/// What a document prints of a thing: in its table, or where that was not recognised, in its text.
pub(super) fn printed(
    case: &Case,
    body: &Body,
    (thing, form, row, column): (&str, &str, &str, &str),
) -> Result<Number, Unknown> {
    let table = if form == "N" { Err(Unknown::FormAbsent) } else { case.trusted(body, form, row, column) };
    match table {
        Err(why @ (Unknown::FormAbsent | Unknown::ColumnAbsent | Unknown::RowAbsent)) => {
            case.told(body, thing).map_err(|_| why)
        }
        other => other,
    }
}

/// Whether two documents say the same.
pub(super) fn differs(said: Vec<Number>, said_value: Decimal, other: Number) -> Result<Option<Differs>, Unknown> {
    let slacks = said.iter().map(|number| number.slack).chain([other.slack]);
    let slack = slacks.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add).ok_or(Unknown::Unreadable)?;
    let gap = said_value.checked_sub(other.value).ok_or(Unknown::Unreadable)?;
    Ok((gap.abs() > slack).then_some(Differs { said, said_value, other, slack }))
}

/// One finding for all that differs between two documents of one body.
pub(super) fn fault(case: &Case, body: &Body, other: &Body, differing: &[Differs]) -> Fault {
    let spot = |number: &Number| number.at.map(|(doc, entry)| -> Place { (doc, Spot::Entry(entry)) });
    let say = |one: &Differs| {
        let at = one.said.iter().chain([&one.other]).find_map(|number| number.at)?;
        let label = case.members[at.0].budget.entry(at.1).label.row.to_string();
        let unit = case.members[at.0].budget.entry(at.1).unit.name();
        let written = |value| case.written(at, value);
        Some(format!("{label} {}{unit} ≠ {}{unit}", written(one.said_value), written(one.other.value)))
    };
    let said: Vec<String> = differing.iter().filter_map(say).collect();
    Fault {
        suspects: differing.iter().filter_map(|one| spot(one.said.first()?)).collect(),
        context: differing
            .iter()
            .flat_map(|one| one.said.iter().skip(1).chain([&one.other]))
            .filter_map(spot)
            .collect(),
        sums: differing.iter().filter_map(sum).collect(),
        args: vec![
            ("unit", body.call()),
            ("year", other.year.to_string()),
            ("items", listed(&said)),
            ("count", differing.len().to_string()),
        ],
        severity: None,
    }
}

/// Two numbers that stand for one thing; a value and its change are no sum of two terms alike.
fn sum(one: &Differs) -> Option<Sum> {
    let [said] = one.said.as_slice() else { return None };
    Some(Sum {
        left: vec![said.at?],
        right: vec![one.other.at?],
        left_value: one.said_value,
        right_value: one.other.value,
        slack: one.slack,
    })
}
