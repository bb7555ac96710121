//! The first screen: where a document comes in.

use super::state::Action;
use super::wish::Wish;
use super::words::{proof_words, words};
use crate::worker::protocol::Language;
use yew::prelude::*;

/// A tiny disclosure with one fault of each kind, so that a visitor sees what a check says.
const SAMPLE: &str = include_str!("../../www/sample.md");
const SAMPLE_NAME: &str = "sample.md";

#[derive(Properties, PartialEq)]
pub(crate) struct StartProps {
    pub(crate) language: Language,
    /// A file hovers over the page.
    pub(crate) dragged: bool,
    pub(crate) tell: Callback<Action>,
    pub(crate) ask: Callback<Wish>,
}

#[component]
pub(crate) fn Start(props: &StartProps) -> Html {
    let w = words(props.language);
    let choose = props.ask.reform(|_: MouseEvent| Wish::Choose);
    let folder = props.ask.reform(|_: MouseEvent| Wish::ChooseFolder);
    let proof = props.tell.reform(|_: MouseEvent| Action::Proof(true));
    let sample = props.tell.reform(|_: MouseEvent| {
        Action::Load(super::state::Input { name: Some(SAMPLE_NAME.to_owned()), bytes: SAMPLE.into() })
    });
    html! {
        <>
        <h1 class="intro">{ w.intro }</h1>
        <section class={classes!("drop", props.dragged.then_some("over"))}>
            <p class="drop-title">{ if props.dragged { w.drop_now } else { w.drop_here } }</p>
            <p class="quiet">{ w.kinds }</p>
            <p class="buttons">
                <button type="button" class="primary" data-action="choose" onclick={choose}>{ w.choose }</button>
                <button type="button" data-action="folder" onclick={folder}>{ w.choose_folder }</button>
                <button type="button" data-action="sample" onclick={sample}>{ w.sample }</button>
            </p>
            <p class="privacy">
                { w.privacy }{ " " }
                <button type="button" class="link" data-action="proof" onclick={proof}>{ proof_words(props.language).open }</button>
            </p>
        </section>
        </>
    }
}
