//! A check is going on.

use super::state::Action;
use super::words::words;
use crate::worker::protocol::{Language, Stage};
use yew::prelude::*;

const STAGES: [Stage; 5] = [Stage::Read, Stage::Recognise, Stage::Check, Stage::Locate, Stage::Report];

#[derive(Properties, PartialEq)]
pub(crate) struct WorkingProps {
    pub(crate) language: Language,
    /// The stage that goes on; none before the first.
    pub(crate) stage: Option<Stage>,
    /// The older report stays in view while this one is made.
    pub(crate) again: bool,
    pub(crate) tell: Callback<Action>,
}

#[component]
pub(crate) fn Working(props: &WorkingProps) -> Html {
    let w = words(props.language);
    let stop = props.tell.reform(|_: MouseEvent| Action::Stop);
    let step = |stage: Stage| {
        let (class, current) = match props.stage {
            Some(now) if now > stage => ("done", None),
            Some(now) if now == stage => ("now", Some("step")),
            _ => ("ahead", None),
        };
        html! { <li class={class} aria-current={current}>{ w.stage(stage) }</li> }
    };
    html! {
        <section class={if props.again { "working again" } else { "working" }} data-role="progress">
            <h2>{ if props.again { w.rechecking } else { w.working } }</h2>
            <ol class="stages">{ for STAGES.map(step) }</ol>
            <button type="button" data-action="stop" onclick={stop}>{ w.stop }</button>
        </section>
    }
}
