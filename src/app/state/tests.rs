use super::*;
use crate::app::fixture::checked;
use crate::report::Level::{Error, Note, Warning};
use crate::report::{At, ShownBlock};

fn input(text: &str) -> Input {
    Input { name: Some("a.md".to_owned()), bytes: text.into() }
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::default(), |state, action| next(&state, action))
}

fn loaded() -> State {
    after([Action::Load(input("text"))])
}

/// A page with three findings, shown after the user asked for the check.
fn with_report() -> State {
    let report = checked(2, &[("t1", Warning, "a"), ("t2", Error, "b"), ("t2", Note, "c")]);
    next(&loaded(), Action::Done(1, report))
}

fn failure() -> Failure {
    Failure { code: "not-text".to_owned(), text: "…".to_owned() }
}

#[test]
fn a_document_that_comes_in_is_checked() {
    let state = loaded();
    assert!(state.is_working());
    assert_eq!((state.job, state.loaded), (1, 1));
    assert_eq!(state.source.text(), "text");
}

#[test]
fn the_first_grave_finding_opens_by_itself() {
    let state = with_report();
    assert_eq!((state.selected, state.view, state.arrivals), (Some(1), View::Document, 1));
    assert_eq!(state.shown_locus().as_deref(), Some("l1"));
    assert!(!state.is_working());
}

#[test]
fn answers_of_an_old_run_are_dropped() {
    let state = next(&loaded(), Action::Check("text".to_owned()));
    for old in [Action::Done(1, checked(0, &[])), Action::Failed(1, failure()), Action::Progress(1, Stage::Check)] {
        let state = next(&state, old);
        assert_eq!(state.phase, Phase::Working { stage: None, begun: Begun::Asked });
        assert!(state.checked.is_none());
    }
}

#[test]
fn progress_is_remembered() {
    let state = next(&loaded(), Action::Progress(1, Stage::Locate));
    assert_eq!(state.phase, Phase::Working { stage: Some(Stage::Locate), begun: Begun::Asked });
}

#[test]
fn an_edit_keeps_report_name_and_finding_while_it_is_checked() {
    let state = next(&with_report(), Action::Edit("other".to_owned()));
    assert_eq!((state.source.name.as_deref(), &*state.source.text()), (Some("a.md"), "other"));
    assert!(state.checked.is_some() && state.is_working());
    assert_eq!(state.selected, Some(1));
    assert_eq!(state.loaded, 1, "what is typed is not filled in again");

    let mended = checked(2, &[("t2", Error, "b")]);
    let state = next(&state, Action::Done(2, mended));
    assert_eq!((state.selected, state.view, state.arrivals), (Some(0), View::Source, 1));
}

#[test]
fn when_the_open_finding_is_mended_the_next_one_opens() {
    let state = next(&with_report(), Action::Edit("other".to_owned()));
    let state = next(&state, Action::Done(2, checked(2, &[("t1", Warning, "a"), ("t2", Note, "c")])));
    assert_eq!(state.selected, Some(1));
    let state = next(&next(&state, Action::Edit("clean".to_owned())), Action::Done(3, checked(2, &[])));
    assert_eq!(state.selected, None);
}

#[test]
fn an_edit_that_changes_nothing_is_not_checked() {
    let state = next(&with_report(), Action::Edit("text".to_owned()));
    assert!(!state.is_working());
}

#[test]
fn emptied_text_gives_the_start_back() {
    let state = next(&with_report(), Action::Edit(" \n".to_owned()));
    assert!(state.checked.is_none() && !state.is_working());
    assert_eq!(state.loaded, 1);
}

#[test]
fn stop_keeps_the_text_and_an_older_report() {
    let state = next(&loaded(), Action::Stop);
    assert_eq!((state.phase, &*state.source.text()), (Phase::Idle, "text"));
    let state = next(&next(&with_report(), Action::Check("other".to_owned())), Action::Stop);
    assert!(state.checked.is_some());
    let late = next(&state, Action::Done(2, checked(0, &[])));
    assert_eq!(late.checked.map(|checked| checked.outline.len()), Some(3));
}

