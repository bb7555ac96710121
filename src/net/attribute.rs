//! Giving a relation that failed to a cause that is known already.

use super::state::State;
use super::{Cause, CauseKind, Nature, RelationId, Repair};
use std::collections::BTreeMap;

/// Per suspected variable the causes that suspect it.
pub(super) struct Suspicions(BTreeMap<u32, Vec<usize>>);

impl Suspicions {
    pub(super) fn of(causes: &[Cause]) -> Self {
        let mut known = BTreeMap::<u32, Vec<usize>>::new();
        let sure = |cause: &Cause| cause.kind == CauseKind::Fault && cause.complete;
        for (place, cause) in causes.iter().enumerate().filter(|(_, cause)| sure(cause)) {
            for edit in cause.repairs.iter().flat_map(|repair| &repair.edits) {
                known.entry(edit.variable.0).or_default().push(place);
            }
        }
        Suspicions(known)
    }

    /// Adds the relation to a cause that has mended it, or one of whose repairs would; says whether there is one.
    pub(super) fn give(&self, state: &mut State, causes: &mut [Cause], relation: u32) -> bool {
        let net = state.net;
        let mended = state.nature(relation) != Nature::Beyond;
        let suspects = net.terms(relation).iter().filter_map(|term| self.0.get(&term.id)).flatten();
        let found = suspects.copied().find(|cause| match causes[*cause].named() {
            Some(_) => mended,
            None => causes[*cause].repairs.iter().any(|repair| settles(state, repair, relation)),
        });
        if let Some(cause) = found {
            causes[cause].relations.push(RelationId(relation));
        }
        found.is_some()
    }
}

/// Whether the relation holds once the repair is made.
fn settles(state: &mut State, repair: &Repair, relation: u32) -> bool {
    let change = |edit: &super::Edit| {
        let value = edit.to.and_then(|to| state.net.ticks(to));
        (edit.variable.0, state.set(edit.variable.0, value))
    };
    let old: Vec<_> = repair.edits.iter().map(change).collect();
    let holds = state.nature(relation) != Nature::Beyond;
    for (variable, value) in old.into_iter().rev() {
        state.set(variable, value);
    }
    holds
}
