//! What the narrative must say beside its amounts, and how it should say it. One file for each rule or group of twin rules.

mod account_words;
mod asset_words;
mod decimals;
mod missing_item;
mod named_projects;
mod operating;
mod procurement;
mod three_public;
mod unit_count;

use super::look::{Look, Seen};
use crate::prose::{Passage, PassageId, Sense};

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[
    missing_item::MISSING_ITEM,
    named_projects::NAMED_PROJECTS,
    named_projects::LARGE_ENOUGH,
    operating::INSTITUTION,
    operating::OPERATING,
    three_public::THREE_PUBLIC,
    procurement::PROCUREMENT,
    asset_words::ASSET_WORDS,
    unit_count::UNIT_COUNT,
    decimals::DECIMALS,
    account_words::ACCOUNT_WORDS,
];

/// The paragraphs that speak of the budget: no titles, no explanations of terms, no duties.
pub(super) fn speaking<'a>(seen: &Seen<'a>) -> impl Iterator<Item = (PassageId, &'a Passage)> + use<'a> {
    let lexicon = seen.told.lexicon;
    // Passages under one title follow each other.
    let mut last = ("", false);
    seen.told.passages().filter(move |(_, passage)| {
        if passage.title != last.0 {
            last = (&passage.title, lexicon.has(&passage.title, Sense::Quiet));
        }
        !passage.is_title && !last.1
    })
}

/// True when a list has a word that stands in `text`.
fn has(seen: &Seen, list: &str, text: &str) -> bool {
    seen.words(list).occurs_in(text)
}
