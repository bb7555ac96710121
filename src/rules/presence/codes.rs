//! R-TX-005 codes ascend; R-TX-006 none is there twice; R-TX-008 there is a total; R-TX-009 every row has an amount;
//! R-TX-010 no level is left out; R-S-018 the table goes down to the level the law demands.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen};
use super::outline;
use super::rows::{self, Coded};
use super::sequence;
use crate::rules::torn::Torn;
use std::collections::BTreeSet;

pub(super) const ORDER: Look = Look { name: "code-order", run: order };
pub(super) const TWICE: Look = Look { name: "code-twice", run: twice };
pub(super) const TOTAL: Look = Look { name: "total-row", run: total };
pub(super) const BLANK: Look = Look { name: "row-blank", run: blank };
pub(super) const PARENT: Look = Look { name: "code-parent", run: parent };
pub(super) const DEPTH: Look = Look { name: "code-depth", run: depth };

/// The rows of the table at hand.
fn coded<'a>(seen: &Seen<'a>) -> Result<Vec<Coded<'a>>, Unknown> {
    let rows = rows::coded(seen, seen.sheet(seen.form)?);
    if rows.is_empty() { Err(Unknown::Empty) } else { Ok(rows) }
}

/// One fault for all these rows.
fn push(seen: &Seen, looked: &mut Looked, rows: &[&Coded], say: &[String], more: Option<(&'static str, String)>) {
    if rows.is_empty() {
        return;
    }
    let (zh, en) = outline::listed(say);
    let table = seen.table.map(|table| seen.budget.table(table).title.clone()).unwrap_or_default();
    let mut args = vec![("table", table), ("rows", zh), ("rows-en", en)];
    args.extend(more);
    let suspects = rows.iter().map(|row| row.spot(seen)).collect();
    looked.faults.push(Fault { suspects, args, ..Fault::default() });
}

fn order(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let rows: Vec<Coded> = coded(seen)?.into_iter().filter(|row| !row.repeated).collect();
    looked.compared += rows.len() as u32;
    let kept = ascending(&rows);
    let displaced: Vec<&Coded> =
        rows.iter().enumerate().filter(|(at, _)| !kept.contains(at)).map(|(_, row)| row).collect();
    // So many are no slip: the form goes by something else than the code.
    if displaced.len() * 4 > rows.len() {
        return Err(Unknown::Precondition);
    }
    push(seen, looked, &displaced, &displaced.iter().map(|row| row.say()).collect::<Vec<_>>(), None);
    Ok(())
}

/// The places of a longest ascending run of codes: what is not in it stands out of order.
fn ascending(rows: &[Coded]) -> BTreeSet<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let place = ends.partition_point(|end| rows[*end].code < row.code);
        before.push(place.checked_sub(1).map(|place| ends[place]));
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = BTreeSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        kept.insert(at);
        next = before[at];
    }
    kept
}

fn twice(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let rows = coded(seen)?;
    looked.compared += rows.len() as u32;
    let repeated: Vec<&Coded> = rows.iter().filter(|row| row.repeated).collect();
    // Tables of a department may list its units below every code.
    if repeated.len() * 2 > rows.len() {
        return Err(Unknown::Precondition);
    }
    push(seen, looked, &repeated, &repeated.iter().map(|row| row.say()).collect::<Vec<_>>(), None);
    Ok(())
}

fn total(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let table = seen.recognised()?;
    let sheet = seen.sheet(seen.form)?;
    if table.empty || sheet.rows.is_empty() {
        return Err(Unknown::Empty);
    }
    let begins = sheet.rows.iter().flat_map(|row| row.entries.iter().flatten()).next().copied();
    let begins = begins.map(|entry| seen.budget.entry(entry).at);
    let begins = begins.and_then(|at| Some((at.block, at.cell?.0)));
    if !sheet.has_row("total") && begins.is_some_and(|row| sequence::behind_lost_pages(seen).contains(&row)) {
        return Err(Unknown::RowAbsent);
    }
    looked.compared += 1;
    let second = sheet.rows.iter().find(|row| row.key.starts_with("?total@"));
    let first = sheet.rows.first().and_then(|row| row.entries.iter().flatten().next().copied());
    let suspect = match (sheet.has_row("total"), second) {
        (true, None) => return Ok(()),
        (true, Some(row)) => row.entries.iter().flatten().next().copied(),
        (false, _) => first,
    };
    let (zh, en) = if second.is_some() { ("不止一个", "more than one") } else { ("缺少", "no") };
    let at = suspect.map(|entry| seen.budget.entry(entry).at);
    let spot = at.map(|at| outline::cell(seen, at.block, (at.cell.map_or(0, |(row, _)| row), 0)));
    let args = vec![("table", table.title.clone()), ("how", zh.to_owned()), ("how-en", en.to_owned())];
    looked.faults.push(Fault { suspects: spot.into_iter().collect(), args, ..Fault::default() });
    Ok(())
}

fn blank(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let rows = coded(seen)?;
    looked.compared += rows.len() as u32;
    let blank: Vec<&Coded> = rows.iter().filter(|row| row.blank && !row.repeated).collect();
    push(seen, looked, &blank, &blank.iter().map(|row| row.say()).collect::<Vec<_>>(), None);
    Ok(())
}

fn parent(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let rows = coded(seen)?;
    if rows.iter().all(|row| row.code.len() == rows[0].code.len()) {
        return Err(Unknown::Precondition);
    }
    let lost = sequence::behind_lost_pages(seen);
    let orphans = rows::orphans(&rows);
    let (lost, orphans): (Vec<_>, Vec<_>) =
        orphans.into_iter().partition(|(row, _)| lost.contains(&(row.block, row.row)));
    if !lost.is_empty() && orphans.is_empty() {
        return Err(Unknown::RowAbsent);
    }
    looked.compared += rows.len() as u32;
    let places: Vec<&Coded> = orphans.iter().map(|(row, _)| *row).collect();
    let say: Vec<String> = orphans.iter().map(|(row, upper)| format!("{upper}（{}）", row.say())).collect();
    push(seen, looked, &places, &say, None);
    Ok(())
}

/// Digits of the level that is disclosed: items (项) of the functional, sections (款) of the economic classification.
pub(super) fn demanded(form: &str) -> usize {
    if ["T6", "F6"].contains(&form) { 5 } else { 7 }
}

fn depth(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let rows = coded(seen)?;
    // What belongs below the last row may stand on a lost page.
    let torn = matches!(seen.torn(seen.sheet(seen.form)?), Some(Torn::Behind { .. }));
    let last = rows.last().filter(|_| torn).map_or("", |row| row.code);
    let depth = demanded(seen.form);
    let reached = rows.iter().any(|row| row.code.len() == depth);
    // Some forms of the income table list classes only.
    if !reached && seen.form == "T2" {
        return Err(Unknown::Precondition);
    }
    looked.compared += rows.len() as u32;
    let mut shallow = rows::shallow(&rows, depth);
    // Below a code that is misprinted the level is there: R-C-001 says what is wrong.
    let misprinted = rows::misprinted(seen, seen.sheet(seen.form)?);
    shallow.retain(|row| !last.starts_with(row.code) && !misprinted.contains(&(row.block, row.row + 1)));
    let level = if depth == 5 { "款" } else { "项" };
    let say: Vec<String> = shallow.iter().map(|row| row.say()).collect();
    push(seen, looked, &shallow, &say, Some(("level", level.to_owned())));
    Ok(())
}
