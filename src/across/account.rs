//! R-D-003 the opening budget (年初预算) that final accounts tell is that of the year's budget.

use super::body::Body;
use super::figure::Number;
use super::last::{Differs, THINGS, differs, fault, printed};
use super::{Case, Looked};
use crate::budget::{EntryId, Sheet};
use crate::prose::{Item, Level, Named, Role};
use crate::rules::Unknown;
use crate::text::normal;

pub(super) fn run(case: &Case) -> Vec<Looked> {
    let accounts = case.bodies.iter().filter(|body| body.is_account);
    let pairs = accounts.filter_map(|body| Some((body, case.other(body, body.year, false)?)));
    pairs.map(|(body, budget)| look(case, body, budget)).collect()
}

fn look(case: &Case, body: &Body, budget: &Body) -> Looked {
    let mut looked = Looked::of(body, case.table(body, "N"));
    let mut differing: Vec<Differs> = Vec::new();
    for (entry, item) in openings(case, body) {
        let compared = case.value(body, entry).and_then(|said| {
            if case.is_doubted((body.doc, entry)) {
                return Err(Unknown::Doubted);
            }
            differs(vec![said], said.value, counterpart(case, budget, item)?)
        });
        match compared {
            Ok(found) => {
                looked.compared += 1;
                differing.extend(found);
            }
            Err(why) => looked.unseen = Some(why),
        }
    }
    if looked.compared == 0 && looked.unseen.is_none() {
        looked.unseen = Some(Unknown::SentenceAbsent);
    }
    if !differing.is_empty() {
        looked.faults.push(fault(case, body, budget, &differing));
    }
    looked
}

/// What the accounts call 年初预算. A 预算数 without that word may be the adjusted one.
fn openings<'a>(case: &Case<'a>, body: &Body) -> Vec<(EntryId, &'a Item)> {
    let budget = case.budget(body);
    let prose = &budget.prose;
    let told = prose.facts.iter().zip(&budget.told).filter(|(fact, _)| fact.role == Role::Budget);
    let own = told.filter(|(fact, _)| prose.passage(fact.passage).agency == body.agency.0 as usize);
    let opening = own.filter(|(fact, _)| prose.words(fact, fact.before).contains("年初"));
    opening.filter_map(|(fact, entry)| Some(((*entry)?, prose.item(fact.item?)))).collect()
}

/// The same thing in the budget.
fn counterpart(case: &Case, budget: &Body, item: &Item) -> Result<Number, Unknown> {
    if let Some(key) = item.subject.key.as_deref() {
        let known = THINGS.iter().find(|(thing, ..)| *thing == key).ok_or(Unknown::RowAbsent)?;
        return printed(case, budget, *known);
    }
    let sheet = case.sheet(budget, "T5")?;
    let code = code(sheet, &item.subject.path).ok_or(Unknown::RowAbsent)?;
    case.trusted(budget, "T5", code, "total")
}

/// The only code with the last name of a path, below the names above it.
fn code<'s>(sheet: &'s Sheet, path: &[Named]) -> Option<&'s str> {
    let length = |level: Level| match level {
        Level::Class => 3,
        Level::Section => 5,
        Level::Item => 7,
    };
    let named = |named: &Named| {
        let (name, length) = (normal::label(&named.name), length(named.level));
        let rows = sheet.rows.iter().filter(move |row| row.key.len() == length && *row.name == *name);
        rows.map(|row| &*row.key).collect::<Vec<&str>>()
    };
    let (last, above) = path.split_last()?;
    let fits = |code: &&str| {
        above.iter().all(|upper| {
            let known = named(upper);
            known.is_empty() || known.iter().any(|upper| code.starts_with(upper))
        })
    };
    let fitting: Vec<&str> = named(last).into_iter().filter(fits).collect();
    match fitting.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}
