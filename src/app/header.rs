//! The line at the top: name, what is open, what can be done with all of it.

use super::checked::Checked;
use super::report_menu::ReportMenu;
use super::state::{Action, Input, Taste};
use super::wish::Wish;
use super::words::{proof_words, words};
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct HeaderProps {
    pub(crate) checked: Option<Rc<Checked>>,
    pub(crate) source: Rc<Input>,
    /// Something is tried.
    pub(crate) tried: bool,
    /// There is nothing to clear, and the file dialog is offered below.
    pub(crate) start: bool,
    pub(crate) language: Language,
    pub(crate) taste: Taste,
    pub(crate) tell: Callback<Action>,
    pub(crate) ask: Callback<Wish>,
}

#[component]
pub(crate) fn Header(props: &HeaderProps) -> Html {
    let w = words(props.language);
    let other = match props.language {
        Language::Zh => Language::En,
        Language::En => Language::Zh,
    };
    let speak = props.tell.reform(move |_: MouseEvent| Action::Speak(other));
    let clear = props.tell.reform(|_: MouseEvent| Action::Clear);
    let choose = props.ask.reform(|_: MouseEvent| Wish::Choose);
    let rules = props.tell.reform(|_: MouseEvent| Action::Rules(Some("".into())));
    let proof = props.tell.reform(|_: MouseEvent| Action::Proof(true));
    let taste = props.taste;
    let large = props.tell.reform(move |_: MouseEvent| Action::Taste(Taste { large: !taste.large, ..taste }));
    let print = props.ask.reform(|_: MouseEvent| Wish::Print);
    html! {
        <header class="top">
            <p class="brand">{ w.product }</p>
            if let Some(name) = &props.source.name { <p class="file" title={name.clone()}>{ name }</p> }
            <div class="buttons">
                if let Some(checked) = &props.checked {
                    <button type="button" data-action="choose" onclick={choose}>{ w.choose_other }</button>
                    <ReportMenu checked={checked.clone()} source={props.source.clone()} tried={props.tried} language={props.language} ask={props.ask.clone()} />
                    <button type="button" data-action="print" onclick={print}>{ w.print }</button>
                }
                if !props.start { <button type="button" data-action="clear" onclick={clear}>{ w.clear }</button> }
                <button type="button" data-action="rules" onclick={rules}>{ w.rules }</button>
                if !props.start { <button type="button" class="link" data-action="proof" onclick={proof}>{ proof_words(props.language).title }</button> }
                <button type="button" class="link" data-action="large" aria-pressed={if taste.large { "true" } else { "false" }} onclick={large}>{ w.large }</button>
                <button type="button" class="link" data-action="language" lang={words(other).tag} onclick={speak}>{ w.other_language }</button>
            </div>
        </header>
    }
}
