//! Rounding residues, put together where they share amounts.

use super::state::State;
use super::step::Step;
use super::{Cause, CauseKind, Nature, apportion, group};

/// Adds one cause per connected set of residues that no named error explains.
pub(super) fn collect(state: &mut State, causes: &mut Vec<Cause>) {
    let remains = |relation: &u32| {
        state.nature_printed(*relation) == Nature::Rounding && state.nature(*relation) != Nature::Exact
    };
    let residues: Vec<u32> = state.relations().filter(remains).collect();
    for list in group::lists(group::by_variable(state.net, &residues), &residues) {
        let steps = single_steps(state, &list);
        causes.push(Cause {
            kind: CauseKind::Rounding,
            relations: apportion::by_clarity(state, list),
            repairs: apportion::repairs(state, &steps),
            complete: true,
        });
    }
}

/// The amounts that settle every residue of the list when they move by one step, and make nothing worse.
fn single_steps(state: &mut State, list: &[u32]) -> Vec<Vec<Step>> {
    let net = state.net;
    let shortest = list.iter().min_by_key(|relation| net.terms(**relation).len());
    let mut found = Vec::new();
    for term in shortest.into_iter().flat_map(|relation| net.terms(*relation)) {
        let touched = state.touched(&[term.id]);
        let Some(value) = state.values[term.id as usize] else { continue };
        if touched.len() < list.len() || !list.iter().all(|relation| touched.binary_search(relation).is_ok()) {
            continue;
        }
        for moved in [value - net.steps[term.id as usize], value + net.steps[term.id as usize]] {
            let Some(step) = Step::set(state, term.id, moved) else { continue };
            let before: Vec<Nature> = touched.iter().map(|relation| state.nature(*relation)).collect();
            step.apply(state);
            let settles = list.iter().all(|relation| state.nature(*relation) == Nature::Exact);
            let harmless = touched.iter().zip(&before).all(|(relation, before)| match state.nature(*relation) {
                Nature::Exact | Nature::Void | Nature::Unjudged => true,
                after => after == *before,
            });
            step.undo(state);
            if settles && harmless {
                found.push(vec![step]);
            }
        }
    }
    found
}
