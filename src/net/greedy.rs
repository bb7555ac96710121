//! Many errors in one group: the clear ones one by one, then what is left.

use super::locate::{excuse, require};
use super::network::Ticks;
use super::state::{BUDGET, State};
use super::step::Step;
use super::{Cause, apportion, demand, group, search};

/// How often the candidates are gone through.
const PASSES: usize = 4;

/// Work spent on making sure that a clear step is the only one.
const ALLOWANCE: u64 = 300_000;

/// The causes of a group too large to be solved as a whole; its relations are required.
pub(super) fn causes(state: &mut State, group: &[u32], allowance: u64) -> Vec<Cause> {
    let mut causes = Vec::new();
    for _ in 0..PASSES {
        let before = causes.len();
        for step in candidates(state) {
            causes.extend(take(state, &step));
        }
        if causes.len() == before {
            break;
        }
    }
    causes.extend(leftovers(state, group, allowance));
    causes
}

/// Steps that settle two relations or more and break none, those that settle most first.
fn candidates(state: &mut State) -> Vec<Step> {
    let net = state.net;
    let mut suspects: Vec<u32> =
        state.failing().iter().flat_map(|relation| net.terms(*relation)).map(|term| term.id).collect();
    suspects.sort_unstable();
    suspects.dedup();
    let mut found: Vec<(usize, Step)> = Vec::new();
    for variable in suspects {
        let values = if state.failing_at(variable) < 2 { Vec::new() } else { demand::from_failing(state, variable) };
        let sets: Vec<Step> = values.into_iter().filter_map(|value: Ticks| Step::set(state, variable, value)).collect();
        for step in sets.into_iter().chain(Step::moves(state, variable)) {
            let settled = settled(state, &step).len();
            if settled >= 2 {
                found.push((settled, step));
            }
        }
    }
    found.sort_unstable_by_key(|(settled, step)| (std::cmp::Reverse(*settled), *step));
    found.dedup();
    found.into_iter().map(|(_, step)| step).collect()
}

/// The failing relations a step settles, ascending; none if it breaks one.
fn settled(state: &mut State, step: &Step) -> Vec<u32> {
    let failing = state.failing().len();
    let mut touched = state.touched(&step.variables());
    touched.retain(|relation| state.fails(*relation));
    step.apply(state);
    touched.retain(|relation| !state.fails(*relation));
    let broken = state.failing().len() + touched.len() > failing;
    step.undo(state);
    if broken { Vec::new() } else { touched }
}

/// The cause behind what the step settles, if the step still makes sense.
fn take(state: &mut State, step: &Step) -> Vec<Cause> {
    let current = step.variables().iter().all(|variable| match *step {
        Step::Set { from, .. } => state.values[*variable as usize] == from,
        Step::Move { from, value, .. } => state.values[*variable as usize] == (*variable == from).then_some(value),
    });
    let targets = if current && state.spent < BUDGET { settled(state, step) } else { Vec::new() };
    if targets.len() < 2 {
        return Vec::new();
    }
    let others: Vec<u32> = state.failing().iter().copied().filter(|one| targets.binary_search(one).is_err()).collect();
    state.spent += others.len() as u64;
    require(state, &others, false);
    let outcome = search::smallest(state, 1, ALLOWANCE);
    let causes = match outcome.found.is_empty() {
        true => Vec::new(),
        false => apportion::causes(state, &targets, outcome),
    };
    if !causes.is_empty() {
        excuse(state, &targets);
    }
    require(state, &others, true);
    causes
}

/// What the clear steps have left, each connected part for itself.
fn leftovers(state: &mut State, group: &[u32], allowance: u64) -> Vec<Cause> {
    let left: Vec<u32> = group.iter().copied().filter(|relation| state.fails(*relation)).collect();
    require(state, &left, false);
    let mut causes = Vec::new();
    let lists = group::lists(group::by_variable(state.net, &left), &left);
    let share = allowance / lists.len().max(1) as u64;
    for list in lists {
        require(state, &list, true);
        let outcome = search::smallest(state, 2, share);
        causes.extend(apportion::causes(state, &list, outcome));
        excuse(state, &list);
    }
    causes
}
