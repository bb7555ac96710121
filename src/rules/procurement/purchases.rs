//! The details of the procurement table with their words.

use super::super::ask::Unknown;
use super::super::look::{Amount, Seen};
use crate::budget::{Row, Sheet};
use crate::doc::Locus;

/// One detail row.
pub(super) struct Purchase<'a> {
    row: &'a Row,
    sheet: &'a Sheet,
    /// The project it is paid from, as the table names it; the one above where the cell is merged or left blank.
    pub(super) project: Option<(Locus, &'a str)>,
    /// What is bought.
    pub(super) item: Option<(Locus, &'a str)>,
    /// Code of the catalogue.
    pub(super) code: Option<(Locus, &'a str)>,
    /// Unit of the quantity.
    pub(super) measure: Option<(Locus, &'a str)>,
}

impl<'a> Purchase<'a> {
    /// The amount in this column.
    ///
    /// # Errors
    /// When there is no such column, or the amount cannot be read or is doubted.
    pub(super) fn amount(&self, seen: &Seen, column: &str) -> Result<Amount, Unknown> {
        let place = self.sheet.column(column).ok_or(Unknown::ColumnAbsent)?;
        let entry = self.row.entries.get(place).copied().flatten().ok_or(Unknown::ColumnAbsent)?;
        seen.amount_of(entry)
    }

    /// What people call it: the item, or else the project.
    pub(super) fn name(&self) -> String {
        let words = |cell: &Option<(Locus, &'a str)>| cell.map(|(_, text)| text).filter(|text| !text.is_empty());
        let name = words(&self.item).or(words(&self.project)).unwrap_or("（未写名称）");
        name.replace(['\n', ' '], "")
    }

    /// The letter of its catalogue code: A goods, B works, C services.
    pub(super) fn kind(&self) -> Option<char> {
        self.code?.1.chars().next().map(|c| c.to_ascii_uppercase()).filter(|c| matches!(c, 'A' | 'B' | 'C'))
    }
}

/// The details of all procurement tables at hand: of one table where the rule is asked for it, else of the agency.
///
/// # Errors
/// When the agency has no such table, or the table is empty.
pub(super) fn purchases<'a>(seen: &Seen<'a>) -> Result<Vec<Purchase<'a>>, Unknown> {
    let sheet = seen.sheet("PR")?;
    let mut heads = Vec::new();
    for table in sheet.tables.iter().filter(|table| seen.table.is_none_or(|own| own == **table)) {
        heads.extend(seen.heads("PR", *table).map(|heads| (*table, heads)));
    }
    let mut project = None;
    let mut purchases = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.key.starts_with("detail")) {
        let Some(first) = row.entries.iter().flatten().next().map(|entry| seen.budget.entry(*entry)) else { continue };
        let Some((_, heads)) = heads.iter().find(|(table, _)| *table == first.table) else { continue };
        let (block, Some((line, _))) = (first.at.block, first.at.cell) else { continue };
        let cell = |key: &str| heads.cell(key, block, line);
        if let Some(own) = cell("name").filter(|(_, text)| !text.is_empty()) {
            project = Some(own);
        }
        let (item, code, measure) = (cell("item"), cell("catalogue"), cell("measure"));
        purchases.push(Purchase { row, sheet, project, item, code, measure });
    }
    if purchases.is_empty() { Err(Unknown::Empty) } else { Ok(purchases) }
}
