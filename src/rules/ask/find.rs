//! Finding the entries an address names.

use super::Unknown;
use crate::budget::{Agency, Budget, EntryId, Sheet, Value, is_total};
use crate::forms::spec::{Form, Layout};
use crate::forms::{Profile, is_derived, is_kind};
use crate::rules::codes::names;
use crate::rules::relation::{Address, Relation, RowSelector, Term};
use crate::rules::torn::torn;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The current form, row, name, code and column of a relation that is repeated.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Here<'a> {
    pub(super) home: &'a str,
    pub(super) row: Option<&'a str>,
    pub(super) name: Option<&'a str>,
    pub(super) code: Option<&'a str>,
    pub(super) column: Option<&'a str>,
}

/// A term with its entries: the parts of a sum, or one figure each time it is printed.
pub(super) struct Resolved {
    coef: i8,
    sum: bool,
    /// The document leaves out a column or row that it may leave out.
    left_out: bool,
    entries: Vec<EntryId>,
}

impl Resolved {
    /// True for a side of which nothing is printed: parts that are not told are no zero.
    pub(super) fn none_printed(side: &[Self]) -> bool {
        !side.is_empty() && side.iter().all(|term| term.left_out)
    }

    /// How often the figure is printed.
    pub(super) fn prints(&self) -> usize {
        if self.sum { 1 } else { self.entries.len() }
    }

    /// The signed entries of one print; a figure printed fewer times counts with its last print.
    pub(super) fn at(&self, print: usize) -> impl Iterator<Item = (i8, EntryId)> {
        let entries = &self.entries[..];
        let chosen = match entries.len() {
            count if self.sum || count == 0 => entries,
            count => std::slice::from_ref(&entries[print.min(count - 1)]),
        };
        chosen.iter().map(|entry| (self.coef, *entry))
    }
}

/// One sheet with its form.
#[derive(Debug, Clone)]
struct Known<'a> {
    sheet: &'a Sheet,
    form: &'a Form,
    /// True when the whole sheet holds no amount.
    empty: bool,
    /// True when it holds amounts in rows the form does not know: its sums cannot be judged.
    strange: bool,
    /// True when a page of it is lost: what is not there is not blank.
    torn: bool,
    /// The sides and lengths of the codes it lists.
    levels: BTreeSet<(&'a str, usize)>,
}

