//! Turning the smallest repairs of a group into causes: one per independent error.

use super::search::Outcome;
use super::state::State;
use super::step::{self, Step};
use super::{Cause, CauseKind, Edit, Nature, Order, RelationId, Repair, Slip, VariableId, slip};

/// An independent part of a repair: sets of steps, any one of which will do.
type Factor = Vec<Vec<Step>>;

/// The causes of these failing relations (ascending). What is certain is repaired in `state` from now on.
pub(super) fn causes(state: &mut State, relations: &[u32], outcome: Outcome) -> Vec<Cause> {
    let found: Vec<Vec<Step>> = outcome.found.into_iter().map(|found| found.steps).collect();
    if found.is_empty() {
        return vec![unexplained(state, relations)];
    }
    // What was repaired before has settled these, too: they have no cause of their own.
    if found.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let mut factors = if outcome.complete { factors(&found) } else { vec![found.clone()] };
    let mut shares = shares(state, relations, &factors);
    if shares.iter().any(Vec::is_empty) {
        (factors, shares) = (vec![found], vec![relations.to_vec()]);
    }
    let causes = factors.iter().zip(shares).map(|(factor, share)| Cause {
        kind: CauseKind::Fault,
        relations: by_clarity(state, share),
        repairs: repairs(state, factor),
        complete: outcome.complete,
    });
    let causes = causes.collect();
    for factor in factors.iter().filter(|factor| outcome.complete && factor.len() == 1) {
        step::apply(&factor[0], state);
        state.keep(&step::variables(&factor[0]));
    }
    causes
}

/// A cause nobody could be found for.
pub(super) fn unexplained(state: &State, relations: &[u32]) -> Cause {
    let relations = by_clarity(state, relations.to_vec());
    Cause { kind: CauseKind::Fault, relations, repairs: Vec::new(), complete: false }
}

/// Copies first, then short sums.
pub(super) fn by_clarity(state: &State, mut relations: Vec<u32>) -> Vec<RelationId> {
    relations.sort_by_key(|relation| (state.net.terms(*relation).len(), *relation));
    relations.into_iter().map(RelationId).collect()
}

/// The repairs as told outside, best first: few residues, a known slip, a detail rather than a total.
pub(super) fn repairs(state: &mut State, alternatives: &[Vec<Step>]) -> Vec<Repair> {
    let mut repairs: Vec<(i32, Repair)> = alternatives.iter().map(|steps| repair(state, steps)).collect();
    repairs.sort_by_key(|(residues, repair)| {
        let derived = repair.edits.iter().any(|edit| state.net.variables[edit.variable.0 as usize].derived);
        let cells: Vec<VariableId> = repair.edits.iter().map(|edit| edit.variable).collect();
        (*residues, repair.slip.is_none(), derived, cells)
    });
    repairs.into_iter().map(|(_, repair)| repair).collect()
}

/// A repair and how many residues it leaves behind, compared with now.
fn repair(state: &mut State, steps: &[Step]) -> (i32, Repair) {
    let cells = step::variables(steps);
    step::apply(steps, state);
    let effect = state.effect(&cells);
    let mut edits: Vec<Edit> = cells.iter().map(|variable| edit(state, *variable)).collect();
    step::undo(steps, state);
    edits.sort_by_key(|edit| edit.variable);
    let slip = slip_of(state, steps);
    (effect.residues, Repair { edits, settles: effect.settled, breaks: effect.soft_broken, slip })
}

fn edit(state: &State, variable: u32) -> Edit {
    let fixes = |relation: u32| {
        state.net.frames[relation as usize].order == Order::Equal
            && matches!(state.nature(relation), Nature::Exact | Nature::Rounding | Nature::Void)
    };
    Edit {
        variable: VariableId(variable),
        to: state.values[variable as usize].map(|value| state.net.printed(variable, value)),
        fixed: state.net.touching(variable).iter().any(|term| fixes(term.id)),
    }
}

fn slip_of(state: &State, steps: &[Step]) -> Option<Slip> {
    match *steps {
        [Step::Set { variable, from, to }] => slip::classify(state.net, variable, from, to),
        [Step::Move { from, to, .. }] => Some(Slip::Moved { from: VariableId(from), to: VariableId(to) }),
        _ => None,
    }
}

/// The repairs as a product of independent choices, if they are one; else what all share, and the rest together.
fn factors(found: &[Vec<Step>]) -> Vec<Factor> {
    let first = &found[0];
    let product: Vec<Factor> = first.iter().map(|step| instead_of(step, first, found)).collect();
    let size = product.iter().try_fold(1usize, |size, factor| size.checked_mul(factor.len()));
    let covered = |steps: &Vec<Step>| {
        steps.len() == first.len()
            && product.iter().all(|factor| factor.iter().filter(|one| steps.contains(&one[0])).count() == 1)
    };
    if size == Some(found.len()) && found.iter().all(covered) {
        return product;
    }
    let (shared, _): (Vec<Step>, Vec<Step>) = first.iter().partition(|step| found.iter().all(|one| one.contains(step)));
    let rest = |steps: &Vec<Step>| steps.iter().copied().filter(|step| !shared.contains(step)).collect();
    let rest: Factor = found.iter().map(rest).collect();
    shared.iter().map(|step| vec![vec![*step]]).chain([rest]).collect()
}

/// The steps that can stand in for `step` while the rest of `first` stays.
fn instead_of(step: &Step, first: &[Step], found: &[Vec<Step>]) -> Factor {
    let others: Vec<Step> = first.iter().copied().filter(|other| other != step).collect();
    let stands_in = |steps: &&Vec<Step>| steps.len() == first.len() && others.iter().all(|other| steps.contains(other));
    let odd = |steps: &Vec<Step>| steps.iter().copied().filter(|one| !others.contains(one)).collect::<Vec<_>>();
    found.iter().filter(stands_in).map(odd).collect()
}

/// Which relations each factor explains: those it settles alone, then those it helps to settle.
fn shares(state: &mut State, relations: &[u32], factors: &[Factor]) -> Vec<Vec<u32>> {
    let mut shares = vec![Vec::new(); factors.len()];
    let mut left: Vec<u32> = relations.to_vec();
    for (factor, share) in factors.iter().zip(&mut shares) {
        step::apply(&factor[0], state);
        let (settled, rest): (Vec<u32>, Vec<u32>) =
            left.iter().partition(|relation| state.nature(**relation) != Nature::Beyond);
        step::undo(&factor[0], state);
        share.extend(settled);
        left = rest;
    }
    for (factor, share) in factors.iter().zip(&mut shares) {
        let touched = state.touched(&factor.iter().flat_map(|steps| step::variables(steps)).collect::<Vec<_>>());
        let (helped, rest): (Vec<u32>, Vec<u32>) =
            left.iter().partition(|relation| touched.binary_search(relation).is_ok());
        share.extend(helped);
        left = rest;
    }
    shares[0].extend(left);
    shares
}
