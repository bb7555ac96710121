//! Something to do after a pause.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// One thing waits at a time; a new one replaces it.
#[derive(Default)]
pub(crate) struct Debounce {
    waiting: Rc<Cell<Option<i32>>>,
}

impl Debounce {
    /// Runs `run` after `pause` milliseconds, unless something else is started or all is cancelled before.
    pub(crate) fn start(&self, pause: i32, run: impl FnOnce() + 'static) {
        self.cancel();
        let Some(window) = web_sys::window() else { return };
        let waiting = self.waiting.clone();
        let then = Closure::once_into_js(move || {
            waiting.set(None);
            run();
        });
        let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), pause);
        self.waiting.set(timer.ok());
    }

    /// What waits is not done.
    pub(crate) fn cancel(&self) {
        if let (Some(window), Some(timer)) = (web_sys::window(), self.waiting.take()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}
