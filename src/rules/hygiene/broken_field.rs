//! R-H-001 what a word processor or spreadsheet prints where a field is broken.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen};
use super::place;

pub(super) const BROKEN_FIELD: Look = Look { name: "broken-field", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let words = seen.words("broken fields");
    for (at, text) in seen.texts() {
        looked.compared += 1;
        let Some((start, word)) = words.find(text) else { continue };
        looked.faults.push(Fault {
            suspects: vec![place(seen, at, text, &(start..start + word.len()))],
            args: vec![("words", word.to_owned())],
            ..Fault::default()
        });
    }
    Ok(())
}
