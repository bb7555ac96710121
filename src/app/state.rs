//! Everything the page knows, and how it changes.
//!
//! Goes in: what the user did or the check answered. Comes out: the next state. [`next`] is pure: files, clipboard, worker
//! and scrolling are in [`super::effects`].
//! *Invariant:* the source's text survives everything but a new source and [`Action::Clear`].

mod decision;
mod input;
mod listing;
mod pile;
mod since;
mod summary;
mod taste;
mod trial;
mod work;

pub(crate) use decision::{Decision, Decisions, Verdict};
pub(crate) use input::{EDITABLE, Encoded, Input};
pub(crate) use listing::Listing;
pub(crate) use pile::{Came, Filed, Pile};
pub(crate) use since::Changed;
pub(crate) use summary::{Common, Counts, Summary, common};
pub(crate) use taste::Taste;
pub(crate) use trial::Trial;
pub(crate) use work::{Editing, Step, Work};

use super::checked::{Checked, TextPlace};
use super::outline::Arrangement;
use crate::read;
use crate::worker::protocol::{Failure, Language, Stage};
use std::rc::Rc;

/// The page's state.
#[derive(Clone, Default)]
pub(crate) struct State {
    /// Language of page and report.
    pub(crate) language: Language,
    /// What is checked.
    pub(crate) source: Rc<Input>,
    /// The encoding the user chose for it, and the bytes as they came.
    pub(crate) encoded: Option<Rc<Encoded>>,
    /// The files it came with, when there are several.
    pub(crate) pile: Option<Rc<Pile>>,
    /// Grows when a source comes from outside, so that the text area is filled anew; typing does not count.
    pub(crate) loaded: u32,
    /// Number of the latest run; answers of older runs are dropped.
    pub(crate) job: u32,
    /// What goes on.
    pub(crate) phase: Phase,
    /// The latest report.
    pub(crate) checked: Option<Rc<Checked>>,
    /// What the middle of the page shows, once there is a report.
    pub(crate) view: View,
    /// How many runs the user asked for have come to a report: each takes the reader to its verdict.
    pub(crate) arrivals: u32,
    /// The finding whose detail is open: an index into the report's findings.
    pub(crate) selected: Option<usize>,
    /// The place the reader went to, before the finding's own first place.
    pub(crate) lit: Option<Lit>,
    /// The profile of the user that changes rules.
    pub(crate) adjusted: Option<Rc<Adjusted>>,
    /// The rules are shown, with the page of this one; of none when it is empty.
    pub(crate) rule: Option<Rc<str>>,
    /// Amounts that nothing checks are marked.
    pub(crate) covering: bool,
    /// The findings as the list shows them.
    pub(crate) listing: Listing,
    /// What the user tried and decided.
    pub(crate) work: Rc<Work>,
    /// The same before each step, the last one last.
    pub(crate) past: Vec<Rc<Work>>,
    /// The place whose figure is being changed.
    pub(crate) editing: Option<Rc<Editing>>,
    /// What was said before.
    before: work::Before,
    /// The proof that nothing leaves the machine is shown.
    pub(crate) proof: bool,
    /// How the reader likes the page.
    pub(crate) taste: Taste,
    /// The place whose link the pointer or the focus passes over, before all others; the document does not move for it.
    pub(crate) passed: Option<Rc<str>>,
}

/// A profile of the user that was taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Adjusted {
    /// The name it gives itself.
    pub(crate) name: String,
    /// The file's text.
    pub(crate) text: String,
}

/// What goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Nothing.
    #[default]
    Idle,
    /// A check runs.
    Working {
        /// The stage it said last.
        stage: Option<Stage>,
        /// How it began.
        begun: Begun,
    },
    /// The last check gave no report.
    Failed(Failure),
}

/// How a run began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begun {
    /// The user asked for it: focus goes to the verdict, the first finding is opened.
    Asked,
    /// The user went on typing: nothing under their hands may move.
    Typed,
}

/// What the middle of the page shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// The document with its marks; the text is a line or two below it.
    #[default]
    Document,
    /// The text, to be edited, below a smaller document.
    Source,
}