#[test]
fn a_failure_keeps_the_text() {
    let state = next(&loaded(), Action::Failed(1, failure()));
    assert_eq!((state.phase, &*state.source.text()), (Phase::Failed(failure()), "text"));
}

#[test]
fn what_cannot_be_taken_leaves_the_report_alone() {
    let state = next(&with_report(), Action::Refuse(failure()));
    assert!(state.checked.is_some());
    assert_eq!(state.phase, Phase::Failed(failure()));
    assert!(next(&loaded(), Action::Refuse(failure())).is_working());
}

#[test]
fn clear_keeps_the_language_and_outdates_the_run() {
    let state = after([Action::Speak(Language::En), Action::Load(input("text")), Action::Clear]);
    assert!(state.is_start());
    assert_eq!((state.language, state.job, state.loaded), (Language::En, 2, 2));
}

#[test]
fn another_language_checks_again_without_moving_anything() {
    assert!(!after([Action::Speak(Language::En)]).is_working());
    let state = next(&with_report(), Action::Speak(Language::En));
    assert_eq!(state.phase, Phase::Working { stage: None, begun: Begun::Typed });
    assert_eq!(state.view, View::Document);
}

#[test]
fn steps_go_around_the_end() {
    let mut state = with_report();
    let mut walk = |way, times: usize| {
        let visited = (0..times).map(|_| {
            state = next(&state, Action::Step(way));
            state.selected
        });
        visited.collect::<Vec<_>>()
    };
    assert_eq!(walk(Way::Next, 3), [Some(2), Some(0), Some(1)]);
    assert_eq!(walk(Way::Previous, 3), [Some(0), Some(2), Some(1)]);
    assert_eq!(next(&loaded(), Action::Step(Way::Next)).selected, None);
}

#[test]
fn a_place_passed_over_is_left_again_and_one_gone_to_is_not() {
    let passed = next(&with_report(), Action::Pass(Some("l0".into())));
    assert_eq!(passed.shown_locus().as_deref(), Some("l0"));
    assert_eq!(next(&passed, Action::Pass(None)).shown_locus().as_deref(), Some("l1"));
    let gone = next(&passed, Action::Go("l0".into()));
    let left = next(&gone, Action::Pass(None));
    assert_eq!(left.shown_locus().as_deref(), Some("l0"));
    assert_eq!(next(&left, Action::Back).shown_locus().as_deref(), Some("l1"));
}

#[test]
fn back_leads_from_the_text_to_the_document() {
    let state = next(&with_report(), Action::Show(View::Source));
    assert_eq!(next(&state, Action::Back).view, View::Document);
}

#[test]
fn text_is_shown_as_a_text_area_holds_it() {
    let shown = |bytes: &[u8]| Input { name: None, bytes: bytes.into() }.text();
    assert_eq!(shown("\u{feff}a\r\nb\rc\n".as_bytes()), "a\nb\nc\n");
    assert_eq!(shown(b"\xff\xfe\x62\x6b"), "止");
    assert_eq!(shown(b"\xfe\xff\x6b\x62\x00"), "止");
    assert_eq!(shown(b"%PDF\0"), "");
    assert_eq!(shown(b"\xd6\xd0"), "中");
}

#[test]
fn one_step_back_from_a_counterpart_is_its_number_again() {
    let there = next(&with_report(), Action::Follow { from: "l0".into(), to: "l2".into() });
    assert_eq!(there.shown_locus().as_deref(), Some("l2"));
    let back = next(&there, Action::Back);
    assert_eq!(back.shown_locus().as_deref(), Some("l0"));
    assert_eq!(next(&back, Action::Back).shown_locus().as_deref(), Some("l1"), "the open finding's");
}

#[test]
fn passing_over_other_links_does_not_lose_the_place_gone_to() {
    let gone = next(&with_report(), Action::Go("l0".into()));
    let passed = next(&gone, Action::Pass(Some("l2".into())));
    assert_eq!((passed.shown_locus().as_deref(), &passed.lit), (Some("l2"), &gone.lit));
    assert_eq!(next(&passed, Action::Pass(None)).shown_locus().as_deref(), Some("l0"));
}

