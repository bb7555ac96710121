//! R-H-008 signs: doubled, unpaired quotes and brackets, a paragraph of amounts without a full stop at its end.

use super::told::Told;
use super::{Check, Fault, Looked, Spot};
use crate::prose::{Passage, PassageId, Sense};
use crate::rules::Judged;
use crate::text::{Span, numeral};
use std::collections::BTreeSet;

pub(super) const PUNCTUATION: Check = Check { name: "punctuation", run };

/// Signs that never follow each other.
const DOUBLED: [&str; 10] = ["。。", ",,", ";;", "、、", ",。", "。,", ";。", "、。", ",;", "、,"];
/// Pairs of signs.
const PAIRS: [(char, char, &str); 3] = [('“', '”', "引号"), ('(', ')', "括号"), ('《', '》', "书名号")];

fn run(told: &Told, _: &Judged, looked: &mut Looked) {
    let quiet = |title: &str| told.lexicon.has(title, Sense::Quiet);
    let telling: BTreeSet<PassageId> =
        told.prose.facts.iter().filter(|fact| fact.item.is_some()).map(|fact| fact.passage).collect();
    for (id, passage) in told.passages().filter(|(_, passage)| !passage.is_title && !quiet(&passage.title)) {
        looked.compared += 1;
        for sign in DOUBLED {
            for (at, _) in passage.text.match_indices(sign) {
                let start = passage.chars_before(at);
                looked.faults.push(fault(id, Span::new(start, start + 2), sign.to_owned()));
            }
        }
        if telling.contains(&id) {
            looked.faults.extend(pairs(id, passage));
            looked.faults.extend(unended(told, id, passage));
        }
    }
}

/// A paragraph that ends in mid-sentence, with a title or another number behind it.
fn unended(told: &Told, id: PassageId, passage: &Passage) -> Option<Fault> {
    let next = told.prose.passages.get(id.0 as usize + 1);
    let ends = next.is_some_and(|next| next.is_title || numeral::ordinal(&next.text).is_some());
    let open = !passage.text.ends_with(['。', ';', ':', '!', '?', ')', '”', ',', '、']);
    let end = passage.len();
    let last = Span::new(end.saturating_sub(6), end);
    let words = format!("{}（段末缺少句号）", passage.slice(last));
    (ends && open).then(|| fault(id, last, words))
}

/// A sign without its other half.
fn pairs(id: PassageId, passage: &Passage) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (open, close, name) in PAIRS {
        let mut opened: Vec<u32> = Vec::new();
        let mut stray = None;
        for (c, at) in passage.text.chars().zip(0..) {
            if c == open {
                opened.push(at);
            } else if c == close && opened.pop().is_none() && !is_ordinal(passage, at) {
                stray = stray.or(Some(at));
            }
        }
        if let Some(at) = stray.or(opened.first().copied()) {
            let around = passage.slice(Span::new(at.saturating_sub(6), at + 7)).to_owned();
            faults.push(fault(id, Span::new(at, at + 1), format!("{around}（{name}不成对）")));
        }
    }
    faults
}

/// 1) at the head of a passage is no bracket.
fn is_ordinal(passage: &Passage, at: u32) -> bool {
    at <= 3 && passage.slice(Span::new(0, at)).chars().all(|c| c.is_ascii_digit())
}

fn fault(id: PassageId, span: Span, words: String) -> Fault {
    Fault { suspects: vec![Spot::Words(id, span)], args: vec![("words", words)], ..Fault::default() }
}
