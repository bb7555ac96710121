//! What the worker does while nobody asks: it checks the sample. A browser compiles a function well only after it has run
//! for a while, so a first document would take several times as long as a second one.

use super::engine::Job;
use super::protocol::Language;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;

/// How often the sample is checked at most. More do not help (`tests/browser/bench.mjs`).
const ROUNDS: u32 = 8;

/// A rehearsal that goes on between requests until the first one comes.
pub(super) struct Rehearsal {
    over: Rc<Cell<bool>>,
}

impl Rehearsal {
    /// Begins, one round in each turn, so that a request waits for one round at most.
    pub(super) fn begin(scope: &DedicatedWorkerGlobalScope) -> Self {
        let over = Rc::new(Cell::new(false));
        round(scope.clone(), Rc::clone(&over), ROUNDS);
        Self { over }
    }

    /// No further round.
    pub(super) fn end(&self) {
        self.over.set(true);
    }
}

fn round(scope: DedicatedWorkerGlobalScope, over: Rc<Cell<bool>>, left: u32) {
    let next = scope.clone();
    let run = Closure::once_into_js(move || {
        if over.get() || left == 0 {
            return;
        }
        let bytes = include_bytes!("../../www/sample.md").to_vec();
        let job = Job { job: 0, name: None, language: Language::Zh, profile: None, changes: Vec::new(), bytes };
        // Nobody hears the answer.
        job.run(&mut |_| {});
        round(next, over, left - 1);
    });
    // Without timers there is no rehearsal; checks work all the same.
    let _ = scope.set_timeout_with_callback(run.unchecked_ref());
}
