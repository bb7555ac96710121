//! Which characters of the document are marked, by block.
//!
//! *Invariant:* the marks of a block are sorted by place, so a row finds its own by two binary searches.

use super::checked::Checked;
use crate::report::{At, Finding, Findings, Level, Role};
use std::collections::BTreeMap;
use std::rc::Rc;

/// One marked place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Where.
    pub(crate) at: At,
    /// The finding it belongs to: an index.
    pub(crate) finding: usize,
    /// The finding's id, `f1`.
    pub(crate) id: Rc<str>,
    /// The finding's weight.
    pub(crate) level: Level,
    /// The finding's sentence.
    pub(crate) message: Rc<str>,
}

/// The marks that every reader sees, whichever finding is open: the suspects of all findings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    blocks: BTreeMap<u32, Rc<[Mark]>>,
}

impl Marks {
    /// Collects the suspects (or, for a finding without one, its first place).
    pub(crate) fn new(findings: &Findings) -> Self {
        let mut blocks: BTreeMap<u32, Vec<Mark>> = BTreeMap::new();
        for (index, finding) in findings.findings.iter().enumerate() {
            let (id, message) = (Rc::<str>::from(&*finding.id), Rc::<str>::from(&*finding.message));
            for locus in suspects(finding) {
                let Some(locus) = findings.loci.get(locus) else { continue };
                let (id, message) = (id.clone(), message.clone());
                let mark = Mark { at: locus.at, finding: index, id, level: finding.level, message };
                blocks.entry(locus.at.block).or_default().push(mark);
            }
        }
        let sorted = blocks.into_iter().map(|(block, mut marks)| {
            marks.sort_by_key(|mark| (mark.at, mark.level, mark.finding));
            (block, marks.into())
        });
        Self { blocks: sorted.collect() }
    }

    /// The marks of a block; `None` when it has none, so that nothing is compared for clean blocks.
    pub(crate) fn of(&self, block: u32) -> Option<Rc<[Mark]>> {
        self.blocks.get(&block).cloned()
    }

    /// The blocks that have marks, in order.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = u32> {
        self.blocks.keys().copied()
    }
}

fn suspects(finding: &Finding) -> Vec<&str> {
    let named: Vec<&str> = places(finding, |role| role == Role::Suspect).collect();
    if named.is_empty() { Checked::first_locus(finding).into_iter().collect() } else { named }
}

fn places(finding: &Finding, wanted: impl Fn(Role) -> bool) -> impl Iterator<Item = &str> {
    finding.loci.iter().filter(move |place| wanted(place.role)).map(|place| place.locus.as_str())
}

/// The marks of one row of a table.
pub(crate) fn of_row(marks: &[Mark], row: u32) -> &[Mark] {
    let start = marks.partition_point(|mark| mark.at.row < Some(row));
    let end = marks.partition_point(|mark| mark.at.row <= Some(row));
    &marks[start..end]
}

/// Of a row's marks, those of one cell.
pub(crate) fn of_cell(marks: &[Mark], col: u32) -> &[Mark] {
    let start = marks.partition_point(|mark| mark.at.col < Some(col));
    let end = marks.partition_point(|mark| mark.at.col <= Some(col));
    &marks[start..end]
}

/// What the open finding adds to the marks of one block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Focus {
    /// The open finding: an index.
    pub(crate) finding: Option<usize>,
    /// The places it names here, sorted.
    pub(crate) places: Vec<At>,
    /// The one place that is lit, when it is here.
    pub(crate) lit: Option<At>,
}

impl Focus {
    /// The parts of a focus by block. Blocks that are not in it look as if nothing were open.
    pub(crate) fn by_block(checked: &Checked, selected: Option<usize>, lit: Option<&str>) -> BTreeMap<u32, Rc<Focus>> {
        let mut blocks: BTreeMap<u32, Focus> = BTreeMap::new();
        let finding = selected.and_then(|index| checked.finding(index));
        for at in finding.into_iter().flat_map(|finding| &finding.loci).filter_map(|place| checked.at(&place.locus)) {
            let focus = blocks.entry(at.block).or_default();
            focus.finding = selected;
            focus.places.push(at);
        }
        if let Some(at) = lit.and_then(|locus| checked.at(locus)) {
            blocks.entry(at.block).or_default().lit = Some(at);
        }
        let sorted = blocks.into_iter().map(|(block, mut focus)| {
            focus.places.sort_unstable();
            focus.places.dedup();
            (block, Rc::new(focus))
        });
        sorted.collect()
    }

    /// What of the focus lies in these rows; `None` when nothing does.
    pub(crate) fn within(&self, rows: std::ops::Range<u32>) -> Option<Focus> {
        let here = |at: &At| at.row.is_some_and(|row| rows.contains(&row));
        let places: Vec<At> = self.places.iter().copied().filter(here).collect();
        let lit = self.lit.filter(here);
        (!places.is_empty() || lit.is_some()).then_some(Focus { finding: self.finding, places, lit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture::checked;

    #[test]
    fn a_row_and_a_cell_find_their_marks() {
        let findings: Vec<_> = (0..5).map(|_| ("t1", Level::Error, "a")).collect();
        let marks = checked(1, &findings).marks.of(0).expect("marks");
        let ids = |marks: &[Mark]| marks.iter().map(|mark| mark.id.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(of_row(&marks, 3)), ["f4"]);
        assert_eq!(ids(of_cell(of_row(&marks, 3), 1)), ["f4"]);
        assert!(of_cell(of_row(&marks, 3), 0).is_empty() && of_row(&marks, 9).is_empty());
    }

    #[test]
    fn only_blocks_the_finding_names_have_a_focus() {
        let checked = checked(1, &[("t1", Level::Error, "a"), ("t1", Level::Error, "b")]);
        let focus = Focus::by_block(&checked, Some(1), Some("l0"));
        assert_eq!(focus.keys().copied().collect::<Vec<_>>(), [0]);
        let rows =
            |focus: &Focus| (focus.places.iter().map(|at| at.row).collect::<Vec<_>>(), focus.lit.and_then(|at| at.row));
        assert_eq!(rows(&focus[&0]), (vec![Some(1)], Some(0)));
        assert_eq!(focus[&0].within(0..1).map(|focus| rows(&focus)), Some((vec![], Some(0))));
        assert_eq!(focus[&0].within(2..9), None);
        assert!(Focus::by_block(&checked, None, None).is_empty());
    }
}