/// Finds entries of one agency.
pub(super) struct Finder<'a> {
    budget: &'a Budget,
    known: Vec<Known<'a>>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(budget: &'a Budget, profile: &'a Profile, agency: &'a Agency) -> Self {
        let known = agency.sheets.iter().filter_map(|sheet| {
            let form = profile.form(&sheet.form)?;
            let empty = sheet.tables.iter().all(|table| budget.table(*table).empty);
            let unknown = sheet.rows.iter().filter(|row| row.key.starts_with('?'));
            let mut amounts = unknown.flat_map(|row| row.entries.iter().flatten());
            let strange = form.layout != Layout::Statements && amounts.any(|entry| budget.entry(*entry).is_filled());
            let levels = levels(sheet);
            let torn = torn(budget, profile, agency, sheet).is_some();
            Some(Known { sheet, form, empty, strange, torn, levels })
        });
        Self { budget, known: known.collect() }
    }

    /// The sheet of a form.
    pub(super) fn sheet(&self, form: &str) -> Option<&'a Sheet> {
        self.known(form).map(|known| known.sheet)
    }

    /// The forms a rule is asked for: the one it names, or every derived form of the kind it names.
    pub(super) fn homes(&self, form: &'a str) -> Vec<&'a str> {
        let derived = self.known.iter().map(|known| &*known.sheet.form);
        if is_kind(form) { derived.filter(|key| is_derived(key, form)).collect() } else { vec![form] }
    }

    /// The sheet of the narrative.
    pub(super) fn statements(&self) -> Option<&'a Sheet> {
        self.known.iter().find(|known| known.form.layout == Layout::Statements).map(|known| known.sheet)
    }

    fn known(&self, form: &str) -> Option<&Known<'a>> {
        // Forms are told apart by their last characters: T1 … T9, P, N.
        let last = form.as_bytes().last();
        self.known.iter().find(|known| known.sheet.form.as_bytes().last() == last && &*known.sheet.form == form)
    }

    /// Whether the sums of a relation can be judged: a row the form does not know may belong to any of them.
    pub(super) fn addable(&self, relation: &Relation, here: Here) -> Result<(), Unknown> {
        let terms = || relation.left.iter().chain(&relation.right);
        let many = terms().count() > 2;
        let strange = |term: &Term| {
            let known = self.known(term.address.form.as_deref().unwrap_or(here.home));
            let fixed = matches!(term.address.rows, RowSelector::Key(_)) && many;
            known.is_some_and(|known| known.strange && (term.sum || fixed && known.form.layout == Layout::Fixed))
        };
        let torn = |term: &Term| {
            let known = self.known(term.address.form.as_deref().unwrap_or(here.home));
            known.is_some_and(|known| known.torn && term.sum)
        };
        match (terms().any(strange), terms().any(torn)) {
            (true, _) => Err(Unknown::RowUnknown),
            (false, true) => Err(Unknown::RowAbsent),
            (false, false) => Ok(()),
        }
    }

    /// The entries of a term.
    pub(super) fn term(&self, term: &Term, here: Here) -> Result<Resolved, Unknown> {
        let entries = self.find(&term.address, here)?;
        if entries.iter().any(|entry| self.budget.entry(*entry).value == Value::Unreadable) {
            return Err(Unknown::Unreadable);
        }
        Ok(Resolved { coef: term.coef, sum: term.sum, left_out: self.is_left_out(&term.address, here), entries })
    }

    fn is_left_out(&self, address: &Address, here: Here) -> bool {
        let Some(known) = self.known(address.form.as_deref().unwrap_or(here.home)) else { return false };
        let column = known.column(address.column.as_deref().or(here.column));
        let row = match &address.rows {
            RowSelector::Key(key) => known.is_left_out(&with_side(&address.side, key)),
            _ => false,
        };
        row || column == Ok(None)
    }

    /// The entries an address names; none where the document leaves the row or column blank.
    pub(super) fn find(&self, address: &Address, here: Here) -> Result<Vec<EntryId>, Unknown> {
        let known = self.known(address.form.as_deref().unwrap_or(here.home)).ok_or(Unknown::FormAbsent)?;
        let Some(column) = known.column(address.column.as_deref().or(here.column))? else { return Ok(Vec::new()) };
        if address.rows == RowSelector::Name {
            return Ok(self.named(known, column, here.name.unwrap_or_default()));
        }
        let mut entries = Vec::new();
        // A part that the text tells several times is one part.
        let prints = if matches!(address.rows, RowSelector::Prefix(_)) { 1 } else { usize::MAX };
        let mut add = |key: &str| {
            for row in known.sheet.rows_of(key).take(prints) {
                match row.entries.get(column).copied().flatten() {
                    Some(entry) => entries.push(entry),
                    None => known.missing(column)?,
                }
            }
            Ok(())
        };
        match known.key(address, here)? {
            Some(key) => add(&key)?,
            None => {
                let keys = known.many(address, here.code.unwrap_or_default())?;
                keys.into_iter().try_for_each(&mut add)?;
            }
        }
        Ok(entries)
    }

    /// The filled entries of the rows with this name: a name printed in several rows prints its amount once or each
    /// time. Where no row has an amount, it was left out in the first.
    fn named(&self, known: &Known, column: usize, name: &str) -> Vec<EntryId> {
        let rows = known.sheet.rows.iter().filter(|row| &*row.name == name);
        let entries: Vec<EntryId> = rows.filter_map(|row| row.entries.get(column).copied().flatten()).collect();
        let filled: Vec<EntryId> =
            entries.iter().copied().filter(|entry| self.budget.entry(*entry).is_filled()).collect();
        if filled.is_empty() { entries.into_iter().take(1).collect() } else { filled }
    }
}

impl<'a> Known<'a> {
    /// Position of the column; none where an optional column is left out.
    fn column(&self, name: Option<&str>) -> Result<Option<usize>, Unknown> {
        let Some(name) = name else { return Ok((!self.sheet.columns.is_empty()).then_some(0)) };
        let at = self.sheet.column(name).ok_or(Unknown::OtherForms)?;
        let column = &self.sheet.columns[at];
        match (column.present, column.optional || self.empty) {
            (true, _) => Ok(Some(at)),
            (false, true) => Ok(None),
            (false, false) => Err(Unknown::ColumnAbsent),
        }
    }

    /// A row without this column: nothing on this side of a table; in a record, a field that was not found.
    fn missing(&self, column: usize) -> Result<(), Unknown> {
        match self.form.layout {
            Layout::Record if &*self.sheet.columns[column].key == "cost" => Err(Unknown::Precondition),
            Layout::Record => Err(Unknown::ColumnAbsent),
            _ => Ok(()),
        }
    }

