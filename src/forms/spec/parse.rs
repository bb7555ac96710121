//! Reading a form file with the checker's own Markdown reader.

use super::keys::{Token, split};
use super::{ColumnRole, Field, FieldPlace, Form, FormColumn, FormLine, Layout, RowKind, SpecError};
use crate::doc::{Block, Document, Table};
use crate::forms::shape::{plain, row_label};
use crate::money::Unit;
use crate::prose;
use crate::read::markdown;
use std::collections::BTreeMap;

/// A form file split into its settings and its tables by section.
struct File<'a> {
    name: &'a str,
    title: String,
    settings: BTreeMap<String, String>,
    tables: BTreeMap<String, &'a Table>,
}

pub(super) fn form(name: &str, text: &str) -> Result<Form, SpecError> {
    let document = markdown::parse(text);
    let file = File::new(name, &document);
    let mut form = file.settings()?;
    if let Some(table) = file.tables.get("表样") {
        match form.layout {
            Layout::Record => {
                form.fields = file.fields(table)?;
                form.columns = file.list("amounts").iter().map(|name| amount_column(name)).collect();
            }
            Layout::Statements => {}
            _ => file.columns(table, &mut form)?,
        }
        form.header = header(table);
    }
    if let Some(table) = file.tables.get("别名") {
        aliases(table, &mut form);
    }
    if let Some(table) = file.tables.get("行") {
        form.kinds = body(table).map(|row| (row[0].clone(), kind(&row[1]))).collect();
    }
    if let Some(table) = file.tables.get("指标") {
        form.list = body(table).map(|row| (row[0].clone(), plain(&row[1]))).collect();
    }
    if let Some(table) = file.tables.get("文字") {
        form.names =
            prose::names(table).map_err(|error| SpecError { file: name.to_owned(), what: error.to_string() })?;
    }
    Ok(form)
}

impl<'a> File<'a> {
    fn new(name: &'a str, document: &'a Document) -> Self {
        let mut file = Self { name, title: String::new(), settings: BTreeMap::new(), tables: BTreeMap::new() };
        let mut section = String::new();
        for block in &document.blocks {
            match block {
                Block::Heading { level: 1, text } => file.title = text.text.trim().to_owned(),
                Block::Heading { text, .. } => section = text.text.trim().to_owned(),
                Block::Paragraph { text } if section.is_empty() => {
                    if let Some((key, value)) = text.text.split_once(':') {
                        file.settings.insert(key.trim().to_owned(), value.trim().to_owned());
                    }
                }
                Block::Paragraph { .. } => {}
                Block::Table(table) => {
                    file.tables.entry(section.clone()).or_insert(table);
                }
            }
        }
        file
    }

    fn fail<T>(&self, what: impl Into<String>) -> Result<T, SpecError> {
        Err(SpecError { file: self.name.to_owned(), what: what.into() })
    }

    fn list(&self, key: &str) -> Vec<String> {
        let value = self.settings.get(key).map(String::as_str).unwrap_or_default();
        value.split(';').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
    }

    fn settings(&self) -> Result<Form, SpecError> {
        let Some(key) = self.settings.get("key") else { return self.fail("no setting `key`") };
        let rows = self.settings.get("rows").map(String::as_str).unwrap_or_default();
        let layout = match self.settings.get("layout").map(String::as_str) {
            Some("record") => Layout::Record,
            Some("statements") => Layout::Statements,
            Some("table") if rows.starts_with("codes") => Layout::Coded,
            Some("table") if rows == "fixed" => Layout::Fixed,
            Some("table") if rows == "details" => Layout::Details,
            Some("table") if rows == "cells" => Layout::Cells,
            other => return self.fail(format!("layout {other:?} with rows {rows:?} is not known")),
        };
        let unit = match self.settings.get("unit").map(String::as_str) {
            None | Some("万元") => Unit::Wan,
            Some("元") => Unit::Yuan,
            Some(other) => return self.fail(format!("unit {other} is not known")),
        };
        Ok(Form {
            key: key.clone(),
            title: self.title.clone(),
            english: self.settings.get("english").cloned().unwrap_or_default(),
            titles: self.list("titles").iter().map(|title| plain(title)).collect::<Vec<_>>().into(),
            not: self.list("not").iter().map(|word| plain(word)).collect::<Vec<_>>().into(),
            unit,
            layout,
            codes: if rows.ends_with("economic") { "35" } else { "2" },
            some_classes: self.settings.get("classes").is_some_and(|classes| classes == "some"),
            may_be_empty: self.settings.get("empty").is_some_and(|empty| empty == "allowed"),
            columns: Vec::new(),
            lines: Vec::new(),
            kinds: Vec::new(),
            header: Vec::new(),
            fields: Vec::new(),
            list: Vec::new(),
            names: Vec::new(),
        })
    }

