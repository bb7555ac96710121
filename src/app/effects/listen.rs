//! A listener that goes when it is dropped.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// A listener on the window.
pub(super) struct Listener {
    target: EventTarget,
    kind: &'static str,
    handler: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to events of this kind. `E` must be the class that events of this kind have.
    pub(super) fn on_window<E: JsCast>(kind: &'static str, mut run: impl FnMut(E) + 'static) -> Option<Self> {
        let target: EventTarget = web_sys::window()?.into();
        let handler = Closure::<dyn FnMut(Event)>::new(move |event: Event| run(event.unchecked_into()));
        target.add_event_listener_with_callback(kind, handler.as_ref().unchecked_ref()).ok()?;
        Some(Self { target, kind, handler })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.kind, self.handler.as_ref().unchecked_ref());
    }
}
