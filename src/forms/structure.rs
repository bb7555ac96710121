//! A form for a table of no known form, made from the words of its own heading (`national/heading.md`).
//!
//! Whatever the form, codes tell their level, a total row sums the rows above it, and columns called 基本支出 and 项目支出
//! add up to 合计. Only a heading that is understood is used: where one amount column has an unknown name no row is added
//! up, and where rows or names stand in several places the table stays unknown.

mod words;

use super::columns::Binding;
use super::rows::Part;
use super::shape::{Shape, has_han, plain};
use super::spec::{ColumnRole, Form, FormColumn, Layout, RowKind};
use crate::doc::{BlockId, Table};
use crate::money::{Figure, Unit, figure};
use crate::text::numeral;
use std::collections::BTreeSet;
use words::WORDS;
pub(super) use words::is_known;

/// What the keys of all derived forms begin with.
const FAMILY: &str = "U";

/// True when a form was derived, and is of this kind: `U` for all, `U.general.basic` for one scope and matter.
pub fn is_derived(form: &str, kind: &str) -> bool {
    kind.starts_with(FAMILY) && form.strip_prefix(kind).is_some_and(|rest| rest.starts_with('.'))
}

/// True for the kinds of derived forms, as relations name them.
pub fn is_kind(key: &str) -> bool {
    key == FAMILY || is_derived(key, FAMILY)
}

/// Derives the form of a table from its parts, and binds their columns.
pub(super) fn derive<'a>(
    fragments: &[(BlockId, &'a Table, Shape)],
    titles: &[String],
    number: usize,
) -> Option<(Form, Vec<Part<'a>>)> {
    let (_, table, shape) = fragments.first()?;
    let same = fragments.iter().all(|(_, other, _)| other.cols == table.cols);
    if !same || shape.head == 0 {
        return None;
    }
    let columns = Columns { fragments, shape }.read()?;
    let codes = codes(fragments, &columns);
    let layout = if codes.is_some() { Layout::Coded } else { Layout::Details };
    if layout == Layout::Details && !is_plain_list(fragments, &columns) {
        return None;
    }
    let title = titles.iter().find(|title| title.contains('表')).map_or("", String::as_str);
    let bound = columns.iter().map(|(_, col)| *col).collect();
    let binding = Binding { columns: bound, displaced: Vec::new(), absent: Vec::new() };
    let part = |(block, table, shape): &(BlockId, &'a Table, Shape)| Part {
        block: *block,
        table,
        shape: shape.clone(),
        binding: binding.clone(),
    };
    let parts = fragments.iter().map(part).collect();
    Some((form(title, number, layout, codes.unwrap_or_default(), columns), parts))
}

fn form(title: &str, number: usize, layout: Layout, codes: &'static str, columns: Vec<Derived>) -> Form {
    let (scope, matter) = WORDS.meaning(title);
    let totals = WORDS.totals.iter().map(|word| ("total".to_owned(), RowKind::Is(word.clone())));
    Form {
        key: format!("{FAMILY}.{scope}.{matter}.{number}"),
        title: title.to_owned(),
        english: String::new(),
        titles: Vec::new().into(),
        not: Vec::new().into(),
        unit: Unit::Wan,
        layout,
        codes,
        some_classes: false,
        may_be_empty: true,
        columns: columns.into_iter().map(|(column, _)| column).collect(),
        lines: Vec::new(),
        kinds: totals.chain([("item".to_owned(), RowKind::Other)]).collect(),
        header: Vec::new(),
        fields: Vec::new(),
        list: Vec::new(),
        names: Vec::new(),
    }
}

/// A column and where the table has it.
type Derived = (FormColumn, Option<u32>);

struct Columns<'a> {
    fragments: &'a [(BlockId, &'a Table, Shape)],
    shape: &'a Shape,
}

