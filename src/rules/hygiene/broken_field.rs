//! R-H-001 what a word processor or spreadsheet prints where a field is broken.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use crate::doc::Locus;
use crate::text::Span;

pub(super) const BROKEN_FIELD: Look = Look { name: "broken-field", run };

/// What stands where a field is broken.
const FIELDS: &str = "broken fields";

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let words = seen.words(FIELDS);
    for (at, text) in seen.texts() {
        looked.compared += 1;
        if !seen.may_hold(FIELDS, text) {
            continue;
        }
        let found = words.iter().filter_map(|word| text.find(word.as_str()).map(|start| (start, word))).min();
        let Some((start, word)) = found else { continue };
        let chars = text[..start].chars().count() as u32;
        let span = Span::new(chars, chars + word.chars().count() as u32);
        looked.faults.push(Fault {
            suspects: vec![Spot::Place(seen.agency, Locus { chars: Some(span), ..at })],
            args: vec![("words", word.clone())],
            ..Fault::default()
        });
    }
    Ok(())
}
