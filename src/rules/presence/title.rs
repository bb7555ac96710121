//! R-S-015 every table has its title; R-S-010 the title of the explanation; R-T9-008 which money the title of T9 names.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen};
use super::super::table::Severity;
use super::outline::{self, Style, is_statutory};
use crate::budget::Recognised;
use crate::doc::Block;
use crate::text::normal;

pub(super) const TABLE_TITLE: Look = Look { name: "table-title", run: table_title };
pub(super) const EXPLANATION_TITLE: Look = Look { name: "explanation-title", run: explanation_title };
pub(super) const EXPLANATION_UNTITLED: Look = Look { name: "explanation-untitled", run: explanation_untitled };
pub(super) const THREE_PUBLIC_TITLE: Look = Look { name: "three-public-title", run: three_public_title };

/// Rows of a table in which a spreadsheet prints its title.
const TITLE_ROWS: u32 = 3;

fn table_title(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let table = seen.recognised()?;
    if is_titled(seen, table) && !names_section(seen, table) {
        looked.compared += 1;
        return Ok(());
    }
    outline::understood(seen)?;
    let statutory = || outline::tables(seen, is_statutory);
    let titled = statutory().filter(|(_, table)| is_titled(seen, table)).count();
    if titled * 2 < statutory().count() {
        return Err(Unknown::RowAbsent);
    }
    looked.compared += 1;
    let line = table.captions.first().and_then(|caption| caption.agency.or(caption.unit).or(caption.date));
    let at = line.or(table.parts.first().map(|(block, _)| *block));
    // Below the heading of its section a table may do without a title of its own.
    let light = !is_statutory(&table.form) && table.form != "P";
    looked.faults.push(Fault {
        suspects: at.map(|at| outline::block(seen, at)).into_iter().collect(),
        args: vec![("table", table.title.clone())],
        severity: light.then_some(Severity::Note),
        ..Fault::default()
    });
    Ok(())
}

/// True when a line above the table, or one of its first cells, names its form.
fn is_titled(seen: &Seen, table: &Recognised) -> bool {
    let above = table.captions.first().is_some_and(|caption| outline::title_line(seen, table, caption).is_some());
    above || {
        let Some(form) = seen.profile.form(&table.form) else { return true };
        let Some((block, _)) = table.parts.first() else { return true };
        let Some(Block::Table(cells)) = seen.document.block(*block) else { return true };
        let rows = (0..cells.rows.min(TITLE_ROWS)).flat_map(|row| cells.row(row));
        rows.into_iter().any(|cell| outline::names(seen.profile, form, &cell.text.text))
    }
}

/// True when all that names the form is the heading of a section.
fn names_section(seen: &Seen, table: &Recognised) -> bool {
    if is_statutory(&table.form) {
        return false;
    }
    let line = table.captions.first().and_then(|caption| outline::title_line(seen, table, caption));
    line.is_some_and(|line| outline::numbered(seen.line(line)).is_some_and(|(style, _)| style == Style::Chinese))
}

/// Name and year of the title.
fn explanation_title(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    outline::understood(seen)?;
    let (at, title) = outline::explanation_title(seen).ok_or(Unknown::SentenceAbsent)?;
    let name = &seen.agency().name;
    let year = super::captions::document_year(seen);
    if name.is_empty() && year.is_none() {
        return Err(Unknown::Precondition);
    }
    looked.compared += 1;
    let label = normal::label(title);
    let name = normal::label(name);
    // 本级 belongs to the code's name, not always to what the body calls itself.
    let short = name.trim_end_matches("（本级）").trim_end_matches("本级");
    let named = short.is_empty() || label.contains(short);
    let dated = year.is_none_or(|year| outline::year(title) == Some(year));
    if !named || !dated {
        let year = year.map(|year| year.to_string()).unwrap_or_default();
        looked.faults.push(Fault {
            suspects: vec![outline::block(seen, at)],
            args: vec![("got", outline::short_title(title)), ("name", seen.agency().name.clone()), ("year", year)],
            severity: is_bare(&label).then_some(Severity::Warning),
            ..Fault::default()
        });
    }
    Ok(())
}

/// 单位预算信息公开情况说明: it names nothing wrong, only nothing.
fn is_bare(title: &str) -> bool {
    const LONGEST: usize = 14;
    outline::year(title).is_none() && title.chars().count() <= LONGEST
}

/// An explanation without any title.
fn explanation_untitled(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    outline::understood(seen)?;
    if outline::explanation_title(seen).is_none() {
        let sections = super::sections::headings(seen);
        let first = sections.first().ok_or(Unknown::SentenceAbsent)?;
        looked.faults.push(Fault { suspects: vec![outline::block(seen, first.at)], ..Fault::default() });
    }
    looked.compared += 1;
    Ok(())
}

fn three_public_title(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let table = seen.recognised()?;
    let caption = table.captions.first().ok_or(Unknown::RowAbsent)?;
    let line = outline::title_line(seen, table, caption).ok_or(Unknown::RowAbsent)?;
    looked.compared += 1;
    let title = normal::label(seen.line(line));
    if !seen.words("fiscal money").occurs_in(&title) {
        let args = vec![("title", outline::short_title(seen.line(line)))];
        looked.faults.push(Fault { suspects: vec![outline::block(seen, line)], args, ..Fault::default() });
    }
    Ok(())
}
