//! Finding the wrong amounts behind relations that fail.

use super::attribute::Suspicions;
use super::group::{self, Sets};
use super::state::{BUDGET, State};
use super::step::Step;
use super::{Cause, Force, Nature, apportion, greedy, search};

/// How many wrong amounts are looked for together.
const DEPTH: usize = 3;

/// Work spent on one group of failing relations at most.
const ALLOWANCE: u64 = 4_000_000;

/// The causes of all strong relations that fail.
pub(super) fn faults(state: &mut State) -> Vec<Cause> {
    let strong = |relation: &u32| state.net.frames[*relation as usize].force == Force::Strong;
    let failing: Vec<u32> =
        state.relations().filter(strong).filter(|one| state.nature(*one) == Nature::Beyond).collect();
    causes(state, &failing)
}

/// The causes of these failing relations (ascending).
pub(super) fn causes(state: &mut State, failing: &[u32]) -> Vec<Cause> {
    let mut sets = group::by_variable(state.net, failing);
    join_moves(state, failing, &mut sets);
    let (mut causes, mut mended) = (Vec::new(), Vec::new());
    let groups = group::lists(sets, failing);
    let count = groups.len();
    for (place, list) in groups.into_iter().enumerate() {
        let share = BUDGET.saturating_sub(state.spent) / (count - place) as u64;
        let (fails, holds): (Vec<u32>, Vec<u32>) =
            list.into_iter().partition(|relation| state.nature(*relation) == Nature::Beyond);
        mended.extend(holds);
        if !fails.is_empty() {
            causes.extend(explain(state, &fails, share.min(ALLOWANCE)));
        }
    }
    let known = Suspicions::of(&causes);
    for relation in mended {
        known.give(state, &mut causes, relation);
    }
    causes
}

/// The causes of one group.
fn explain(state: &mut State, group: &[u32], allowance: u64) -> Vec<Cause> {
    require(state, group, true);
    let outcome = search::smallest(state, DEPTH, allowance / 2);
    let causes = match outcome.complete && !outcome.found.is_empty() {
        true => apportion::causes(state, group, outcome),
        false => greedy::causes(state, group, allowance / 2),
    };
    excuse(state, group);
    causes
}

pub(super) fn require(state: &mut State, relations: &[u32], required: bool) {
    relations.iter().for_each(|relation| state.require(*relation, required));
}

/// What could not be mended is no longer asked for.
pub(super) fn excuse(state: &mut State, relations: &[u32]) {
    for relation in relations {
        if state.fails(*relation) {
            state.require(*relation, false);
        }
    }
}

/// An amount in the wrong column breaks relations of two columns, which share no variable: joins them where putting it
/// back mends both and breaks nothing.
fn join_moves(state: &mut State, failing: &[u32], sets: &mut Sets) {
    let mut seen = std::collections::HashSet::new();
    let net = state.net;
    for relation in failing {
        for term in net.terms(*relation) {
            if !seen.insert(term.id) {
                continue;
            }
            for step in Step::moves(state, term.id) {
                let mended = mended(state, &step);
                let places: Vec<u32> =
                    mended.iter().filter_map(|one| failing.binary_search(one).ok()).map(|place| place as u32).collect();
                places.windows(2).for_each(|pair| sets.join(pair[0], pair[1]));
            }
        }
    }
}

/// The relations a step mends, or none if it breaks a strong one.
fn mended(state: &mut State, step: &Step) -> Vec<u32> {
    step.apply(state);
    let mut touched = state.touched(&step.variables());
    let fails = |relation: u32| state.nature(relation) == Nature::Beyond;
    let failed = |relation: u32| state.nature_before(relation) == Nature::Beyond;
    let strong = |relation: u32| state.net.frames[relation as usize].force == Force::Strong;
    let breaks = touched.iter().any(|one| fails(*one) && !failed(*one) && strong(*one));
    touched.retain(|one| !breaks && failed(*one) && !fails(*one));
    step.undo(state);
    touched
}
