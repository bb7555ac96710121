//! The smallest sets of steps after which everything holds.

use super::demand;
use super::state::{BUDGET, Effect, State};
use super::step::{self, Step};
use std::collections::BTreeMap;

/// A sum longer than this does not make a suspect of each of its terms.
const LONG: usize = 400;

/// A set of steps that mends everything.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Ascending.
    pub(super) steps: Vec<Step>,
    pub(super) effect: Effect,
}

impl Found {
    /// Smaller is better.
    fn rank(&self) -> (i32, i64) {
        (self.effect.residues, -self.gain())
    }

    fn gain(&self) -> i64 {
        i64::from(self.effect.soft_settled) - i64::from(self.effect.soft_broken)
    }
}

/// What a search brought.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The repairs of the best class; none if every repair takes more steps.
    pub(super) found: Vec<Found>,
    /// Whether nothing was left out.
    pub(super) complete: bool,
}

struct Search<'s, 'n> {
    state: &'s mut State<'n>,
    taken: Vec<Step>,
    found: BTreeMap<Vec<Step>, Effect>,
    limit: u64,
    complete: bool,
}

/// The smallest repairs of all that fails, of at most `depth` steps, spending at most `allowance`.
pub(super) fn smallest(state: &mut State, depth: usize, allowance: u64) -> Outcome {
    let limit = (state.spent + allowance).min(BUDGET);
    let mut search = Search { state, taken: Vec::new(), found: BTreeMap::new(), limit, complete: true };
    for depth in 1..=depth {
        search.descend(depth);
        if !search.found.is_empty() || !search.complete {
            break;
        }
    }
    let found = search.found.into_iter().map(|(steps, effect)| Found { steps, effect }).collect();
    Outcome { found: best_class(found), complete: search.complete }
}

impl Search<'_, '_> {
    fn descend(&mut self, depth: usize) {
        if self.state.spent > self.limit {
            self.complete = false;
            return;
        }
        let Some(relation) = self.state.clearest() else { return self.accept() };
        if self.needs_more_than(depth) {
            return;
        }
        for variable in self.suspects(relation, depth) {
            match depth {
                1 => self.mend(variable),
                _ => self.try_values(variable, depth),
            }
            for moved in Step::moves(self.state, variable) {
                self.attempt(moved, depth);
            }
        }
    }

    /// Variables of the relation that may still be changed.
    fn suspects(&mut self, relation: u32, depth: usize) -> Vec<u32> {
        let terms = self.state.net.terms(relation);
        let all = self.state.failing().len();
        let long = terms.len() > LONG;
        self.complete &= !(long && (depth > 1 || all == 1));
        let least = if long { 2 } else { 1 };
        self.state.spent += terms.len() as u64;
        let taken = step::variables(&self.taken);
        let free = terms.iter().map(|term| term.id).filter(|variable| !taken.contains(variable));
        free.filter(|variable| !long || self.state.failing_at(*variable) >= least).collect()
    }

    /// The last step: one value that mends all that is left.
    fn mend(&mut self, variable: u32) {
        if self.state.failing_at(variable) < self.state.failing().len() {
            return;
        }
        let mut best: Option<Found> = None;
        for value in demand::from_all(self.state, variable) {
            let Some(step) = Step::set(self.state, variable, value) else { continue };
            let found = self.with(step, |search| search.state.failing().is_empty().then(|| search.current()));
            if let Some(found) = found.filter(|found| best.as_ref().is_none_or(|best| found.rank() < best.rank())) {
                best = Some(found);
            }
        }
        self.found.extend(best.map(|best| (best.steps, best.effect)));
    }

    fn try_values(&mut self, variable: u32, depth: usize) {
        for value in demand::from_failing(self.state, variable) {
            if let Some(step) = Step::set(self.state, variable, value) {
                self.attempt(step, depth);
            }
        }
    }

    fn attempt(&mut self, step: Step, depth: usize) {
        let taken = step::variables(&self.taken);
        if step.variables().iter().any(|variable| taken.contains(variable)) {
            return;
        }
        self.with(step, |search| match depth {
            1 if search.state.failing().is_empty() => search.accept(),
            1 => {}
            _ => search.descend(depth - 1),
        });
    }

    fn with<T>(&mut self, step: Step, act: impl FnOnce(&mut Self) -> T) -> T {
        step.apply(self.state);
        self.taken.push(step);
        let answer = act(self);
        self.taken.pop();
        step.undo(self.state);
        answer
    }

    fn current(&mut self) -> Found {
        let mut steps = self.taken.clone();
        steps.sort_unstable();
        let effect = self.state.effect(&step::variables(&steps));
        Found { steps, effect }
    }

    fn accept(&mut self) {
        let found = self.current();
        self.found.insert(found.steps, found.effect);
    }

    /// Whether more failing relations have nothing in common than `depth` steps can touch: a move touches two.
    fn needs_more_than(&mut self, depth: usize) -> bool {
        let net = self.state.net;
        let mut seen: Vec<u32> = Vec::new();
        let mut apart = 0;
        let sample: Vec<u32> = self.state.failing().iter().copied().take(8 * depth).collect();
        for relation in sample {
            let terms = net.terms(relation);
            if terms.len() > LONG || terms.iter().any(|term| seen.contains(&term.id)) {
                continue;
            }
            self.state.spent += (terms.len() * (1 + seen.len() / 4)) as u64;
            seen.extend(terms.iter().map(|term| term.id));
            apart += 1;
        }
        apart > 2 * depth
    }
}

/// The repairs that agree best with the soft relations. Residues choose between values of the same cells, never between
/// cells: measured on random budgets, accusing on them is wrong once in a thousand slips.
fn best_class(mut found: Vec<Found>) -> Vec<Found> {
    let cells = |found: &Found| step::variables(&found.steps);
    found.sort_by_key(|one| (cells(one), one.rank()));
    found.dedup_by(|next, kept| cells(next) == cells(kept) && next.rank() > kept.rank());
    let gain = found.iter().map(Found::gain).max().unwrap_or(0);
    found.retain(|one| one.gain() == gain);
    found
}
