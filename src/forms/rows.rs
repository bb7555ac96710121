//! The rows of a table: keys by code, by fixed label, or by kind of detail; an entry for every amount cell.

use super::columns::Binding;
use super::shape::{Shape, plain, row_label};
use super::spec::{ColumnRole, Form, FormColumn, Layout, RowKind};
use crate::budget::{AgencyId, Budget, Column, Entry, EntryId, Label, Remark, RemarkKind, Row, Sheet, TableId, Value};
use crate::doc::{BlockId, Cell, Locus, Table};
use crate::money::{Figure, Unit, UnitFrom, figure};
use std::rc::Rc;

/// One part of a table, its columns bound.
#[derive(Debug, Clone)]
pub(super) struct Part<'a> {
    pub(super) block: BlockId,
    pub(super) table: &'a Table,
    pub(super) shape: Shape,
    pub(super) binding: Binding,
}

impl<'a> Part<'a> {
    /// What a row prints in a column; the words of a name also where a cell begins further left, and in further columns
    /// under the same heading.
    fn texts(&self, row: u32, col: u32, role: ColumnRole) -> Vec<&'a str> {
        if role != ColumnRole::Name {
            return vec![self.table.text(row, col).trim()];
        }
        let label = |col: u32| self.shape.labels.get(col as usize).and_then(|labels| labels.first());
        let is_free = |next: &u32| !self.binding.columns.contains(&Some(*next));
        let is_under = |next: &u32| is_free(next) && label(*next).is_none_or(|other| Some(other) == label(col));
        let last = (col + 1..self.table.cols).take_while(is_under).last().unwrap_or(col);
        let cells = self.table.row(row).iter().filter(|cell| cell.col <= last && cell.col + cell.cols > col);
        cells.map(|cell| cell.text.text.trim()).collect()
    }
}

/// What all entries of one table share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    pub(super) agency: AgencyId,
    pub(super) table: TableId,
    pub(super) unit: Unit,
    pub(super) unit_from: UnitFrom,
}

/// Reads all rows of a table into a new sheet.
pub(super) fn read(form: &Form, parts: &[Part], origin: Origin, budget: &mut Budget) -> Sheet {
    let columns = form.columns.iter().enumerate().map(|(index, column)| Heading::of(column, index, parts)).collect();
    let key = form.key.as_str().into();
    let sheet = sheet(form, parts);
    let mut reader = Reader { form, key, columns, origin, budget, sheet, line: 0, details: 0, last: None };
    for part in parts {
        for row in part.shape.head..part.table.rows {
            match form.layout {
                Layout::Coded => reader.coded(part, row),
                Layout::Fixed => reader.fixed(part, row),
                Layout::Cells => reader.cells(part, row),
                _ => reader.detail(part, row),
            }
        }
    }
    reader.sheet
}

/// An empty sheet with the form's amount columns.
fn sheet(form: &Form, parts: &[Part]) -> Sheet {
    let mut sheet = Sheet::new(&form.key);
    for (index, column) in form.columns.iter().enumerate().filter(|(_, column)| column.role == ColumnRole::Amount) {
        let present = parts.iter().any(|part| part.binding.columns[index].is_some());
        match sheet.columns.iter_mut().find(|known| *known.key == column.key) {
            Some(known) => known.present |= present,
            None => sheet.columns.push(Column { key: column.key.as_str().into(), optional: column.optional, present }),
        }
    }
    sheet
}

/// A column as all its entries name it.
struct Heading {
    key: Rc<str>,
    number: Rc<str>,
    label: Rc<str>,
}

impl Heading {
    /// The form's own label; the printed one where the form has none.
    fn of(column: &FormColumn, index: usize, parts: &[Part]) -> Self {
        let printed = || {
            let part = parts.first()?;
            part.shape.labels.get(part.binding.columns[index]? as usize)?.first()
        };
        Self {
            key: column.key.as_str().into(),
            number: column.number.map(|number| number.to_string()).unwrap_or_default().into(),
            label: column.labels.first().or_else(printed).map(String::as_str).unwrap_or_default().into(),
        }
    }
}

