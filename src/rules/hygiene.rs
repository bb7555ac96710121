//! What no published text should hold: broken fields, placeholders, personal data, other years. One file for each rule or
//! group of twin rules.

mod broken_field;
mod cited_table;
mod digits;
mod foreign_unit;
mod full_width;
mod item_names;
mod note_words;
mod numbers;
mod personal_name;
mod repeated;
mod scale_slip;
mod secrecy;
mod stray_year;

use super::look::{Look, Seen, Spot};
use crate::doc::Locus;
use crate::text::Span;
use std::ops::Range;

/// The looks of this family.
pub(super) const LOOKS: &[Look] = &[
    broken_field::BROKEN_FIELD,
    stray_year::STRAY_YEAR,
    scale_slip::SCALE_SLIP,
    note_words::NOTE_WORDS,
    cited_table::CITED_TABLE,
    full_width::FULL_WIDTH,
    item_names::ITEM_NAMES,
    repeated::REPEATED,
    foreign_unit::FOREIGN_UNIT,
    personal_name::PERSONAL_NAME,
    numbers::IDENTITY,
    numbers::TELEPHONE,
    numbers::ACCOUNT,
    secrecy::SECRECY,
];

/// Places a finding lists; more say nothing new.
const MOST: usize = 12;
/// Words a message quotes.
const QUOTED: usize = 6;

/// The bytes `range` of a text that stands at `at`.
fn place(seen: &Seen, at: Locus, text: &str, range: &Range<usize>) -> Spot {
    let chars = |range: Range<usize>| text.get(range).map_or(0, |part| part.chars().count() as u32);
    let start = chars(0..range.start);
    let span = Span::new(start, start + chars(range.clone()));
    Spot::Place(seen.agency, Locus { chars: Some(span), ..at })
}

/// Words for a message: the first of them between quotes, and how many there are where not all are shown.
pub(super) fn quoted<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    let shown: Vec<String> = words.iter().take(QUOTED).map(|word| format!("“{word}”")).collect();
    let more = if words.len() > QUOTED { format!("等{}处", words.len()) } else { String::new() };
    format!("{}{more}", shown.join("、"))
}

/// The last `count` characters of a text.
fn tail(text: &str, count: usize) -> &str {
    let from = text.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    &text[from..]
}

/// The first `count` characters of a text.
fn head(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}
