//! Several files that came in together: one is shown, each has a result of its own.

use super::summary::Summary;
use super::{Input, State, load};
use crate::app::checked::Checked;
use crate::read;
use crate::report::{Outcome, Verdict};
use crate::worker::protocol::{Failure, Language};
use std::rc::Rc;

/// Files that came in together.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Pile {
    /// In the order they came.
    pub(crate) files: Vec<Filed>,
    /// The one that is shown.
    pub(crate) shown: usize,
    /// The one that is checked behind the shown one.
    pub(crate) behind: Option<usize>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Filed {
    pub(crate) input: Rc<Input>,
    /// What came of it; none before it was checked.
    pub(crate) came: Option<Came>,
}

/// What came of a file. Its report is made anew when it is shown: keeping eighty of them would fill the memory.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Came {
    /// A report, in short.
    Judged(Rc<Summary>),
    /// No report.
    Failed(Failure),
}

impl Came {
    fn of(checked: &Checked) -> Self {
        Self::Judged(Rc::new(Summary::of(checked)))
    }

    /// The outcome it is marked with.
    pub(crate) fn outcome(&self) -> Outcome {
        let Self::Judged(summary) = self else { return Outcome::NotChecked };
        match summary.verdict {
            Verdict::Clean => Outcome::Pass,
            Verdict::ToReview => Outcome::Review,
            Verdict::ToFix => Outcome::Fail,
            Verdict::NotJudged => Outcome::NotChecked,
        }
    }
}

/// What these files are: each is itself, an archive is what it holds. A file that cannot be had keeps its place and says why.
fn filed(inputs: Vec<Input>, language: Language) -> Vec<Filed> {
    inputs.into_iter().flat_map(|input| unpacked(input, language)).collect()
}

fn unpacked(input: Input, language: Language) -> Vec<Filed> {
    let failed = |name: Option<String>, error: read::ReadError| {
        let failure = Failure { code: error.code().to_owned(), text: error.say(language) };
        Filed { input: Rc::new(Input { name, bytes: Vec::new() }), came: Some(Came::Failed(failure)) }
    };
    if !read::is_archive(&input.bytes) {
        return vec![Filed { input: Rc::new(input), came: None }];
    }
    match read::unpack(&input.bytes) {
        Err(error) => vec![failed(input.name, error)],
        Ok(files) => files
            .into_iter()
            .map(|file| match file.bytes {
                Ok(bytes) => Filed { input: Rc::new(Input { name: Some(file.name), bytes }), came: None },
                Err(error) => failed(Some(file.name), error),
            })
            .collect(),
    }
}

/// Takes several files: the first is shown, the others are checked behind it.
pub(super) fn take(state: &mut State, inputs: Vec<Input>) {
    let files = filed(inputs, state.language);
    if files.is_empty() {
        let error = read::ReadError::Empty;
        let failure = Failure { code: error.code().to_owned(), text: error.say(state.language) };
        return super::refuse(state, failure);
    }
    let first = files[0].clone();
    // An archive of one file is that file.
    state.pile = (files.len() > 1).then(|| Rc::new(Pile { files, shown: 0, behind: None }));
    open(state, first);
}

/// Shows one of the files.
pub(super) fn show(state: &mut State, index: usize) {
    let Some(pile) = state.pile.as_mut().map(Rc::make_mut) else { return };
    let Some(file) = pile.files.get(index).cloned() else { return };
    (pile.shown, pile.behind) = (index, None);
    open(state, file);
}

/// What could not be unpacked has nothing to check.
fn open(state: &mut State, file: Filed) {
    let had = !file.input.bytes.is_empty();
    load(state, file.input);
    if let Some(Came::Failed(failure)) = file.came.filter(|_| !had) {
        super::fail(state, failure);
    }
}

/// Keeps what came of the shown file, as it is now.
pub(super) fn settle(state: &mut State, came: Came) {
    if let Some(pile) = state.pile.as_mut().map(Rc::make_mut) {
        let shown = pile.shown;
        pile.files[shown].came = Some(came);
        pile.files[shown].input = state.source.clone();
    }
}

