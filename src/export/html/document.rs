//! The checked document with the places findings name.

use super::anchors::{Anchor, Anchors};
use crate::export::markup::escape;
use crate::report::{Shown, ShownBlock, ShownCell};

/// A table with more columns than this is printed across.
const WIDE: u32 = 9;

pub(super) fn write(out: &mut String, shown: &Shown, anchors: &Anchors) {
    for (block, at) in shown.blocks.iter().zip(0..) {
        match block {
            ShownBlock::Heading { level, text } => {
                // The page's own headings are above those of the document.
                let level = (level + 2).min(6);
                *out += &format!("<h{level}>{}</h{level}>\n", marked(text, anchors.within(at, None, None)));
            }
            ShownBlock::Paragraph { text } => {
                *out += &format!("<p>{}\n", marked(text, anchors.within(at, None, None)));
            }
            ShownBlock::Table { head, rows, .. } => table(out, rows, *head, at, anchors),
        }
    }
}

fn table(out: &mut String, rows: &[Vec<ShownCell>], head: u32, block: u32, anchors: &Anchors) {
    let columns = rows.iter().flatten().map(|cell| cell.col + cell.cols).max().unwrap_or(0);
    *out += if columns > WIDE { "<table class=wide>\n" } else { "<table>\n" };
    let split = (head as usize).min(rows.len());
    let (heads, body) = rows.split_at(split);
    if !heads.is_empty() {
        *out += "<thead>";
    }
    for (row, at) in heads.iter().zip(0..) {
        line(out, row, "th", |cell| anchors.within(block, Some(at), Some(cell.col)));
    }
    *out += "<tbody>";
    for (row, at) in body.iter().zip(head..) {
        line(out, row, "td", |cell| anchors.within(block, Some(at), Some(cell.col)));
    }
    *out += "</table>\n";
}

fn line<'a>(out: &mut String, row: &[ShownCell], tag: &str, anchors: impl Fn(&ShownCell) -> &'a [Anchor]) {
    *out += "<tr>";
    for cell in row {
        *out += &format!("<{tag}");
        for (name, count) in [("rowspan", cell.rows), ("colspan", cell.cols)] {
            if count > 1 {
                *out += &format!(" {name}={count}");
            }
        }
        *out += if cell.amount { " class=n>" } else { ">" };
        *out += &marked(&cell.text, anchors(cell));
    }
    *out += "\n";
}

/// A text with its places marked; places may overlap, so it is cut wherever one begins or ends.
fn marked(text: &str, anchors: &[Anchor]) -> String {
    if anchors.is_empty() {
        return escape(text);
    }
    let signs: Vec<char> = text.chars().collect();
    let spans: Vec<(&Anchor, usize, usize)> = anchors.iter().map(|anchor| span(anchor, signs.len())).collect();
    let mut cuts: Vec<usize> = spans.iter().flat_map(|(_, start, end)| [*start, *end]).collect();
    cuts.extend([0, signs.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let (mut out, mut from) = (String::new(), 0);
    for to in cuts {
        let over: Vec<&Anchor> =
            spans.iter().filter(|(_, start, end)| *start <= from && to <= *end).map(|(anchor, ..)| *anchor).collect();
        out += &piece(&signs[from..to], &over);
        for (anchor, start, end) in &spans {
            if *end == to && *start < to {
                out += &numbers(anchor);
            }
        }
        for (anchor, ..) in spans.iter().filter(|(_, start, _)| *start == to) {
            out += &format!("<i id=p{}></i>", anchor.id);
        }
        for (anchor, ..) in spans.iter().filter(|(_, start, end)| *start == to && *end == to) {
            out += &blank(anchor);
        }
        from = to;
    }
    out
}

fn span(anchor: &Anchor, length: usize) -> (&Anchor, usize, usize) {
    let end = (anchor.at.end as usize).min(length);
    (anchor, (anchor.at.start as usize).min(end), end)
}

/// Words under these places. Those of a term alone are less conspicuous.
fn piece(signs: &[char], over: &[&Anchor]) -> String {
    let words = escape(&signs.iter().collect::<String>());
    match (words.is_empty() || over.is_empty(), over.iter().any(|anchor| !anchor.numbers.is_empty())) {
        (true, _) => words,
        (false, true) => format!("<mark>{words}</mark>"),
        (false, false) => format!("<u>{words}</u>"),
    }
}

/// A doubtful place where nothing stands.
fn blank(anchor: &Anchor) -> String {
    if anchor.numbers.is_empty() { String::new() } else { format!("<mark>&emsp;</mark>{}", numbers(anchor)) }
}

/// The numbers of the findings that doubt a place, each a link to it.
fn numbers(anchor: &Anchor) -> String {
    anchor.numbers.iter().map(|number| format!("<sup><a href=#f{number}>{number}</a></sup>")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::At;

    fn anchor(id: usize, start: u32, end: u32, numbers: &[usize]) -> Anchor {
        Anchor { at: At { block: 0, row: None, col: None, start, end }, id, numbers: numbers.to_vec() }
    }

    #[test]
    fn places_are_marked_and_numbered() {
        assert_eq!(marked("a<b", &[]), "a&lt;b");
        assert_eq!(
            marked("共12元", &[anchor(3, 1, 3, &[7])]),
            "共<i id=p3></i><mark>12</mark><sup><a href=#f7>7</a></sup>元"
        );
        assert_eq!(marked("12", &[anchor(0, 0, 2, &[])]), "<i id=p0></i><u>12</u>");
        assert_eq!(
            marked("", &[anchor(0, 0, 0, &[1])]),
            "<i id=p0></i><mark>&emsp;</mark><sup><a href=#f1>1</a></sup>"
        );
    }

    #[test]
    fn places_may_overlap() {
        let both = [anchor(0, 0, 4, &[1]), anchor(1, 2, 6, &[])];
        assert_eq!(
            marked("abcdef", &both),
            "<i id=p0></i><mark>ab</mark><i id=p1></i><mark>cd</mark><sup><a href=#f1>1</a></sup><u>ef</u>"
        );
    }
}
