//! Which values the relations of a variable ask of it.

use super::judge::{cut, round};
use super::network::{LIMIT, Term, Ticks};
use super::state::State;
use super::{Nature, Order};

/// More relations than this are not asked.
const ASKED: usize = 48;

/// More values than this are not tried.
const TRIED: usize = 16;

/// What one relation asks of one of its variables.
struct Demand {
    /// The value that makes both sides equal, if a whole number does.
    exact: Option<Ticks>,
    /// Values outside these certainly fail.
    low: Ticks,
    high: Ticks,
}

/// The demand of the relation `term` points to; `None` if the variable does not matter there.
fn demand(state: &State, variable: u32, term: &Term) -> Option<Demand> {
    let (frame, factor) = (&state.net.frames[term.id as usize], term.net());
    if factor == 0 {
        return None;
    }
    let mut tally = *state.tally(term.id);
    let value = state.values[variable as usize];
    let rest = tally.gap() - factor * value.unwrap_or(0);
    if value.is_none() {
        for (side, factor) in [term.left, term.right].into_iter().enumerate() {
            tally.filled[side] += u32::from(factor != 0);
            tally.rounded[side] += u32::from(factor != 0 && state.net.variables[variable as usize].rounded);
        }
    }
    let reach = frame.reach(&tally) + frame.coarse.map_or(0, |coarse| coarse.step);
    let size = factor.abs();
    let wanted = -rest * factor.signum();
    let (mut low, mut high) = (-(reach - wanted).div_euclid(size), (reach + wanted).div_euclid(size));
    if frame.order == Order::AtMost {
        if factor > 0 { low = -LIMIT } else { high = LIMIT }
    }
    Some(Demand { exact: (wanted % size == 0).then_some(wanted / size), low, high })
}

/// Values of the variable that would mend one of the failing relations it is in.
pub(super) fn from_failing(state: &mut State, variable: u32) -> Vec<Ticks> {
    let net = state.net;
    state.spent += net.touching(variable).len() as u64;
    let mut values = Vec::new();
    for term in net.touching(variable).iter().filter(|term| state.fails(term.id)).take(ASKED) {
        push_exact(state, variable, term, &mut values);
    }
    tidy(values)
}

/// Values of the variable that may mend all the failing relations at once, the likeliest first; every failing relation
/// must contain it.
pub(super) fn from_all(state: &mut State, variable: u32) -> Vec<Ticks> {
    let net = state.net;
    let touching = net.touching(variable);
    state.spent += 2 * touching.len() as u64;
    let (mut low, mut high) = (-LIMIT, LIMIT);
    let mut values = Vec::new();
    for term in touching.iter().filter(|term| state.fails(term.id)) {
        let Some(demand) = demand(state, variable, term) else { return Vec::new() };
        (low, high) = (low.max(demand.low), high.min(demand.high));
        if low > high {
            return Vec::new();
        }
        if values.len() < ASKED {
            push_exact(state, variable, term, &mut values);
        }
    }
    for term in touching.iter().filter(|term| !state.fails(term.id)).take(ASKED) {
        let equal = net.frames[term.id as usize].order == Order::Equal;
        if equal && !matches!(state.nature(term.id), Nature::Void | Nature::Unjudged) {
            push_exact(state, variable, term, &mut values);
        }
    }
    let step = net.steps[variable as usize];
    values.extend((high < LIMIT).then(|| cut(high, step)));
    values.extend((low > -LIMIT).then(|| -cut(-low, step)));
    values.retain(|value| (low..=high).contains(value));
    tidy(values)
}

fn push_exact(state: &State, variable: u32, term: &Term, values: &mut Vec<Ticks>) {
    let Some(exact) = demand(state, variable, term).and_then(|demand| demand.exact) else { return };
    match state.net.frames[term.id as usize].coarse {
        Some(coarse) if coarse.variable == variable => {
            values.extend([round(exact, coarse.step), cut(exact, coarse.step)])
        }
        _ => values.push(exact),
    }
}

/// Each value once, in the order of first mention, and not too many.
fn tidy(values: Vec<Ticks>) -> Vec<Ticks> {
    let mut once: Vec<Ticks> = Vec::new();
    for value in values {
        if once.len() < TRIED && value.abs() <= LIMIT && !once.contains(&value) {
            once.push(value);
        }
    }
    once
}
