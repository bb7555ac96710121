//! How well each amount is held by the relations.

use super::state::State;
use super::{Nature, Order};

/// Per variable: how many judged equalities touch it.
pub(super) fn bound(state: &State) -> Vec<u32> {
    let judged = |relation: u32| {
        !matches!(state.nature_printed(relation), Nature::Void | Nature::Unjudged)
            && state.net.frames[relation as usize].order == Order::Equal
    };
    let count = |variable| state.net.touching(variable).iter().filter(|term| judged(term.id)).count() as u32;
    (0..state.values.len() as u32).map(count).collect()
}
