//! The document as the page draws it.

use super::{Shown, ShownBlock, ShownCell, table_id};
use crate::budget::{Budget, TableId};
use crate::doc::{Block, Document, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Copies the document's text; says which cells hold amounts and which table a fragment belongs to.
pub(super) fn show(document: &Document, budget: &Budget) -> Shown {
    let mut tables = BTreeMap::new();
    for (index, table) in budget.tables.iter().enumerate() {
        for (block, head) in &table.parts {
            tables.entry(block.0).or_insert((table_id(TableId(index as u32)), *head));
        }
    }
    let filled = budget.entries.iter().filter(|entry| entry.is_filled());
    let amounts: BTreeSet<_> = filled.filter_map(|entry| entry.at.cell.map(|cell| (entry.at.block.0, cell))).collect();
    let blocks = document.blocks.iter().zip(0_u32..).map(|(block, id)| match block {
        Block::Heading { level, text } => ShownBlock::Heading { level: *level, text: text.text.clone() },
        Block::Paragraph { text } => ShownBlock::Paragraph { text: text.text.clone() },
        Block::Table(table) => ShownBlock::Table {
            table: tables.get(&id).map(|(table, _)| table.clone()),
            head: tables.get(&id).map_or(0, |(_, head)| *head),
            rows: rows(table, &|place| amounts.contains(&(id, place))),
        },
    });
    Shown { blocks: blocks.collect() }
}

fn rows(table: &Table, is_amount: &dyn Fn((u32, u32)) -> bool) -> Vec<Vec<ShownCell>> {
    let cell = |cell: &crate::doc::Cell| ShownCell {
        col: cell.col,
        rows: cell.rows.max(1),
        cols: cell.cols.max(1),
        text: cell.text.text.clone(),
        amount: is_amount((cell.row, cell.col)),
    };
    (0..table.rows).map(|row| table.row(row).iter().map(cell).collect()).collect()
}