struct Reader<'a> {
    form: &'a Form,
    key: Rc<str>,
    /// One for each column of the form.
    columns: Vec<Heading>,
    origin: Origin,
    budget: &'a mut Budget,
    sheet: Sheet,
    /// For fixed rows: the line of the form that comes next.
    line: usize,
    /// For details: how many of them there were.
    details: u32,
    /// The last row with a key, for names that go on behind a page break.
    last: Option<Vec<EntryId>>,
}

impl Reader<'_> {
    fn coded(&mut self, part: &Part, row: u32) {
        let code = self.joined(part, row, ColumnRole::Code, "");
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let name = self.words(part, row, ColumnRole::Name);
        let seq = self.words(part, row, ColumnRole::Sequence);
        let is_code = matches!(code.len(), 3 | 5 | 7)
            && code.starts_with(|first| self.form.codes.contains(first))
            && code.bytes().all(|byte| byte.is_ascii_digit());
        let key = match plain(name).as_str() {
            _ if is_code => code.clone(),
            "合计" | "总计" if code.is_empty() => "total".to_owned(),
            "" if matches!(plain(&code).as_str(), "合计" | "总计") => "total".to_owned(),
            _ if self.is_blank(part, row) => return self.wrapped(part, row, name),
            _ => String::new(),
        };
        // A total printed where the codes stand is no code.
        let (code, name) = if key == "total" && name.is_empty() { ("", code.as_str()) } else { (code.as_str(), name) };
        let label = Label { seq: seq.into(), code: code.into(), row: name.into(), ..Label::default() };
        self.push(part, row, "", key, label);
    }

    fn fixed(&mut self, part: &Part, row: u32) {
        let seq: Rc<str> = self.words(part, row, ColumnRole::Sequence).into();
        let form = self.form;
        let mut left = String::new();
        for side in form.sides() {
            let own = self.joined(part, row, ColumnRole::Name, side);
            // A total over several sides: its name stands on the left, its amount on the right.
            let printed = if own.is_empty() && form.names_row(side, &row_label(&left)) { left.clone() } else { own };
            let name = row_label(&printed);
            if name.is_empty() {
                continue;
            }
            left.clone_from(&printed);
            let key = self.line_key(side, &name);
            let label = Label { seq: seq.clone(), row: printed.trim().into(), ..Label::default() };
            self.push(part, row, side, key.unwrap_or_default(), label);
        }
    }

    /// The one row of amounts: each of its cells is a row of the sheet.
    fn cells(&mut self, part: &Part, row: u32) {
        let is_read = !self.sheet.rows.is_empty();
        let more = row + 1 < part.table.rows;
        if self.is_blank(part, row) && (is_read || more) {
            return;
        }
        if is_read {
            return self.push(part, row, "", String::new(), Label::default());
        }
        let form = self.form;
        for key in form.cell_rows() {
            self.cell_row(part, row, key);
        }
    }

    /// The cells of one row of the sheet.
    fn cell_row(&mut self, part: &Part, row: u32, key: &str) {
        let form = self.form;
        let mut entries = vec![None; self.sheet.columns.len()];
        let mut name: Rc<str> = Rc::default();
        for (index, column) in form.columns.iter().enumerate().filter(|(_, column)| column.row == key) {
            let (Some(col), Some(place)) = (part.binding.columns[index], self.sheet.column(&column.key)) else {
                continue;
            };
            let heading = &self.columns[index];
            let keys = Keys { form: self.key.clone(), row: key.into(), col: heading.key.clone() };
            name = heading.label.clone();
            let label = Label { row: name.clone(), ..Label::default() };
            entries[place] = Some(self.entry(part, (row, col), keys, label));
        }
        if entries.iter().any(Option::is_some) {
            self.sheet.push_row(Row { key: key.into(), name, entries });
        }
    }

    /// The next line of the form on this side with this label; behind the last one found first, then anywhere.
    fn line_key(&mut self, side: &str, name: &str) -> Option<String> {
        let lines = &self.form.lines;
        let names =
            |index: &usize| lines[*index].side == side && lines[*index].labels.iter().any(|label| label == name);
        let free = |index: &usize| names(index) && !self.sheet.has_row(&lines[*index].row_key());
        let from = self.line.min(lines.len());
        let found = (from..lines.len()).find(free).or_else(|| (0..lines.len()).find(free))?;
        let one_sided = lines.iter().all(|line| line.side == side);
        if one_sided {
            self.line = found;
        }
        Some(lines[found].row_key())
    }

    fn detail(&mut self, part: &Part, row: u32) {
        let words = |index: usize| part.binding.columns[index].map(|col| part.table.text(row, col).trim());
        let first = (0..self.form.columns.len()).filter_map(words).find(|text| !text.is_empty()).unwrap_or_default();
        let name = plain(first);
        let kind = self.form.kinds.iter().find(|(_, kind)| match kind {
            RowKind::Is(word) => name == *word,
            RowKind::EndsWith(word) => name.ends_with(word.as_str()),
            RowKind::Other => true,
        });
        let Some((key, kind)) = kind else { return };
        // A total without its amount is a total all the same.
        if self.is_blank(part, row) && !matches!(kind, RowKind::Is(_)) {
            return;
        }
        let key = if matches!(kind, RowKind::Is(_)) {
            key.clone()
        } else {
            self.details += 1;
            format!("{key}{}", self.details)
        };
        let label = Label { row: first.replace('\n', "").into(), ..Label::default() };
        self.push(part, row, "", key, label);
    }

    /// A name that goes on in the next row, behind a page break: it belongs to the row above.
    fn wrapped(&mut self, part: &Part, row: u32, name: &str) {
        let name = name.trim();
        if name.is_empty() {
            return;
        }
        if let Some(entries) = &self.last {
            let first =
                entries.first().map(|entry| self.budget.entry(*entry).label.row.to_string()).unwrap_or_default();
            let whole: Rc<str> = (first + name).into();
            for entry in entries {
                self.budget.entries[entry.0 as usize].label.row = whole.clone();
            }
            self.remark(RemarkKind::WrappedName, part, row, name);
        }
    }

    /// Adds a row. An empty key marks a row the form does not know: its amounts are kept, but nothing refers to them.
    fn push(&mut self, part: &Part, row: u32, side: &str, key: String, label: Label) {
        let repeated = !key.is_empty() && self.sheet.has_row(&key);
        if key.is_empty() && !self.has_number(part, row, side) {
            return;
        }
        let key = if key.is_empty() || repeated { format!("?{key}@{}.{row}", part.block.0) } else { key };
        let key: Rc<str> = key.into();
        if key.starts_with('?') {
            let kind = if repeated { RemarkKind::RepeatedRow } else { RemarkKind::UnknownRow };
            self.remark(kind, part, row, &label.row);
        }
        let mut entries = vec![None; self.sheet.columns.len()];
        for (index, column) in self.form.columns.iter().enumerate() {
            let (ColumnRole::Amount, Some(col)) = (column.role, part.binding.columns[index]) else { continue };
            let Some(place) = self.sheet.column(&column.key).filter(|_| column.side == side) else { continue };
            let heading = &self.columns[index];
            let named = Label { column_number: heading.number.clone(), column: heading.label.clone(), ..label.clone() };
            let keys = Keys { form: self.key.clone(), row: key.clone(), col: heading.key.clone() };
            entries[place] = Some(self.entry(part, (row, col), keys, named));
        }
        self.last = Some(entries.iter().flatten().copied().collect());
        self.sheet.push_row(Row { key, name: plain(&label.row).into(), entries });
    }

    fn entry(&mut self, part: &Part, place: (u32, u32), keys: Keys, label: Label) -> EntryId {
        let cell = part.table.cell(place.0, place.1);
        // A name that covers the column of amounts leaves it blank.
        let cell = cell.filter(|cell| cell.col == place.1 || *cell.text.text.trim() != *label.row);
        let unit = if &*keys.col == "qty" { Unit::Count } else { self.origin.unit };
        let entry = cell_entry(part.block, place, cell, keys, label, Origin { unit, ..self.origin });
        if entry.value == Value::Unreadable {
            self.remark(RemarkKind::UnreadableAmount, part, place.0, &entry.print);
        }
        self.budget.push(entry)
    }

    fn words<'t>(&self, part: &Part<'t>, row: u32, role: ColumnRole) -> &'t str {
        let column = self.form.columns.iter().position(|column| column.role == role);
        let col = column.and_then(|index| part.binding.columns[index]);
        col.map_or("", |col| part.table.text(row, col).trim())
    }

    /// The words of all columns of a role on one side: 201 | 13 | 01, or a group beside its part.
    fn joined(&self, part: &Part, row: u32, role: ColumnRole, side: &str) -> String {
        let columns = self.form.columns.iter().zip(&part.binding.columns);
        let columns = columns.filter(|(column, _)| column.role == role && column.side == side);
        let mut joined = String::new();
        for text in columns.filter_map(|(_, col)| *col).flat_map(|col| part.texts(row, col, role)) {
            match (joined.is_empty(), role) {
                // A number that lost its zero.
                (false, ColumnRole::Code) if text.len() == 1 => joined.push('0'),
                // Some print the whole again in each column.
                _ if text.starts_with(&joined) => joined.clear(),
                _ => {}
            }
            joined.push_str(text);
        }
        joined
    }

    /// True when no amount column holds anything.
    fn is_blank(&self, part: &Part, row: u32) -> bool {
        self.amount_texts(part, row).all(|text| matches!(figure(text), Figure::Blank | Figure::Dash))
    }

    fn has_number(&self, part: &Part, row: u32, side: &str) -> bool {
        let columns = self.form.columns.iter().zip(&part.binding.columns);
        columns
            .filter(|(column, _)| column.role == ColumnRole::Amount && column.side == side)
            .filter_map(|(_, col)| col.map(|col| part.table.text(row, col)))
            .any(|text| matches!(figure(text), Figure::Number { .. }))
    }

    fn amount_texts<'p>(&'p self, part: &'p Part, row: u32) -> impl Iterator<Item = &'p str> {
        let columns = self.form.columns.iter().zip(&part.binding.columns);
        let amounts = columns.filter(|(column, _)| column.role == ColumnRole::Amount);
        amounts.filter_map(move |(_, col)| col.map(|col| part.table.text(row, col)))
    }

    fn remark(&mut self, kind: RemarkKind, part: &Part, row: u32, word: &str) {
        let at = Locus { block: part.block, cell: Some((row, 0)), chars: None };
        self.budget.notes.push(Remark { kind, at, word: word.to_owned() });
    }
}

