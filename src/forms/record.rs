//! A record: labels with their values beside or below them, and a list of indicators (绩效目标表).
//!
//! Converters add blank columns, cut labels in two (`其中：财政` | `资金`), lose the last column of the payment plan and put
//! the last indicators on the next page under a repeated head; none of this is a fault of the budget.

use super::rows::{Keys, Origin, cell_entry};
use super::shape::plain;
use super::spec::{Field, FieldPlace, Form};
use crate::budget::{
    Budget, Column, Entry, EntryId, Indicator, Label, Project, Remark, RemarkKind, Row, Sheet, Value, Words,
};
use crate::doc::{BlockId, Cell, Locus, Table};
use crate::money::{Bound, Unit, UnitFrom, bound};
use std::rc::Rc;

/// Second-level indicator whose value may be a ceiling of the project's cost.
const COST: &str = "成本指标";

/// A record's parts and number.
pub(super) struct Record<'a> {
    pub(super) form: &'a Form,
    parts: Vec<Part<'a>>,
    number: u32,
    origin: Origin,
}

/// A part of the table with the normalised words of its cells, row by row.
struct Part<'a> {
    block: BlockId,
    table: &'a Table,
    labels: Vec<Vec<(&'a Cell, String)>>,
}

/// A column of the list of indicators: its key and where the table has it.
type ListColumn = (Rc<str>, u32);

/// A label found in a table: its row and the columns it covers.
#[derive(Debug, Clone, Copy)]
struct Found {
    row: u32,
    first: u32,
    last: u32,
    /// True when it was cut into neighbouring cells.
    cut: bool,
}

/// Reads a record into a row of `sheet` and a project.
pub(super) fn read(record: &Record, sheet: &mut Sheet, budget: &mut Budget) {
    if sheet.columns.is_empty() {
        let columns = record.form.amounts();
        sheet.columns =
            columns.map(|c| Column { key: c.key.as_str().into(), optional: c.optional, present: true }).collect();
    }
    let mut project = Project {
        agency: record.origin.agency,
        table: record.origin.table,
        number: record.number,
        words: Vec::new(),
        indicators: record.indicators(budget),
        lost: record.lost_labels(),
    };
    let mut entries: Vec<Option<EntryId>> = vec![None; sheet.columns.len()];
    let Some(Part { block, table, labels }) = record.parts.first() else { return };
    let (block, table) = (*block, *table);
    for field in &record.form.fields {
        let Some(found) = find(labels, &field.label) else {
            record.lost(field, budget);
            continue;
        };
        if found.cut {
            let at = Locus { block, cell: Some((found.row, found.first)), chars: None };
            budget.notes.push(Remark { kind: RemarkKind::CutLabel, at, word: field.label.clone() });
        }
        let (row, col) = value_place(table, found, field.place);
        if field.amount {
            let label = Label { row: field.label.as_str().into(), ..Label::default() };
            // A table that lost its right edge has no cell for the value: nothing is printed there.
            let cell = (row > found.row || col > found.last).then(|| table.cell(row, col)).flatten();
            let entry = record.entry(&field.key, block, (row, col), cell, label);
            if let Some(place) = sheet.column(&field.key) {
                entries[place] = Some(budget.push(entry));
            }
        } else {
            let at = Locus { block, cell: Some((row, col)), chars: None };
            project.words.push(Words { key: field.key.as_str().into(), text: record.words(labels, (row, col)), at });
        }
    }
    if let (Some(entry), Some(place)) = (record.cost(&project), sheet.column("cost")) {
        entries[place] = Some(budget.push(entry));
    }
    let name = plain(project.word("name")).into();
    sheet.push_row(Row { key: record.number.to_string().into(), name, entries });
    budget.projects.push(project);
}

