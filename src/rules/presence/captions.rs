//! R-S-005 the agency above every table; R-S-006 the year (or date); R-S-007 the unit of money.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::table::Severity;
use super::outline::{self, is_statutory};
use crate::budget::{AgencyId, Caption, Recognised};
use crate::doc::BlockId;
use crate::text::normal;
use std::collections::BTreeMap;

pub(super) const AGENCY: Look = Look { name: "caption-agency", run: agency };
pub(super) const AGENCY_LINE: Look = Look { name: "caption-agency-line", run: agency_line };
pub(super) const YEAR: Look = Look { name: "caption-year", run: year };
pub(super) const YEAR_LINE: Look = Look { name: "caption-year-line", run: year_line };
pub(super) const DATE_LINE: Look = Look { name: "caption-date-line", run: date_line };
pub(super) const UNIT: Look = Look { name: "caption-unit", run: unit };
pub(super) const UNIT_LINE: Look = Look { name: "caption-unit-line", run: unit_line };

/// One part of a table with the lines above it.
struct Part<'a> {
    table: &'a Recognised,
    /// From 0.
    number: usize,
    block: BlockId,
    caption: &'a Caption,
}

impl Part<'_> {
    fn has_caption(&self) -> bool {
        let Caption { agency, year, date, unit, .. } = self.caption;
        [agency, year, date, unit].into_iter().any(Option::is_some)
    }

    fn say(&self) -> String {
        match self.number {
            0 => self.table.title.clone(),
            more => format!("{}（{}）", self.table.title, more + 1),
        }
    }
}

fn parts<'a>(seen: &Seen<'a>, wanted: fn(&str) -> bool) -> Vec<Part<'a>> {
    let tables = outline::tables(seen, wanted);
    tables
        .flat_map(|(_, table)| {
            let blocks = table.parts.iter().map(|(block, _)| *block);
            blocks.zip(&table.captions).enumerate().map(move |(number, (block, caption))| Part {
                table,
                number,
                block,
                caption,
            })
        })
        .collect()
}

/// The tables whose line of a kind is missing though the others have theirs, as one fault.
fn lacking(
    seen: &Seen,
    wanted: fn(&str) -> bool,
    line: fn(&Caption) -> Option<BlockId>,
    looked: &mut Looked,
) -> Result<(), Unknown> {
    outline::understood(seen)?;
    let parts = parts(seen, wanted);
    let first: Vec<&Part> = parts.iter().filter(|part| part.number == 0).collect();
    let have = first.iter().filter(|part| line(part.caption).is_some()).count();
    if have * 2 < first.len() || have == 0 {
        return Err(Unknown::RowAbsent);
    }
    // On the next page the caption may be left out, but not half of it.
    let due = |part: &&Part| part.number == 0 || part.has_caption();
    let due: Vec<&Part> = parts.iter().filter(due).collect();
    looked.compared += due.len() as u32;
    let missing: Vec<&&Part> = due.iter().filter(|part| line(part.caption).is_none()).collect();
    if !missing.is_empty() {
        let (tables, tables_en) = outline::listed(&missing.iter().map(|part| part.say()).collect::<Vec<_>>());
        looked.faults.push(Fault {
            suspects: missing.iter().map(|part| beside(seen, part)).collect(),
            args: vec![("tables", tables), ("tables-en", tables_en)],
            ..Fault::default()
        });
    }
    Ok(())
}

/// What stands where the missing line should.
fn beside(seen: &Seen, part: &Part) -> Spot {
    let Caption { agency, year, date, unit, .. } = *part.caption;
    let title = outline::title_line(seen, part.table, part.caption);
    outline::block(seen, agency.or(year).or(date).or(unit).or(title).unwrap_or(part.block))
}

fn names_agency(form: &str) -> bool {
    is_statutory(form) || matches!(form, "PR" | "AS")
}

fn agency_line(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    lacking(seen, names_agency, |caption| caption.agency, looked)
}

fn year_line(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    lacking(seen, is_statutory, |caption| caption.year, looked)
}

fn unit_line(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    lacking(seen, |form| is_statutory(form) || matches!(form, "P" | "PR"), |caption| caption.unit, looked)
}

/// The asset table names its day where the others name the year.
fn date_line(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    outline::understood(seen)?;
    let parts: Vec<Part> =
        parts(seen, |form| form == "AS").into_iter().filter(|part| part.caption.agency.is_some()).collect();
    if parts.is_empty() {
        return Err(Unknown::FormAbsent);
    }
    looked.compared += parts.len() as u32;
    let missing: Vec<&Part> = parts.iter().filter(|part| part.caption.date.is_none()).collect();
    if let Some(first) = missing.first() {
        let args = vec![("tables", first.say())];
        looked.faults.push(Fault {
            suspects: missing.iter().map(|part| beside(seen, part)).collect(),
            args,
            ..Fault::default()
        });
    }
    Ok(())
}

