//! What is decided about the open finding: four words, a reason for three of them, a last day.

use super::checked::Checked;
use super::effects::value_of;
use super::state::{Action, Decision, Step, Verdict, Work};
use super::words::say;
use super::words::work::{Words, work};
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct DecideProps {
    pub(crate) checked: Rc<Checked>,
    /// The finding: an index.
    pub(crate) finding: usize,
    pub(crate) work: Rc<Work>,
    /// `2026-12-31`
    pub(crate) today: Rc<str>,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
}

#[component]
pub(crate) fn Decide(props: &DecideProps) -> Html {
    let chosen = use_state(|| None);
    let (reason, until) = (use_node_ref(), use_node_ref());
    let lacking = use_state(|| false);
    let Some(finding) = props.checked.finding(props.finding) else { return Html::default() };
    let w = work(props.language);
    let decided = props.work.decisions.of(finding, &props.today);
    let decide = {
        let (tell, index) = (props.tell.clone(), props.finding);
        let (rule, message) = (finding.rule.clone(), finding.message.clone());
        Callback::from(move |(verdict, reason, until): (Verdict, String, String)| {
            let decision = Decision { verdict, reason, until, rule: rule.clone(), message: message.clone() };
            tell.emit(Action::Work(Step::Decide(index, Some(decision))));
        })
    };
    let choose = |verdict: Verdict| {
        let pressed = decided.is_some_and(|decision| decision.verdict == verdict) || *chosen == Some(verdict);
        let (chosen, lacking, decide) = (chosen.clone(), lacking.clone(), decide.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            lacking.set(false);
            chosen.set(Some(verdict).filter(|verdict| verdict.is_settled()));
            if !verdict.is_settled() {
                decide.emit((verdict, String::new(), String::new()));
            }
        });
        html! {
            <button type="button" data-verdict={key(verdict)} aria-pressed={if pressed { "true" } else { "false" }} {onclick}>
                { w.verdict(verdict) }
            </button>
        }
    };
    let buttons: Vec<Html> = Verdict::ALL.into_iter().map(choose).collect();
    let form = chosen.map(|verdict| {
        let (reason_field, until_field, chosen, lacking) =
            (reason.clone(), until.clone(), chosen.clone(), lacking.clone());
        let onsubmit = Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = value_of(&reason_field).trim().to_owned();
            lacking.set(reason.is_empty());
            if !reason.is_empty() {
                decide.emit((verdict, reason, value_of(&until_field)));
                chosen.set(None);
            }
        });
        fields(w, &reason, &until, onsubmit)
    });
    let withdraw = {
        let index = props.finding;
        props.tell.reform(move |_: MouseEvent| Action::Work(Step::Decide(index, None)))
    };
    html! {
        <section class="block decide" data-role="decide">
            <h3>{ w.decide }</h3>
            if let Some(decision) = decided {
                <p data-role="decided">
                    { said(decision, w) }{ " " }
                    <button type="button" class="link" data-action="withdraw" onclick={withdraw}>{ w.withdraw }</button>
                </p>
            }
            <p class="buttons" role="group" aria-label={w.decide}>{ for buttons }</p>
            { form }
            if *lacking { <p class="refused" role="alert">{ w.reason_needed }</p> }
        </section>
    }
}

/// Reason and last day. Usual reasons are offered by the browser while the field is filled.
fn fields(w: &Words, reason: &NodeRef, until: &NodeRef, onsubmit: Callback<SubmitEvent>) -> Html {
    html! {
        <form class="reason" {onsubmit}>
            <label>{ w.reason }<input ref={reason} type="text" data-role="reason" list="usual-reasons" autocomplete="off" /></label>
            <datalist id="usual-reasons">{ for w.reasons.iter().map(|reason| html! { <option value={*reason} /> }) }</datalist>
            <label>{ w.until }<input ref={until} type="date" data-role="until" /></label>
            <button type="submit" data-action="keep">{ w.keep }</button>
        </form>
    }
}

/// A decision in words: 误报：表样如此，至 2026-12-31
pub(crate) fn said(decision: &Decision, w: &Words) -> String {
    let verdict = w.verdict(decision.verdict);
    let said = if decision.reason.is_empty() { verdict.to_owned() } else { format!("{verdict}：{}", decision.reason) };
    let said = if decision.until.is_empty() { said } else { say(w.decided_until, &[&said, &decision.until]) };
    say(w.decided, &[&said])
}

/// The word a program knows a decision by.
pub(crate) fn key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => "confirmed",
        Verdict::Explained => "explained",
        Verdict::Mistaken => "mistaken",
        Verdict::Ignored => "ignored",
    }
}
