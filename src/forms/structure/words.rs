//! The words of headings and titles, read once from `national/heading.md`.

use crate::doc::{Block, Table};
use crate::forms::shape::plain;
use crate::read::markdown;
use crate::text::WordList;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words::parse(include_str!("../national/heading.md")));

/// True when a label says what a column is.
pub(in crate::forms) fn is_known(label: &str) -> bool {
    WORDS.key(label).is_some() || WORDS.groups.contains_key(label)
}

/// What words of headings mean.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The key of a column by its label.
    labels: BTreeMap<String, String>,
    /// Labels of groups of columns, which say nothing themselves.
    groups: BTreeMap<String, String>,
    /// Keys that sums may leave out.
    pub(super) optional: Vec<String>,
    /// Words of columns that hold no money.
    pub(super) no_amount: WordList,
    /// The names of total rows.
    pub(super) totals: Vec<String>,
    scopes: Vec<(String, WordList)>,
    matters: Vec<(String, WordList)>,
}

impl Words {
    fn parse(text: &str) -> Self {
        let mut words = Self::default();
        let mut section = String::new();
        for block in &markdown::parse(text).blocks {
            match block {
                Block::Heading { text, .. } => text.text.trim().clone_into(&mut section),
                Block::Table(table) => words.add(&section, table),
                Block::Paragraph { .. } => {}
            }
        }
        words
    }

    fn add(&mut self, section: &str, table: &Table) {
        for row in 1..table.rows {
            let first = table.text(row, 0).trim();
            match section {
                "栏" => {
                    let key = first.trim_end_matches('?');
                    if key != first {
                        self.optional.push(key.to_owned());
                    }
                    self.labels.extend(listed(table.text(row, 1)).map(|label| (label, key.to_owned())));
                }
                "组" => self.groups.extend(listed(first).map(|label| (label, String::new()))),
                "非金额" => self.no_amount = listed(first).collect::<Vec<_>>().into(),
                "合计行" => self.totals = listed(first).collect(),
                "口径" => self.scopes.push((first.to_owned(), listed(table.text(row, 1)).collect::<Vec<_>>().into())),
                "事项" => {
                    self.matters.push((first.to_owned(), listed(table.text(row, 1)).collect::<Vec<_>>().into()))
                }
                _ => {}
            }
        }
    }

    /// The key of a column with this label.
    pub(super) fn key(&self, label: &str) -> Option<&str> {
        self.labels.get(label).map(String::as_str)
    }

    /// Scope and matter of a title.
    pub(super) fn meaning(&self, title: &str) -> (&str, &str) {
        let title = plain(title);
        let first = |list: &[(String, WordList)]| {
            list.iter().position(|(_, words)| words.is_empty() || words.occurs_in(&title))
        };
        let scope = first(&self.scopes).map_or("other", |at| &self.scopes[at].0);
        let matter = first(&self.matters).map_or("part", |at| &self.matters[at].0);
        // A table without a title speaks of nothing.
        if title.is_empty() { ("other", "part") } else { (scope, matter) }
    }
}

/// The words of a cell, as labels are compared.
fn listed(cell: &str) -> impl Iterator<Item = String> {
    cell.split(';').map(plain).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_has_one_scope_and_one_matter() {
        assert_eq!(WORDS.meaning("一般公共预算基本支出总表"), ("general", "basic"));
        assert_eq!(WORDS.meaning("项目支出表"), ("all", "project"));
        assert_eq!(WORDS.meaning("财政拨款支出预算表"), ("fiscal", "spending"));
        assert_eq!(WORDS.meaning("政府采购支出表"), ("all", "part"));
        assert_eq!(WORDS.meaning("政府性基金预算支出决算表"), ("other", "spending"));
        assert_eq!(WORDS.meaning(""), ("other", "part"));
    }

    #[test]
    fn labels_have_one_key_each() {
        assert_eq!(WORDS.key("日常公用经费"), Some("public"));
        assert_eq!(WORDS.key("小计"), Some("sub"));
        assert_eq!(WORDS.key("款"), Some("code"));
        assert!(WORDS.optional.iter().any(|key| key == "carry"));
        assert!(WORDS.no_amount.occurs_in("增长率"));
    }
}
