//! The ledgers of a finding: the clearest few, the rest on request.

use super::checked::Checked;
use super::ledger::ledger;
use super::state::Action;
use super::words::{say, words};
use crate::report::{Equation, Finding};
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

/// Ledgers shown before the reader asks for all.
const FIRST: usize = 3;

#[derive(Properties, PartialEq)]
pub(crate) struct EquationsProps {
    pub(crate) checked: Rc<Checked>,
    /// The finding: an index.
    pub(crate) finding: usize,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
}

#[component]
pub(crate) fn Equations(props: &EquationsProps) -> Html {
    let all = use_state(|| false);
    let Some(finding) = props.checked.finding(props.finding) else { return Html::default() };
    let count = finding.equations.len();
    let shown = if *all || count == FIRST + 1 { count } else { FIRST.min(count) };
    let unfold = Callback::from(move |_: MouseEvent| all.set(true));
    html! {
        <>
            { for finding.equations.iter().take(shown).map(|equation| section(props, finding, equation)) }
            if shown < count {
                <button type="button" class="link" onclick={unfold}>
                    { say(words(props.language).equations_more, &[&(count - shown)]) }
                </button>
            }
        </>
    }
}

fn section(props: &EquationsProps, finding: &Finding, equation: &Equation) -> Html {
    html! {
        <section class="block">
            <h3>{ &equation.title }</h3>
            { ledger(&props.checked, finding, equation, props.language, &props.tell) }
        </section>
    }
}