/// The most frequent of these; of equals the first.
fn usual<T: PartialEq>(things: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for thing in things {
        match counts.iter_mut().find(|(known, _)| *known == thing) {
            Some((_, count)) => *count += 1,
            None => counts.push((thing, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(thing, _)| thing)
}

fn agency(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let parts = parts(seen, |form| form != "N");
    let lines: Vec<(&Part, BlockId)> = parts.iter().filter_map(|part| Some((part, part.caption.agency?))).collect();
    if lines.is_empty() {
        return Err(Unknown::RowAbsent);
    }
    looked.compared += lines.len() as u32;
    if let Some(host) = host(seen) {
        let (part, line) = lines[0];
        let host = &seen.budget.agencies[host.0 as usize];
        looked.faults.push(wrong(seen, part, line, format!("{} {}", host.code, host.name)));
        return Ok(());
    }
    let label = |line: BlockId| normal::label(seen.line(line));
    let want = usual(lines.iter().map(|(_, line)| label(*line))).unwrap_or_default();
    let print = lines.iter().find(|(_, line)| label(*line) == want).map(|(_, line)| seen.line(*line).trim().to_owned());
    let others: Vec<&(&Part, BlockId)> = lines.iter().filter(|(_, line)| label(*line) != want).collect();
    if let Some((part, line)) = others.first() {
        let mut fault = wrong(seen, part, *line, print.unwrap_or_default());
        fault.suspects = others.iter().map(|(_, line)| outline::block(seen, *line)).collect();
        looked.faults.push(fault);
    }
    Ok(())
}

fn wrong(seen: &Seen, part: &Part, line: BlockId, want: String) -> Fault {
    Fault {
        suspects: vec![outline::block(seen, line)],
        args: vec![("table", part.say()), ("got", outline::short_title(seen.line(line))), ("want", want)],
        ..Fault::default()
    }
}

/// The agency among whose tables the few of this one stand, when they are tables it lacks.
fn host(seen: &Seen) -> Option<AgencyId> {
    if outline::understood(seen).is_ok() {
        return None;
    }
    let own: Vec<&Recognised> = outline::tables(seen, is_statutory).map(|(_, table)| table).collect();
    let first = own.first()?.parts.first()?.0;
    let all = seen.budget.tables.iter().filter(|table| is_statutory(&table.form) && table.agency != seen.agency);
    let near = all.filter_map(|table| Some((table.parts.first()?.0, table.agency)));
    let before = near.filter(|(at, _)| *at < first).max()?.1;
    let other = seen.beside(before);
    let lacks = own.iter().any(|table| other.sheet(&table.form).is_err());
    (outline::understood(&other).is_ok() && lacks).then_some(before)
}

/// The year most captions of the document name.
pub(super) fn document_year(seen: &Seen) -> Option<u32> {
    let lines = seen.budget.tables.iter().flat_map(|table| &table.captions).filter_map(|caption| caption.year);
    let mut years: BTreeMap<u32, usize> = BTreeMap::new();
    for year in lines.filter_map(|line| outline::year(seen.line(line))) {
        *years.entry(year).or_default() += 1;
    }
    years.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

fn year(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let want = document_year(seen).ok_or(Unknown::RowAbsent)?;
    let mut wrong: Vec<(String, BlockId)> = Vec::new();
    let parts = parts(seen, |_| true);
    for (part, line) in parts.iter().filter_map(|part| Some((part, part.caption.year?))) {
        looked.compared += 1;
        if outline::year(seen.line(line)) != Some(want) {
            wrong.push((part.say(), line));
        }
    }
    let title = super::contents::title(seen).filter(|(_, text)| seen.agency.0 == 0 && outline::year(text).is_some());
    if let Some((line, text)) = title {
        looked.compared += 1;
        if outline::year(text) != Some(want) {
            wrong.push((outline::short(text), line));
        }
    }
    let Some((_, first)) = wrong.first() else { return Ok(()) };
    let got =
        outline::year(seen.line(*first)).map_or_else(|| outline::short(seen.line(*first)), |year| year.to_string());
    let (tables, tables_en) = outline::listed(&wrong.iter().map(|(say, _)| say.clone()).collect::<Vec<_>>());
    looked.faults.push(Fault {
        suspects: wrong.iter().map(|(_, line)| outline::block(seen, *line)).collect(),
        args: vec![("tables", tables), ("tables-en", tables_en), ("got", got), ("want", want.to_string())],
        ..Fault::default()
    });
    Ok(())
}

/// The unit a line names.
fn unit_of(line: &str) -> &'static str {
    let line = normal::label(line);
    ["万元", "亿元", "千元", "元"].into_iter().find(|unit| line.contains(unit)).unwrap_or_default()
}

/// True for a table whose blank form has another unit than the summary: some provinces print the three-public table in 万元.
fn has_own_unit(seen: &Seen, table: &Recognised) -> bool {
    let unit_of = |form: &str| seen.profile.form(form).map(|form| form.unit);
    let unit = unit_of(&table.form);
    unit == Some(table.unit) && unit != unit_of("T1")
}

fn unit(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let parts = parts(seen, |form| form != "?" && form != "N");
    let lines: Vec<(&Part, BlockId)> = parts.iter().filter_map(|part| Some((part, part.caption.unit?))).collect();
    let want = usual(lines.iter().map(|(_, line)| unit_of(seen.line(*line)))).ok_or(Unknown::RowAbsent)?;
    looked.compared += lines.len() as u32;
    let is_other =
        |(part, line): &&(&Part, BlockId)| unit_of(seen.line(*line)) != want && !has_own_unit(seen, part.table);
    let others: Vec<&(&Part, BlockId)> = lines.iter().filter(is_other).collect();
    let Some((_, line)) = others.first() else { return Ok(()) };
    let (tables, tables_en) = outline::listed(&others.iter().map(|(part, _)| part.say()).collect::<Vec<_>>());
    // Some provinces print only the three-public table in 万元, and say so.
    let own_custom = others.iter().all(|(part, _)| part.table.form == "T9");
    looked.faults.push(Fault {
        suspects: others.iter().map(|(_, line)| outline::block(seen, *line)).collect(),
        args: vec![
            ("tables", tables),
            ("tables-en", tables_en),
            ("got", outline::short(seen.line(*line))),
            ("want", want.to_owned()),
        ],
        severity: own_custom.then_some(Severity::Note),
        ..Fault::default()
    });
    Ok(())
}
