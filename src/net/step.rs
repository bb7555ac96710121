//! One step of a repair: what a single slip of the pen undoes.

use super::network::Ticks;
use super::state::State;

/// A cell gets another value, or an amount goes back to the cell it belongs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Set { variable: u32, from: Option<Ticks>, to: Option<Ticks> },
    Move { from: u32, to: u32, value: Ticks },
}

impl Step {
    /// Setting the variable to `value`; zero means blank. `None` if that changes nothing.
    pub(super) fn set(state: &State, variable: u32, value: Ticks) -> Option<Step> {
        let from = state.values[variable as usize];
        let to = (value != 0).then_some(value);
        (from != to && from != Some(value)).then_some(Step::Set { variable, from, to })
    }

    /// Moving an amount between this cell and its neighbours in the line, where just one of the two is blank.
    pub(super) fn moves(state: &State, variable: u32) -> impl Iterator<Item = Step> + use<> {
        let value = |id: u32| state.values[id as usize];
        let found: Vec<Step> = (state.net.neighbours(variable))
            .filter_map(|other| match (value(variable), value(other)) {
                (Some(value), None) if value != 0 => Some(Step::Move { from: variable, to: other, value }),
                (None, Some(value)) if value != 0 => Some(Step::Move { from: other, to: variable, value }),
                _ => None,
            })
            .collect();
        found.into_iter()
    }

    pub(super) fn variables(&self) -> Vec<u32> {
        match *self {
            Step::Set { variable, .. } => vec![variable],
            Step::Move { from, to, .. } => vec![from, to],
        }
    }

    pub(super) fn apply(&self, state: &mut State) {
        match *self {
            Step::Set { variable, to, .. } => {
                state.set(variable, to);
            }
            Step::Move { from, to, value } => {
                state.set(from, None);
                state.set(to, Some(value));
            }
        }
    }

    pub(super) fn undo(&self, state: &mut State) {
        match *self {
            Step::Set { variable, from, .. } => {
                state.set(variable, from);
            }
            Step::Move { from, to, value } => {
                state.set(to, None);
                state.set(from, Some(value));
            }
        }
    }
}

/// All cells these steps touch.
pub(super) fn variables(steps: &[Step]) -> Vec<u32> {
    steps.iter().flat_map(Step::variables).collect()
}

pub(super) fn apply(steps: &[Step], state: &mut State) {
    steps.iter().for_each(|step| step.apply(state));
}

pub(super) fn undo(steps: &[Step], state: &mut State) {
    steps.iter().rev().for_each(|step| step.undo(state));
}
