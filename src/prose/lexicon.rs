//! The words the narrative is read by: data, in Markdown tables.

use crate::doc::{Block, Table};
use crate::read::markdown;
use crate::text::WordList;
use crate::text::normal::{fold, is_blank};
use std::collections::BTreeMap;

/// What a word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// Tells an increase: 增加.
    More,
    /// Tells a decrease: 减少.
    Less,
    /// Tells no change: 持平.
    Flat,
    /// Compares upwards: 大于.
    Above,
    /// Compares downwards: 小于.
    Below,
    /// Stands between a name and its amount without changing what is told: 为, 共计.
    Filler,
    /// Names a measure, not a thing: 支出决算, 预算数.
    Measure,
    /// The year before: 上年.
    Last,
    /// Last year's execution: 执行数.
    Execution,
    /// A final account: 决算数.
    Account,
    /// A budget: 预算数.
    Budget,
    /// The budget a final account is compared with: 年初预算.
    Opening,
    /// Begins a reason: 主要原因.
    Cause,
    /// A share: 占.
    Share,
    /// A completion: 完成.
    Completion,
    /// Opens a list of some parts: 其中.
    Some,
    /// Opens a list of all parts: 主要内容如下.
    All,
    /// Makes a number a threshold: 以上.
    Limit,
    /// Titles under which no amounts of the budget are told: 名词解释.
    Quiet,
    /// How names of bodies end: 局, 中心.
    Body,
    /// What templates leave behind: XX, 增加（减少）.
    Leftover,
    /// Words said twice or against each other: 增加增加, 增加持平.
    Doubled,
}

const SENSES: [(&str, Sense); 22] = [
    ("more", Sense::More),
    ("less", Sense::Less),
    ("flat", Sense::Flat),
    ("above", Sense::Above),
    ("below", Sense::Below),
    ("filler", Sense::Filler),
    ("measure", Sense::Measure),
    ("last", Sense::Last),
    ("execution", Sense::Execution),
    ("account", Sense::Account),
    ("budget", Sense::Budget),
    ("opening", Sense::Opening),
    ("cause", Sense::Cause),
    ("share", Sense::Share),
    ("completion", Sense::Completion),
    ("some", Sense::Some),
    ("all", Sense::All),
    ("limit", Sense::Limit),
    ("quiet", Sense::Quiet),
    ("body", Sense::Body),
    ("leftover", Sense::Leftover),
    ("doubled", Sense::Doubled),
];

/// A thing amounts are told of, by its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Words that open the scope: one of them stands in the title or before the amount. Empty: no such condition.
    pub part: Vec<String>,
    /// Row key in the sheet `N`, e.g. `income.grand`.
    pub key: String,
    /// The words that name it; the first is the name for people. A word that begins with `^` may have nothing before it
    /// but the name of a body (收入预算, not 项目收入预算).
    pub words: Vec<String>,
    /// It is always of fiscal money: saying so (财政拨款“三公”经费) does not make it another thing.
    pub is_fiscal: bool,
}

/// A mistake in a file of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconError(pub String);

impl std::fmt::Display for LexiconError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LexiconError {}

/// A word of a name.
#[derive(Debug, Clone)]
struct Ending {
    name: usize,
    word: String,
    /// Nothing but a body may stand before it.
    alone: bool,
}

/// All words, ready to be looked up.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    words: BTreeMap<Sense, WordList>,
    names: Vec<Name>,
    /// The parts of all names.
    parts: WordList,
    /// Names by the last character of their words.
    endings: BTreeMap<char, Vec<Ending>>,
}

impl Lexicon {
    /// Reads `| sense | words |` tables; the words of one row are parted by `;`.
    ///
    /// # Errors
    /// The first row whose sense is not known or whose words are missing.
    pub fn parse(text: &str) -> Result<Self, LexiconError> {
        let mut lexicon = Self::default();
        let mut lists: BTreeMap<Sense, Vec<String>> = BTreeMap::new();
        for block in &markdown::parse(text).blocks {
            let Block::Table(table) = block else { continue };
            if table.text(0, 0).trim() != "sense" {
                lexicon.add_names(&names(table)?);
                continue;
            }
            for row in 1..table.rows {
                let key = table.text(row, 0).trim();
                let known = SENSES.iter().find(|(name, _)| *name == key);
                let (_, sense) = known.ok_or_else(|| LexiconError(format!("the sense {key} is not known")))?;
                let words = list(table.text(row, 1));
                if words.is_empty() {
                    return Err(LexiconError(format!("the sense {key} has no words")));
                }
                lists.entry(*sense).or_default().extend(words);
            }
        }
        for (sense, mut words) in lists {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            words.dedup();
            lexicon.words.insert(sense, words.into());
        }
        Ok(lexicon)
    }

    /// Adds names; of two that fit equally, the one added first wins.
    pub fn add_names(&mut self, names: &[Name]) {
        for name in names {
            let index = self.names.len();
            for printed in &name.words {
                let word = printed.trim_start_matches('^').to_owned();
                let alone = word.len() < printed.len();
                if let Some(last) = word.chars().next_back() {
                    self.endings.entry(last).or_default().push(Ending { name: index, word, alone });
                }
            }
            let words = name.words.iter().map(|word| word.trim_start_matches('^').to_owned()).collect();
            self.names.push(Name { words, ..name.clone() });
        }
        let mut parts: Vec<String> = self.names.iter().flat_map(|name| name.part.clone()).collect();
        parts.sort_unstable();
        parts.dedup();
        self.parts = parts.into();
    }

    /// The names, in the order they were added.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// The words that open the scopes of names.
    pub fn parts(&self) -> &WordList {
        &self.parts
    }

