//! R-S-001 the statutory tables are all there and in order; R-S-020 none is there twice.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::outline::{self, is_statutory};
use crate::budget::{AgencyId, Recognised};
use crate::doc::BlockId;
use crate::forms::spec::Form;

pub(super) const MISSING: Look = Look { name: "table-missing", run: missing };
pub(super) const DOUBTFUL: Look = Look { name: "table-doubtful", run: doubtful };
pub(super) const ANNOUNCED: Look = Look { name: "table-announced", run: announced };
pub(super) const ORDER: Look = Look { name: "table-order", run: order };
pub(super) const TWICE: Look = Look { name: "table-twice", run: twice };

/// Bytes of the longest line that can announce a table.
const LONGEST_TITLE: usize = 90;

/// How titles of tables end.
const ENDS: [&str; 3] = ["表", "预算", "情况"];

/// A statutory table that is not there.
struct Gap<'a> {
    form: &'a Form,
    /// Something unread stands in its place.
    doubtful: bool,
    /// Another agency's caption may have taken it.
    taken: bool,
    /// Its title, where that is printed.
    title: Option<BlockId>,
    /// The nearest place that is there.
    beside: Spot,
}

fn gaps<'a>(seen: &Seen<'a>) -> Result<Vec<Gap<'a>>, Unknown> {
    outline::understood(seen)?;
    let forms: Vec<&Form> = outline::statutory(seen.profile).collect();
    let found: Vec<Option<&Recognised>> =
        forms.iter().map(|form| seen.tables(&form.key).first().map(|table| seen.budget.table(*table))).collect();
    let mut gaps = Vec::new();
    for (index, form) in forms.iter().enumerate().filter(|(index, _)| found[*index].is_none()) {
        let before = found[..index].iter().rev().flatten().next().copied();
        let after = found[index + 1..].iter().flatten().next().copied();
        let from = before.and_then(|table| table.parts.last()).map(|(block, _)| *block);
        let to = after.and_then(|table| table.parts.first()).map(|(block, _)| *block);
        let within = |block: BlockId| from.is_none_or(|from| block > from) && to.is_none_or(|to| block < to);
        let unread =
            |table: &Recognised| table.form == "?" && table.parts.first().is_some_and(|(block, _)| within(*block));
        let is_title = |text: &str| outline::named(seen.profile, text).is_some_and(|named| named.key == form.key);
        let title = seen.lines().find(|(at, text)| within(*at) && !super::contents::is_entry(text) && is_title(text));
        let Some(beside) = before.or(after).and_then(|table| outline::head(seen, table)) else { continue };
        gaps.push(Gap {
            form,
            doubtful: seen.all_tables().any(|(_, table)| unread(table)),
            taken: taken(seen, form),
            title: title.map(|(at, _)| at),
            beside,
        });
    }
    Ok(gaps)
}

/// True when an agency with hardly any tables has this one: its caption is probably wrong, which R-S-005 says.
fn taken(seen: &Seen, form: &Form) -> bool {
    (0..seen.budget.agencies.len()).map(|index| AgencyId(index as u32)).filter(|other| *other != seen.agency).any(
        |other| {
            let other = seen.beside(other);
            other.sheet(&form.key).is_ok() && outline::understood(&other).is_err()
        },
    )
}

fn fault(seen: &Seen, gap: &Gap) -> Fault {
    let title = gap.title.map(|at| outline::block(seen, at));
    Fault {
        suspects: vec![title.unwrap_or(gap.beside)],
        context: title.map(|_| gap.beside).into_iter().collect(),
        args: vec![("table", gap.form.title.clone()), ("form", gap.form.english.clone())],
        ..Fault::default()
    }
}

fn missing(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let gaps = gaps(seen)?;
    let clear: Vec<&Gap> = gaps.iter().filter(|gap| !gap.doubtful && !gap.taken).collect();
    looked.faults.extend(clear.iter().map(|gap| fault(seen, gap)));
    if clear.len() < gaps.len() {
        return Err(Unknown::FormAbsent);
    }
    looked.compared += outline::statutory(seen.profile).count() as u32;
    Ok(())
}

fn doubtful(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let gaps = nobody_takes(gaps(seen)?)?;
    looked.compared += outline::statutory(seen.profile).count() as u32;
    looked.faults.extend(gaps.iter().filter(|gap| gap.doubtful).map(|gap| fault(seen, gap)));
    Ok(())
}

/// What the other looks of this rule go by: where a table stands under another agency's name, none of them passes.
fn nobody_takes(gaps: Vec<Gap>) -> Result<Vec<Gap>, Unknown> {
    if gaps.iter().any(|gap| gap.taken) { Err(Unknown::FormAbsent) } else { Ok(gaps) }
}

/// A title of one of the other tables with no table below it.
fn announced(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    nobody_takes(gaps(seen)?)?;
    let others: Vec<&Form> = seen.profile.forms.iter().filter(|form| !is_statutory(&form.key)).collect();
    // Only what ends like a title is looked at closely: this passes over every line of the explanation.
    let announces = |text: &str| {
        ENDS.iter().any(|end| text.trim_end().ends_with(end))
            && text.len() <= LONGEST_TITLE
            && others.iter().any(|form| form.titles.occurs_in(text))
    };
    for (at, text) in outline::explanation(seen).into_iter().filter(|(_, text)| announces(text)) {
        let heads_section = outline::numbered(text).is_some() || text.contains(['。', '：', '，']);
        if heads_section || seen.words("none").occurs_in(text) {
            continue;
        }
        let Some(form) = outline::named(seen.profile, text).filter(|form| !is_statutory(&form.key)) else { continue };
        looked.compared += 1;
        if seen.tables(&form.key).is_empty() {
            looked.faults.push(Fault {
                suspects: vec![outline::block(seen, at)],
                args: vec![("table", form.title.clone()), ("form", form.english.clone())],
                ..Fault::default()
            });
        }
    }
    if looked.compared == 0 { Err(Unknown::SentenceAbsent) } else { Ok(()) }
}

fn order(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    nobody_takes(gaps(seen)?)?;
    let place = |key: &str| outline::statutory(seen.profile).position(|form| form.key == key);
    let mut last: Option<(usize, &Recognised)> = None;
    for (_, table) in outline::tables(seen, is_statutory) {
        let Some(now) = place(&table.form) else { continue };
        looked.compared += 1;
        match last {
            Some((before, other)) if before > now => {
                let suspects = outline::head(seen, table).into_iter().collect();
                let args = vec![("table", table.title.clone()), ("other", other.title.clone())];
                looked.faults.push(Fault { suspects, args, ..Fault::default() });
                return Ok(());
            }
            _ => last = Some((now, table)),
        }
    }
    Ok(())
}

fn twice(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut known = 0;
    for (_, table) in seen.all_tables() {
        known += 1;
        // Recognition keeps the title of a form the agency has already, but reads the table as unknown.
        if table.form != "?" || table.title.is_empty() {
            continue;
        }
        let first = seen.all_tables().find(|(_, other)| other.form != "?" && other.title == table.title);
        let suspects: Vec<Spot> = outline::head(seen, table).into_iter().collect();
        let context = first.and_then(|(_, first)| outline::head(seen, first)).into_iter().collect();
        let args = vec![("table", table.title.clone())];
        looked.faults.push(Fault { suspects, context, args, ..Fault::default() });
    }
    looked.compared += known;
    if known == 0 { Err(Unknown::FormAbsent) } else { Ok(()) }
}