/// A place the reader went to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lit {
    /// Locus id.
    pub(crate) locus: Rc<str>,
    /// The number of the text whose link led here: one step back leads there again.
    pub(crate) from: Option<Rc<str>>,
    /// Grows from one to the next: who goes twice to a place wants to see it twice.
    pub(crate) visit: u32,
}

/// What can happen.
#[derive(Clone)]
pub(crate) enum Action {
    /// A source came from outside: it is checked.
    Load(Input),
    /// Several files came in: each is checked, the first is shown.
    Pile(Vec<Input>),
    /// Another of them is shown.
    Open(usize),
    /// The text is read anew, in this encoding.
    Decode(&'static str),
    /// The table of values is read anew, with this separator.
    Separate(char),
    /// The text was edited and the pause is over: it is checked.
    Edit(String),
    /// The user asks for a check of this text.
    Check(String),
    /// The other language, for page and report.
    Speak(Language),
    /// A run has reached a stage.
    Progress(u32, Stage),
    /// A run is over.
    Done(u32, Rc<Checked>),
    /// A run gave no report.
    Failed(u32, Failure),
    /// Something that was given cannot be taken; the rest stays, a run goes on.
    Refuse(Failure),
    /// The user gives up the run.
    Stop,
    /// The user starts anew.
    Clear,
    /// The middle shows the other side.
    Show(View),
    /// A finding is opened.
    Select(usize),
    /// Another finding, around the end.
    Step(Way),
    /// The pointer or the focus passes over a place's link (`None`: it has left).
    Pass(Option<Rc<str>>),
    /// The reader wants to see a place.
    Go(Rc<str>),
    /// The reader follows a number of the text to its counterpart.
    Follow {
        /// The number: a locus id.
        from: Rc<str>,
        /// Its counterpart: a locus id.
        to: Rc<str>,
    },
    /// A profile of the user changes rules from now on, or none does any more; what was checked is checked again.
    Adjust(Option<Rc<Adjusted>>),
    /// The rules are shown with the page of one of them, or go away.
    Rules(Option<Rc<str>>),
    /// Amounts that nothing checks are marked, or no longer.
    Cover(bool),
    /// The list is arranged anew.
    Arrange(Arrangement),
    /// Something was done with the report.
    Work(Step),
    /// The proof is shown or goes away.
    Proof(bool),
    /// The reader wants the page otherwise.
    Taste(Taste),
    /// One step back: from a place to its finding, from the text to the document.
    Back,
}

/// A way through the list of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Towards the end.
    Next,
    /// Towards the beginning.
    Previous,
    /// The first of all.
    First,
    /// The last of all.
    Last,
}

impl State {
    /// The state of a page whose user likes it so.
    pub(crate) fn remembered(language: Language, adjusted: Option<Rc<Adjusted>>, taste: Taste) -> Self {
        Self { language, adjusted, taste, ..Self::default() }
    }

    /// Whether a check runs.
    pub(crate) fn is_working(&self) -> bool {
        matches!(self.phase, Phase::Working { .. })
    }

    /// Whether there is neither text nor anything going on.
    pub(crate) fn is_start(&self) -> bool {
        self.checked.is_none() && self.source.bytes.is_empty() && !self.is_working()
    }

    /// The locus the document shows: the one pointed at or asked for, or the first of the open finding.
    pub(crate) fn shown_locus(&self) -> Option<Rc<str>> {
        if let Some(locus) = self.passed.as_ref().or(self.lit.as_ref().map(|lit| &lit.locus)) {
            return Some(locus.clone());
        }
        let finding = self.checked.as_ref()?.finding(self.selected?)?;
        Checked::first_locus(finding).map(Rc::from)
    }

    /// Where the shown place stands in the source's text.
    pub(crate) fn shown_place(&self) -> Option<TextPlace> {
        self.checked.as_ref()?.text_place(&self.shown_locus()?)
    }
}

