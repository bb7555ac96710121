//! A form file: the blank official table with keys, some settings, and other words for the same things.
//!
//! ```text
//! # 支出总表
//! - key: T3
//! - titles: 支出总表; 部门支出总表
//! - layout: table                    table | record | statements
//! - rows: codes functional           codes functional | codes economic | fixed | details | cells
//! - classes: some                    optional: the form lists some of the classes only
//! ## 表样
//! | 序号 | 功能分类科目 |        | 合计    | 基本支出 |
//! |      | 科目编码     | 科目名称 |         |          |
//! | 栏次 | 1            | 2        | 3       | 4        |
//! | 键   | {code}       | {name}   | {total} | {basic}  |
//! ## 别名
//! | key | also |
//! ```
//!
//! `{in:}` in the key row opens a side (收入 / 支出) whose rows get the prefix `in.`. A `?` behind a key marks a row or
//! column that a document may leave out. Codes and names that are printed in several columns (类 | 款 | 项) have the key in
//! each of them. A table of one row (`rows: cells`) names the cell each column is: `{[abroad].total}`. The files are read by the checker's own Markdown reader: there is no second
//! parser, and a file is its own documentation.

mod keys;
mod parse;

use crate::money::Unit;
use crate::prose::Name;
use crate::text::WordList;

/// One form.
#[derive(Debug, Clone)]
pub struct Form {
    /// Short key used in addresses, e.g. `T3`.
    pub key: String,
    /// Title for people.
    pub title: String,
    /// Title in English.
    pub english: String,
    /// Core titles, normalised.
    pub titles: WordList,
    /// Words that no title of this form contains, normalised.
    pub not: WordList,
    /// The unit its amounts usually have.
    pub unit: Unit,
    /// How it is laid out.
    pub layout: Layout,
    /// For rows of codes: the digits a code begins with.
    pub codes: &'static str,
    /// True for a form that by its nature lists some of the classes only.
    pub some_classes: bool,
    /// True when an agency may show it empty (空表列示).
    pub may_be_empty: bool,
    /// The columns from left to right; the position in this list is the position in the form.
    pub columns: Vec<FormColumn>,
    /// Fixed rows in order; empty where rows are codes or details.
    pub lines: Vec<FormLine>,
    /// For rows of details: what a row is, by the words in its first column.
    pub kinds: Vec<(String, RowKind)>,
    /// Every heading label of the blank form, normalised.
    pub header: Vec<String>,
    /// The fields of a record.
    pub fields: Vec<Field>,
    /// The columns of a record's list of indicators: key and label.
    pub list: Vec<(String, String)>,
    /// The things amounts are told of in prose.
    pub names: Vec<Name>,
}

/// How a form is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Rows under column headings; rows are told apart by a code.
    Coded,
    /// Rows under column headings; the rows are fixed.
    Fixed,
    /// Rows under column headings; any number of detail rows with their sums.
    Details,
    /// One row of amounts; each column names the row and column of the common form that it is.
    Cells,
    /// Labels with their values beside or below them, one table for each record.
    Record,
    /// Sentences.
    Statements,
}

/// A column of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormColumn {
    /// Key, e.g. `basic`; the side's name for a label column that opens a side.
    pub key: String,
    /// What it holds.
    pub role: ColumnRole,
    /// The side it belongs to (`in`, `out`); empty when the form has none.
    pub side: String,
    /// In a form of one row, the key of the row it stands for; empty in others.
    pub row: String,
    /// True when a document may leave it out.
    pub optional: bool,
    /// 栏次.
    pub number: Option<u32>,
    /// Heading labels that name it, normalised: the lowest label first, then the other words for it.
    pub labels: Vec<String>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// 序号.
    Sequence,
    /// 科目编码.
    Code,
    /// The row's name.
    Name,
    /// Amounts.
    Amount,
    /// Any other words.
    Words,
}

/// A fixed row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormLine {
    /// The side it stands on; empty when the form has none.
    pub side: String,
    /// Key without the side, e.g. `general`.
    pub key: String,
    /// True when a document may leave it out.
    pub optional: bool,
    /// Labels that name it, normalised, without ordinals.
    pub labels: Vec<String>,
}