/// Takes an answer about a file that is checked behind; false when it is about the shown one.
pub(super) fn hear(state: &mut State, job: u32, came: Came) -> bool {
    if job != state.job || state.is_working() {
        return false;
    }
    let Some(pile) = state.pile.as_mut().map(Rc::make_mut) else { return false };
    let Some(index) = pile.behind.take() else { return false };
    pile.files[index].came = Some(came);
    true
}

/// Goes on with the next file nobody has looked at, unless something else goes on.
pub(super) fn advance(state: &mut State) {
    if state.is_working() {
        return;
    }
    let Some(pile) = state.pile.as_mut().map(Rc::make_mut) else { return };
    if pile.behind.is_none()
        && let Some(next) = pile.files.iter().position(|file| file.came.is_none())
    {
        pile.behind = Some(next);
        state.job += 1;
    }
}

impl State {
    /// What is being checked: the shown source, or a file behind it.
    pub(crate) fn running(&self) -> Option<Rc<Input>> {
        let behind = || {
            let pile = self.pile.as_ref()?;
            Some(pile.files[pile.behind?].input.clone())
        };
        if self.is_working() { Some(self.source.clone()) } else { behind() }
    }
}

/// What came of a report.
pub(super) fn came(checked: &Checked) -> Came {
    Came::of(checked)
}

/// Everything is checked anew, the shown file first: the rules or the language are others now.
pub(super) fn forget(state: &mut State) {
    let Some(pile) = state.pile.as_mut().map(Rc::make_mut) else { return };
    pile.behind = None;
    for file in &mut pile.files {
        if !file.input.bytes.is_empty() {
            file.came = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture::checked;
    use crate::app::state::{Action, next};
    use crate::report::Level::Error;

    fn named(name: &str) -> Input {
        Input { name: Some(name.to_owned()), bytes: name.into() }
    }

    fn three() -> State {
        next(&State::default(), Action::Pile(["a.md", "b.md", "c.md"].map(named).to_vec()))
    }

    fn came(state: &State) -> Vec<Option<Outcome>> {
        let pile = state.pile.as_ref().expect("several files");
        pile.files.iter().map(|file| file.came.as_ref().map(Came::outcome)).collect()
    }

    #[test]
    fn each_file_has_its_own_result() {
        let state = three();
        assert!(state.is_working());
        assert_eq!(state.running().and_then(|input| input.name.clone()).as_deref(), Some("a.md"));
        let state = next(&state, Action::Done(1, checked(1, &[("t1", Error, "a")])));
        assert_eq!((state.is_working(), state.job), (false, 2));
        assert_eq!(state.running().and_then(|input| input.name.clone()).as_deref(), Some("b.md"));
        let state = next(&state, Action::Failed(2, Failure::crashed()));
        assert!(state.checked.is_some(), "the shown report stays");
        let state = next(&state, Action::Done(3, checked(1, &[])));
        assert_eq!(came(&state)[1], Some(Outcome::NotChecked));
        assert!(came(&state).iter().all(Option::is_some));
        assert_eq!(state.running(), None);
    }

    #[test]
    fn another_file_is_shown_at_once_and_the_rest_goes_on() {
        let state = next(&three(), Action::Done(1, checked(1, &[])));
        let state = next(&state, Action::Open(2));
        assert_eq!(state.source.name.as_deref(), Some("c.md"));
        assert_eq!((state.is_working(), state.job), (true, 3));
        let state = next(&state, Action::Done(2, checked(1, &[])));
        assert!(state.is_working(), "the answer of the run that was given up is dropped");
        let state = next(&state, Action::Done(3, checked(1, &[])));
        assert_eq!(state.running().and_then(|input| input.name.clone()).as_deref(), Some("b.md"));
        let alone = next(&state, Action::Load(named("d.md")));
        assert!(alone.pile.is_none());
    }

    #[test]
    fn an_edited_file_keeps_its_edit() {
        let state = next(&three(), Action::Done(1, checked(1, &[])));
        let state = next(&state, Action::Edit("other".to_owned()));
        let state = next(&state, Action::Done(state.job, checked(1, &[])));
        let state = next(&next(&state, Action::Open(1)), Action::Open(0));
        assert_eq!(state.source.text(), "other");
    }
}
