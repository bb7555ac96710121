//! A number of the text as it is drawn: a quiet link to what it was compared with, or the reason why it has none.
//!
//! A document has hundreds of numbers, and as tab stops they would bury everything behind them. So only a few are stops:
//! the first of the document, the first of each paragraph the open finding names, and the one the reader went to.
//! From there ← and → walk through all of them, and Esc leads from a counterpart back to its number.

use super::checked::Checked;
use super::passing::use_passing;
use super::state::Action;
use super::wish::{Neighbour, Wish};
use super::words::words;
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct NumberLinkProps {
    pub(crate) checked: Rc<Checked>,
    /// An index into the report's narrative.
    pub(crate) told: usize,
    /// Its characters.
    pub(crate) text: AttrValue,
    /// Tab stops here.
    pub(crate) stop: bool,
    /// The open finding names it.
    pub(crate) named: bool,
    pub(crate) lit: bool,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
    pub(crate) ask: Callback<Wish>,
}

#[component]
pub(crate) fn NumberLink(props: &NumberLinkProps) -> Html {
    let told = props.checked.report.findings.narrative.get(props.told);
    let own: Rc<str> = told.map_or("", |told| &told.locus).into();
    let to: Option<Rc<str>> = props.checked.counterpart(props.told).map(Rc::from);
    let passing = use_passing(to.as_ref().unwrap_or(&own), &props.tell);
    let title = props.checked.explain(props.told, words(props.language));
    let (lit, named) = (props.lit.then_some("true"), props.named.then_some("named"));
    let stop = if props.stop || props.lit { "0" } else { "-1" };
    let onkeydown = walk(&props.ask);
    let Some(to) = to else {
        let class = if told.is_some_and(|told| told.links.is_empty()) { "untold" } else { "told" };
        return html! {
            <span class={classes!(class, named)} data-told={own.to_string()} data-lit={lit} tabindex={stop} {title} {onkeydown}>
                { &props.text }
            </span>
        };
    };
    let href = format!("#{to}");
    let onclick = {
        let tell = props.tell.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            tell.emit(Action::Follow { from: own.clone(), to: to.clone() });
        })
    };
    let own = told.map(|told| told.locus.clone());
    html! {
        <a class={classes!("told", named)} {href} data-told={own} data-lit={lit} tabindex={stop} {title} {onclick} {onkeydown}
            onmousemove={passing.over} onmouseleave={passing.out}>{ &props.text }</a>
    }
}

/// ← and → lead to the neighbours.
fn walk(ask: &Callback<Wish>) -> Callback<KeyboardEvent> {
    let ask = ask.clone();
    Callback::from(move |event: KeyboardEvent| {
        let side = match event.key().as_str() {
            "ArrowLeft" => Neighbour::Before,
            "ArrowRight" => Neighbour::Behind,
            _ => return,
        };
        if !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            ask.emit(Wish::NextNumber(side));
        }
    })
}
