//! What the user tries: other figures in the shown document. The file itself stays as it is.

use crate::report::{At, Shown, ShownBlock};
use crate::text::Span;
use crate::worker::protocol::{BlockId, Change, Locus};

/// One figure that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trial {
    /// Its place in the document as it was read: a whole cell, or characters of a paragraph.
    pub(crate) at: Locus,
    /// What is printed there.
    pub(crate) from: String,
    /// What is tried instead.
    pub(crate) to: String,
}

/// All changes, by place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Trials(Vec<Trial>);

impl Trials {
    /// In the words of the check.
    pub(crate) fn changes(&self) -> Vec<Change> {
        self.0.iter().map(|trial| Change { at: trial.at, to: trial.to.clone() }).collect()
    }

    /// One after the other, in the order of the document.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Trial> {
        self.0.iter()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// True when nothing is tried.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those of one block.
    pub(crate) fn of(&self, block: u32) -> impl Iterator<Item = &Trial> {
        self.0.iter().filter(move |trial| trial.at.block.0 == block)
    }

    /// Tries other words at a place of the document as it is shown, earlier trials in it. What is tried as it was printed is
    /// no trial any more.
    pub(crate) fn make(&mut self, shown: &Shown, at: &At, to: &str) {
        let Some((at, from, to)) = whole(shown, at, to) else { return };
        let (at, known) = self.origin(at);
        let trial = match known {
            Some(index) => Trial { to, ..self.0.remove(index) },
            None => Trial { at, from, to },
        };
        if trial.from != trial.to {
            self.0.push(trial);
            self.0.sort_by_key(|trial| trial.at);
        }
    }

    /// Takes one back.
    pub(crate) fn drop(&mut self, index: usize) {
        if index < self.0.len() {
            self.0.remove(index);
        }
    }

    /// Where a shown place stood before the trials, and the trial that stands there already.
    fn origin(&self, at: Locus) -> (Locus, Option<usize>) {
        let Some(chars) = at.chars else {
            return (at, self.0.iter().position(|trial| trial.at == at));
        };
        let mut shift = 0_i64;
        let moved = |at: u32, by: i64| u32::try_from(i64::from(at) + by).unwrap_or(0);
        for (index, trial) in self.0.iter().enumerate().filter(|(_, trial)| trial.at.block == at.block) {
            let Some(old) = trial.at.chars else { continue };
            let start = moved(old.start, shift);
            let end = start + trial.to.chars().count() as u32;
            if chars.start <= end && start <= chars.end {
                return (trial.at, Some(index));
            }
            if chars.start < start {
                break;
            }
            shift += i64::from(end - start) - i64::from(old.len());
        }
        let chars = Span::new(moved(chars.start, -shift), moved(chars.end, -shift));
        (Locus { chars: Some(chars), ..at }, None)
    }
}

/// The shown text at a place: of a cell all of it, of a paragraph the characters.
pub(crate) fn text(shown: &Shown, at: &At) -> Option<String> {
    whole(shown, at, "").map(|(_, from, _)| from)
}

/// The place, its words, and the words it has when its characters are others: of a cell always the whole.
fn whole(shown: &Shown, at: &At, to: &str) -> Option<(Locus, String, String)> {
    let block = BlockId(at.block);
    match (shown.blocks.get(at.block as usize)?, at.row.zip(at.col)) {
        (ShownBlock::Table { rows, .. }, Some(cell)) => {
            let cells = rows.get(cell.0 as usize)?;
            let text = &cells.iter().find(|shown| shown.col == cell.1)?.text;
            let [before, _, behind] = cut(text, at);
            let locus = Locus { block, cell: Some(cell), chars: None };
            Some((locus, text.clone(), format!("{before}{to}{behind}")))
        }
        (ShownBlock::Heading { text, .. } | ShownBlock::Paragraph { text }, None) => {
            let [_, from, _] = cut(text, at);
            let chars = Some(Span::new(at.start, at.end));
            Some((Locus { block, cell: None, chars }, from, to.to_owned()))
        }
        _ => None,
    }
}

/// A text before, inside and behind the characters of a place.
fn cut(text: &str, at: &At) -> [String; 3] {
    let part = |from: u32, to: u32| text.chars().skip(from as usize).take(to.saturating_sub(from) as usize).collect();
    [part(0, at.start), part(at.start, at.end), part(at.end, u32::MAX)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ShownCell;

    fn shown(paragraph: &str) -> Shown {
        let cell = ShownCell { col: 2, rows: 1, cols: 1, text: "≤79.47万元".to_owned(), amount: true };
        let blocks = vec![
            ShownBlock::Paragraph { text: paragraph.to_owned() },
            ShownBlock::Table { table: None, head: 0, rows: vec![Vec::new(), vec![cell]] },
        ];
        Shown { blocks }
    }

    fn chars(start: u32, end: u32) -> At {
        At { block: 0, row: None, col: None, start, end }
    }

    fn all(trials: &Trials) -> Vec<(u32, &str, &str)> {
        trials.iter().map(|trial| (trial.at.chars.unwrap_or_default().start, &*trial.from, &*trial.to)).collect()
    }

    #[test]
    fn a_cell_is_tried_as_a_whole() {
        let mut trials = Trials::default();
        let at = At { block: 1, row: Some(1), col: Some(2), start: 1, end: 6 };
        trials.make(&shown(""), &at, "79.48");
        assert_eq!(all(&trials), [(0, "≤79.47万元", "≤79.48万元")]);
        assert_eq!(trials.changes()[0].at, Locus { block: BlockId(1), cell: Some((1, 2)), chars: None });
        trials.make(&shown(""), &At { end: 0, start: 0, col: Some(9), ..at }, "1");
        assert_eq!(trials.len(), 1, "there is no such cell");
    }

    #[test]
    fn places_behind_a_trial_are_found_where_they_stood() {
        let mut trials = Trials::default();
        trials.make(&shown("共1.5万元，其中2万元和3万元。"), &chars(1, 4), "100.25");
        let later = shown("共100.25万元，其中2万元和3万元。");
        trials.make(&later, &chars(12, 13), "");
        assert_eq!(all(&trials), [(1, "1.5", "100.25"), (9, "2", "")]);
        let last = shown("共100.25万元，其中万元和3万元。");
        trials.make(&last, &chars(15, 16), "4");
        assert_eq!(all(&trials)[2], (13, "3", "4"));
        assert_eq!(trials.of(0).count(), 3);
    }

    #[test]
    fn a_place_is_tried_again_and_what_is_as_printed_is_no_trial() {
        let mut trials = Trials::default();
        trials.make(&shown("共1.5万元"), &chars(1, 4), "2.25");
        trials.make(&shown("共2.25万元"), &chars(1, 5), "3");
        assert_eq!(all(&trials), [(1, "1.5", "3")]);
        trials.make(&shown("共3万元"), &chars(1, 2), "1.5");
        assert!(trials.is_empty());
    }
}
