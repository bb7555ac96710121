//! The pages that explain the rules: what is demanded, why, an example that keeps and one that breaks it, its limits.
//!
//! One section for each id in `src/forms/national/pages/*.md`. The build fails when a rule has no page (`build.rs`).

use crate::doc::{Block, Table};
use crate::read::markdown;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A page; each part in Chinese and English.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What is demanded.
    pub what: [String; 2],
    /// Why it matters, and how the fault comes about.
    pub why: [String; 2],
    /// An example that keeps the rule.
    pub right: [String; 2],
    /// An example that breaks it.
    pub wrong: [String; 2],
    /// Where it does not apply and what is tolerated.
    pub limits: [String; 2],
}

const FILES: &[&str] = &[
    include_str!("../forms/national/pages/presence.md"),
    include_str!("../forms/national/pages/table.md"),
    include_str!("../forms/national/pages/between.md"),
    include_str!("../forms/national/pages/account.md"),
    include_str!("../forms/national/pages/narrative.md"),
    include_str!("../forms/national/pages/targets.md"),
    include_str!("../forms/national/pages/procurement.md"),
    include_str!("../forms/national/pages/assets.md"),
    include_str!("../forms/national/pages/hygiene.md"),
    include_str!("../forms/national/pages/codes.md"),
    include_str!("../forms/national/pages/structure.md"),
    include_str!("../forms/national/pages/across.md"),
];

/// The page of a rule.
pub fn page(id: &str) -> Option<&'static Page> {
    static PAGES: LazyLock<BTreeMap<String, Page>> =
        LazyLock::new(|| FILES.iter().flat_map(|file| parse(file)).collect());
    PAGES.get(id)
}

/// The ids of a file with their pages.
fn parse(file: &str) -> Vec<(String, Page)> {
    let mut pages = Vec::new();
    let mut id = String::new();
    for block in &markdown::parse(file).blocks {
        match block {
            Block::Heading { level: 2, text } => id = text.text.trim().to_owned(),
            Block::Table(table) => pages.push((id.clone(), read(table))),
            _ => {}
        }
    }
    pages
}

fn read(table: &Table) -> Page {
    let mut page = Page::default();
    for row in 1..table.rows {
        let cell = |col: u32| table.text(row, col).trim().to_owned();
        let part = match cell(0).as_str() {
            "what" => &mut page.what,
            "why" => &mut page.why,
            "right" => &mut page.right,
            "wrong" => &mut page.wrong,
            "limits" => &mut page.limits,
            _ => continue,
        };
        *part = [cell(1), cell(2)];
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::national;

    #[test]
    fn every_rule_has_a_whole_page_in_both_languages() {
        for rule in national() {
            let page = page(&rule.id).unwrap_or_else(|| panic!("{} has no page", rule.id));
            for part in [&page.what, &page.why, &page.right, &page.wrong, &page.limits] {
                assert!(part.iter().all(|words| !words.is_empty()), "{} has an empty part", rule.id);
            }
            assert_ne!(page.right, page.wrong, "{}", rule.id);
        }
    }
}
