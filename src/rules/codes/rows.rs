//! The rows of an agency's tables that carry a code.

use super::super::ask::Unknown;
use super::super::look::{Amount, Seen, Spot};
use crate::budget::{EntryId, Row, Sheet};
use crate::doc::{Block, Locus};

/// Tables by functional classification.
pub(super) const FUNCTIONAL: [&str; 5] = ["T2", "T3", "T5", "T7", "T8"];
/// The table by economic classification.
pub(super) const ECONOMIC: [&str; 1] = ["T6"];

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Coded<'a> {
    /// Key of its form.
    pub(super) form: &'a str,
    /// As printed.
    pub(super) code: &'a str,
    /// As printed, put together where a page break cut it.
    pub(super) name: &'a str,
    first: EntryId,
    row: &'a Row,
    sheet: &'a Sheet,
}

/// The coded rows of these forms. With a table at hand only that table's.
///
/// # Errors
/// When the agency has none of these tables, or they are empty.
pub(super) fn coded<'a>(seen: &Seen<'a>, forms: &[&str]) -> Result<Vec<Coded<'a>>, Unknown> {
    let mut rows = Vec::new();
    let mut absent = true;
    for form in forms {
        let Ok(sheet) = seen.sheet(form) else { continue };
        absent = false;
        for row in &sheet.rows {
            let Some(first) = row.entries.iter().copied().flatten().next() else { continue };
            let entry = seen.budget.entry(first);
            let own = seen.table.is_none_or(|table| table == entry.table);
            if own && !entry.label.code.is_empty() {
                let (code, name) = (&*entry.label.code, &*entry.label.row);
                rows.push(Coded { form: &sheet.form, code, name, first, row, sheet });
            }
        }
    }
    match (absent, rows.is_empty()) {
        (true, _) => Err(Unknown::FormAbsent),
        (_, true) => Err(Unknown::Empty),
        _ => Ok(rows),
    }
}

impl<'a> Coded<'a> {
    /// The amount in this column.
    ///
    /// # Errors
    /// When there is no such column, or the amount cannot be read or is doubted.
    pub(super) fn amount(&self, seen: &Seen, column: &str) -> Result<Amount, Unknown> {
        let place = self.sheet.column(column).ok_or(Unknown::ColumnAbsent)?;
        let entry = self.row.entries.get(place).copied().flatten().ok_or(Unknown::ColumnAbsent)?;
        seen.amount_of(entry)
    }

    /// True when any amount is printed.
    pub(super) fn is_filled(&self, seen: &Seen) -> bool {
        self.row.entries.iter().flatten().any(|entry| seen.budget.entry(*entry).is_filled())
    }

    /// Code and name for a message.
    pub(super) fn call(&self) -> String {
        format!("{} {}", self.code, self.name.replace(['\n', ' '], ""))
    }

    /// The cell that holds the code.
    pub(super) fn code_spot(&self, seen: &Seen) -> Spot {
        self.spot(seen, |text| text.chars().filter(|c| !c.is_whitespace()).eq(self.code.chars()))
    }

    /// The cell that holds the name, or its first half.
    pub(super) fn name_spot(&self, seen: &Seen) -> Spot {
        self.spot(seen, |text| {
            let text = text.trim();
            !text.is_empty() && !text.starts_with(|c: char| c.is_ascii_digit()) && self.name.starts_with(text)
        })
    }

    /// A cell before the amounts; the first amount where there is no such cell.
    fn spot(&self, seen: &Seen, is: impl Fn(&str) -> bool) -> Spot {
        let at = seen.budget.entry(self.first).at;
        let (Some((row, col)), Some(Block::Table(table))) = (at.cell, seen.document.block(at.block)) else {
            return Spot::Entry(self.first);
        };
        let cells = table.row(row).iter().filter(|cell| cell.col < col);
        let found = cells.into_iter().find(|cell| is(&cell.text.text));
        found.map_or(Spot::Entry(self.first), |cell| {
            Spot::Place(seen.agency, Locus { block: at.block, cell: Some((cell.row, cell.col)), chars: None })
        })
    }
}
