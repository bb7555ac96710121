//! Rows as they are printed: codes with their place, and which of them lack their upper or lower level.

use super::super::look::{Seen, Spot};
use super::outline;
use crate::budget::{EntryId, Sheet, Value};
use crate::doc::{Block, BlockId};
use crate::money::Decimal;
use std::collections::BTreeSet;

/// A row with a code.
#[derive(Clone, Copy)]
pub(super) struct Coded<'a> {
    pub(super) code: &'a str,
    pub(super) name: &'a str,
    pub(super) block: BlockId,
    pub(super) row: u32,
    /// True when the code was there before.
    pub(super) repeated: bool,
    /// True when no amount is printed in the row.
    pub(super) blank: bool,
}

/// The rows of a sheet that have a code, as printed.
pub(super) fn coded<'a>(seen: &Seen<'a>, sheet: &'a Sheet) -> Vec<Coded<'a>> {
    // What cannot be a code is told by R-C-001.
    let begins = seen.profile.form(&sheet.form).map_or("", |form| form.codes);
    let row = |row: &'a crate::budget::Row| {
        let entries = || row.entries.iter().flatten().map(|id| seen.budget.entry(*id));
        let first = entries().next()?;
        let code = &*first.label.code;
        let is_code = matches!(code.len(), 3 | 5 | 7)
            && code.starts_with(|first| begins.contains(first))
            && code.bytes().all(|byte| byte.is_ascii_digit());
        let (row_number, _) = first.at.cell?;
        is_code.then(|| Coded {
            code,
            name: &first.label.row,
            block: first.at.block,
            row: row_number,
            repeated: row.key.starts_with('?'),
            blank: entries().all(|entry| matches!(entry.value, Value::Blank)),
        })
    };
    sheet.rows.iter().filter_map(row).collect()
}

impl Coded<'_> {
    /// The cell of the code.
    pub(super) fn spot(&self, seen: &Seen) -> Spot {
        let col = match seen.document.block(self.block) {
            Some(Block::Table(table)) => {
                table.row(self.row).iter().find(|cell| cell.text.text.trim() == self.code).map_or(0, |cell| cell.col)
            }
            _ => 0,
        };
        outline::cell(seen, self.block, (self.row, col))
    }

    /// 2010301 行政运行
    pub(super) fn say(&self) -> String {
        format!("{} {}", self.code, self.name.replace('\n', ""))
    }
}

/// What a code lacks above it: the upper level that other rows of the table have.
pub(super) fn orphans<'r, 'a>(rows: &'r [Coded<'a>]) -> Vec<(&'r Coded<'a>, &'a str)> {
    let codes: BTreeSet<&str> = rows.iter().map(|row| row.code).collect();
    let levels: BTreeSet<usize> = codes.iter().map(|code| code.len()).collect();
    let lacks = |row: &&'r Coded<'a>| {
        let uppers = [3, 5].into_iter().filter(|level| *level < row.code.len() && levels.contains(level));
        uppers.map(|level| &row.code[..level]).find(|upper| !codes.contains(upper))
    };
    let mut told = BTreeSet::new();
    rows.iter()
        .filter_map(|row| lacks(&row).map(|upper| (row, upper)))
        .filter(|(_, upper)| told.insert(*upper))
        .collect()
}

/// Codes without a lower level that are shorter than the level the law demands.
pub(super) fn shallow<'r, 'a>(rows: &'r [Coded<'a>], depth: usize) -> Vec<&'r Coded<'a>> {
    let codes: BTreeSet<&str> = rows.iter().map(|row| row.code).collect();
    let below = |code: &str| codes.range(code..).nth(1).is_some_and(|next| next.starts_with(code));
    rows.iter().filter(|row| row.code.len() < depth && !below(row.code)).collect()
}

/// True when an amount other than zero is printed.
pub(super) fn is_money(seen: &Seen, entry: EntryId) -> bool {
    matches!(seen.budget.entry(entry).value, Value::Number { value, .. } if value != Decimal::ZERO)
}
