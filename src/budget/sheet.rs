//! A sheet: the amounts of one form of one agency by row and column key.

use super::{EntryId, TableId};
use std::collections::BTreeMap;
use std::ops::Bound;
use std::rc::Rc;

/// The amounts of one form of one agency. Parts printed on several pages are one sheet, and so are all projects.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Key of the form.
    pub form: Rc<str>,
    /// The tables it was read from, in order.
    pub tables: Vec<TableId>,
    /// Its amount columns, in the form's order.
    pub columns: Vec<Column>,
    /// Its rows, in the printed order.
    pub rows: Vec<Row>,
    index: BTreeMap<Rc<str>, Place>,
}

/// Where the rows with one key stand: nearly always one.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    first: usize,
    more: Vec<usize>,
}

/// A column for amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its key, e.g. `basic`.
    pub key: Rc<str>,
    /// True when the form marks it as one that may be absent.
    pub optional: bool,
    /// True when it was found in the document.
    pub present: bool,
}

/// A row; `entries` has one place for each column of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its key, e.g. `2010301`, `total`, `in.general`.
    pub key: Rc<str>,
    /// Its name, normalised: the item's, the project's. Empty for statements.
    pub name: Rc<str>,
    /// The amounts, by column. `None` where the row has no such column (the income side has no fund columns).
    pub entries: Vec<Option<EntryId>>,
}

impl Sheet {
    /// An empty sheet of this form.
    pub fn new(form: &str) -> Self {
        Self { form: form.into(), tables: Vec::new(), columns: Vec::new(), rows: Vec::new(), index: BTreeMap::new() }
    }

    /// Adds a row at the end.
    pub fn push_row(&mut self, row: Row) {
        let at = self.rows.len();
        let place = self.index.entry(row.key.clone()).and_modify(|place| place.more.push(at));
        place.or_insert_with(|| Place { first: at, more: Vec::new() });
        self.rows.push(row);
    }

    /// The rows with this key: usually one; several when a statement is printed several times.
    pub fn rows_of<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a Row> + use<'a> {
        let found = self.index.get(key).into_iter();
        found.flat_map(|place| [place.first].into_iter().chain(place.more.iter().copied())).map(|row| &self.rows[row])
    }

    /// True when there is a row with this key.
    pub fn has_row(&self, key: &str) -> bool {
        self.index.contains_key(key)
    }

    /// The row keys that begin with `prefix`, each once, in order of the keys.
    pub fn keys_with<'a, 'p>(&'a self, prefix: &'p str) -> impl Iterator<Item = &'a str> + use<'a, 'p> {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        let keys = self.index.range::<str, _>(from).map(|(key, _)| &**key);
        keys.take_while(move |key| key.starts_with(prefix))
    }

    /// Position of the column with this key.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| &*column.key == key)
    }

    /// The first entry at row and column.
    pub fn entry(&self, row: &str, column: &str) -> Option<EntryId> {
        let column = self.column(column)?;
        self.rows_of(row).find_map(|row| row.entries.get(column).copied().flatten())
    }
}

/// So many numbers (序号) left out between two rows are a lost page, not a row.
pub const LOST_ROWS: u32 = 3;

/// True for the keys of total rows: a document cannot leave these out, as it may leave out rows without money.
pub fn is_total(key: &str) -> bool {
    let last = key.rsplit('.').next().unwrap_or(key);
    matches!(last, "total" | "sum" | "year" | "grand" | "all" | "sub")
}
