//! R-X-018 what the tables of the single budgets list is listed in the expenditure table too.
//!
//! A code that stands in one table only is usually a slip of the pen. It is told although an inequality of its amounts may
//! fail as well: that one cannot say that it is the code.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::listed;
use crate::budget::{EntryId, Row, Sheet};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const CODE_SETS: Look = Look { name: "code-sets", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let whole = seen.sheet("T3")?;
    if whole.rows.iter().any(|row| row.key.starts_with('?') && amount(seen, row).is_some()) {
        return Err(Unknown::RowUnknown);
    }
    if seen.torn(whole).is_some() {
        return Err(Unknown::RowAbsent);
    }
    let known: BTreeSet<&str> = codes(whole).map(|(code, _)| code).collect();
    // A level that the expenditure table does not list at all cannot be missed there.
    let levels: BTreeSet<usize> = known.iter().map(|code| code.len()).collect();
    let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (code, row) in codes(whole).filter(|(_, row)| !row.name.is_empty()) {
        names.entry(&row.name).or_default().push(code);
    }
    let (mut items, mut suspects, mut context) = (Vec::new(), Vec::new(), Vec::new());
    for form in ["T5", "T7", "T8"] {
        let sheet = match seen.sheet(form) {
            Ok(sheet) => sheet,
            Err(why) => {
                looked.unseen = Some(why);
                continue;
            }
        };
        for (code, row) in codes(sheet).filter(|(code, _)| levels.contains(&code.len())) {
            let Some(entry) = amount(seen, row) else { continue };
            looked.compared += 1;
            if known.contains(code) {
                continue;
            }
            let table = &seen.budget.table(seen.budget.entry(entry).table).title;
            // The same name under another code of the same length is the likely right one.
            let twin = names.get(&*row.name).into_iter().flatten().find(|twin| twin.len() == code.len());
            let twin = twin.map_or(String::new(), |twin| format!("，{twin}？"));
            items.push(format!("{}（{table}{twin}）", seen.called(entry)));
            suspects.push(Spot::Entry(entry));
        }
    }
    if !items.is_empty() {
        context.extend(whole.entry("total", "total").map(Spot::Entry));
        let args = vec![("items", listed(&items)), ("count", items.len().to_string())];
        looked.faults.push(Fault { suspects, context, args, ..Fault::default() });
    }
    Ok(())
}

/// The rows with a code.
fn codes(sheet: &Sheet) -> impl Iterator<Item = (&str, &Row)> {
    let is_code = |key: &str| key.len() >= 3 && key.bytes().all(|byte| byte.is_ascii_digit());
    sheet.rows.iter().filter(move |row| is_code(&row.key)).map(|row| (&*row.key, row))
}

/// The first amount of a row.
fn amount(seen: &Seen, row: &Row) -> Option<EntryId> {
    row.entries.iter().copied().flatten().find(|entry| seen.budget.entry(*entry).is_filled())
}