/// The state after `action`. An action that changes nothing returns an equal state.
pub(crate) fn next(state: &State, action: Action) -> State {
    let mut state = state.clone();
    match action {
        Action::Load(input) => pile::take(&mut state, vec![input]),
        Action::Pile(inputs) => pile::take(&mut state, inputs),
        Action::Open(file) => pile::show(&mut state, file),
        Action::Decode(encoding) => decode(&mut state, encoding),
        Action::Separate(separator) => separate(&mut state, separator),
        Action::Edit(text) => edit(&mut state, text),
        Action::Check(text) => ask(&mut state, text),
        Action::Speak(language) => speak(&mut state, language),
        Action::Progress(job, stage) => progress(&mut state, job, stage),
        Action::Done(job, checked) => done(&mut state, job, checked),
        Action::Failed(job, failure) => failed(&mut state, job, failure),
        Action::Refuse(failure) => refuse(&mut state, failure),
        Action::Stop => stop(&mut state),
        Action::Clear => clear(&mut state),
        Action::Show(view) => state.view = view,
        Action::Select(finding) => select(&mut state, finding),
        Action::Step(way) => step(&mut state, way),
        Action::Pass(locus) => state.passed = locus,
        Action::Go(locus) => go(&mut state, locus, None),
        Action::Follow { from, to } => go(&mut state, to, Some(from)),
        Action::Adjust(adjusted) => adjust(&mut state, adjusted),
        Action::Rules(rule) => state.rule = rule,
        Action::Cover(covering) => state.covering = covering,
        Action::Arrange(arrangement) => listing::arrange(&mut state, arrangement),
        Action::Work(step) => work::take(&mut state, step),
        Action::Back if state.editing.is_some() => state.editing = None,
        Action::Proof(proof) => state.proof = proof,
        Action::Taste(taste) => state.taste = taste,
        Action::Back if state.proof => state.proof = false,
        Action::Back if state.rule.is_some() => state.rule = None,
        Action::Back => back(&mut state),
    }
    pile::advance(&mut state);
    state
}

fn begin(state: &mut State, begun: Begun) {
    state.job += 1;
    state.phase = Phase::Working { stage: None, begun };
    if let Some(pile) = state.pile.as_mut().map(Rc::make_mut) {
        pile.behind = None;
    }
}

fn decode(state: &mut State, encoding: &'static str) {
    let before = state.encoded.as_ref().map_or(&state.source.bytes, |encoded| &encoded.bytes);
    let encoded = Encoded { encoding, bytes: before.clone() };
    let bytes = read::decode_as(&encoded.bytes, encoding).into_bytes();
    load(state, Rc::new(Input { name: state.source.name.clone(), bytes }));
    state.encoded = Some(Rc::new(encoded));
}

/// The choice stands in the text, as Excel writes it; the encoding of the bytes as they came stays known.
fn separate(state: &mut State, separator: char) {
    let source = &state.source;
    let guessed = || Some(Rc::new(Encoded { encoding: source.unusual_encoding()?, bytes: source.bytes.clone() }));
    let encoded = state.encoded.clone().or_else(guessed);
    let bytes = read::separate(&source.editable().unwrap_or_default(), separator).into_bytes();
    load(state, Rc::new(Input { name: source.name.clone(), bytes }));
    state.encoded = encoded;
}

fn load(state: &mut State, input: Rc<Input>) {
    work::begin_anew(state, input.name.is_some() && input.name == state.source.name);
    work::leave(state);
    state.encoded = None;
    state.source = input;
    state.loaded += 1;
    forget(state);
    begin(state, Begun::Asked);
}

/// The file's name stays with the edited text: it is the same document, going on.
fn replace_text(state: &mut State, text: String) {
    if state.source.text() != text {
        work::go_on(state);
        work::leave(state);
        state.source = Rc::new(Input { name: state.source.name.clone(), bytes: text.into_bytes() });
    }
}

fn edit(state: &mut State, text: String) {
    if text.trim().is_empty() {
        return clear_result(state, text);
    }
    if state.source.text() != text {
        replace_text(state, text);
        state.view = View::Source;
        begin(state, Begun::Typed);
    }
}

fn ask(state: &mut State, text: String) {
    replace_text(state, text);
    begin(state, Begun::Asked);
}

fn adjust(state: &mut State, adjusted: Option<Rc<Adjusted>>) {
    state.adjusted = adjusted;
    check_anew(state);
}

fn speak(state: &mut State, language: Language) {
    state.language = language;
    check_anew(state);
}