impl FormLine {
    /// The row's key inside a sheet, e.g. `in.general`.
    pub fn row_key(&self) -> String {
        if self.side.is_empty() { self.key.clone() } else { format!("{}.{}", self.side, self.key) }
    }
}

/// What a row of a table of details is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowKind {
    /// The row whose first words are exactly these.
    Is(String),
    /// A row whose first words end so.
    EndsWith(String),
    /// Any other row.
    Other,
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Key, e.g. `budget`.
    pub key: String,
    /// The label the value stands beside or under, normalised.
    pub label: String,
    /// Where the value stands.
    pub place: FieldPlace,
    /// True when it is an amount.
    pub amount: bool,
    /// True when a document may leave it out.
    pub optional: bool,
}

/// Where a record's value stands, seen from its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldPlace {
    /// In the next cell of the row.
    Beside,
    /// In the row below, same column.
    Below,
}

/// A mistake in a form file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecError {
    /// The file.
    pub file: String,
    /// What is wrong.
    pub what: String,
}

impl std::fmt::Display for SpecError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.file, self.what)
    }
}

impl std::error::Error for SpecError {}

impl Form {
    /// Reads a form file.
    ///
    /// # Errors
    /// A setting, section or key that is missing or unknown.
    pub fn parse(file: &str, text: &str) -> Result<Self, SpecError> {
        parse::form(file, text)
    }

    /// Bytes of the longest of the form's titles in a normalised line; none where a word stands that bars it.
    pub fn named_in(&self, line: &str) -> Option<usize> {
        let longest = self.titles.each(line).map(|(_, title)| title.len()).max()?;
        (!self.not.occurs_in(line)).then_some(longest)
    }

    /// Adds other titles.
    pub fn add_titles(&mut self, titles: &[String]) {
        self.titles.extend(titles.iter().map(|title| super::shape::plain(title)));
    }

    /// Adds other words for a column or a fixed row (`in.general`). False when the form has none of this key.
    pub fn add_labels(&mut self, key: &str, words: &[String]) -> bool {
        let columns = self.columns.iter_mut().filter(|column| column.key == key);
        let mut lists: Vec<&mut Vec<String>> = columns.map(|column| &mut column.labels).collect();
        let lines = self.lines.iter_mut().filter(|line| line.row_key() == key);
        lists.extend(lines.map(|line| &mut line.labels));
        for list in &mut lists {
            list.extend(words.iter().map(|word| super::shape::plain(word)));
        }
        !lists.is_empty()
    }

    /// The columns that hold amounts.
    pub fn amounts(&self) -> impl Iterator<Item = &FormColumn> {
        self.columns.iter().filter(|column| column.role == ColumnRole::Amount)
    }

    /// True when it prints a fixed row with this key (`in.general`).
    pub fn has_row(&self, key: &str) -> bool {
        self.lines.iter().any(|line| line.row_key() == key) || self.columns.iter().any(|column| column.row == key)
    }

    /// True when a fixed row of this side bears this label, normalised.
    pub fn names_row(&self, side: &str, label: &str) -> bool {
        self.lines.iter().any(|line| line.side == side && line.labels.iter().any(|known| known == label))
    }

    /// The sides its rows have names on, from left to right; one without a name when the form has none.
    pub fn sides(&self) -> Vec<&str> {
        distinct(self.columns.iter().filter(|column| column.role == ColumnRole::Name).map(|column| &*column.side))
    }

    /// The rows the cells of a form of one row stand for.
    pub fn cell_rows(&self) -> Vec<&str> {
        distinct(self.columns.iter().map(|column| &*column.row).filter(|row| !row.is_empty()))
    }

    /// The column with this key.
    pub fn column(&self, key: &str) -> Option<&FormColumn> {
        self.columns.iter().find(|column| column.key == key)
    }
}

/// Each once, in order.
fn distinct<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found = Vec::new();
    for key in keys {
        if !found.contains(&key) {
            found.push(key);
        }
    }
    found
}
