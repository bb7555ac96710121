//! Numbers and words that rules go by. They are data (`settings.md`, `words.md`); a profile of the user may change them.

use super::relation::RelationError;
use crate::doc::{Block, Table};
use crate::money::Decimal;
use crate::read::markdown;
use crate::text::WordList;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The numbers and words of all rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    numbers: BTreeMap<String, BTreeMap<String, Setting>>,
    words: BTreeMap<String, WordList>,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its value, in the unit its sentence names.
    pub value: Decimal,
    /// What it is, in Chinese.
    pub zh: String,
    /// What it is, in English.
    pub en: String,
}

impl Settings {
    /// Reads `| rule | key | value | zh | en |` and `| list | words | zh |`; words are divided by 、.
    ///
    /// # Errors
    /// The first value that is no number.
    pub fn parse(numbers: &str, words: &str) -> Result<Self, RelationError> {
        let mut settings = Self::default();
        for row in rows(numbers) {
            let fail =
                |what: &str| RelationError { rule: format!("settings.md {} {}", row[0], row[1]), what: what.into() };
            let value = Decimal::from_str_exact(&row[2]).map_err(|_| fail("the value is no number"))?;
            let setting = Setting { value, zh: row[3].clone(), en: row[4].clone() };
            settings.numbers.entry(row[0].clone()).or_default().insert(row[1].clone(), setting);
        }
        let mut lists: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in rows(words) {
            let list = row[1].split('、').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty());
            lists.entry(row[0].clone()).or_default().extend(list);
        }
        settings.words = lists.into_iter().map(|(name, list)| (name, list.into())).collect();
        Ok(settings)
    }

    /// A rule's number; zero when there is none of this key, which a test rules out for compiled rules.
    pub fn number(&self, rule: &str, key: &str) -> Decimal {
        let found = self.numbers.get(rule).and_then(|numbers| numbers.get(key));
        debug_assert!(found.is_some(), "{rule} has no setting {key}");
        found.map_or(Decimal::ZERO, |setting| setting.value)
    }

    /// A list of words; empty when there is none.
    pub fn words(&self, list: &str) -> &WordList {
        static NONE: WordList = WordList::EMPTY;
        debug_assert!(self.words.contains_key(list), "there is no list {list}");
        self.words.get(list).unwrap_or(&NONE)
    }

    /// The numbers of a rule with their keys.
    pub fn of<'s>(&'s self, rule: &'s str) -> impl Iterator<Item = (&'s str, &'s Setting)> {
        self.numbers.get(rule).into_iter().flatten().map(|(key, setting)| (key.as_str(), setting))
    }

    /// Adds words to a list. False when there is none of this name.
    pub fn add_words(&mut self, list: &str, words: &[String]) -> bool {
        let Some(known) = self.words.get_mut(list) else { return false };
        known.extend(words.iter().cloned());
        true
    }

    /// Changes a number. False when the rule has none of this key.
    pub fn set(&mut self, rule: &str, key: &str, value: Decimal) -> bool {
        let found = self.numbers.get_mut(rule).and_then(|numbers| numbers.get_mut(key));
        found.map(|setting| setting.value = value).is_some()
    }
}

/// The settings that are compiled in.
pub fn settings() -> &'static Settings {
    const NUMBERS: &str = include_str!("../forms/national/settings.md");
    const WORDS: &str = include_str!("../forms/national/words.md");
    static SETTINGS: LazyLock<Settings> =
        LazyLock::new(|| Settings::parse(NUMBERS, WORDS).expect("invariant: a test parses the compiled settings"));
    &SETTINGS
}

/// The body rows of all tables, each filled up to six cells.
fn rows(text: &str) -> Vec<Vec<String>> {
    let cells = |table: &Table, row: u32| (0..6).map(|col| table.text(row, col).trim().to_owned()).collect();
    let mut rows = Vec::new();
    for block in &markdown::parse(text).blocks {
        if let Block::Table(table) = block {
            rows.extend((1..table.rows).map(|row| cells(table, row)));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_settings_parse() {
        assert!(!settings().numbers.is_empty() && !settings().words.is_empty());
    }
}
