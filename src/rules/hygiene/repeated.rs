//! R-H-013 no paragraph stands twice in one narrative. What a page's form demands twice (the list of personnel expenses
//! under two headings) has amounts in it and is no repetition; notes below tables and explanations are alike anyway.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::{MOST, head, place, quoted};
use crate::doc::{BlockId, Locus};
use std::collections::BTreeMap;

pub(super) const REPEATED: Look = Look { name: "repeated-paragraph", run };

/// Characters of a repeated paragraph that are shown.
const SHOWN: usize = 16;

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let shortest = seen.setting("shortest");
    let passing = seen.words("beginnings of notes");
    let mut places: BTreeMap<&str, Vec<BlockId>> = BTreeMap::new();
    for (block, text) in seen.lines() {
        let text = text.trim();
        let is_note = passing.iter().any(|word| text.starts_with(word.as_str()));
        // Rows of tables that are printed as text have no full stop.
        let tells = text.ends_with('。') && !text.contains("万元") && !is_note;
        if tells && shortest <= text.chars().count().into() {
            looked.compared += 1;
            places.entry(text).or_default().push(block);
        }
    }
    let spot = |text: &str, block: BlockId| {
        let line = seen.line(block);
        let start = line.find(text).unwrap_or_default();
        place(seen, Locus { block, cell: None, chars: None }, line, &(start..start + head(text, SHOWN).len()))
    };
    let twice = || places.iter().filter(|(_, blocks)| blocks.len() > 1);
    let spots = twice().flat_map(|(text, blocks)| blocks.iter().map(|block| spot(text, *block)));
    let suspects: Vec<Spot> = spots.take(MOST).collect();
    if !suspects.is_empty() {
        let words = quoted(twice().map(|(text, _)| head(text, SHOWN)));
        looked.faults.push(Fault { suspects, args: vec![("words", words)], ..Fault::default() });
    }
    if looked.compared == 0 { Err(Unknown::SentenceAbsent) } else { Ok(()) }
}
