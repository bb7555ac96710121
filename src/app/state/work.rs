//! What the user did with a report: trials and decisions. Every step can be taken back.

use super::decision::{Decision, Decisions};
use super::since::Seen;
use super::trial::{self, Trials};
use super::{Begun, State, begin};
use crate::report::At;
use std::rc::Rc;

/// Trials and decisions as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Work {
    pub(crate) trials: Trials,
    pub(crate) decisions: Decisions,
}

/// A place whose figure is being changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Editing {
    /// Where it is shown.
    pub(crate) at: At,
    /// What stands there.
    pub(crate) text: String,
}

/// The report of the source as it is, and an earlier one of the same document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Before {
    /// What was said without any trial.
    pub(super) plain: Option<Rc<Seen>>,
    /// What was said of the document before it was mended.
    pub(super) earlier: Option<Rc<Seen>>,
    /// What is tried in the shown report.
    trials: Trials,
}

/// What can be done.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Step {
    /// A place of the shown document is opened for another figure, or closed.
    Edit(Option<At>),
    /// Other words are tried at places of the shown document.
    Try(Vec<(At, String)>),
    /// One trial is taken back.
    Drop(usize),
    /// All trials are taken back.
    DropAll,
    /// A finding is decided about, or no longer.
    Decide(usize, Option<Decision>),
    /// Decisions came from a file.
    Join(Decisions),
    /// The last step is taken back.
    Undo,
}

impl State {
    /// True while the shown report is not that of the source as it is, or will not be.
    pub(crate) fn is_trying(&self) -> bool {
        !self.work.trials.is_empty() || self.shows_trial()
    }

    /// True when the shown report is that of a trial.
    pub(crate) fn shows_trial(&self) -> bool {
        !self.before.trials.is_empty()
    }

    /// What the report is compared with: while something is tried the file as it is, otherwise what was said before.
    pub(crate) fn since(&self) -> Option<Rc<Seen>> {
        if self.shows_trial() { self.before.plain.clone() } else { self.before.earlier.clone() }
    }
}

pub(super) fn take(state: &mut State, step: Step) {
    match step {
        Step::Edit(at) => open(state, at),
        Step::Undo => undo(state),
        step => change(state, step),
    }
}

fn open(state: &mut State, at: Option<At>) {
    let shown = state.checked.as_ref().map(|checked| &checked.report.shown);
    let editing = |at: At| {
        let shown = shown?;
        // A cell is edited as a whole.
        let at = if at.row.is_some() { At { start: 0, end: u32::MAX, ..at } } else { at };
        Some(Rc::new(Editing { text: trial::text(shown, &at)?, at }))
    };
    state.editing = at.and_then(editing);
}

fn change(state: &mut State, step: Step) {
    let Some(checked) = state.checked.clone() else { return };
    let mut work = Work::clone(&state.work);
    match step {
        Step::Try(edits) => edits.iter().for_each(|(at, to)| work.trials.make(&checked.report.shown, at, to)),
        Step::Drop(index) => work.trials.drop(index),
        Step::DropAll => work.trials = Trials::default(),
        Step::Decide(finding, decision) => {
            checked.finding(finding).into_iter().for_each(|finding| work.decisions.decide(finding, decision.clone()));
        }
        Step::Join(decisions) => work.decisions.join(decisions),
        Step::Edit(_) | Step::Undo => {}
    }
    if work != *state.work {
        let old = state.work.clone();
        state.past.push(old);
        set(state, Rc::new(work));
    }
    state.editing = None;
}

fn undo(state: &mut State) {
    if let Some(work) = state.past.pop() {
        set(state, work);
    }
}

/// Other trials are checked at once, under the reader's hands.
fn set(state: &mut State, work: Rc<Work>) {
    let other = work.trials != state.work.trials;
    state.work = work;
    if other {
        begin(state, Begun::Typed);
    }
}

/// Another text: what was tried stood in the old one. Decisions stay.
pub(super) fn leave(state: &mut State) {
    state.editing = None;
    if !state.work.trials.is_empty() {
        Rc::make_mut(&mut state.work).trials = Trials::default();
    }
    state.past.clear();
    state.before.trials = Trials::default();
}

/// A run was given up: what is tried is what the shown report was made with.
pub(super) fn stay(state: &mut State) {
    if state.work.trials != state.before.trials {
        Rc::make_mut(&mut state.work).trials = state.before.trials.clone();
    }
}

/// A report came: without trials it is what later ones are compared with.
pub(super) fn settle(state: &mut State) {
    state.before.trials = state.work.trials.clone();
    if state.work.trials.is_empty() {
        state.before.plain = state.checked.as_ref().map(|checked| Rc::new(Seen::of(checked)));
    }
}

/// The document goes on under another text: what was said of it so far is what the next report is compared with.
pub(super) fn go_on(state: &mut State) {
    if state.before.earlier.is_none() {
        state.before.earlier = state.before.plain.clone();
    }
}

/// A file came in: when it has the name of the last one it is that document, mended.
pub(super) fn begin_anew(state: &mut State, is_same: bool) {
    state.before.earlier = state.before.plain.take().filter(|_| is_same);
}
