//! The places findings name, as marks in the shown document.

use crate::export::entry::entries;
use crate::report::{At, Findings};
use std::collections::BTreeMap;

/// A place that is named.
pub(super) struct Anchor {
    pub(super) at: At,
    /// Its number among all: `p0` is the address of the first.
    pub(super) id: usize,
    /// Numbers of the findings that doubt it; none when it is only a term.
    pub(super) numbers: Vec<usize>,
}

/// All places that are named, in the order of the document.
pub(super) struct Anchors {
    all: Vec<Anchor>,
    by_locus: BTreeMap<String, usize>,
}

impl Anchors {
    pub(super) fn of(findings: &Findings) -> Self {
        let mut places: BTreeMap<At, Vec<usize>> = BTreeMap::new();
        let mut named: Vec<&str> = Vec::new();
        for entry in entries(findings) {
            for locus in entry.places() {
                let numbers = places.entry(locus.at).or_default();
                if !numbers.contains(&entry.number) {
                    numbers.push(entry.number);
                }
            }
            named.extend(entry.finding.loci.iter().map(|place| &*place.locus));
            let sides = entry.finding.equations.iter().flat_map(|it| it.left.iter().chain(&it.right));
            named.extend(sides.map(|term| &*term.locus));
        }
        let loci: Vec<(&str, At)> = named.into_iter().filter_map(|id| Some((id, findings.loci.get(id)?.at))).collect();
        for (_, at) in &loci {
            places.entry(*at).or_default();
        }
        let all: Vec<Anchor> =
            places.into_iter().zip(0..).map(|((at, numbers), id)| Anchor { at, id, numbers }).collect();
        let index = |at: &At| all.binary_search_by(|anchor| anchor.at.cmp(at)).ok();
        let by_locus = loci.iter().filter_map(|(id, at)| Some(((*id).to_owned(), index(at)?))).collect();
        Self { all, by_locus }
    }

    /// The number of the place of a locus.
    pub(super) fn id(&self, locus: &str) -> Option<usize> {
        self.by_locus.get(locus).copied()
    }

    /// The places in a block, or in one of its cells.
    pub(super) fn within(&self, block: u32, row: Option<u32>, col: Option<u32>) -> &[Anchor] {
        let place = |anchor: &Anchor| (anchor.at.block, anchor.at.row, anchor.at.col);
        let first = self.all.partition_point(|anchor| place(anchor) < (block, row, col));
        let end = self.all.partition_point(|anchor| place(anchor) <= (block, row, col));
        &self.all[first..end]
    }
}