    /// The words of a sense, the longest first.
    pub fn words(&self, sense: Sense) -> &[String] {
        self.list(sense)
    }

    fn list(&self, sense: Sense) -> &WordList {
        static NONE: WordList = WordList::EMPTY;
        self.words.get(&sense).unwrap_or(&NONE)
    }

    /// The longest word of this sense that `text` ends with.
    pub fn ending(&self, text: &str, sense: Sense) -> Option<&str> {
        self.words(sense).iter().map(String::as_str).find(|word| text.ends_with(word))
    }

    /// The longest word of this sense that `text` begins with.
    pub fn beginning(&self, text: &str, sense: Sense) -> Option<&str> {
        self.words(sense).iter().map(String::as_str).find(|word| text.starts_with(word))
    }

    /// The first word of this sense in `text`: the byte it begins at, and the word.
    pub fn find(&self, text: &str, sense: Sense) -> Option<(usize, &str)> {
        self.list(sense).find(text)
    }

    /// Every word of this sense in `text` with the byte it begins at, in one pass; of words that begin together the longest.
    pub fn occurrences<'l>(&'l self, text: &str, sense: Sense) -> Vec<(usize, &'l str)> {
        let mut behind = 0;
        let mut found = Vec::new();
        for (at, word) in self.list(sense).all(text) {
            if at >= behind {
                behind = at + word.len();
                found.push((at, word));
            }
        }
        found
    }

    /// True when `text` contains a word of this sense.
    pub fn has(&self, text: &str, sense: Sense) -> bool {
        self.list(sense).occurs_in(text)
    }

    /// `text` without the fillers at its end.
    pub fn trimmed<'t>(&self, text: &'t str) -> &'t str {
        let mut text = text;
        while let Some(word) = self.ending(text, Sense::Filler) {
            text = &text[..text.len() - word.len()];
        }
        text
    }

    /// The name whose words `text` ends with, fillers and measures allowed behind it; with the byte its words begin at.
    /// The name that begins first wins: of 项目支出预算, 项目支出 rather than 支出预算. `in_scope` tells whether one of a
    /// name's parts has been said.
    pub fn name<'l>(&'l self, text: &str, in_scope: &dyn Fn(&Name) -> bool) -> Option<(usize, &'l Name)> {
        let mut best: Option<(usize, usize)> = None;
        let mut rest = text;
        while let Some(last) = rest.chars().next_back() {
            for ending in self.endings.get(&last).into_iter().flatten() {
                let Some(before) = rest.strip_suffix(ending.word.as_str()) else { continue };
                let found = (before.len(), ending.name);
                let stands = !ending.alone || before.is_empty() || self.ending(before, Sense::Body).is_some();
                if stands && best.is_none_or(|best| found.0 < best.0) && in_scope(&self.names[ending.name]) {
                    best = Some(found);
                }
            }
            match self.ending(rest, Sense::Filler).max(self.ending(rest, Sense::Measure)) {
                Some(word) => rest = &rest[..rest.len() - word.len()],
                None => break,
            }
        }
        best.map(|(at, name)| (at, &self.names[name]))
    }
}

/// Reads a table `| part | key | words | money |`; `money` is `fiscal` or blank.
///
/// # Errors
/// The first row without key or words.
pub fn names(table: &Table) -> Result<Vec<Name>, LexiconError> {
    let row = |row: u32| {
        let name = Name {
            part: list(table.text(row, 0)),
            key: table.text(row, 1).trim().to_owned(),
            words: list(table.text(row, 2)),
            is_fiscal: table.text(row, 3).trim() == "fiscal",
        };
        match name.key.is_empty() || name.words.is_empty() {
            true => Err(LexiconError(format!("row {row}: a name needs a key and words"))),
            false => Ok(name),
        }
    };
    (1..table.rows).map(row).collect()
}

/// Words parted by `;`, in the form passages have.
fn list(text: &str) -> Vec<String> {
    let words =
        text.split([';', '；']).map(|word| word.chars().map(fold).filter(|c| !is_blank(*c)).collect::<String>());
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_may_stand_between_a_name_and_its_amount() {
        let text = "| sense | words |\n|-|-|\n| filler | 为; 预算; 安排 |\n\n| part | key | words |\n|-|-|-|\n|  | ops | 机关运行经费 |\n|  | buy | 用车购置费 |\n";
        let lexicon = Lexicon::parse(text).expect("words");
        let key = |text: &str| lexicon.name(text, &|_| true).map(|(_, name)| name.key.as_str());
        assert_eq!(key("我单位机关运行经费预算安排"), Some("ops"));
        assert_eq!(key("公务用车购置费为"), Some("buy"));
        assert_eq!(key("机关运行经费减少"), None);
    }

    #[test]
    fn the_name_that_begins_first_wins() {
        let text = "| sense | words |\n|-|-|\n| filler | 预算 |\n| body | 局 |\n\n| part | key | words |\n|-|-|-|\n|  | out | ^支出预算 |\n|  | project | 项目支出 |\n";
        let lexicon = Lexicon::parse(text).expect("words");
        let key = |text: &str| lexicon.name(text, &|_| true).map(|(_, name)| name.key.as_str());
        assert_eq!(key("项目支出预算"), Some("project"));
        assert_eq!(key("某局支出预算"), Some("out"));
        assert_eq!(key("采购支出预算"), None);
    }

    #[test]
    fn a_sense_nobody_knows_is_a_mistake() {
        assert!(Lexicon::parse("| sense | words |\n|-|-|\n| other | 甲 |\n").is_err());
    }
}
