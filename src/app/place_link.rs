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
    let (focus, blur) = (pass(props, Some(locus)), pass(props, None));
    let inside = use_mut_ref(|| false);
    let over = {
        let (inside, light) = (inside.clone(), pass(props, Some(locus)));
        // A link that appears under a resting pointer was not pointed at.
        Callback::from(move |event: MouseEvent| {
            let moved = event.movement_x() != 0 || event.movement_y() != 0;
            if moved && !inside.replace(true) {
                light.emit(event);
            }
        })
    };
    let out = {
        let dark = pass(props, None);
        Callback::from(move |event: MouseEvent| {
            if inside.replace(false) {
                dark.emit(event);
            }
        })
    };
    html! {
        <a class="place" href={format!("#{locus}")} data-locus={locus.to_string()} onclick={go}
            onmousemove={over} onmouseleave={out} onfocus={focus} onblur={blur}>{ &props.say }</a>
    }
}

fn pass<E>(props: &PlaceLinkProps, locus: Option<&Rc<str>>) -> Callback<E> {
    let locus = locus.cloned();
    props.tell.reform(move |_| Action::Pass(locus.clone()))
}
