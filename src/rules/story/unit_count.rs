//! R-N-061 the number of units the text states is that of the list; the body itself may be counted or not.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use crate::prose::{Passage, PassageId};
use crate::text::{Span, numeral};

pub(super) const UNIT_COUNT: Look = Look { name: "unit-count", run };

/// Characters between the words and their number.
const BETWEEN: u32 = 6;

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let listed = listed(seen);
    if listed < 2 {
        return Err(Unknown::Precondition);
    }
    for (id, passage) in seen.told.passages() {
        for (stated, span) in stated(seen, passage) {
            looked.compared += 1;
            if stated != listed && stated + 1 != listed {
                looked.faults.push(fault(seen, id, span, stated, listed));
            }
        }
    }
    if looked.compared == 0 { Err(Unknown::SentenceAbsent) } else { Ok(()) }
}

/// The bodies the table lists.
fn listed(seen: &Seen) -> u32 {
    let rows = seen.parts().flat_map(|(_, head, table)| {
        (head..table.rows).filter(|row| !table.row(*row).iter().all(|cell| cell.text.text.trim().is_empty()))
    });
    rows.count() as u32
}

fn fault(seen: &Seen, id: PassageId, span: Span, stated: u32, listed: u32) -> Fault {
    let parts = seen
        .parts()
        .map(|(block, ..)| Spot::Place(seen.agency, crate::doc::Locus { block, cell: Some((0, 0)), chars: None }));
    Fault {
        suspects: vec![Spot::Words(id, span)],
        context: parts.collect(),
        args: vec![("stated", stated.to_string()), ("listed", listed.to_string())],
        ..Fault::default()
    }
}

/// 所属预算单位共5个, 下属单位五家: the numbers and their code points.
fn stated(seen: &Seen, passage: &Passage) -> Vec<(u32, Span)> {
    let words = seen.words("words before the number of units").iter();
    let ends = words.flat_map(|word| passage.text.match_indices(word.as_str()).map(|(at, word)| at + word.len()));
    let mut found: Vec<(u32, Span)> = ends.filter_map(|end| number(passage, passage.chars_before(end))).collect();
    found.sort_unstable_by_key(|(_, span)| *span);
    found.dedup();
    found
}

/// The number behind a code point, right before 个 or 家.
fn number(passage: &Passage, from: u32) -> Option<(u32, Span)> {
    let behind = passage.slice(Span::new(from, from + BETWEEN + 4));
    let measure = behind.find(['个', '家'])?;
    let before = &behind[..measure];
    let start = before.find(|c: char| c.is_ascii_digit() || numeral::chinese(&c.to_string()).is_some())?;
    let number = &before[start..];
    let value = number.parse().ok().or_else(|| numeral::chinese(number))?;
    let first = from + before[..start].chars().count() as u32;
    Some((value, Span::new(first, first + number.chars().count() as u32)))
}