/// What was checked, or is being checked, is checked once more under the reader's hands.
fn check_anew(state: &mut State) {
    pile::forget(state);
    let failed = matches!(state.phase, Phase::Failed(_)) && !state.source.bytes.is_empty();
    if state.checked.is_some() || state.is_working() || failed {
        begin(state, Begun::Typed);
    }
}

fn progress(state: &mut State, job: u32, now: Stage) {
    if let (Phase::Working { stage, .. }, true) = (&mut state.phase, job == state.job) {
        *stage = Some(now);
    }
}

fn done(state: &mut State, job: u32, checked: Rc<Checked>) {
    let came = pile::came(&checked);
    if pile::hear(state, job, came.clone()) {
        return;
    }
    let Phase::Working { begun, .. } = state.phase else { return };
    if job != state.job {
        return;
    }
    if state.work.trials.is_empty() {
        pile::settle(state, came);
    }
    // A place asked for belongs to the old report: ids may have moved.
    look_up(state);
    state.selected = match &state.checked {
        Some(before) => state.selected.and_then(|at| checked.again(before, at)),
        None => checked.outline.first(),
    };
    if begun == Begun::Asked {
        state.view = View::Document;
        state.arrivals += 1;
    }
    state.checked = Some(checked);
    state.phase = Phase::Idle;
    work::settle(state);
    listing::renew(state);
}

fn failed(state: &mut State, job: u32, failure: Failure) {
    let came = Came::Failed(failure.clone());
    if !pile::hear(state, job, came.clone()) && job == state.job && state.is_working() {
        pile::settle(state, came);
        fail(state, failure);
    }
}

/// What cannot be taken is said, unless something goes on.
fn refuse(state: &mut State, failure: Failure) {
    if !state.is_working() {
        state.phase = Phase::Failed(failure);
    }
}

fn fail(state: &mut State, failure: Failure) {
    state.phase = Phase::Failed(failure);
    forget(state);
}

fn forget(state: &mut State) {
    (state.checked, state.selected) = (None, None);
    look_up(state);
}

/// Nothing is pointed at or asked for any more.
fn look_up(state: &mut State) {
    (state.lit, state.passed) = (None, None);
}

/// An unfinished run leaves the page as it was before: its report, if there was one, or the text.
fn stop(state: &mut State) {
    if state.is_working() {
        state.job += 1;
        state.phase = Phase::Idle;
        work::stay(state);
        // Nobody who stopped a file wants it to begin again by itself.
        pile::settle(state, Came::Failed(Failure { code: "stopped".to_owned(), text: String::new() }));
    }
}

fn clear(state: &mut State) {
    let (language, adjusted) = (state.language, state.adjusted.take());
    let (taste, job, loaded) = (state.taste, state.job + 1, state.loaded + 1);
    *state = State { language, adjusted, taste, job, loaded, ..State::default() };
}

fn clear_result(state: &mut State, text: String) {
    let source = Rc::new(Input { name: None, bytes: text.into_bytes() });
    let (language, job, loaded) = (state.language, state.job + 1, state.loaded);
    let adjusted = state.adjusted.take();
    *state = State { language, adjusted, taste: state.taste, job, loaded, source, ..State::default() };
}

fn select(state: &mut State, finding: usize) {
    state.selected = Some(finding);
    look_up(state);
    state.view = View::Document;
}

fn step(state: &mut State, way: Way) {
    if let Some(finding) = state.listing.outline.step(state.selected, way) {
        select(state, finding);
    }
}

fn go(state: &mut State, locus: Rc<str>, from: Option<Rc<str>>) {
    let visit = state.lit.as_ref().map_or(0, |lit| lit.visit) + 1;
    look_up(state);
    state.lit = Some(Lit { locus, from, visit });
    state.view = View::Document;
}

fn back(state: &mut State) {
    let (passed, lit) = (state.passed.take(), state.lit.take());
    match lit {
        Some(Lit { from: Some(from), visit, .. }) => state.lit = Some(Lit { locus: from, from: None, visit }),
        Some(_) => {}
        None if passed.is_some() => {}
        None => state.view = View::Document,
    }
}

#[cfg(test)]
mod tests;