#[test]
fn going_twice_to_a_place_is_seen_twice() {
    let once = next(&with_report(), Action::Go("l0".into()));
    assert_ne!(next(&once, Action::Go("l0".into())).lit, once.lit);
}

fn try_figure(state: &State, to: &str) -> State {
    let at = At { block: 0, row: None, col: None, start: 0, end: 1 };
    next(state, Action::Work(Step::Try(vec![(at, to.to_owned())])))
}

/// A page whose document is the one paragraph `1万元`.
fn with_paragraph() -> State {
    let mut checked = Checked::new(checked(1, &[("t1", Error, "a")]).report.clone());
    checked.report.shown.blocks = vec![ShownBlock::Paragraph { text: "1万元".to_owned() }];
    next(&loaded(), Action::Done(1, Rc::new(checked)))
}

#[test]
fn a_trial_is_checked_and_taken_back_and_the_source_stays() {
    let state = with_paragraph();
    let tried = try_figure(&state, "2");
    assert!(tried.is_working() && tried.work.trials.len() == 1);
    assert_eq!(tried.source, state.source);
    assert!(tried.since().is_none(), "nothing is compared before it was checked");
    let tried = next(&tried, Action::Done(2, checked(1, &[])));
    let since = tried.since().map(|seen| seen.against(tried.checked.as_ref().expect("a report")));
    assert_eq!(since.map(|changed| (changed.settled.len(), changed.left, changed.new.len())), Some((1, 0, 0)));
    let back = next(&tried, Action::Work(Step::Undo));
    assert!(back.is_working() && back.work.trials.is_empty() && back.past.is_empty());
    assert_eq!(next(&back, Action::Work(Step::Undo)).job, back.job, "nothing is left to take back");
}

#[test]
fn a_run_that_is_given_up_leaves_the_trials_of_the_shown_report() {
    let stopped = next(&try_figure(&with_paragraph(), "2"), Action::Stop);
    assert!(stopped.work.trials.is_empty() && !stopped.is_trying());
    let tried = next(&try_figure(&with_paragraph(), "2"), Action::Done(2, checked(1, &[])));
    let stopped = next(&next(&tried, Action::Work(Step::Undo)), Action::Stop);
    assert_eq!(stopped.work.trials, tried.work.trials);
}

#[test]
fn another_text_ends_the_trials_and_the_same_name_is_the_same_document() {
    let tried = try_figure(&with_paragraph(), "2");
    assert!(next(&tried, Action::Edit("text, mended".to_owned())).work.trials.is_empty());
    let again = after_load(&with_paragraph(), "a.md");
    assert!(again.since().is_some());
    assert!(after_load(&with_paragraph(), "b.md").since().is_none());
}

fn after_load(state: &State, name: &str) -> State {
    let state = next(state, Action::Load(Input { name: Some(name.to_owned()), bytes: b"new".to_vec() }));
    let job = state.job;
    next(&state, Action::Done(job, checked(1, &[])))
}

#[test]
fn decisions_are_kept_through_checks_and_taken_back_one_by_one() {
    let decision = |reason: &str| Decision {
        verdict: super::Verdict::Ignored,
        reason: reason.to_owned(),
        until: String::new(),
        rule: String::new(),
        message: String::new(),
    };
    let decide = |state: &State, reason| next(state, Action::Work(Step::Decide(0, Some(decision(reason)))));
    let state = decide(&decide(&with_report(), "a"), "b");
    let state = after_load(&state, "other.md");
    assert_eq!(state.work.decisions.len(), 1);
    let state = decide(&decide(&with_report(), "a"), "b");
    let back = next(&state, Action::Work(Step::Undo));
    let finding = &back.checked.as_ref().expect("a report").report.findings.findings[0];
    assert_eq!(back.work.decisions.of(finding, "").map(|decision| &*decision.reason), Some("a"));
}
