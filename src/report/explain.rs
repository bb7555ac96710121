//! The page of a rule: what it demands, why, on what basis, in which equations, with which numbers, and its limits.

use super::Level;
use super::formula::formula;
use super::residue::ROUNDING;
use super::wording::Wording;
use super::write::level;
use crate::forms::Profile;
use crate::rules::{Page, Rule, Settings, page};
use crate::text::Language;
use serde::{Deserialize, Serialize};

/// A rule's page in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Explained {
    /// Id, e.g. `R-P-041`.
    pub id: String,
    /// Its titles: a rule may be several demands.
    pub titles: Vec<String>,
    /// The heaviest level of its demands.
    pub level: Option<Level>,
    /// False when it is asked only where a profile switches it on.
    pub on: bool,
    /// What is demanded.
    pub what: String,
    /// Why.
    pub why: String,
    /// Legal or formal sources, spelled out; what nobody of us has read is marked.
    pub basis: Vec<String>,
    /// Its equations in words.
    pub equations: Vec<String>,
    /// An example that keeps it.
    pub right: String,
    /// An example that breaks it.
    pub wrong: String,
    /// Where it does not apply.
    pub limits: String,
    /// The numbers it goes by.
    pub settings: Vec<Number>,
}

/// A number a rule goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Number {
    /// Its key in a profile.
    pub key: String,
    /// What it is.
    pub say: String,
    /// Its value.
    pub value: String,
}

/// The pages of all rules, in order of their ids.
pub fn explain(rules: &[Rule], settings: &Settings, profiles: &[Profile], language: Language) -> Vec<Explained> {
    let mut ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    // Residues are no row of a table: they come of all sums.
    ids.push(ROUNDING);
    ids.sort_unstable();
    ids.dedup();
    let wording = Wording { language };
    ids.into_iter().map(|id| one(id, rules, settings, profiles, wording)).collect()
}

fn one(id: &str, rules: &[Rule], settings: &Settings, profiles: &[Profile], wording: Wording) -> Explained {
    let own = || rules.iter().filter(|rule| rule.id == id);
    let none = Page::default();
    let page = page(id).unwrap_or(&none);
    let pick = |part: &[String; 2]| part[usize::from(!wording.zh())].clone();
    let mut explained = Explained {
        id: id.to_owned(),
        level: own().map(|rule| level(rule.severity)).min(),
        on: own().any(Rule::is_on),
        what: pick(&page.what),
        why: pick(&page.why),
        right: pick(&page.right),
        wrong: pick(&page.wrong),
        limits: pick(&page.limits),
        settings: settings
            .of(id)
            .map(|(key, setting)| Number {
                key: key.to_owned(),
                say: wording.pick(&setting.zh, &setting.en).to_owned(),
                value: setting.value.to_string(),
            })
            .collect(),
        ..Explained::default()
    };
    if id == ROUNDING {
        explained.titles.push(wording.rounding_rule());
        explained.basis.push(wording.named_source("ARITH"));
        (explained.level, explained.on) = (Some(Level::Note), true);
    }
    for rule in own() {
        push_new(&mut explained.titles, wording.rule(rule).to_owned());
        push_new(&mut explained.basis, wording.source(rule));
        if let Some(relation) = rule.relation() {
            push_new(&mut explained.equations, formula(relation, &rule.forms, profiles, wording));
        }
    }
    explained
}

fn push_new(list: &mut Vec<String>, words: String) {
    if !list.contains(&words) {
        list.push(words);
    }
}

/// True when a query means this rule: a part of its id, of a title, of what it demands, or the first letters of the
/// pinyin of a title's words (`cbzb` finds 成本指标方向).
pub fn is_meant(rule: &Explained, query: &str) -> bool {
    let query = query.trim().to_lowercase();
    let words = || rule.titles.iter().chain([&rule.what]);
    query.is_empty()
        || rule.id.to_lowercase().contains(&query)
        || words().any(|words| words.to_lowercase().contains(&query))
        || rule.titles.iter().any(|title| has_initials(title, &query))
}

/// True when the letters are the first letters of neighbouring words.
fn has_initials(title: &str, letters: &str) -> bool {
    let chars: Vec<&str> = title.chars().map(initials).filter(|letters| !letters.is_empty()).collect();
    let letters: Vec<char> = letters.chars().collect();
    let all_letters = !letters.is_empty() && letters.iter().all(char::is_ascii_lowercase);
    all_letters
        && chars
            .windows(letters.len())
            .any(|words| words.iter().zip(&letters).all(|(word, letter)| word.contains(*letter)))
}

/// The first letters of a character's readings; empty for what is no Chinese character of a rule.
fn initials(c: char) -> &'static str {
    /// `成c` for each character of a rule's title, in order; made by `build.rs`.
    const INITIALS: &str = include_str!(concat!(env!("OUT_DIR"), "/initials.txt"));
    static LINES: std::sync::LazyLock<Vec<(char, &str)>> = std::sync::LazyLock::new(|| {
        INITIALS.lines().filter_map(|line| line.chars().next().map(|c| (c, &line[c.len_utf8()..]))).collect()
    });
    LINES.binary_search_by_key(&c, |(known, _)| *known).map_or("", |at| LINES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_found_by_id_by_words_and_by_pinyin() {
        let rule =
            Explained {
                id: "R-T1-001".into(), titles: vec!["收入总计与支出总计相等".into()], ..Explained::default()
            };
        for query in ["", "r-t1", "支出总计", "srzj", "zczj", "SRZJ"] {
            assert!(is_meant(&rule, query), "{query}");
        }
        for query in ["R-T2", "绩效", "xyz", "srzz"] {
            assert!(!is_meant(&rule, query), "{query}");
        }
    }
}
