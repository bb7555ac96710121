//! R-D-005 the assets are those last year's accounts closed with.

use super::body::Body;
use super::last::{differs, fault};
use super::{Case, Looked};

pub(super) fn run(case: &Case) -> Vec<Looked> {
    let this = case.budgets().filter(|body| body.year > 0);
    let pairs = this.filter_map(|body| Some((body, case.other(body, body.year - 1, true)?)));
    pairs.map(|(body, account)| look(case, body, account)).collect()
}

fn look(case: &Case, body: &Body, account: &Body) -> Looked {
    let mut looked = Looked::of(body, case.table(body, "AS"));
    let assets = case.trusted(body, "AS", "total", "value");
    let closing = || case.trusted(account, "AS", "total", "value").or_else(|_| case.told(account, "assets.total"));
    match assets.and_then(|assets| differs(vec![assets], assets.value, closing()?)) {
        Ok(found) => {
            looked.compared += 1;
            looked.faults.extend(found.map(|found| fault(case, body, account, &[found])));
        }
        Err(why) => looked.unseen = Some(why),
    }
    looked
}