/// Form, row and column of an entry.
pub(super) struct Keys {
    pub(super) form: Rc<str>,
    pub(super) row: Rc<str>,
    pub(super) col: Rc<str>,
}

/// An entry for one cell.
pub(super) fn cell_entry(
    block: BlockId,
    place: (u32, u32),
    cell: Option<&Cell>,
    keys: Keys,
    label: Label,
    origin: Origin,
) -> Entry {
    let text = cell.map_or("", |cell| cell.text.text.as_str());
    let whole = Locus { block, cell: Some(place), chars: None };
    let (value, at, print) = match figure(text) {
        Figure::Blank => (Value::Blank, whole, String::new()),
        Figure::Dash => (Value::Blank, whole, text.trim().to_owned()),
        Figure::Number { value, places, chars } => {
            let print = cell.map_or("", |cell| cell.text.slice(chars)).to_owned();
            (Value::Number { value, places, told: false }, Locus { chars: Some(chars), ..whole }, print)
        }
        Figure::Text => (Value::Unreadable, whole, text.trim().to_owned()),
    };
    Entry {
        agency: origin.agency,
        table: origin.table,
        form: keys.form,
        row: keys.row,
        col: keys.col,
        label,
        value,
        unit: origin.unit,
        unit_from: origin.unit_from,
        at,
        print,
    }
}
