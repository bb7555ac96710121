//! A text cut into plain pieces, marked ones and numbers.

use super::marks::{Focus, Mark};
use super::numbers::{Number, covering};
use crate::report::At;

/// Characters that are shown alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    /// The characters; empty only for a mark on a blank place.
    pub(crate) text: &'a str,
    /// The mark of a finding, the open one's before others.
    pub(crate) mark: Option<&'a Mark>,
    /// The number of the text these characters belong to.
    pub(crate) number: Option<Number>,
    /// The open finding names these characters.
    pub(crate) named: bool,
    /// These characters are lit.
    pub(crate) lit: bool,
}

/// Cuts `text`. Marks count in code points, may overlap and may reach beyond the end; numbers are sorted and lie apart.
pub(crate) fn pieces<'a>(
    text: &'a str,
    marks: &'a [Mark],
    numbers: &[Number],
    focus: Option<&Focus>,
    cell: (Option<u32>, Option<u32>),
) -> Vec<Piece<'a>> {
    let here = |at: &At| (at.row, at.col) == cell;
    let named: Vec<At> = focus.map_or(Vec::new(), |focus| focus.places.iter().copied().filter(here).collect());
    let lit = focus.and_then(|focus| focus.lit).filter(here);
    let open = focus.and_then(|focus| focus.finding);
    let spans = || marks.iter().map(|mark| mark.at).chain(named.iter().copied()).chain(lit);
    let blanks: Vec<u32> = spans().filter(|at| at.start == at.end).map(|at| at.start).collect();
    let numbered = numbers.iter().map(|number| number.at);
    let mut cuts: Vec<u32> = spans().chain(numbered).flat_map(|at| [at.start, at.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |start: u32, end: u32, text: &'a str| {
        let covers = |at: &At| covers(at, start, end);
        let over = || marks.iter().filter(|mark| covers(&mark.at));
        let mark = over().find(|mark| Some(mark.finding) == open).or_else(|| over().next());
        let number = covering(numbers, start, end);
        Piece { text, mark, number, named: named.iter().any(covers), lit: lit.as_ref().is_some_and(covers) }
    };
    let mut out = Vec::new();
    let (mut rest, mut start) = (text, 0);
    for cut in cuts {
        let (head, tail) = split(rest, cut - start);
        if !head.is_empty() {
            out.push(piece(start, cut, head));
        }
        if blanks.contains(&cut) {
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
    if at.start == at.end || start == end {
        (at.start, at.end) == (start, end)
    } else {
        at.start <= start && end <= at.end
    }
}

fn split(text: &str, chars: u32) -> (&str, &str) {
    let at = text.char_indices().nth(chars as usize).map_or(text.len(), |(at, _)| at);
    text.split_at(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Level;
    use std::rc::Rc;

    const CELL: (Option<u32>, Option<u32>) = (Some(1), Some(2));

    fn at(start: u32, end: u32) -> At {
        At { block: 0, row: CELL.0, col: CELL.1, start, end }
    }

    fn mark(finding: usize, start: u32, end: u32) -> Mark {
        let text = |text: &str| Rc::<str>::from(text);
        Mark { at: at(start, end), finding, id: text(&format!("f{finding}")), level: Level::Error, message: text("") }
    }

    fn said(text: &str, marks: &[Mark], focus: Option<&Focus>) -> Vec<(String, Option<usize>)> {
        let pieces = pieces(text, marks, &[], focus, CELL);
        assert_eq!(pieces.iter().map(|piece| piece.text).collect::<String>(), text, "nothing is lost");
        pieces.iter().map(|piece| (piece.text.to_owned(), piece.mark.map(|mark| mark.finding))).collect()
    }

    fn plain(text: &str) -> (String, Option<usize>) {
        (text.to_owned(), None)
    }

    fn marked(text: &str, finding: usize) -> (String, Option<usize>) {
        (text.to_owned(), Some(finding))
    }

    #[test]
    fn exactly_the_characters_are_marked() {
        assert_eq!(said("合计", &[], None), [plain("合计")]);
        assert_eq!(said("共1858.60万元", &[mark(1, 1, 8)], None), [plain("共"), marked("1858.60", 1), plain("万元")]);
        assert_eq!(said("1.00", &[mark(1, 0, 99)], None), [marked("1.00", 1)]);
        assert_eq!(said("", &[], None), []);
    }

    #[test]
    fn a_blank_place_can_be_marked() {
        assert_eq!(said("", &[mark(1, 0, 0)], None), [marked("", 1)]);
    }

    #[test]
    fn of_overlapping_marks_the_open_finding_wins() {
        let marks = [mark(1, 0, 4), mark(2, 0, 4), mark(3, 2, 6)];
        assert_eq!(said("abcdef", &marks, None), [marked("ab", 1), marked("cd", 1), marked("ef", 3)]);
        let open = Focus { finding: Some(2), ..Focus::default() };
        assert_eq!(said("abcdef", &marks, Some(&open)), [marked("ab", 2), marked("cd", 2), marked("ef", 3)]);
    }

    #[test]
    fn what_the_open_finding_names_and_what_is_lit_is_told_apart() {
        let elsewhere = At { col: Some(3), ..at(0, 2) };
        let focus = Focus { finding: Some(1), places: vec![at(0, 2), elsewhere], lit: Some(at(2, 4)) };
        let pieces = pieces("abcd", &[], &[], Some(&focus), CELL);
        let told: Vec<_> = pieces.iter().map(|piece| (piece.text, piece.named, piece.lit)).collect();
        assert_eq!(told, [("ab", true, false), ("cd", false, true)]);
    }

    #[test]
    fn numbers_are_pieces_of_their_own() {
        let numbers = [Number { at: at(1, 5), told: 0 }, Number { at: at(7, 99), told: 1 }];
        let mark = [mark(1, 5, 6)];
        let pieces = pieces("共1.20万，3.4", &mark, &numbers, None, CELL);
        let told: Vec<_> = pieces.iter().map(|piece| (piece.text, piece.number.map(|number| number.told))).collect();
        assert_eq!(told, [("共", None), ("1.20", Some(0)), ("万", None), ("，", None), ("3.4", Some(1))]);
    }
}
