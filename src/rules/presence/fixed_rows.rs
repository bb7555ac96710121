//! R-S-019 the fixed rows of T1, T4 and T9 are all there; R-T9-006 so are the items of the three-public table.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::{class_rows, outline, sequence};
use crate::budget::{Row, Sheet, is_total};
use crate::forms::spec::{Form, FormLine, Layout};

pub(super) const FIXED: Look = Look { name: "fixed-rows", run: fixed };
pub(super) const THREE_PUBLIC: Look = Look { name: "three-public-rows", run: three_public };

/// The items of the three-public table that have a rule of their own.
const ITEMS: [&str; 5] = ["abroad", "car", "car.buy", "car.run", "reception"];

/// The fixed rows that are neither there nor printed under another name.
fn missing<'a>(seen: &Seen<'a>) -> Result<Vec<&'a FormLine>, Unknown> {
    let table = seen.recognised()?;
    let form = seen.blank_form().ok_or(Unknown::FormAbsent)?;
    let sheet = seen.sheet(&form.key)?;
    if table.empty && sheet.rows.is_empty() || form.layout != Layout::Fixed {
        return Err(Unknown::Empty);
    }
    let gone = |line: &&FormLine| !line.optional && !sheet.has_row(&line.row_key());
    let gone: Vec<&FormLine> = form.lines.iter().filter(gone).collect();
    if gone.is_empty() {
        return Ok(gone);
    }
    let renamed = class_rows::renamed(seen);
    let gone = gone.into_iter().filter(|line| !renamed.iter().any(|(key, _)| *key == line.row_key()));
    let shortened = is_shortened(seen);
    Ok(gone.filter(|line| !shortened || is_total(&line.key)).collect())
}

/// True when the table at hand prints only the rows that have money: most classes are not there, and none is blank.
pub(super) fn is_shortened(seen: &Seen) -> bool {
    let Some(form) = seen.blank_form().filter(|form| form.layout == Layout::Fixed) else { return false };
    let Ok(sheet) = seen.sheet(&form.key) else { return false };
    let classes: Vec<&FormLine> = form.lines.iter().filter(is_class).collect();
    let rows = || classes.iter().filter_map(|line| sheet.rows_of(&line.row_key()).next());
    let filled = |row: &Row| row.entries.iter().flatten().any(|entry| seen.budget.entry(*entry).is_filled());
    rows().count() * 2 < classes.len() && rows().all(filled)
}

fn is_class(line: &&FormLine) -> bool {
    line.key.bytes().all(|byte| byte.is_ascii_digit())
}

/// True when a fixed row of the table at hand is missing, which explains why its row numbers do not go on.
pub(super) fn explains_gaps(seen: &Seen) -> bool {
    missing(seen).is_ok_and(|missing| !missing.is_empty())
}

fn fixed(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let own = |line: &&FormLine| seen.form != "T9" || !ITEMS.contains(&line.key.as_str());
    report(seen, looked, missing(seen)?.into_iter().filter(own).collect())
}

fn three_public(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let own = |line: &&FormLine| ITEMS.contains(&line.key.as_str());
    report(seen, looked, missing(seen)?.into_iter().filter(own).collect())
}

fn report(seen: &Seen, looked: &mut Looked, missing: Vec<&FormLine>) -> Result<(), Unknown> {
    if !missing.is_empty() && !sequence::behind_lost_pages(seen).is_empty() {
        return Err(Unknown::RowAbsent);
    }
    let table = seen.recognised()?;
    let form = seen.blank_form().ok_or(Unknown::FormAbsent)?;
    let sheet = seen.sheet(&form.key)?;
    looked.compared += form.lines.len() as u32;
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = missing.iter().filter_map(|line| line.labels.first().cloned()).collect();
    let (rows, rows_en) = outline::listed(&names);
    let near = missing.first().and_then(|line| neighbour(seen, form, sheet, line));
    let suspects = near.or_else(|| outline::head(seen, table)).into_iter().collect();
    let args = vec![("table", table.title.clone()), ("rows", rows), ("rows-en", rows_en)];
    looked.faults.push(Fault { suspects, args, ..Fault::default() });
    Ok(())
}

/// The row of the form before the missing one, or behind it.
fn neighbour(seen: &Seen, form: &Form, sheet: &Sheet, line: &FormLine) -> Option<Spot> {
    let at = form.lines.iter().position(|known| std::ptr::eq(known, line))?;
    let (before, after) = form.lines.split_at(at);
    let near = before.iter().rev().chain(after).filter(|known| known.side == line.side);
    let entry = near.into_iter().find_map(|known| {
        let row = sheet.rows_of(&known.row_key()).next()?;
        row.entries.iter().flatten().next().copied()
    })?;
    let at = seen.budget.entry(entry).at;
    Some(outline::cell(seen, at.block, (at.cell?.0, 0)))
}
