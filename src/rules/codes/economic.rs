//! R-C-003 economic codes are those of the departmental list. R-T6-004 they stand under personnel or operating expenses as
//! their class demands. R-T6-005 basic expenditure has no classes of construction and enterprises.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen, Spot, grouped};
use super::known::tell;
use super::lists::economic;
use super::rows::{ECONOMIC, coded};
use std::collections::BTreeSet;

pub(super) const KNOWN: Look = Look { name: "economic-codes", run: known };
pub(super) const FORM: Look = Look { name: "economic-form", run: form };
pub(super) const COLUMN: Look = Look { name: "economic-column", run: column };
pub(super) const CLASS: Look = Look { name: "economic-class", run: class };

fn is_formed(code: &str) -> bool {
    code.starts_with('3') && matches!(code.len(), 3 | 5) && code.bytes().all(|byte| byte.is_ascii_digit())
}

fn form(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    // A table that says it follows the government list may.
    let table = seen.table.ok_or(Unknown::FormAbsent)?;
    let heads = seen.heads("T6", table).ok_or(Unknown::FormAbsent)?;
    if heads.headings().any(|(_, text)| text.contains("政府预算") || text.contains("政府经济")) {
        return Err(Unknown::Precondition);
    }
    tell(seen, looked, &ECONOMIC, |row| Some((!is_formed(row.code)).then(|| row.call())))
}

fn known(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let list = economic();
    tell(seen, looked, &ECONOMIC, |row| {
        let sections = list.of_class(row.code.get(..3)?);
        match is_formed(row.code) {
            // Of some classes the list has no sections.
            true if row.code.len() == 5 && sections < 2 && list.has(&row.code[..3]) => None,
            true => Some((!list.has(row.code)).then(|| row.call())),
            false => None,
        }
    })
}

fn column(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut unseen = Unknown::Empty;
    let (mut suspects, mut rows) = (Vec::new(), Vec::new());
    for row in coded(seen, &ECONOMIC)? {
        let wrong = match row.code.get(..3) {
            Some("301" | "303") => "public",
            Some("302" | "310") => "personnel",
            _ => continue,
        };
        // Classes hold what their sections hold; some sections may stand under either.
        if row.code.len() != 5 || seen.words("sections of either column").iter().any(|code| code == row.code) {
            continue;
        }
        match row.amount(seen, wrong) {
            Ok(amount) => {
                looked.compared += 1;
                if !amount.value.is_zero() {
                    suspects.push(Spot::Entry(amount.entry));
                    let column = if wrong == "public" { "公用经费" } else { "人员经费" };
                    rows.push(format!("{}列入{column}", row.call()));
                }
            }
            Err(why) => unseen = unseen.min(why),
        }
    }
    looked.faults.extend(grouped(suspects, "rows", &rows));
    Err(unseen)
}

fn class(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let barred = seen.words("classes outside basic expenditure");
    let rows = coded(seen, &ECONOMIC)?;
    let classes: BTreeSet<&str> = rows.iter().filter(|row| row.is_filled(seen)).map(|row| row.code).collect();
    tell(seen, looked, &ECONOMIC, |row| {
        let class = row.code.get(..3)?;
        if !row.is_filled(seen) || row.code.len() == 5 && classes.contains(class) {
            return None;
        }
        Some(barred.iter().any(|code| code == class).then(|| row.call()))
    })
    .map_err(|why| if why == Unknown::ListAbsent { Unknown::Empty } else { why })
}
