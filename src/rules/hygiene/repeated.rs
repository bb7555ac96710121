//! R-H-013 no paragraph stands twice in one narrative.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::head;
use crate::prose::PassageId;
use crate::text::Span;
use std::collections::BTreeMap;

pub(super) const REPEATED: Look = Look { name: "repeated-paragraph", run };

/// Characters of a repeated paragraph that are shown.
const SHOWN: u32 = 16;

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let shortest = seen.setting("shortest");
    let notes = seen.words("beginnings of notes");
    let mut places: BTreeMap<&str, Vec<PassageId>> = BTreeMap::new();
    for (id, passage) in seen.told.passages().filter(|(_, passage)| !passage.is_title) {
        let is_note = notes.iter().any(|word| passage.text.starts_with(word.as_str()));
        // Rows of tables that are printed as text have no full stop.
        if !is_note && passage.text.ends_with('。') && shortest <= passage.len().into() {
            looked.compared += 1;
            places.entry(&passage.text).or_default().push(id);
        }
    }
    for (text, ids) in places.into_iter().filter(|(_, ids)| ids.len() > 1) {
        looked.faults.push(Fault {
            suspects: ids.iter().map(|id| Spot::Words(*id, Span::new(0, SHOWN))).collect(),
            args: vec![("words", head(text, SHOWN as usize).to_owned()), ("count", ids.len().to_string())],
            ..Fault::default()
        });
    }
    if looked.compared == 0 { Err(Unknown::SentenceAbsent) } else { Ok(()) }
}