impl<'a> Record<'a> {
    pub(super) fn new(form: &'a Form, parts: Vec<(BlockId, &'a Table)>, number: u32, origin: Origin) -> Self {
        let part = |(block, table): (BlockId, &'a Table)| Part {
            block,
            table,
            labels: (0..table.rows).map(|row| labels(table, row)).collect(),
        };
        Self { form, parts: parts.into_iter().map(part).collect(), number, origin }
    }

    fn entry(&self, key: &str, block: BlockId, place: (u32, u32), cell: Option<&Cell>, label: Label) -> Entry {
        let keys = Keys { form: self.form.key.as_str().into(), row: self.number.to_string().into(), col: key.into() };
        cell_entry(block, place, cell, keys, label, self.origin)
    }

    /// The words of a field: its cell, and the rows below it up to the next label (goals are printed one in a row, some
    /// of them under the label itself).
    fn words(&self, labels: &[Vec<(&Cell, String)>], (row, col): (u32, u32)) -> String {
        let is_label = |words: &String| {
            let field = self.form.fields.iter().any(|field| words.starts_with(&field.label));
            field || self.form.list.iter().any(|(_, label)| label == words)
        };
        let own = labels.get(row as usize).into_iter().flatten().filter(|(cell, _)| cell.col == col);
        let mut words: Vec<&str> = own.map(|(cell, _)| cell.text.text.trim()).collect();
        let below = labels.iter().skip(row as usize + 1);
        for cells in below.take_while(|cells| !cells.iter().any(|(_, words)| is_label(words))) {
            let filled = cells.iter().filter(|(_, words)| !words.is_empty());
            words.extend(filled.map(|(cell, _)| cell.text.text.trim()));
        }
        words.retain(|word| !word.is_empty());
        words.join("\n")
    }

    fn lost(&self, field: &Field, budget: &mut Budget) {
        let Some(Part { block, .. }) = self.parts.first() else { return };
        let kind = if field.optional { RemarkKind::PlanColumnLost } else { RemarkKind::ColumnAbsent };
        let at = Locus { block: *block, cell: None, chars: None };
        budget.notes.push(Remark { kind, at, word: field.label.clone() });
    }

    /// The labels of the blank form that stand nowhere in the table.
    fn lost_labels(&self) -> Vec<String> {
        let is_lost = |label: &&String| self.parts.iter().all(|part| find(&part.labels, label).is_none());
        self.form.header.iter().filter(is_lost).cloned().collect()
    }

    fn indicators(&self, budget: &mut Budget) -> Vec<Indicator> {
        let mut found = Vec::new();
        let mut level = None;
        for part @ Part { block, table, .. } in &self.parts {
            let Some((head, columns)) = self.list_head(part) else { continue };
            for row in head + 1..table.rows {
                let indicator = indicator(*block, table, row, &columns, &mut level);
                match indicator.cells.iter().filter(|words| &*words.key != "l1").count() {
                    0 => {}
                    // One lone word is the rest of a cell from the page before.
                    1 => {
                        let at = Locus { block: *block, cell: Some((row, 0)), chars: None };
                        let word =
                            indicator.cells.iter().map(|words| words.text.as_str()).next_back().unwrap_or_default();
                        budget.notes.push(Remark { kind: RemarkKind::Orphan, at, word: word.to_owned() });
                    }
                    _ => found.push(indicator),
                }
            }
        }
        found
    }

    /// The heading row of the list of indicators: for each column of the list, the table's column.
    fn list_head(&self, part: &Part) -> Option<(u32, Vec<ListColumn>)> {
        part.labels.iter().zip(0..).find_map(|(cells, row)| {
            let place = |label: &String| cells.iter().find(|(_, words)| words == label).map(|(cell, _)| cell);
            let columns = self
                .form
                .list
                .iter()
                .filter_map(|(key, label)| place(label).map(|cell| (key.as_str().into(), cell.col)));
            let columns: Vec<_> = columns.collect();
            (columns.len() * 2 > self.form.list.len()).then_some((row, columns))
        })
    }

    /// The cost ceiling, when exactly one cost indicator states an amount of money as a ceiling.
    fn cost(&self, project: &Project) -> Option<Entry> {
        let rows = project.indicators.iter().filter(|indicator| plain(indicator.word("l2")) == COST);
        let mut ceilings = rows.filter_map(|indicator| self.ceiling(indicator));
        let first = ceilings.next()?;
        ceilings.next().is_none().then_some(first)
    }

    fn ceiling(&self, indicator: &Indicator) -> Option<Entry> {
        let value = indicator.cell("value")?;
        let (order, printed) = bound(&value.text)?;
        let money = matches!(printed.unit, None | Some(Unit::Yuan | Unit::Thousand | Unit::Wan | Unit::Yi));
        // A price for one piece (元/人) is no ceiling of the whole.
        let rest: String = value.text.chars().skip(printed.whole.end as usize).collect();
        let each = rest.trim_start().starts_with(['/', '／', '每', '%', '％']);
        if !money || each || !matches!(order, Bound::AtMost | Bound::Equal | Bound::None) {
            return None;
        }
        let (unit, unit_from) = match printed.unit {
            Some(unit) => (unit, UnitFrom::Cell),
            None => (self.origin.unit, self.origin.unit_from),
        };
        Some(Entry {
            agency: self.origin.agency,
            table: self.origin.table,
            form: self.form.key.as_str().into(),
            row: self.number.to_string().into(),
            col: "cost".into(),
            label: Label { row: COST.into(), column: indicator.word("name").into(), ..Label::default() },
            value: Value::Number { value: printed.value, places: printed.places, told: false },
            unit,
            unit_from,
            at: Locus { chars: Some(printed.chars), ..value.at },
            print: value.text.chars().skip(printed.chars.start as usize).take(printed.chars.len() as usize).collect(),
        })
    }
}

