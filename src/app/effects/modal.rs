//! A dialog over the page holds the focus until it closes, and gives it back.

use super::listen::Listener;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// What Tab stops at.
const STOPS: &str = "button, input, select, a[href], [tabindex='0']";

/// Keeps the focus inside `dialog` while it is shown. Call it before anything else takes the focus there.
#[hook]
pub(crate) fn use_modal(dialog: &NodeRef) {
    let dialog = dialog.clone();
    use_effect_with((), move |()| {
        let before = active();
        if let Some(first) = stops(&dialog).into_iter().next() {
            let _ = first.focus();
        }
        let inside = dialog.clone();
        let listener = Listener::on_window("keydown", move |event: KeyboardEvent| {
            if event.key() == "Tab" {
                turn(&inside, &event);
            }
        });
        move || {
            drop(listener);
            if let Some(before) = before {
                let _ = before.focus();
            }
        }
    });
}

/// Behind the last comes the first, before the first the last.
fn turn(dialog: &NodeRef, event: &KeyboardEvent) {
    let stops = stops(dialog);
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return };
    let (end, other) = if event.shift_key() { (first, last) } else { (last, first) };
    let here = active();
    let inside =
        here.as_ref().is_some_and(|here| dialog.cast::<Element>().is_some_and(|dialog| dialog.contains(Some(here))));
    if !inside || here.as_ref() == Some(end) {
        event.prevent_default();
        let _ = other.focus();
    }
}

fn stops(dialog: &NodeRef) -> Vec<HtmlElement> {
    let Some(found) = dialog.cast::<Element>().and_then(|dialog| dialog.query_selector_all(STOPS).ok()) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn active() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
