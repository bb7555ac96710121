//! R-S-008 row numbers (序号) go on without a gap; R-S-009 column numbers (栏次) are complete.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::table::Severity;
use super::outline::{self, is_statutory};
use super::rows;
use crate::budget::LOST_ROWS;
use crate::doc::{Block, BlockId, Table};
use crate::forms::spec::Layout;
use crate::rules::torn::Torn;
use crate::text::normal;
use std::collections::BTreeSet;

pub(super) const ROWS: Look = Look { name: "row-numbers", run: row_numbers };
pub(super) const ENDS_EARLY: Look = Look { name: "ends-early", run: ends_early };
pub(super) const COLUMNS: Look = Look { name: "column-numbers", run: column_numbers };

/// Rows that may stand above the column numbers.
const HEAD: u32 = 6;

fn row_numbers(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let table = seen.recognised()?;
    if !seen.parts().any(|(_, head, table)| counts(table, head)) {
        return Err(Unknown::Precondition);
    }
    // What prints only the rows with money, or only items, may keep the numbers of the whole form.
    if super::fixed_rows::is_shortened(seen) || is_one_level(seen) {
        return Err(Unknown::Precondition);
    }
    let steps = steps(seen);
    if steps.is_empty() {
        return Err(Unknown::Empty);
    }
    let wrong: Vec<&Step> = steps.iter().filter(|step| step.number != step.due()).collect();
    if wrong.is_empty() {
        looked.compared += steps.len() as u32;
        return Ok(());
    }
    // A row that is missing is told of by its name; a page that is lost is told of here.
    let page = wrong.iter().any(|step| step.is_page());
    let told = told(seen);
    let named = |step: &&&Step| told.contains(&step.at) || step.before.is_some_and(|(_, at)| told.contains(&at));
    let wrong: Vec<&Step> = wrong.into_iter().filter(|step| step.is_page() || !named(&step)).collect();
    if wrong.is_empty() || !page && super::fixed_rows::explains_gaps(seen) {
        return Err(Unknown::RowAbsent);
    }
    looked.compared += steps.len() as u32;
    let (zh, _) = outline::listed(&wrong.iter().map(|step| step.zh()).collect::<Vec<_>>());
    let (_, en) = outline::listed(&wrong.iter().map(|step| step.en()).collect::<Vec<_>>());
    looked.faults.push(Fault {
        suspects: wrong.iter().map(|step| outline::cell(seen, step.at.0, (step.at.1, 0))).collect(),
        args: vec![("table", table.title.clone()), ("what", zh), ("what-en", en)],
        severity: page.then_some(Severity::Error),
        ..Fault::default()
    });
    Ok(())
}

/// The last page of a table is lost; what lies within it is told by its row numbers. That no page is lost says nothing
/// about the numbers.
fn ends_early(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let table = seen.recognised()?;
    let sheet = seen.sheet(seen.form)?;
    let last = rows::coded(seen, sheet).pop().ok_or(Unknown::Empty)?;
    let Some(Torn::Behind { other, rows }) = seen.torn(sheet) else {
        return Err(Unknown::Precondition);
    };
    looked.compared += 1;
    let other = seen.profile.form(&other.form).map(|form| form.title.clone()).unwrap_or_default();
    looked.faults.push(Fault {
        suspects: vec![last.spot(seen)],
        args: vec![("table", table.title.clone()), ("row", last.say()), ("other", other), ("count", rows.to_string())],
        ..Fault::default()
    });
    Ok(())
}

/// True when all codes of the table at hand are of one level.
fn is_one_level(seen: &Seen) -> bool {
    let Ok(sheet) = seen.sheet(seen.form) else { return false };
    let rows = rows::coded(seen, sheet);
    rows.len() > 1 && rows.iter().all(|row| row.code.len() == rows[0].code.len())
}

/// One row number and the one before it.
struct Step {
    number: u32,
    at: (BlockId, u32),
    before: Option<(u32, (BlockId, u32))>,
}

impl Step {
    fn due(&self) -> u32 {
        self.before.map_or(1, |(number, _)| number.saturating_add(1))
    }

    /// True when so many rows are missing that a page is lost.
    fn is_page(&self) -> bool {
        self.number >= self.due().saturating_add(LOST_ROWS)
    }

    fn zh(&self) -> String {
        match self.before {
            Some((before, _)) => format!("{before}之后为{}", self.number),
            None => format!("从{}开始", self.number),
        }
    }