    /// The one row an address names; none when it names many.
    fn key<'k>(&self, address: &'k Address, here: Here<'k>) -> Result<Option<Cow<'k, str>>, Unknown> {
        let code = here.code.unwrap_or_default();
        let key = match &address.rows {
            RowSelector::Key(key) => {
                let key = with_side(&address.side, key);
                if !self.sheet.has_row(&key) {
                    self.absent(&key)?;
                }
                // Where the codes were numbered anew, a code says nothing.
                let name = self.sheet.rows_of(&key).next().map_or("", |row| &*row.name);
                if bare_code(&key, "").is_some() && !name.is_empty() && names::is_strange(&self.form.key, &key, name) {
                    return Err(Unknown::RowUnknown);
                }
                key
            }
            RowSelector::Row => {
                let row = here.row.unwrap_or_default();
                if !self.sheet.has_row(row) {
                    self.absent_row(row)?;
                }
                Cow::Borrowed(row)
            }
            // A level that the table does not list at all is not blank.
            RowSelector::Code if !self.lists(&address.side, code) => return Err(Unknown::RowAbsent),
            RowSelector::Code => {
                let key = with_side(&address.side, code);
                // A sentence that is not there is no blank, nor is a row of a lost page.
                if !self.sheet.has_row(&key) {
                    match self.form.layout {
                        Layout::Statements => return Err(Unknown::SentenceAbsent),
                        _ if self.strange => return Err(Unknown::RowUnknown),
                        _ if self.torn => return Err(Unknown::RowAbsent),
                        _ => {}
                    }
                }
                key
            }
            RowSelector::Parent => {
                let parent = with_side(&address.side, &code[..code.len().saturating_sub(2)]);
                if !self.sheet.has_row(&parent) {
                    return Err(Unknown::RowAbsent);
                }
                parent
            }
            _ => return Ok(None),
        };
        Ok(Some(key))
    }

    /// True where the table lists codes of this level.
    fn lists(&self, side: &str, code: &str) -> bool {
        self.empty || self.levels.contains(&(side, code.len()))
    }

    /// Whether a row of another table that this one does not have counts as blank.
    fn absent_row(&self, row: &str) -> Result<(), Unknown> {
        let listed = bare_code(row, "").is_none_or(|code| self.lists("", code));
        match self.form.layout {
            Layout::Fixed | Layout::Cells if !self.form.has_row(row) => Err(Unknown::OtherForms),
            _ if self.torn || !listed => Err(Unknown::RowAbsent),
            _ => Ok(()),
        }
    }

    /// True for a fixed row that a document may leave out, and this one does.
    fn is_left_out(&self, key: &str) -> bool {
        let optional = self.form.lines.iter().any(|line| line.optional && line.row_key() == key);
        optional && !self.sheet.has_row(key)
    }

    /// True for a code that no other row of the table contains.
    fn is_top(&self, key: &str, side: &str) -> bool {
        let Some(code) = bare_code(key, side) else { return false };
        let above = (1..).map(|level| code.len().saturating_sub(level * 2)).take_while(|length| *length >= 3);
        !above.into_iter().any(|length| self.sheet.has_row(&key[..key.len() - code.len() + length]))
    }

    /// The rows a sum runs over. Where there are none the sum cannot be asked: a class without sections is no zero.
    fn many(&self, address: &Address, code: &str) -> Result<Vec<&'a str>, Unknown> {
        let sheet = self.sheet;
        let keys: Vec<&str> = match &address.rows {
            RowSelector::Child => {
                let prefix = with_side(&address.side, code);
                sheet.keys_with(&prefix).filter(|key| key.len() == prefix.len() + 2).collect()
            }
            RowSelector::Top => {
                let side = with_side(&address.side, "");
                sheet.keys_with(&side).filter(|key| self.is_top(key, &address.side)).collect()
            }
            // What else is told of a part, as its change, is no part.
            RowSelector::Prefix(prefix) => {
                let prefix = with_side(&address.side, prefix);
                sheet.keys_with(&prefix).filter(|key| !key[prefix.len()..].contains('.')).collect()
            }
            _ => sheet.keys_with("").filter(|key| !key.starts_with('?')).collect(),
        };
        match (keys.is_empty() && !self.empty, self.form.layout) {
            (true, Layout::Statements) => Err(Unknown::SentenceAbsent),
            (true, _) => Err(Unknown::RowAbsent),
            (false, _) => Ok(keys),
        }
    }

    /// Whether a row that is not there counts as blank: rows without money may be left out, totals may not, and where
    /// a row has a name the form does not know it may be the one that is looked for.
    fn absent(&self, key: &str) -> Result<(), Unknown> {
        match self.form.layout {
            Layout::Fixed | Layout::Cells if !self.form.has_row(key) => Err(Unknown::OtherForms),
            Layout::Statements => Err(Unknown::SentenceAbsent),
            _ if self.empty => Ok(()),
            _ if is_total(key) || self.strange || self.torn => Err(Unknown::RowAbsent),
            _ => Ok(()),
        }
    }
}

fn levels(sheet: &Sheet) -> BTreeSet<(&str, usize)> {
    let side_of = |key: &'_ str| key.rfind('.').unwrap_or(0);
    let keys = sheet.rows.iter().map(|row| (&*row.key, &row.key[..side_of(&row.key)]));
    keys.filter_map(|(key, side)| bare_code(key, side).map(|code| (side, code.len()))).collect()
}

fn with_side<'k>(side: &str, key: &'k str) -> Cow<'k, str> {
    if side.is_empty() { Cow::Borrowed(key) } else { Cow::Owned(format!("{side}.{key}")) }
}

/// The code a row key of this side stands for.
pub(super) fn bare_code<'k>(key: &'k str, side: &str) -> Option<&'k str> {
    let code = if side.is_empty() { key } else { key.strip_prefix(side)?.strip_prefix('.')? };
    (!code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit())).then_some(code)
}
