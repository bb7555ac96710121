//! Doubting the reading: a table most of whose relations fail was probably misread.

use super::state::State;
use super::{Cause, Force, Nature, Repair, Slip};
use std::collections::BTreeMap;

/// A table with fewer relations of its own says nothing about its reading.
const LEAST: u32 = 6;

/// Up to so many wrong cells are errors, not a misreading.
const BELIEVED: usize = 2;

/// The tables that were probably misread, ascending.
pub(super) fn misread(state: &State, faults: &[Cause]) -> Vec<u32> {
    let mut counts = BTreeMap::<u32, (u32, u32)>::new();
    for relation in state.relations() {
        let nature = state.nature_printed(relation);
        let Some(table) = table(state, relation) else { continue };
        let strong = state.net.frames[relation as usize].force == Force::Strong;
        if strong && !matches!(nature, Nature::Void | Nature::Unjudged) {
            let (judged, failed) = counts.entry(table).or_default();
            *judged += 1;
            *failed += u32::from(nature == Nature::Beyond);
        }
    }
    counts.retain(|_, (judged, failed)| *judged >= LEAST && 2 * *failed > *judged);
    if counts.is_empty() {
        return Vec::new();
    }
    let errors = errors(state, faults);
    counts.into_keys().filter(|table| errors.get(table).is_some_and(|count| *count > BELIEVED)).collect()
}

/// The table all terms of the relation stand in.
fn table(state: &State, relation: u32) -> Option<u32> {
    let table = |variable: u32| state.net.variables[variable as usize].group;
    let (first, rest) = state.net.terms(relation).split_first()?;
    rest.iter().all(|term| table(term.id) == table(first.id)).then(|| table(first.id))
}

/// Per table, how many errors explain its failing relations; an unexplained one counts as too many.
fn errors(state: &State, faults: &[Cause]) -> BTreeMap<u32, usize> {
    let mut errors = BTreeMap::new();
    for cause in faults {
        let mut tables: Vec<u32> = cause.relations.iter().filter_map(|relation| table(state, relation.0)).collect();
        tables.sort_unstable();
        tables.dedup();
        let size = match cause.repairs.first() {
            Some(repair) if cause.complete => steps(repair),
            _ => BELIEVED + 1,
        };
        for table in tables {
            *errors.entry(table).or_default() += size;
        }
    }
    errors
}

fn steps(repair: &Repair) -> usize {
    if matches!(repair.slip, Some(Slip::Moved { .. })) { 1 } else { repair.edits.len() }
}