    fn en(&self) -> String {
        match self.before {
            Some((before, _)) => format!("{} follows {before}", self.number),
            None => format!("they begin with {}", self.number),
        }
    }
}

/// The numbered rows of the table at hand.
fn steps(seen: &Seen) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (block, head, cells) in seen.parts() {
        for row in head..cells.rows {
            let Ok(number) = cells.text(row, 0).trim().parse::<u32>() else { continue };
            let before = steps.last().map(|last| (last.number, last.at));
            steps.push(Step { number, at: (block, row), before });
        }
    }
    steps
}

/// Rows before which a page is lost: what is missing there is this rule's to say.
pub(super) fn behind_lost_pages(seen: &Seen) -> BTreeSet<(BlockId, u32)> {
    let counted = seen.parts().any(|(_, head, table)| counts(table, head));
    if !counted || super::fixed_rows::is_shortened(seen) || is_one_level(seen) {
        return BTreeSet::new();
    }
    steps(seen).iter().filter(|step| step.is_page()).map(|step| step.at).collect()
}

/// True when the first column holds row numbers.
fn counts(table: &Table, head: u32) -> bool {
    (0..head).any(|row| matches!(normal::label(table.text(row, 0)).as_str(), "序号" | "栏次"))
}

/// Rows at a gap that another rule tells of: a level or the total is missing just before them, or a level behind them.
fn told(seen: &Seen) -> BTreeSet<(BlockId, u32)> {
    let Some(form) = seen.blank_form().filter(|form| form.layout == Layout::Coded) else { return BTreeSet::new() };
    let Ok(sheet) = seen.sheet(&form.key) else { return BTreeSet::new() };
    let rows = rows::coded(seen, sheet);
    // One row before which a level is missing, one behind which there is none.
    let orphans = rows::orphans(&rows).into_iter().map(|(row, _)| (row.block, row.row));
    let shallow = rows::shallow(&rows, super::codes::demanded(&form.key)).into_iter().map(|row| (row.block, row.row));
    let mut told: BTreeSet<(BlockId, u32)> = orphans.chain(shallow).collect();
    if !sheet.has_row("total") {
        told.extend(rows.first().map(|row| (row.block, row.row)));
    }
    told
}

fn column_numbers(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let table = seen.recognised()?;
    let form = seen.blank_form().ok_or(Unknown::FormAbsent)?;
    let wanted = form.columns.iter().filter_map(|column| column.number).max().ok_or(Unknown::Precondition)?;
    let elsewhere = || {
        let others = outline::tables(seen, is_statutory).flat_map(|(_, table)| &table.parts);
        others.filter(|(block, _)| number_row(seen, *block).is_some()).count() > 1
    };
    let mut wrong: Vec<(Spot, String)> = Vec::new();
    for (block, _, cells) in seen.parts() {
        let Some(row) = number_row(seen, block) else {
            if elsewhere() {
                looked.compared += 1;
                wrong.push((outline::block(seen, block), "（无）".into()));
            }
            continue;
        };
        looked.compared += 1;
        let printed: Vec<&str> = cells.row(row).iter().map(|cell| cell.text.text.trim()).collect();
        let printed: Vec<&str> = printed.into_iter().skip(1).filter(|text| !text.is_empty()).collect();
        let counts = printed.iter().zip(1_u32..).all(|(text, due)| text.parse() == Ok(due));
        // Fewer columns, counted without a gap, are columns that are missing: R-S-015.
        if !counts || printed.len() > wanted as usize || printed.is_empty() {
            wrong.push((outline::cell(seen, block, (row, 0)), printed.join(" ")));
        }
    }
    if looked.compared == 0 {
        return Err(Unknown::Precondition);
    }
    if let Some((_, got)) = wrong.first() {
        let args = vec![("table", table.title.clone()), ("count", wanted.to_string()), ("got", got.clone())];
        looked.faults.push(Fault { suspects: wrong.iter().map(|(spot, _)| *spot).collect(), args, ..Fault::default() });
    }
    Ok(())
}

/// The row that begins with 栏次.
fn number_row(seen: &Seen, block: BlockId) -> Option<u32> {
    let Some(Block::Table(table)) = seen.document.block(block) else { return None };
    (0..table.rows.min(HEAD))
        .find(|row| table.row(*row).first().is_some_and(|cell| normal::label(&cell.text.text) == "栏次"))
}
