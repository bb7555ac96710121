//! Columns that hold words. The sheets keep amounts only, so words are looked up in the table itself, by their heading.

use super::Seen;
use crate::budget::TableId;
use crate::doc::{Block, BlockId, Locus, Table};
use crate::forms::spec::{ColumnRole, Form};
use crate::text::normal;

/// The columns of words of one table.
pub(in crate::rules) struct Heads<'a> {
    form: &'a Form,
    parts: Vec<Part<'a>>,
}

struct Part<'a> {
    block: BlockId,
    head: u32,
    table: &'a Table,
    /// For each column of the form, the column of this part; of amounts none.
    columns: Vec<Option<u32>>,
}

impl<'a> Seen<'a> {
    /// The columns of words of a table of this form.
    pub(in crate::rules) fn heads(&self, form: &str, table: TableId) -> Option<Heads<'a>> {
        let form = self.profile.form(form)?;
        let parts = self.budget.table(table).parts.iter().filter_map(|(block, head)| {
            let Some(Block::Table(table)) = self.document.block(*block) else { return None };
            Some(Part { block: *block, head: *head, table, columns: columns(form, table, *head) })
        });
        Some(Heads { form, parts: parts.collect() })
    }
}

impl<'a> Heads<'a> {
    /// What a row holds in the column with this key, and where. `None` where the part has no such column.
    pub(in crate::rules) fn cell(&self, key: &str, block: BlockId, row: u32) -> Option<(Locus, &'a str)> {
        let index = self.form.columns.iter().position(|column| column.key == key)?;
        let part = self.parts.iter().find(|part| part.block == block)?;
        let col = part.columns[index]?;
        let at = Locus { block, cell: Some((row, col)), chars: None };
        Some((at, part.table.text(row, col).trim()))
    }

    /// The rows below the headings, by part.
    pub(in crate::rules) fn rows(&self) -> impl Iterator<Item = (BlockId, u32)> + use<'_, 'a> {
        self.parts.iter().flat_map(|part| (part.head..part.table.rows).map(|row| (part.block, row)))
    }

    /// What the heading rows print, with the place.
    pub(in crate::rules) fn headings(&self) -> impl Iterator<Item = (Locus, &'a str)> + use<'_, 'a> {
        self.parts.iter().flat_map(|part| {
            let cells = (0..part.head).flat_map(|row| part.table.row(row));
            cells.map(|cell| {
                (Locus { block: part.block, cell: Some((cell.row, cell.col)), chars: None }, cell.text.text.as_str())
            })
        })
    }
}

/// Binds columns of words by the lowest heading label that names them, from left to right.
fn columns(form: &Form, table: &Table, head: u32) -> Vec<Option<u32>> {
    let mut taken = Vec::new();
    let words = |role: ColumnRole| matches!(role, ColumnRole::Name | ColumnRole::Words | ColumnRole::Code);
    let mut bind = |labels: &[String]| {
        let cells = (0..head).rev().flat_map(|row| table.row(row));
        let found = cells.filter(|cell| !taken.contains(&cell.col)).find(|cell| {
            let label = normal::label(&cell.text.text);
            !label.is_empty() && labels.contains(&label)
        })?;
        taken.push(found.col);
        Some(found.col)
    };
    form.columns.iter().map(|column| words(column.role).then(|| bind(&column.labels)).flatten()).collect()
}
