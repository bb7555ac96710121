//! Relations that usually hold: explained by what is already known to be wrong, or causes of their own.

use super::attribute::Suspicions;
use super::state::State;
use super::{Cause, Force, Nature, locate};

/// Adds every failing soft relation to a cause, old or new.
pub(super) fn explain(state: &mut State, causes: &mut Vec<Cause>) {
    let net = state.net;
    let soft = |relation: &u32| net.frames[*relation as usize].force == Force::Soft;
    let fails = |relation: &u32| state.nature_printed(*relation) == Nature::Beyond;
    let mut left: Vec<u32> = state.relations().filter(soft).filter(fails).collect();
    let known = Suspicions::of(causes);
    left.retain(|relation| !known.give(state, causes, *relation));
    causes.extend(locate::causes(state, &left));
}
