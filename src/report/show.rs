//! The document as the page draws it.

use super::{Shown, ShownBlock, ShownCell, table_id};
use crate::budget::{Budget, TableId};
use crate::doc::{Block, BlockId, Cell, Document, Locus, Table};
use std::collections::BTreeMap;

/// Takes the document's text, which a large document should not hold twice; says which cells hold amounts and which table a
/// fragment belongs to.
pub fn show(document: Document, budget: &Budget) -> Shown {
    let mut tables = BTreeMap::new();
    for (index, table) in budget.tables.iter().enumerate() {
        for (block, head) in &table.parts {
            tables.entry(block.0).or_insert((table_id(TableId(index as u32)), *head));
        }
    }
    let amounts = Amounts::of(budget);
    let blocks = document.blocks.into_iter().zip(0_u32..).map(|(block, id)| match block {
        Block::Heading { level, text } => ShownBlock::Heading { level, text: text.text },
        Block::Paragraph { text } => ShownBlock::Paragraph { text: text.text },
        Block::Table(table) => ShownBlock::Table {
            table: tables.get(&id).map(|(table, _)| table.clone()),
            head: tables.get(&id).map_or(0, |(_, head)| *head),
            rows: rows(table, BlockId(id), &amounts),
        },
    });
    Shown { blocks: blocks.collect() }
}

/// The cells that hold amounts, in order.
struct Amounts(Vec<Locus>);

impl Amounts {
    fn of(budget: &Budget) -> Self {
        let filled = budget.entries.iter().filter(|entry| entry.is_filled() && entry.at.cell.is_some());
        let mut cells: Vec<Locus> = filled.map(|entry| Locus { chars: None, ..entry.at }).collect();
        cells.sort_unstable();
        Self(cells)
    }

    fn holds(&self, block: BlockId, cell: &Cell) -> bool {
        let at = Locus { block, cell: Some((cell.row, cell.col)), chars: None };
        self.0.binary_search(&at).is_ok()
    }
}

fn rows(table: Table, block: BlockId, amounts: &Amounts) -> Vec<Vec<ShownCell>> {
    let mut rows: Vec<Vec<ShownCell>> = (0..table.rows).map(|row| Vec::with_capacity(table.row(row).len())).collect();
    for cell in table.cells {
        let amount = amounts.holds(block, &cell);
        let shown =
            ShownCell { col: cell.col, rows: cell.rows.max(1), cols: cell.cols.max(1), text: cell.text.text, amount };
        if let Some(row) = rows.get_mut(cell.row as usize) {
            row.push(shown);
        }
    }
    rows
}
