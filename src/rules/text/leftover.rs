//! R-H-003 what a template leaves behind: XX, 增加（减少）, （不涉及的不列）. One finding for a document however many there are.

use super::told::Told;
use super::{Check, Fault, Looked, Spot};
use crate::prose::{PassageId, Sense};
use crate::rules::Judged;
use crate::text::Span;

pub(super) const LEFTOVER: Check = Check { name: "leftover", run };

/// More places than this say nothing new.
const MOST: usize = 12;

fn run(told: &Told, _: &Judged, looked: &mut Looked) {
    let mut found: Vec<(PassageId, Span, String)> = Vec::new();
    for (id, passage) in told.passages() {
        looked.compared += 1;
        for (at, word) in told.lexicon.occurrences(&passage.text, Sense::Leftover) {
            let start = passage.chars_before(at);
            found.push((id, Span::new(start, start + word.chars().count() as u32), word.to_owned()));
        }
    }
    let Some((_, _, word)) = found.first() else { return };
    looked.faults.push(Fault {
        suspects: found.iter().take(MOST).map(|(id, span, _)| Spot::Words(*id, *span)).collect(),
        args: vec![("words", word.clone()), ("count", found.len().to_string())],
        ..Fault::default()
    });
}
