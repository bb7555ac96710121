//! A heading or paragraph of the document.

use super::document::BlockProps;
use super::marked::Marked;
use super::number_link::NumberLink;
use super::numbers::Number;
use super::pieces::{Piece, pieces};
use super::sheet::was;
use crate::report::ShownBlock;
use std::rc::Rc;
use yew::prelude::*;

#[component]
pub(crate) fn Prose(props: &BlockProps) -> Html {
    let inline = |text: &str| inline(text, props);
    let block = props.index.to_string();
    match props.block() {
        // Levels are what a scanner guessed; a heading looks like one and is announced as one, below the page's own.
        Some(ShownBlock::Heading { text, level }) => html! {
            <p class={format!("heading level-{level}")} role="heading" aria-level={(level + 2).min(6).to_string()} data-block={block}>
                { inline(text) }
            </p>
        },
        Some(ShownBlock::Paragraph { text }) => html! { <p data-block={block}>{ inline(text) }</p> },
        Some(ShownBlock::Table { .. }) | None => Html::default(),
    }
}

fn inline(text: &str, props: &BlockProps) -> Html {
    let marks = props.checked.marks.of(props.index).unwrap_or_else(|| Rc::from([]));
    let numbers = props.checked.numbers.of(props.index).unwrap_or_else(|| Rc::from([]));
    let marked = Marked { language: props.language, tell: &props.tell, ask: &props.ask };
    let entrance = entrance(props, &numbers);
    let pieces = pieces(text, &marks, &numbers, props.focus.as_deref(), (None, None));
    let piece = |piece: &Piece| match piece.number.filter(|_| piece.mark.is_none()) {
        Some(number) => link(piece, number, entrance == Some(number.told), props),
        None => marked.words(piece),
    };
    let tried = props.tried.iter().flat_map(|tried| tried.iter()).map(|trial| was(trial, props.language));
    html! { <>{ for pieces.iter().map(piece) }{ for tried }</> }
}

/// The number here at which Tab stops.
fn entrance(props: &BlockProps, numbers: &[Number]) -> Option<usize> {
    let named = props.focus.as_ref().is_some_and(|focus| !focus.places.is_empty());
    if named { numbers.first().map(|number| number.told) } else { props.checked.numbers.first }
}

fn link(piece: &Piece, number: Number, stop: bool, props: &BlockProps) -> Html {
    html! {
        <NumberLink checked={props.checked.clone()} told={number.told} text={piece.text.to_owned()} {stop}
            named={piece.named} lit={piece.lit} language={props.language} tell={props.tell.clone()} ask={props.ask.clone()} />
    }
}
