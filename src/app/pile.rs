//! The files that came in together, each with what came of it: one line to choose from.

use super::matrix::Matrix;
use super::state::{Action, Came, Pile};
use super::verdict::class_of;
use super::words::{Words, say, words};
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct PileProps {
    pub(crate) pile: Rc<Pile>,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
}

#[component]
pub(crate) fn PileView(props: &PileProps) -> Html {
    let w = words(props.language);
    let files = &props.pile.files;
    let done = files.iter().filter(|file| file.came.is_some()).count();
    let file = |(at, came): (usize, Option<&Came>)| {
        let name = files[at].input.name.clone().unwrap_or_default();
        let onclick = props.tell.reform(move |_: MouseEvent| Action::Open(at));
        let current = (at == props.pile.shown).then_some("true");
        let class = classes!("filed", came.map(|came| class_of(came.outcome())));
        html! {
            <li>
                <button type="button" {class} data-role="file" aria-current={current} title={name.clone()} {onclick}>
                    <span>{ marked(came, w) }</span>{ " " }<span class="name">{ name }</span>
                </button>
            </li>
        }
    };
    html! {
        <nav class="pile" data-role="pile" aria-label={w.pile}>
            <p>{ say(w.pile_done, &[&done, &files.len()]) }</p>
            <Matrix pile={props.pile.clone()} language={props.language} tell={props.tell.clone()} />
            <ul>{ for files.iter().map(|file| file.came.as_ref()).enumerate().map(file) }</ul>
        </nav>
    }
}

/// Sign, word and numbers of a result; a file that waits says so.
fn marked(came: Option<&Came>, w: &Words) -> String {
    let Some(came) = came else { return w.pile_waits.to_owned() };
    let words = w.outcome(came.outcome());
    let Came::Judged(summary) = came else { return format!("{} {}", words.sign, w.pile_failed) };
    match (summary.fail, summary.review) {
        (0, 0) => format!("{} {}", words.sign, words.word),
        (count, 0) | (0, count) => format!("{} {count}", words.sign),
        (fail, review) => format!("{} {fail}+{review}", words.sign),
    }
}
