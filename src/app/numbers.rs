//! The numbers of the text that lead somewhere or say why they do not, by block.
//!
//! *Invariant:* the numbers of a block are sorted by place and do not overlap, so a piece finds its own by one binary
//! search; a number in the mark of a finding is not among them, as its mark leads to more.

use super::checked::Checked;
use super::marks::{Mark, Marks};
use super::words::{Words, say};
use crate::report::{At, Findings, Link, Tie, Told};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Places named for one comparison; of a longer sum the rest is counted.
const MOST: usize = 3;

/// A number of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// Where.
    pub(crate) at: At,
    /// What it says and what it was compared with: an index into the report's narrative.
    pub(crate) told: usize,
}

/// The numbers of all blocks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbers {
    blocks: BTreeMap<u32, Rc<[Number]>>,
    /// The first number that leads somewhere: an index into the report's narrative.
    pub(crate) first: Option<usize>,
}

impl Numbers {
    /// Collects the numbers of paragraphs and headings that carry no mark.
    pub(crate) fn new(findings: &Findings, marks: &Marks) -> Self {
        let mut blocks: BTreeMap<u32, Vec<Number>> = BTreeMap::new();
        for (told, number) in findings.narrative.iter().enumerate() {
            let at = findings.loci.get(&number.locus).map(|locus| locus.at);
            if let Some(at) = at.filter(|at| at.row.is_none() && at.start < at.end) {
                blocks.entry(at.block).or_default().push(Number { at, told });
            }
        }
        let blocks: BTreeMap<u32, Rc<[Number]>> =
            blocks.into_iter().map(|(block, numbers)| (block, apart(numbers, marks.of(block).as_deref()))).collect();
        let leads = |number: &&Number| {
            findings.narrative.get(number.told).is_some_and(|told| told.links.iter().any(|link| !link.loci.is_empty()))
        };
        let first = blocks.values().flat_map(|numbers| numbers.iter()).find(leads).map(|number| number.told);
        Self { blocks, first }
    }

    /// The numbers of a block; `None` when it has none, so that nothing is looked up for most blocks.
    pub(crate) fn of(&self, block: u32) -> Option<Rc<[Number]>> {
        self.blocks.get(&block).cloned()
    }
}

/// Sorted by place, each behind the one before, none inside a mark.
fn apart(mut numbers: Vec<Number>, marks: Option<&[Mark]>) -> Rc<[Number]> {
    numbers.sort_by_key(|number| number.at);
    let mut marks = marks.unwrap_or_default().iter().map(|mark| mark.at).peekable();
    let (mut marked, mut end) = (0, 0);
    numbers.retain(|number| {
        while let Some(mark) = marks.next_if(|mark| mark.start <= number.at.start) {
            marked = marked.max(mark.end);
        }
        let free = number.at.start >= end && number.at.end > marked;
        end = if free { number.at.end } else { end };
        free
    });
    numbers.into()
}

/// Of a block's numbers, the one that covers the characters from `start` to `end`.
pub(crate) fn covering(numbers: &[Number], start: u32, end: u32) -> Option<Number> {
    let at = numbers.partition_point(|number| number.at.end <= start);
    numbers.get(at).copied().filter(|number| number.at.start <= start && end <= number.at.end)
}

impl Checked {
    /// The place a number of the text leads to: a locus.
    pub(crate) fn counterpart(&self, told: usize) -> Option<&str> {
        let told = self.report.findings.narrative.get(told)?;
        clearest(told).into_iter().flat_map(|link| &link.loci).map(String::as_str).next()
    }

