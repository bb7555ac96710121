//! R-T3-002 every item of the expenditure table is basic, project or another kind of expenditure.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::listed;
use crate::budget::Row;

pub(super) const EMPTY_ITEM: Look = Look { name: "empty-item", run };

const KINDS: [&str; 5] = ["basic", "project", "business", "upward", "affiliates"];
/// Digits of an item's code.
const ITEM: usize = 7;

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let sheet = seen.sheet("T3")?;
    let column = |key: &str| sheet.column(key).filter(|at| sheet.columns[*at].present).ok_or(Unknown::ColumnAbsent);
    let (total, _, _) = (column("total")?, column("basic")?, column("project")?);
    let kinds: Vec<usize> = KINDS.iter().filter_map(|kind| column(kind).ok()).collect();
    let is_item = |row: &&Row| row.key.len() == ITEM && row.key.bytes().all(|byte| byte.is_ascii_digit());
    let (mut items, mut suspects) = (Vec::new(), Vec::new());
    for row in sheet.rows.iter().filter(is_item) {
        let at = |column: usize| row.entries.get(column).copied().flatten();
        let mut entries = kinds.iter().filter_map(|kind| at(*kind)).chain(at(total));
        if entries.any(|entry| seen.is_doubted(entry)) {
            looked.unseen = Some(Unknown::Doubted);
            continue;
        }
        looked.compared += 1;
        let is_filled = |kind: &usize| at(*kind).is_some_and(|entry| seen.budget.entry(entry).is_filled());
        if let (false, Some(first)) = (kinds.iter().any(is_filled), at(total)) {
            items.push(seen.called(first));
            suspects.push(Spot::Entry(first));
        }
    }
    if !items.is_empty() {
        let args = vec![("items", listed(&items)), ("count", items.len().to_string())];
        looked.faults.push(Fault { suspects, args, ..Fault::default() });
    }
    Ok(())
}
