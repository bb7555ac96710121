//! A table wider than its box is scrolled by the keyboard, too: Tab stops at it. At all others it does not.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

/// Watches the width of what `sheet` holds. It changes the element alone and draws nothing anew.
#[hook]
pub(crate) fn use_wide(sheet: &NodeRef) {
    let sheet = sheet.clone();
    use_effect_with((), move |()| {
        let sheet = sheet.cast::<HtmlElement>();
        if let Some(sheet) = &sheet {
            OBSERVER.with(|observer| observer.iter().for_each(|observer| observer.observe(sheet)));
        }
        move || {
            if let Some(sheet) = sheet {
                OBSERVER.with(|observer| observer.iter().for_each(|observer| observer.unobserve(&sheet)));
            }
        }
    });
}

thread_local! {
    /// One for all tables, as long as the page lives; none where a browser has none.
    static OBSERVER: Option<ResizeObserver> = observer();
}

/// A table that was never seen has no width yet: its box grows when it is drawn, and this is told.
fn observer() -> Option<ResizeObserver> {
    let look = Closure::<dyn FnMut(js_sys::Array)>::new(|entries: js_sys::Array| {
        entries.iter().filter_map(|entry| entry.dyn_into::<ResizeObserverEntry>().ok()).for_each(|entry| {
            if let Ok(sheet) = entry.target().dyn_into::<HtmlElement>() {
                stop_at(&sheet);
            }
        });
    });
    ResizeObserver::new(look.into_js_value().unchecked_ref()).ok()
}

fn stop_at(sheet: &HtmlElement) {
    let _ = if sheet.scroll_width() > sheet.client_width() {
        sheet.set_attribute("tabindex", "0")
    } else {
        sheet.remove_attribute("tabindex")
    };
}