impl Columns<'_> {
    /// The columns; none where they cannot be understood.
    fn read(&self) -> Option<Vec<Derived>> {
        let keys: Vec<Option<&str>> = self.shape.labels.iter().map(|labels| key(labels)).collect();
        let mut columns: Vec<Derived> = Vec::new();
        let mut understood = true;
        for (col, key) in (0..).zip(&keys) {
            let (key, role) = match key {
                Some("code") => ("code".to_owned(), ColumnRole::Code),
                Some("name" | "item") => ("name".to_owned(), ColumnRole::Name),
                Some("-") => continue,
                Some(key) if self.holds_amounts(col) => ((*key).to_owned(), ColumnRole::Amount),
                None if self.is_unknown_amount(col) => (String::new(), ColumnRole::Amount),
                _ => continue,
            };
            let taken = columns.iter().any(|(known, _)| known.role == ColumnRole::Amount && known.key == key);
            let is_clear = role != ColumnRole::Amount || !taken && !key.is_empty();
            understood &= is_clear;
            let key = if is_clear { key } else { format!("column{col}") };
            let labels = self.shape.labels[col as usize].first().cloned().into_iter().collect();
            columns.push((column(key, role, labels, false), Some(col)));
        }
        if understood {
            let absent = WORDS.optional.iter().filter(|key| columns.iter().all(|(column, _)| column.key != **key));
            let absent: Vec<Derived> =
                absent.map(|key| (column(key.clone(), ColumnRole::Amount, Vec::new(), true), None)).collect();
            columns.extend(absent);
        } else {
            // Columns beside one of unknown meaning may leave out a part.
            let parts = columns.iter_mut().filter(|(column, _)| column.role == ColumnRole::Amount);
            for (column, col) in parts.filter(|(column, _)| column.key != "total") {
                column.key = format!("column{}", col.unwrap_or_default());
            }
        }
        is_one_sided(&columns).then_some(columns)
    }

    fn body(&self, col: u32) -> impl Iterator<Item = Figure> {
        let rows =
            self.fragments.iter().flat_map(|(_, table, shape)| (shape.head..table.rows).map(move |row| (table, row)));
        rows.map(move |(table, row)| figure(table.text(row, col)))
    }

    fn holds_amounts(&self, col: u32) -> bool {
        self.body(col).all(|figure| !matches!(figure, Figure::Text))
    }

    /// Amounts under a label that is not known but may be money.
    fn is_unknown_amount(&self, col: u32) -> bool {
        let labels = &self.shape.labels[col as usize];
        let is_money = labels.first().is_some_and(|label| !WORDS.no_amount.occurs_in(label));
        let numbers = self.body(col).filter(|figure| matches!(figure, Figure::Number { .. })).count();
        is_money && numbers > 0 && self.holds_amounts(col)
    }
}

/// What a column with these labels (the lowest first) is. 小计 below 基本支出 is basic expenditure.
fn key(labels: &[String]) -> Option<&'static str> {
    let own = WORDS.key(labels.first()?)?;
    let above = || labels[1..].iter().find_map(|label| WORDS.key(label)).filter(|key| !matches!(*key, "code" | "name"));
    if own == "sub" { above().or(Some(own)) } else { Some(own) }
}

fn column(key: String, role: ColumnRole, labels: Vec<String>, optional: bool) -> FormColumn {
    FormColumn { key, role, side: String::new(), row: String::new(), optional, number: None, labels }
}

/// True when what a row is stands left of all amounts, and there are both.
fn is_one_sided(columns: &[Derived]) -> bool {
    let amounts = columns.iter().position(|(column, _)| column.role == ColumnRole::Amount);
    let is_word = |(column, _): &Derived| matches!(column.role, ColumnRole::Code | ColumnRole::Name);
    amounts.is_some_and(|first| first > 0 && !columns[first..].iter().any(is_word))
}

/// The digits the codes begin with; none where the table lists no codes, or codes of both classifications.
fn codes(fragments: &[(BlockId, &Table, Shape)], columns: &[Derived]) -> Option<&'static str> {
    let (_, col) = columns.iter().find(|(column, _)| column.role == ColumnRole::Code)?;
    let col = (*col)?;
    let rows =
        fragments.iter().flat_map(|(_, table, shape)| (shape.head..table.rows).map(move |row| table.text(row, col)));
    let first = |text: &str| text.trim().chars().next().filter(char::is_ascii_digit);
    let firsts: BTreeSet<char> = rows.filter_map(first).collect();
    match firsts.iter().collect::<String>().as_str() {
        "2" => Some("2"),
        "3" | "5" => Some("35"),
        _ => None,
    }
}

/// True when every row names one unit or project and only the total stands above them: no 其中, no ordinals, no subtotals.
fn is_plain_list(fragments: &[(BlockId, &Table, Shape)], columns: &[Derived]) -> bool {
    let has_codes = columns.iter().any(|(column, _)| column.role == ColumnRole::Code);
    let mut names = columns.iter().filter(|(column, _)| column.role == ColumnRole::Name).filter_map(|(_, col)| *col);
    let (Some(col), None, false) = (names.next(), names.next(), has_codes) else { return false };
    let (_, _, shape) = &fragments[0];
    let is_item = shape.labels[col as usize].first().and_then(|label| WORDS.key(label)) == Some("item");
    let texts =
        fragments.iter().flat_map(|(_, table, shape)| (shape.head..table.rows).map(move |row| table.text(row, col)));
    let mut seen = BTreeSet::new();
    let is_single = |text: &str| {
        let label = plain(text);
        let level = ["其中", "小计", "本级"].iter().any(|word| label.contains(word));
        has_han(&label) && !level && numeral::ordinal(text).is_none() && seen.insert(label)
    };
    let texts: Vec<&str> = texts.collect();
    is_item && texts.len() >= FEWEST_ITEMS && texts.into_iter().all(is_single)
}

/// A total and at least two rows.
const FEWEST_ITEMS: usize = 3;