    fn columns(&self, table: &Table, form: &mut Form) -> Result<(), SpecError> {
        let Some(key_row) = (0..table.rows).find(|row| split(table.text(*row, 0)).0.trim() == "键") else {
            return self.fail("表样 has no row 键");
        };
        let number_row = (0..key_row).find(|row| table.text(*row, 0).trim() == "栏次");
        let end = number_row.unwrap_or(key_row);
        let words = self.list("words");
        let mut side = String::new();
        for col in 0..table.cols {
            let label = lowest_label(table, end, col);
            let token = match split(table.text(key_row, col)).1 {
                Some(token) => token,
                None if col == 0 => Token { key: first_key(&label).into(), optional: false, side: false },
                None => return self.fail(format!("column {col} of 表样 has no key")),
            };
            if token.side {
                side.clone_from(&token.key);
            }
            let (row, key) = cell_key(&token.key);
            form.columns.push(FormColumn {
                role: role(&token, &words),
                key: key.to_owned(),
                row: row.to_owned(),
                side: side.clone(),
                optional: token.optional,
                number: number_row.and_then(|row| table.text(row, col).trim().parse().ok()),
                labels: label.into_iter().collect(),
            });
        }
        for row in key_row + 1..table.rows {
            for cell in table.row(row) {
                if let (label, Some(token)) = split(&cell.text.text) {
                    let side = form.columns[cell.col as usize].side.clone();
                    let labels = vec![row_label(label)];
                    form.lines.push(FormLine { side, key: token.key, optional: token.optional, labels });
                }
            }
        }
        // Two-sided tables print both sides row by row; the rows of a side belong together.
        form.lines.sort_by(|a, b| a.side.cmp(&b.side));
        Ok(())
    }

    fn fields(&self, table: &Table) -> Result<Vec<Field>, SpecError> {
        let amounts = self.list("amounts");
        let mut fields = Vec::new();
        for row in 0..table.rows {
            for cell in table.row(row) {
                let (_, Some(token)) = split(&cell.text.text) else { continue };
                let left = (0..cell.col).rev().map(|col| table.text(row, col)).find(|text| !text.trim().is_empty());
                let above = row.checked_sub(1).map_or("", |row| table.text(row, cell.col));
                let (label, place) = match left {
                    Some(text) if split(text).1.is_none() => (plain(text), FieldPlace::Beside),
                    _ if !above.trim().is_empty() && split(above).1.is_none() => (plain(above), FieldPlace::Below),
                    _ => continue,
                };
                let listed = amounts.iter().find(|name| name.trim_end_matches('?') == token.key);
                fields.push(Field {
                    label,
                    place,
                    amount: listed.is_some(),
                    optional: token.optional || listed.is_some_and(|name| name.ends_with('?')),
                    key: token.key,
                });
            }
        }
        if fields.is_empty() { self.fail("表样 has no fields") } else { Ok(fields) }
    }
}

/// The key of a first column that carries none: the row numbers, or the rows' names.
fn first_key(label: &Option<String>) -> &'static str {
    if label.as_deref() == Some("序号") { "seq" } else { "name" }
}

fn role(token: &Token, words: &[String]) -> ColumnRole {
    match token.key.as_str() {
        _ if token.side => ColumnRole::Name,
        "seq" => ColumnRole::Sequence,
        "code" => ColumnRole::Code,
        "name" => ColumnRole::Name,
        key if words.iter().any(|word| word == key) => ColumnRole::Words,
        _ => ColumnRole::Amount,
    }
}

/// Row and column of a cell's key: `[abroad].total`. Other keys name no row.
fn cell_key(key: &str) -> (&str, &str) {
    key.strip_prefix('[').and_then(|key| key.split_once("].")).unwrap_or(("", key))
}

/// A column of the sheet that records fill; `?` marks an amount that a document may leave out.
fn amount_column(name: &str) -> FormColumn {
    FormColumn {
        key: name.trim_end_matches('?').to_owned(),
        role: ColumnRole::Amount,
        side: String::new(),
        row: String::new(),
        optional: name.ends_with('?'),
        number: None,
        labels: Vec::new(),
    }
}

/// The lowest heading label above a column of the blank form.
fn lowest_label(table: &Table, end: u32, col: u32) -> Option<String> {
    (0..end).rev().map(|row| plain(table.text(row, col))).find(|label| !label.is_empty())
}

/// Every heading label of the blank form.
fn header(table: &Table) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for row in 0..table.rows {
        if matches!(split(table.text(row, 0)).0.trim(), "键" | "栏次") {
            break;
        }
        for cell in table.row(row) {
            let label = plain(split(&cell.text.text).0);
            if !label.is_empty() && !found.contains(&label) {
                found.push(label);
            }
        }
    }
    found
}

fn aliases(table: &Table, form: &mut Form) {
    for row in body(table) {
        let also: Vec<&str> = row[1].split(';').filter(|word| !word.trim().is_empty()).collect();
        for column in form.columns.iter_mut().filter(|column| column.key == row[0]) {
            column.labels.extend(also.iter().map(|word| plain(word)));
        }
        for line in form.lines.iter_mut().filter(|line| line.row_key() == row[0]) {
            line.labels.extend(also.iter().map(|word| row_label(word)));
        }
    }
}

fn kind(label: &str) -> RowKind {
    match label.trim() {
        "*" => RowKind::Other,
        label => match label.strip_prefix('*') {
            Some(end) => RowKind::EndsWith(plain(end)),
            None => RowKind::Is(plain(label)),
        },
    }
}

/// The rows of a settings table below its heading row, trimmed, at least four cells each.
fn body(table: &Table) -> impl Iterator<Item = Vec<String>> {
    (1..table.rows).map(|row| {
        let width = table.cols.max(4);
        (0..width).map(|col| table.text(row, col).trim().to_owned()).collect()
    })
}
