//! A link to a place in the document: lights it when passed over, goes there when chosen.

use super::passing::{pass, use_passing};
use super::state::Action;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct PlaceLinkProps {
    /// Locus id.
    pub(crate) locus: Rc<str>,
    /// The place in words.
    pub(crate) say: AttrValue,
    pub(crate) tell: Callback<Action>,
}

#[component]
pub(crate) fn PlaceLink(props: &PlaceLinkProps) -> Html {
    let locus = &props.locus;
    let go = {
        let (tell, locus) = (props.tell.clone(), locus.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            tell.emit(Action::Go(locus.clone()));
        })
    };
    let passing = use_passing(locus, &props.tell);
    let (focus, blur) = (pass(&props.tell, Some(locus)), pass(&props.tell, None));
    html! {
        <a class="place" href={format!("#{locus}")} data-locus={locus.to_string()} onclick={go}
            onmousemove={passing.over} onmouseleave={passing.out} onfocus={focus} onblur={blur}>{ &props.say }</a>
    }
}
