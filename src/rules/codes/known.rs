//! R-C-001 functional codes: they have three, five or seven digits, and are codes of the classification.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen, Spot, grouped};
use super::lists::{functional, same};
use super::rows::{Coded, FUNCTIONAL, coded};
use std::collections::BTreeSet;

pub(super) const KNOWN: Look = Look { name: "functional-codes", run: known };
pub(super) const FORM: Look = Look { name: "functional-form", run: form };

/// Names every section gives the same last two digits.
const FIXED: [(&str, &str); 2] = [("行政运行", "01"), ("一般行政管理事务", "02")];

fn form(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    tell(seen, looked, &FUNCTIONAL, |row| {
        let digits = row.code.bytes().all(|byte| byte.is_ascii_digit());
        let fits = digits && matches!(row.code.len(), 3 | 5 | 7) && row.code.starts_with('2');
        Some((!fits).then(|| row.call()))
    })
}

fn known(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    tell(seen, looked, &FUNCTIONAL, doubtful)
}

/// What makes a code doubtful; `None` where the list does not reach.
fn doubtful(row: &Coded) -> Option<Option<String>> {
    let code = row.code;
    let is_code = code.bytes().all(|byte| byte.is_ascii_digit()) && matches!(code.len(), 3 | 5 | 7);
    if !is_code || !code.starts_with('2') {
        return None;
    }
    let list = functional();
    if !list.has(&code[..3]) {
        return Some(Some(format!("{}（没有{}类）", row.call(), &code[..3])));
    }
    if list.has(code) {
        return Some(None);
    }
    if let Some((_, end)) = FIXED.iter().find(|(name, _)| same(name, row.name)).filter(|_| code.len() == 7) {
        return Some((!code.ends_with(end)).then(|| format!("{}（“{}”通常以{end}结尾）", row.call(), row.name)));
    }
    let others: Vec<&str> = list.codes(row.name, &code[..3]).filter(|other| other.len() == code.len()).collect();
    match others.as_slice() {
        [other] => Some(Some(format!("{}（“{}”见于{other}）", row.call(), row.name))),
        _ => None,
    }
}

/// One fault that lists every doubtful code once. `judge` says `None` where it cannot tell.
pub(super) fn tell<'a>(
    seen: &Seen<'a>,
    looked: &mut Looked,
    forms: &[&str],
    judge: impl Fn(&Coded<'a>) -> Option<Option<String>>,
) -> Result<(), Unknown> {
    let (mut suspects, mut codes): (Vec<Spot>, Vec<String>) = (Vec::new(), Vec::new());
    let mut said = BTreeSet::new();
    for row in coded(seen, forms)? {
        let Some(doubt) = judge(&row) else { continue };
        looked.compared += 1;
        if let Some(doubt) = doubt {
            suspects.push(row.code_spot(seen));
            if said.insert(doubt.clone()) {
                codes.push(doubt);
            }
        }
    }
    looked.faults.extend(grouped(suspects, "codes", &codes));
    Err(Unknown::ListAbsent)
}
