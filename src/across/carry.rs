//! R-D-004 what is carried over is what last year's accounts closed with.

use super::body::Body;
use super::figure::Number;
use super::last::{differs, fault};
use super::{Case, Looked};
use crate::prose::{Kind, Role};
use crate::rules::Unknown;

pub(super) fn run(case: &Case) -> Vec<Looked> {
    let this = case.budgets().filter(|body| body.year > 0);
    let pairs = this.filter_map(|body| Some((body, case.other(body, body.year - 1, true)?)));
    pairs.map(|(body, account)| look(case, body, account)).collect()
}

fn look(case: &Case, body: &Body, account: &Body) -> Looked {
    let mut looked = Looked::of(body, case.table(body, "T1"));
    let carried = case.trusted(body, "T1", "in.carry", "amount");
    match carried.and_then(|carried| differs(vec![carried], carried.value, closing(case, account)?)) {
        Ok(found) => {
            looked.compared += 1;
            looked.faults.extend(found.map(|found| fault(case, body, account, &[found])));
        }
        Err(why) => looked.unseen = Some(why),
    }
    looked
}

/// The closing balance the accounts tell.
fn closing(case: &Case, account: &Body) -> Result<Number, Unknown> {
    let budget = case.budget(account);
    let (prose, called) = (&budget.prose, case.settings.words("closing balance"));
    let own = prose.facts.iter().zip(&budget.told);
    let own = own.filter(|(fact, _)| prose.passage(fact.passage).agency == account.agency.0 as usize);
    let mut closing = own.filter(|(fact, _)| {
        let names = |words: &str| called.iter().any(|name| words.contains(name.as_str()));
        let subject = fact.item.map_or("", |item| prose.item(item).subject.words.as_str());
        let is_amount = matches!(fact.kind, Kind::Money(_)) && matches!(fact.role, Role::Value | Role::Unknown);
        is_amount && (names(subject) || names(prose.words(fact, fact.before)))
    });
    let entry = closing.find_map(|(_, entry)| *entry).ok_or(Unknown::SentenceAbsent)?;
    if case.is_doubted((account.doc, entry)) { Err(Unknown::Doubted) } else { case.value(account, entry) }
}