fn indicator(block: BlockId, table: &Table, row: u32, columns: &[ListColumn], level: &mut Option<Words>) -> Indicator {
    let mut cells = Vec::new();
    let mut blank = Vec::new();
    for (key, col) in columns {
        let text = table.text(row, *col).trim();
        let words = Words {
            key: key.clone(),
            text: text.to_owned(),
            at: Locus { block, cell: Some((row, *col)), chars: None },
        };
        match (&**key, text.is_empty()) {
            ("l1", true) if level.is_some() => cells.extend(level.clone()),
            ("l1", false) => {
                *level = Some(words.clone());
                cells.push(words);
            }
            (_, true) => blank.push((words.key, words.at)),
            (_, false) => cells.push(words),
        }
    }
    Indicator { cells, blank }
}

/// The cells of a row with their normalised words.
fn labels(table: &Table, row: u32) -> Vec<(&Cell, String)> {
    table.row(row).iter().map(|cell| (cell, plain(&cell.text.text))).collect()
}

/// Finds a label; one cut into neighbouring cells is put together.
fn find(rows: &[Vec<(&Cell, String)>], label: &str) -> Option<Found> {
    rows.iter()
        .zip(0..)
        .find_map(|(cells, row)| (0..cells.len()).find_map(|start| label_at(row, &cells[start..], label)))
}

fn label_at(row: u32, cells: &[(&Cell, String)], label: &str) -> Option<Found> {
    let (first, _) = cells.first()?;
    let mut rest = label;
    for (index, (cell, words)) in cells.iter().enumerate() {
        if index == 0 && words.is_empty() {
            return None;
        }
        rest = rest.strip_prefix(words.as_str())?;
        if rest.is_empty() {
            return Some(Found { row, first: first.col, last: cell.col + cell.cols - 1, cut: index > 0 });
        }
    }
    None
}

/// Where the value of a label stands. At the right edge of a table that lost its last column it is the label's own cell.
fn value_place(table: &Table, found: Found, place: FieldPlace) -> (u32, u32) {
    match place {
        FieldPlace::Beside => (found.row, (found.last + 1).min(table.cols.saturating_sub(1))),
        FieldPlace::Below => (found.row + 1, found.first),
    }
}
