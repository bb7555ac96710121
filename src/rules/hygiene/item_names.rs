//! R-H-012 the text calls items by the names of the tables. Which names stand for one thing follows from the relations
//! between the text and the tables.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::relation::{Address, Relation, RowSelector};
use super::super::table::national;
use super::{MOST, quoted};
use crate::budget::{EntryId, is_total};
use crate::text::{normal, numeral};
use std::collections::BTreeSet;

pub(super) const ITEM_NAMES: Look = Look { name: "item-names", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut pairs: Vec<(EntryId, String, String)> = Vec::new();
    let mut known = BTreeSet::new();
    for relation in national().iter().filter_map(|rule| rule.relation()) {
        let Some((told, listed)) = pair(relation) else { continue };
        let (Some(told), Some(listed)) = (entry(seen, told), entry(seen, listed)) else { continue };
        looked.compared += 1;
        let one = seen.budget.entry(told).label.row.to_string();
        let other = bare(&seen.budget.entry(listed).label.row);
        if normal::label(&one) != other && known.insert((one.clone(), other.clone())) {
            pairs.push((told, one, other));
        }
    }
    if !pairs.is_empty() {
        let says = pairs.iter().map(|(_, one, other)| format!("{one} / {other}")).collect::<Vec<_>>();
        let args = vec![("words", quoted(says.iter().map(String::as_str)))];
        let suspects = pairs.iter().take(MOST).map(|(entry, ..)| Spot::Entry(*entry)).collect();
        looked.faults.push(Fault { suspects, args, ..Fault::default() });
    }
    if looked.compared == 0 { Err(Unknown::SentenceAbsent) } else { Ok(()) }
}

/// N[key] = T[key]: a thing of the text and its row. Totals have names of their own in the text.
fn pair(relation: &Relation) -> Option<(&Address, &Address)> {
    let (told, listed) = relation.copy()?;
    let of_text = |address: &Address| address.form.as_deref() == Some("N");
    let is_item = matches!(&listed.rows, RowSelector::Key(key) if !is_total(key));
    (is_item && of_text(told) && !of_text(listed)).then_some((told, listed))
}

/// The entry of an address that names one row.
fn entry(seen: &Seen, address: &Address) -> Option<EntryId> {
    let RowSelector::Key(key) = &address.rows else { return None };
    let sheet = seen.sheet(address.form.as_deref()?).ok()?;
    let key = if address.side.is_empty() { key.clone() } else { format!("{}.{key}", address.side) };
    let first = sheet.columns.first().map(|column| column.key.to_string());
    sheet.entry(&key, address.column.as_deref().or(first.as_deref())?)
}

/// The name of a row without its ordinal and 其中.
fn bare(label: &str) -> String {
    let label = normal::label(label);
    let label = numeral::strip_ordinal(&label);
    label.strip_prefix("其中：").unwrap_or(label).to_owned()
}
