//! A link to a place in the document: lights it when passed over, goes there when chosen.

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
    let (over, focus) = (pass(props, Some(locus)), pass(props, Some(locus)));
    let (out, blur) = (pass(props, None), pass(props, None));
    html! {
        <a class="place" href={format!("#{locus}")} data-locus={locus.to_string()} onclick={go}
            onmouseenter={over} onmouseleave={out} onfocus={focus} onblur={blur}>{ &props.say }</a>
    }
}

fn pass<E>(props: &PlaceLinkProps, locus: Option<&Rc<str>>) -> Callback<E> {
    let locus = locus.cloned();
    props.tell.reform(move |_| Action::Pass(locus.clone()))
}
