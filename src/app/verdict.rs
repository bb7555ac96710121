//! The verdict and its counts.

use super::checked::Checked;
use super::state::Action;
use super::words::work::work;
use super::words::{say, words};
use crate::report::{Coverage, Outcome, Verdict};
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct VerdictProps {
    pub(crate) checked: Rc<Checked>,
    pub(crate) language: Language,
    /// Amounts that nothing checks are marked.
    pub(crate) covering: bool,
    /// Takes the focus after a run.
    pub(crate) heading: NodeRef,
    pub(crate) tell: Callback<Action>,
}

#[component]
pub(crate) fn VerdictView(props: &VerdictProps) -> Html {
    let w = words(props.language);
    let findings = &props.checked.report.findings;
    let totals = &findings.totals;
    let count = |(outcome, number): (Outcome, u32)| {
        let words = w.outcome(outcome);
        html! {
            <li class={classes!("count", class_of(outcome), (number == 0).then_some("none"))}>
                <span class="sign" aria-hidden="true">{ words.sign }</span>
                <b>{ number }</b>{ " " }{ words.word }
            </li>
        }
    };
    let coverage = &findings.coverage;
    let hint = say(w.coverage_hint, &[&coverage.amounts, &coverage.bound, &coverage.relations]);
    let covering = !props.covering;
    let cover = props.tell.reform(move |_: MouseEvent| Action::Cover(covering));
    html! {
        <section class="verdict" data-role="verdict" data-verdict={key(totals.verdict)} aria-label={w.verdict_label}>
            <h1 ref={props.heading.clone()} tabindex="-1">{ w.verdict(totals.verdict) }</h1>
            <ul class="counts">{ for totals.counts().map(count) }</ul>
            if totals.note > 0 {
                <p class="notes">{ say(w.status_notes, &[&totals.note]) }</p>
            }
            if coverage.amounts > 0 {
                <p class="coverage">
                    <button type="button" class="link" data-action="cover" title={hint} aria-pressed={if props.covering { "true" } else { "false" }}
                        onclick={cover}>{ say(w.coverage, &[&percent(coverage)]) }</button>
                    if props.covering { <span class="quiet">{ work(props.language).covering }</span> }
                </p>
            }
        </section>
    }
}

/// Whole per cent, rounded down: 100 only when every amount takes part.
fn percent(coverage: &Coverage) -> u64 {
    (u64::from(coverage.bound) * 100).checked_div(u64::from(coverage.amounts)).unwrap_or(0)
}

fn key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Clean => "clean",
        Verdict::ToReview => "to-review",
        Verdict::ToFix => "to-fix",
        Verdict::NotJudged => "not-judged",
    }
}

/// The class that gives an outcome its colour.
pub(crate) fn class_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "fail",
        Outcome::Review => "review",
        Outcome::Pass => "pass",
        Outcome::NotChecked => "not-checked",
        Outcome::NotApplicable => "not-applicable",
    }
}
