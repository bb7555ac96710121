//! R-D-001 the department's tables are the sums of its units' tables.

use super::body::Family;
use super::compare::{Form, compare};
use super::{Case, Looked};
use crate::rules::Unknown;

const FORMS: [&str; 9] = ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9"];

/// The cells that no document doubts by itself.
pub(super) fn plain(case: &Case) -> Vec<Looked> {
    over(case, false)
}

/// The cells that one of the documents doubts by itself.
pub(super) fn doubted(case: &Case) -> Vec<Looked> {
    over(case, true)
}

fn over(case: &Case, doubted: bool) -> Vec<Looked> {
    let forms: Vec<Form> = FORMS.into_iter().map(|key| Form { key, row: None }).collect();
    tables(case, &forms, doubted)
}

/// Compares these tables of every department.
pub(super) fn tables(case: &Case, forms: &[Form], doubted: bool) -> Vec<Looked> {
    let mut seen = Vec::new();
    for family in case.families() {
        match is_whole(case, &family) {
            true => seen.extend(forms.iter().map(|form| compare(case, &family, form, doubted))),
            false => seen.push(Looked::unseen(family.department, Unknown::DocumentAbsent)),
        }
    }
    seen
}

/// True when all units are here. Where the department does not list them, a department that is larger than the units
/// together lacks one.
fn is_whole(case: &Case, family: &Family) -> bool {
    if family.units.is_empty() || family.lacks {
        return false;
    }
    let grand = |body| case.number(body, "T1", "in.grand", "amount");
    let Ok(department) = grand(family.department) else { return family.is_listed };
    let (mut sum, mut slack) = (crate::money::Decimal::ZERO, department.slack);
    for unit in &family.units {
        let Ok(unit) = grand(unit) else { return family.is_listed };
        sum = sum.checked_add(unit.value).unwrap_or(sum);
        slack = slack.checked_add(unit.slack).unwrap_or(slack);
    }
    family.is_listed || department.value.checked_sub(sum).is_some_and(|gap| gap <= slack)
}
