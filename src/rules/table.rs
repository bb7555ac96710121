//! The rule table: parsed once from the compiled Markdown files.

use super::relation::{Relation, RelationError};
use super::{look, text};
use crate::doc::{Block, Table};
use crate::read::markdown;
use std::sync::LazyLock;

/// One rule. Several rules may share an id: they are parts of one demand.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Id of the rule catalogue, e.g. `R-T3-001`.
    pub id: String,
    /// Weight when it is broken.
    pub severity: Severity,
    /// Whether it is asked.
    pub state: State,
    /// The forms its bare columns and rows belong to; it is asked once for each. Empty when every address names its form.
    pub forms: Vec<String>,
    /// What must hold.
    pub test: Test,
    /// Title in Chinese.
    pub zh: String,
    /// Title in English.
    pub en: String,
    /// Legal or formal source.
    pub source: String,
    /// For rules that look, what is said when they are broken: Chinese and English, `{name}` for what the look fills in.
    pub messages: [String; 2],
}

/// How a rule is tested.
#[derive(Debug, Clone)]
pub enum Test {
    /// A relation between amounts.
    Relation(Relation),
    /// Equations that the sentences of the narrative make.
    Sums(&'static text::Sums),
    /// A look at the sentences themselves.
    Text(&'static text::Check),
    /// A look at what was recognised, or at the document.
    Look(&'static look::Look),
    /// A look at several documents together, by its name in [`crate::across`].
    Together(String),
}

/// Whether a rule is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is.
    On,
    /// Only where a profile of the user switches it on (`note off` in its row).
    Off,
    /// A profile of the user switched it off: it takes no part, but what it would have said is counted.
    Muted,
}

impl Rule {
    /// True when it is asked.
    pub fn is_on(&self) -> bool {
        self.state == State::On
    }

    /// The relation, when it is one.
    pub fn relation(&self) -> Option<&Relation> {
        match &self.test {
            Test::Relation(relation) => Some(relation),
            Test::Sums(_) | Test::Text(_) | Test::Look(_) | Test::Together(_) => None,
        }
    }
}

/// Weight of a broken rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The form guarantees it.
    Error,
    /// It normally holds, yet a legitimate reason exists in some places.
    Warning,
    /// Worth a look.
    Note,
}

const NATIONAL: &[(&str, &str)] = &[
    ("within.md", include_str!("../forms/national/within.md")),
    ("between.md", include_str!("../forms/national/between.md")),
    ("account.md", include_str!("../forms/national/account.md")),
    ("projects.md", include_str!("../forms/national/projects.md")),
    ("procurement.md", include_str!("../forms/national/procurement.md")),
    ("assets.md", include_str!("../forms/national/assets.md")),
    ("narrative.md", include_str!("../forms/national/narrative.md")),
    ("text.md", include_str!("../forms/national/text.md")),
    ("presence.md", include_str!("../forms/national/presence.md")),
    ("plausible.md", include_str!("../forms/national/plausible.md")),
    ("targets.md", include_str!("../forms/national/targets.md")),
    ("hygiene.md", include_str!("../forms/national/hygiene.md")),
    ("codes.md", include_str!("../forms/national/codes.md")),
    ("structure.md", include_str!("../forms/national/structure.md")),
    ("story.md", include_str!("../forms/national/story.md")),
];

/// A legal or formal source that rules name by its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The key, e.g. `预算法`.
    pub key: String,
    /// Full name in Chinese.
    pub zh: String,
    /// Full name in English.
    pub en: String,
    /// False when nobody of us has read its text.
    pub verified: bool,
}

/// The sources that rules name.
pub fn sources() -> &'static [Basis] {
    static SOURCES: LazyLock<Vec<Basis>> = LazyLock::new(|| {
        let document = markdown::parse(include_str!("../forms/national/sources.md"));
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        tables.flat_map(|table| (1..table.rows).map(|row| basis(table, row))).collect()
    });
    &SOURCES
}

fn basis(table: &Table, row: u32) -> Basis {
    let cell = |col: u32| table.text(row, col).trim().to_owned();
    Basis { key: cell(0), zh: cell(1), en: cell(2), verified: cell(3) == "yes" }
}

/// The relations that hold everywhere; a relation whose forms a profile does not have is simply never asked.
pub fn national() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> =
        LazyLock::new(|| parse(NATIONAL).expect("invariant: a test parses every compiled rule file"));
    &RULES
}

/// Reads rule files.
///
/// # Errors
/// The first row that is no rule, with file and id.
pub fn parse(files: &[(&str, &str)]) -> Result<Vec<Rule>, RelationError> {
    let mut rules = Vec::new();
    for (file, text) in files {
        let document = markdown::parse(text);
        for block in &document.blocks {
            if let Block::Table(table) = block {
                for row in 1..table.rows {
                    rules.push(rule(file, table, row)?);
                }
            }
        }
    }
    Ok(rules)
}

/// `| id | level | in | relation | zh | en | source |`; in place of a relation `text: name`, `look: name` or
/// `together: name` names a test in Rust, and two more cells hold its messages.
fn rule(file: &str, table: &Table, row: u32) -> Result<Rule, RelationError> {
    let cell = |col: u32| table.text(row, col).trim().to_owned();
    let fail = |what: String| RelationError { rule: format!("{file} {}", cell(0)), what };
    let (level, state) = match cell(1).strip_suffix(" off") {
        Some(level) => (level.to_owned(), State::Off),
        None => (cell(1), State::On),
    };
    let severity = match level.as_str() {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        "note" => Severity::Note,
        other => return Err(fail(format!("level {other} is not known"))),
    };
    let test = match cell(3).split_once(": ") {
        Some(("text", name)) => text::named(name).ok_or_else(|| fail(format!("there is no test {name}")))?,
        Some(("look", name)) => look::named(name).ok_or_else(|| fail(format!("there is no look {name}")))?,
        Some(("together", name)) => Test::Together(name.to_owned()),
        _ => Test::Relation(Relation::parse(&cell(3)).map_err(fail)?),
    };
    let messages = [cell(7), cell(8)];
    if matches!(test, Test::Text(_) | Test::Look(_) | Test::Together(_)) && messages.iter().any(String::is_empty) {
        return Err(fail("a rule that looks needs its messages".into()));
    }
    let forms = cell(2).split(';').map(|form| form.trim().to_owned()).filter(|form| !form.is_empty()).collect();
    if [cell(0), cell(4), cell(5), cell(6)].iter().any(String::is_empty) {
        return Err(fail("id, zh, en and source must not be empty".into()));
    }
    Ok(Rule { id: cell(0), severity, state, forms, test, zh: cell(4), en: cell(5), source: cell(6), messages })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_a_rule_names_is_known() -> Result<(), RelationError> {
        for rule in parse(NATIONAL)? {
            for named in rule.source.split(';').map(str::trim) {
                let known = sources().iter().any(|source| named.starts_with(&source.key));
                assert!(known || named == "unverified", "{}: {named}", rule.id);
            }
        }
        Ok(())
    }

    #[test]
    fn every_compiled_rule_parses() -> Result<(), RelationError> {
        let rules = parse(NATIONAL)?;
        assert!(rules.len() > 60, "{} rules", rules.len());
        Ok(())
    }
}
