//! A heading or paragraph of the document.

use super::document::BlockProps;
use super::marked::Marked;
use super::marks::Mark;
use super::pieces::pieces;
use crate::report::ShownBlock;
use std::rc::Rc;
use yew::prelude::*;

#[component]
pub(crate) fn Prose(props: &BlockProps) -> Html {
    let marks = props.checked.marks.of(props.index).unwrap_or_else(|| Rc::from([]));
    let marked = Marked { language: props.language, tell: &props.tell, ask: &props.ask };
    let inline = |text: &str| inline(text, &marks, props, &marked);
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

fn inline(text: &str, marks: &[Mark], props: &BlockProps, marked: &Marked) -> Html {
    let pieces = pieces(text, marks, props.focus.as_deref(), (None, None));
    html! { <>{ for pieces.iter().map(|piece| marked.words(piece)) }</> }
}