    /// What a number of the text was compared with, a line for each comparison, or why with nothing.
    pub(crate) fn explain(&self, told: usize, w: &Words) -> String {
        let Some(told) = self.report.findings.narrative.get(told) else { return String::new() };
        let mut lines: Vec<String> = Vec::new();
        for line in clearest(told).into_iter().map(|link| self.comparison(link, w)) {
            // Several rules may compare the same numbers.
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        let why = told.why.filter(|_| lines.is_empty()).map(|why| say(w.untold, &[&w.unlinked(why)]));
        why.unwrap_or_else(|| lines.join("\n"))
    }

    fn comparison(&self, link: &Link, w: &Words) -> String {
        let agrees = matches!(link.tie, Tie::Copy | Tie::Percentage);
        let sentence = match (link.holds, agrees) {
            (true, true) => w.told_agrees,
            (true, false) => w.told_together,
            (false, _) => w.told_differs,
        };
        let with = link.say.clone().unwrap_or_else(|| self.named(&link.loci, w));
        say(sentence, &[&with])
    }

    /// The first of these places in words; a table's title stands only before the first of its places.
    fn named(&self, loci: &[String], w: &Words) -> String {
        let table = |locus: &str| self.report.findings.loci.get(locus).and_then(|locus| locus.table.as_deref());
        let before = std::iter::once(None).chain(loci.iter().map(|locus| table(locus)));
        let named = loci.iter().zip(before).map(|(locus, before)| self.say(locus, before.unwrap_or_default()));
        let words = named.take(MOST).collect::<Vec<_>>().join(w.told_and);
        match loci.len() {
            // Nothing is printed in a cell that repeats a nought.
            0 => w.told_blank.to_owned(),
            count if count > MOST => words + &say(w.told_more, &[&count]),
            _ => words,
        }
    }
}

/// What a number was compared with, what it simply repeats before what it adds up with or follows from.
fn clearest(told: &Told) -> Vec<&Link> {
    let (copies, others): (Vec<&Link>, Vec<&Link>) = told.links.iter().partition(|link| link.tie == Tie::Copy);
    copies.into_iter().chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture::{checked_text, number};
    use crate::app::words::words;
    use crate::report::Unlinked;
    use crate::worker::protocol::Language;

    fn spans(checked: &Checked) -> Vec<(u32, u32)> {
        let numbers = checked.numbers.of(0).unwrap_or_else(|| Rc::from([]));
        numbers.iter().map(|number| (number.at.start, number.at.end)).collect()
    }

    #[test]
    fn a_number_finds_itself_by_its_characters() {
        let checked = checked_text(&[number(0, 4, &["l1"]), number(6, 9, &["l0"])], None);
        let numbers = checked.numbers.of(0).expect("numbers");
        assert_eq!(covering(&numbers, 6, 9).map(|number| number.told), Some(1));
        assert_eq!(covering(&numbers, 7, 8).map(|number| number.told), Some(1), "a part of it");
        assert_eq!((covering(&numbers, 4, 6), covering(&numbers, 9, u32::MAX)), (None, None));
        assert!(checked.numbers.of(1).is_none());
    }

    #[test]
    fn a_number_in_a_mark_is_left_to_the_mark() {
        let numbers = [number(0, 4, &["l1"]), number(6, 9, &["l0"]), number(7, 12, &["l0"])];
        assert_eq!(spans(&checked_text(&numbers, None)), [(0, 4), (6, 9)], "one after the other");
        let marked = checked_text(&numbers, Some((0, 5)));
        assert_eq!(spans(&marked), [(6, 9)]);
        assert_eq!(marked.numbers.first, Some(1));
        assert_eq!(spans(&checked_text(&numbers, Some((6, 8)))), [(0, 4), (6, 9)], "a mark on a part of it");
    }

    #[test]
    fn a_number_says_what_it_was_compared_with_or_why_not() {
        let mut numbers = [number(0, 4, &["l1", "l2", "l0", "l1", "l2"]), number(6, 9, &["l0"]), number(10, 12, &[])];
        numbers[1].links[0].holds = false;
        numbers[1].links[0].say = Some("(2 − 1) ÷ 1 = 100%".to_owned());
        numbers[1].links[0].tie = Tie::Percentage;
        numbers[2].why = Some(Unlinked::Limit);
        let checked = checked_text(&numbers, None);
        let says = |told| checked.explain(told, words(Language::Zh));
        assert_eq!(says(0), "勾稽：l1；l2；l0 等 5 处");
        assert_eq!(says(1), "不符：(2 − 1) ÷ 1 = 100%");
        assert_eq!(says(2), "未对应：标准线");
        numbers[1].links[0] =
            Link { tie: Tie::Copy, loci: Vec::new(), holds: true, say: None, ..numbers[0].links[0].clone() };
        let blank = checked_text(&numbers, None);
        assert_eq!(blank.explain(1, words(Language::Zh)), "对应：空白");
        numbers[0].links.push(number(0, 0, &["l2"]).links[0].clone());
        let copied = checked_text(&numbers, None);
        assert_eq!(copied.counterpart(0), Some("l2"), "what it repeats before what it adds up with");
        assert_eq!((checked.counterpart(0), checked.counterpart(2)), (Some("l1"), None));
    }

    #[test]
    fn only_the_same_amount_is_called_a_counterpart() {
        let mut numbers = [number(0, 4, &["l1"]), number(6, 9, &["l0"])];
        numbers[1].links[0].tie = Tie::Limit;
        let checked = checked_text(&numbers, None);
        let says = |told| checked.explain(told, words(Language::Zh));
        assert_eq!([says(0), says(1)], ["对应：l1", "勾稽：l0"]);
    }
}
