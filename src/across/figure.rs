//! Amounts of one body as numbers: in 元 where they are money, with the size of their last printed digit.

use super::body::Body;
use super::{Case, Figure};
use crate::budget::{Budget, Entry, EntryId, Sheet, Value};
use crate::money::{self, Decimal, Unit};
use crate::rules::{Unknown, common};

/// Places amounts usually have. Finer prints of single amounts say nothing about the others.
const USUAL: u32 = 2;

/// An amount of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Where it is printed; none where the table has no such row.
    pub(super) at: Option<Figure>,
    /// Its value; zero for a blank.
    pub(super) value: Decimal,
    /// Half of its last digit where it was rounded, otherwise zero.
    pub(super) slack: Decimal,
}

impl Number {
    /// A row that is left out.
    pub(super) const NONE: Self = Self { at: None, value: Decimal::ZERO, slack: Decimal::ZERO };
}

/// For each table, how many places it prints: 50 beside 69.00 leaves zeros off, it is not rounded.
pub(super) fn finest(budget: &Budget) -> Vec<u32> {
    let mut finest = vec![0; budget.tables.len()];
    for entry in budget.entries.iter().filter(|entry| entry.unit.power().is_some()) {
        if let (Value::Number { places, .. }, Some(table)) = (entry.value, finest.get_mut(entry.table.0 as usize)) {
            *table = places.min(USUAL).max(*table);
        }
    }
    finest
}

impl Case<'_> {
    /// The sheet of a form.
    pub(super) fn sheet(&self, body: &Body, form: &str) -> Result<&Sheet, Unknown> {
        self.agency(body).sheet(form).filter(|sheet| !sheet.tables.is_empty()).ok_or(Unknown::FormAbsent)
    }

    /// True for a table that is shown empty.
    pub(super) fn is_empty(&self, body: &Body, sheet: &Sheet) -> bool {
        sheet.tables.iter().all(|table| self.budget(body).table(*table).empty)
    }

    /// The amount at a row and column.
    pub(super) fn number(&self, body: &Body, form: &str, row: &str, column: &str) -> Result<Number, Unknown> {
        let sheet = self.sheet(body, form)?;
        if self.is_empty(body, sheet) {
            return Ok(Number::NONE);
        }
        let place = sheet.column(column).ok_or(Unknown::ColumnAbsent)?;
        let entry = sheet.rows_of(row).find_map(|row| row.entries.get(place).copied().flatten());
        self.value(body, entry.ok_or(Unknown::RowAbsent)?)
    }

    /// The same where no equation of its own document doubts it.
    pub(super) fn trusted(&self, body: &Body, form: &str, row: &str, column: &str) -> Result<Number, Unknown> {
        let number = self.number(body, form, row, column)?;
        match number.at.is_some_and(|at| self.is_doubted(at)) {
            true => Err(Unknown::Doubted),
            false => Ok(number),
        }
    }

    /// A number of the narrative.
    pub(super) fn told(&self, body: &Body, row: &str) -> Result<Number, Unknown> {
        self.trusted(body, "N", row, "amount").map_err(|why| match why {
            Unknown::RowAbsent | Unknown::FormAbsent | Unknown::ColumnAbsent => Unknown::SentenceAbsent,
            why => why,
        })
    }

    /// The amount of an entry.
    pub(super) fn value(&self, body: &Body, id: EntryId) -> Result<Number, Unknown> {
        let entry = self.budget(body).entry(id);
        let at = Some((body.doc, id));
        match entry.value {
            Value::Blank => Ok(Number { at, ..Number::NONE }),
            Value::Unreadable => Err(Unknown::Unreadable),
            Value::Number { value, places, .. } => {
                let value = common(value, entry.unit).ok_or(Unknown::Unreadable)?;
                Ok(Number { at, value, slack: self.half(body, entry, places) })
            }
        }
    }

    /// Half of the last digit the amount's table prints.
    fn half(&self, body: &Body, entry: &Entry, places: u32) -> Decimal {
        let exact = match entry.unit {
            Unit::Count | Unit::Percent => true,
            Unit::Yuan => places > 0,
            _ => false,
        };
        if exact {
            return Decimal::ZERO;
        }
        let finest = self.finest[body.doc].get(entry.table.0 as usize).copied().unwrap_or(USUAL).max(places).min(27);
        let step = Decimal::try_new(5, finest + 1).ok().and_then(|half| common(half, entry.unit));
        step.unwrap_or_default()
    }

    /// True when an equation of the document itself accuses the amount.
    pub(super) fn is_doubted(&self, (doc, entry): Figure) -> bool {
        self.doubted[doc].contains(&entry)
    }

    /// What people call the place of an amount: code and name of the row, the column.
    pub(super) fn called(&self, (doc, entry): Figure) -> String {
        let label = &self.members[doc].budget.entry(entry).label;
        let name = label.row.replace('\n', "");
        let row = if label.code.is_empty() { name } else { format!("{} {name}", label.code) };
        if label.column.is_empty() { row } else { format!("{row}（{}）", label.column) }
    }

    /// A value as the amounts of this entry's table are written.
    pub(super) fn written(&self, (doc, entry): Figure, value: Decimal) -> String {
        let entry = self.members[doc].budget.entry(entry);
        let one = common(Decimal::ONE, entry.unit).unwrap_or(Decimal::ONE);
        let own = value.checked_div(one).unwrap_or(value);
        let places = if entry.unit == Unit::Count { 0 } else { USUAL };
        money::format(own.round_dp(4), places)
    }
}
