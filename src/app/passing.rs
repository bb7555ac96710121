//! The pointer passes over a link: the place it leads to is lit as long as it stays there.

use super::state::Action;
use std::rc::Rc;
use yew::prelude::*;

/// What a link does with the pointer.
pub(crate) struct Passing {
    pub(crate) over: Callback<MouseEvent>,
    pub(crate) out: Callback<MouseEvent>,
}

/// Lights `locus` under a pointer that moves: a link that appears under a resting one was not pointed at.
#[hook]
pub(crate) fn use_passing(locus: &Rc<str>, tell: &Callback<Action>) -> Passing {
    let inside = use_mut_ref(|| false);
    let over = {
        let (inside, light) = (inside.clone(), pass(tell, Some(locus)));
        Callback::from(move |event: MouseEvent| {
            let moved = event.movement_x() != 0 || event.movement_y() != 0;
            if moved && !inside.replace(true) {
                light.emit(event);
            }
        })
    };
    let dark = pass(tell, None);
    let out = Callback::from(move |event: MouseEvent| {
        if inside.replace(false) {
            dark.emit(event);
        }
    });
    Passing { over, out }
}

/// Says that this place is passed over, or that it is left.
pub(crate) fn pass<E>(tell: &Callback<Action>, locus: Option<&Rc<str>>) -> Callback<E> {
    let locus = locus.cloned();
    tell.reform(move |_| Action::Pass(locus.clone()))
}
