//! A text cut into plain and marked pieces.

use super::marks::{Focus, Mark};
use crate::report::At;

/// Characters that are shown alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    /// The characters; empty only for a mark on a blank place.
    pub(crate) text: &'a str,
    /// The mark of a finding, the open one's before others.
    pub(crate) mark: Option<&'a Mark>,
    /// The open finding names these characters.
    pub(crate) named: bool,
    /// These characters are lit.
    pub(crate) lit: bool,
}

/// Cuts `text`. Marks count in code points, may overlap and may reach beyond the end.
pub(crate) fn pieces<'a>(text: &'a str, marks: &'a [Mark], focus: Option<&Focus>, cell: (Option<u32>, Option<u32>)) -> Vec<Piece<'a>> {
    let here = |at: &At| (at.row, at.col) == cell;
    let named: Vec<At> = focus.map_or(Vec::new(), |focus| focus.places.iter().copied().filter(here).collect());
    let lit = focus.and_then(|focus| focus.lit).filter(here);
    let open = focus.and_then(|focus| focus.finding);
    let spans = || marks.iter().map(|mark| mark.at).chain(named.iter().copied()).chain(lit);
    let mut cuts: Vec<u32> = spans().flat_map(|at| [at.start, at.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |start: u32, end: u32, text: &'a str| {
        let covers = |at: &At| covers(at, start, end);
        let over = || marks.iter().filter(|mark| covers(&mark.at));
        let mark = over().find(|mark| Some(mark.finding) == open).or_else(|| over().next());
        Piece { text, mark, named: named.iter().any(covers), lit: lit.as_ref().is_some_and(covers) }
    };
    let mut out = Vec::new();
    let (mut rest, mut start) = (text, 0);
    for cut in cuts {
        let (head, tail) = split(rest, cut - start);
        if !head.is_empty() {
            out.push(piece(start, cut, head));
        }
        if spans().any(|at| at.start == cut && at.end == cut) {
            out.push(piece(cut, cut, ""));
        }
        (rest, start) = (tail, cut);
    }
    if !rest.is_empty() {
        out.push(piece(start, u32::MAX, rest));
    }
    out
}

/// An empty place covers only itself; anything else covers the pieces inside it.
fn covers(at: &At, start: u32, end: u32) -> bool {
    if at.start == at.end || start == end { (at.start, at.end) == (start, end) } else { at.start <= start && end <= at.end }
}

fn split(text: &str, chars: u32) -> (&str, &str) {
    let at = text.char_indices().nth(chars as usize).map_or(text.len(), |(at, _)| at);
    text.split_at(at)
}
