//! R-S-004 an empty table says that it is empty; R-S-014 such a note does not contradict the table.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen};
use super::super::table::Severity;
use super::outline;
use crate::budget::{Recognised, Value};
use crate::doc::BlockId;
use crate::text::normal;

pub(super) const ANNOTATED: Look = Look { name: "empty-annotated", run: annotated };
pub(super) const CONTRADICTED: Look = Look { name: "empty-contradicted", run: contradicted };

/// Lines above a table that may hold its note.
const ABOVE: u32 = 8;

fn annotated(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let table = seen.recognised()?;
    if !table.empty {
        return Err(Unknown::Precondition);
    }
    looked.compared += 1;
    if note(seen, table).is_some() || seen.form == "PR" && says_no_purchase(seen) {
        return Ok(());
    }
    let last = table.parts.last().map(|(block, _)| outline::block(seen, *block));
    looked.faults.push(Fault {
        suspects: outline::head(seen, table).into_iter().collect(),
        context: last.into_iter().collect(),
        args: vec![("table", table.title.clone())],
        severity: is_told(seen).then_some(Severity::Note),
        ..Fault::default()
    });
    Ok(())
}

/// True when the text says that there is nothing of the kind: the reader knows, the note is a matter of form.
fn is_told(seen: &Seen) -> bool {
    let kind = seen.words(&format!("empty {}", seen.form));
    let says = |text: &str| ZERO.iter().any(|zero| text.contains(zero)) || seen.words("none").occurs_in(text);
    seen.lines().any(|(_, text)| kind.occurs_in(&normal::label(text)) && says(text))
}

/// Amounts of nothing, behind the words for the budget.
const ZERO: [&str; 4] = ["预算0万元", "支出0万元", "为0万元", "预算支出0元"];

/// The text may say instead of the table that nothing is bought.
fn says_no_purchase(seen: &Seen) -> bool {
    seen.lines()
        .any(|(_, text)| text.contains("采购") && seen.words("none").iter().any(|none| text.contains(none.as_str())))
}

/// The line that says the table is empty: below it, or between it and the table before.
fn note<'a>(seen: &Seen<'a>, table: &Recognised) -> Option<(BlockId, &'a str)> {
    let below = table.captions.iter().flat_map(|caption| caption.notes.iter().copied());
    let first = table.parts.first().map_or(0, |(block, _)| block.0);
    let above = (first.saturating_sub(ABOVE)..first).rev().map(BlockId);
    let above = above.take_while(|at| !seen.line(*at).is_empty());
    let taken = |at: &BlockId| {
        let others = seen.budget.tables.iter().filter(|other| !std::ptr::eq(*other, table));
        others.flat_map(|other| &other.captions).any(|caption| caption.notes.contains(at))
    };
    let lines = below.chain(above.filter(|at| !taken(at))).map(|at| (at, seen.line(at)));
    lines.into_iter().find(|(_, text)| says_none(seen, text))
}

/// 注：无政府性基金预算，空表列示。
fn says_none(seen: &Seen, text: &str) -> bool {
    let has = |list: &str| seen.words(list).occurs_in(text);
    let is_note = seen.words("note").iter().any(|word| text.trim_start().starts_with(word.as_str()));
    has("empty table") || is_note && has("none") && has("budget words")
}

fn contradicted(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let table = seen.recognised()?;
    let below = table.captions.iter().flat_map(|caption| &caption.notes).map(|at| (*at, seen.line(*at)));
    let (at, text) = below.into_iter().find(|(_, text)| says_none(seen, text)).ok_or(Unknown::Precondition)?;
    looked.compared += 1;
    let label = normal::label(text);
    let names = |form: &str| seen.words(&format!("empty {form}")).occurs_in(&label);
    let others = ["T6", "T7", "T8", "T9", "PR"].into_iter().filter(|form| *form != seen.form);
    let foreign = !names(seen.form) && others.into_iter().any(names);
    if table.empty && !foreign {
        return Ok(());
    }
    let filled = filled(seen);
    looked.faults.push(Fault {
        suspects: vec![outline::block(seen, at)],
        context: outline::head(seen, table).into_iter().collect(),
        args: vec![("table", table.title.clone()), ("note", outline::short_title(text))],
        severity: (!foreign && !filled).then_some(Severity::Note),
        ..Fault::default()
    });
    Ok(())
}

/// True when an amount other than zero is printed.
fn filled(seen: &Seen) -> bool {
    let entries = seen.budget.entries.iter().filter(|entry| Some(entry.table) == seen.table);
    entries.into_iter().any(|entry| matches!(entry.value, Value::Number { value, .. } if !value.is_zero()))
}
