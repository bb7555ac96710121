//! Lines as printed: blanks gone, signs half-width, page numbers out.

use super::row;
use crate::doc::{Block, BlockId, Document, Locus, Text};
use crate::text::Span;
use crate::text::normal::{fold, is_blank};
use std::collections::BTreeMap;

/// Fewest numbers in a row that count pages.
const FEWEST_PAGES: usize = 3;

/// One printed line.
pub(super) struct Line {
    /// Index of the agency it belongs to.
    pub(super) agency: usize,
    pub(super) block: BlockId,
    pub(super) heading: bool,
    /// Its characters without blanks, each with its place in the block.
    pub(super) chars: Vec<(char, u32)>,
    /// Numbers that stand alone between two breaks of the source: ranges of `chars` and their values.
    alone: Vec<(std::ops::Range<usize>, u32)>,
}

impl Line {
    pub(super) fn text(&self) -> String {
        self.chars.iter().map(|(c, _)| *c).collect()
    }

    /// Leaves characters out, with the blank beside them. Comes out: their place, when others stand around them.
    fn drop(&mut self, range: &std::ops::Range<usize>) -> Option<Locus> {
        let blank = range.end < self.chars.len() && self.chars[range.end].0 == ' ';
        let start = range.start - usize::from(range.start > 0 && self.chars[range.start - 1].0 == ' ');
        let chars = Span::new(self.chars[range.start].1, self.chars[range.end - 1].1 + 1);
        // From the back to the front: earlier ranges of the line stay right.
        self.chars.drain(start..range.end + usize::from(blank));
        let breaks = !self.chars.is_empty();
        breaks.then_some(Locus { block: self.block, cell: None, chars: Some(chars) })
    }
}

/// The lines of all headings and paragraphs; `None` for a table.
pub(super) fn lines(document: &Document, agency_of: &dyn Fn(BlockId) -> usize) -> Vec<Option<Line>> {
    let mut lines = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let block_id = BlockId(index as u32);
        let (text, heading) = match block {
            Block::Table(_) => {
                lines.push(None);
                continue;
            }
            Block::Heading { text, .. } => (text, true),
            Block::Paragraph { text } => (text, false),
        };
        let agency = agency_of(block_id);
        for (printed, at) in printed_lines(text) {
            let chars = squeezed(printed, at);
            let alone = alone(&chars, text);
            lines.push(Some(Line { agency, block: block_id, heading, chars, alone }));
        }
    }
    lines
}

/// The lines of a text with the code points they begin at. A reader joins lines; where most of what it joined are rows of
/// a table, they are taken apart again.
fn printed_lines(text: &Text) -> Vec<(&str, u32)> {
    let pieces = pieces(text);
    let rows = pieces.iter().filter(|(piece, _)| is_row(piece)).count();
    if rows >= 2 && rows * 2 >= pieces.len() {
        return pieces;
    }
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.text.split('\n') {
        lines.push((line, at));
        at += line.chars().count() as u32 + 1;
    }
    lines
}

/// The runs of a text that are more than blanks, where it has several and digits among them.
fn pieces(text: &Text) -> Vec<(&str, u32)> {
    if text.runs.len() < 2 || !text.text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let (mut rest, mut at) = (text.text.as_str(), 0);
    for run in &text.runs {
        let split =
            |text: &str, chars: u32| text.char_indices().nth(chars as usize).map_or(text.len(), |(byte, _)| byte);
        let (gap, length) = (run.text.start.saturating_sub(at), run.text.len());
        rest = &rest[split(rest, gap)..];
        let (piece, behind) = rest.split_at(split(rest, length));
        if !piece.trim().is_empty() {
            pieces.push((piece, run.text.start));
        }
        (rest, at) = (behind, run.text.end);
    }
    pieces
}

/// Whether a line, blanks and all, is a row of a table.
fn is_row(line: &str) -> bool {
    let squeezed: String = squeezed(line, 0).into_iter().map(|(c, _)| c).collect();
    row::read(&squeezed, 0, BlockId(0), &[]).is_some()
}

/// The characters of a line without blanks, each with its place; one blank stays between two digits.
fn squeezed(line: &str, first: u32) -> Vec<(char, u32)> {
    let mut chars: Vec<(char, u32)> = Vec::with_capacity(line.len() / 3);
    let mut gap = None;
    for (c, at) in line.chars().map(fold).zip(first..) {
        if is_blank(c) {
            gap = gap.or(Some(at));
            continue;
        }
        let parts = c.is_ascii_digit() && chars.last().is_some_and(|(last, _)| last.is_ascii_digit());
        if let Some(gap) = gap.take().filter(|_| parts) {
            chars.push((' ', gap));
        }
        chars.push((c, at));
    }
    chars
}

/// The short whole numbers that fill a run of the source: lines of their own that the reader joined to others.
fn alone(chars: &[(char, u32)], text: &Text) -> Vec<(std::ops::Range<usize>, u32)> {
    let mut found = Vec::new();
    for run in text.runs.iter().filter(|run| run.text.len() <= 12) {
        let start = chars.partition_point(|(_, at)| *at < run.text.start);
        let end = chars.partition_point(|(_, at)| *at < run.text.end);
        let word: String = chars[start..end].iter().map(|(c, _)| *c).collect();
        let bare = word.trim_matches(['-', '—', '–', ' ']);
        if (1..=3).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit()) {
            found.extend(bare.parse().ok().map(|number| (start..end, number)));
        }
    }
    found
}

/// Takes out the numbers that only count pages: the longest row of lone numbers that go up by one. Comes out: where those
/// stood that broke a line.
pub(super) fn drop_page_numbers(lines: &mut [Option<Line>]) -> Vec<Locus> {
    let numbers: Vec<(usize, std::ops::Range<usize>, u32)> = lines
        .iter()
        .enumerate()
        .flat_map(|(index, line)| {
            line.iter().flat_map(move |line| line.alone.iter().map(move |(at, number)| (index, at.clone(), *number)))
        })
        .collect();
    // For each number, the last place it stands at and the length of the row that ends there; for each place, the one before.
    let mut rows: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut before = vec![None; numbers.len()];
    let mut longest = (0, 0);
    for (at, (_, _, number)) in numbers.iter().enumerate() {
        let row = number.checked_sub(1).and_then(|last| rows.get(&last)).copied();
        before[at] = row.map(|(last, _)| last);
        let length = row.map_or(1, |(_, length)| length + 1);
        rows.insert(*number, (at, length));
        longest = longest.max((length, at));
    }
    let (length, last) = longest;
    let mut at = Some(last).filter(|_| length >= FEWEST_PAGES);
    let mut dropped = Vec::new();
    while let Some(here) = at {
        let (line, range, _) = &numbers[here];
        if let Some(line) = &mut lines[*line] {
            dropped.extend(line.drop(range));
        }
        at = before[here];
    }
    dropped.reverse();
    dropped
}

/// 第7页 · 第7页共20页 · 7/20
pub(super) fn is_page_mark(text: &str) -> bool {
    let inner = text.strip_prefix('第').and_then(|rest| rest.split_once('页'));
    inner.is_some_and(|(number, rest)| {
        number.bytes().all(|byte| byte.is_ascii_digit()) && (rest.is_empty() || rest.contains('共'))
    })
}
