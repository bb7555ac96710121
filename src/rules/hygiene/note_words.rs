//! R-H-006 the notes below tables name budgets by their right names: 无政府性基金预算财政拨款支出.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen};
use super::{MOST, place, quoted};
use crate::doc::Locus;

pub(super) const NOTE_WORDS: Look = Look { name: "note-words", run };

/// Parts a word and what it should be in the list.
const BECOMES: char = '→';

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let (mut spots, mut words, mut rights) = (Vec::new(), Vec::new(), Vec::new());
    let notes = seen
        .all_tables()
        .flat_map(|(_, table)| table.captions.iter().flat_map(|caption| caption.notes.iter().copied()));
    for block in notes {
        looked.compared += 1;
        let text = seen.line(block);
        let slips = seen.words("words of notes").iter().filter_map(|pair| {
            let (wrong, right) = pair.split_once(BECOMES)?;
            Some((text.find(wrong)?, wrong, right))
        });
        for (at, wrong, right) in slips {
            let locus = Locus { block, cell: None, chars: None };
            spots.push(place(seen, locus, text, &(at..at + wrong.len())));
            words.push(wrong);
            rights.push(right);
        }
    }
    if !spots.is_empty() {
        spots.truncate(MOST);
        let args = vec![("words", quoted(words)), ("right", quoted(rights))];
        looked.faults.push(Fault { suspects: spots, args, ..Fault::default() });
    }
    if looked.compared == 0 { Err(Unknown::Empty) } else { Ok(()) }
}
