//! The worker's side: answers requests one after the other.

use super::engine::Job;
use super::protocol::{Answer, Request};
use super::rehearsal::Rehearsal;
use crate::adjust::Setup;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Installs the message handler and says that requests may come.
///
/// # Errors
/// When this is no dedicated worker.
#[wasm_bindgen]
pub fn serve() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let rehearsal = Rehearsal::begin(&scope);
    let handler = Closure::<dyn FnMut(MessageEvent) -> Result<(), JsValue>>::new({
        let scope = scope.clone();
        move |event: MessageEvent| {
            rehearsal.end();
            answer(&scope, event.data())
        }
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    // The handler lives as long as the worker.
    handler.forget();
    post(&scope, &Answer::Ready)?;
    // The rules are read while the person looks for the document.
    Setup::compiled();
    Ok(())
}

/// A message that is no request is an error of the program; it reaches the page as the worker's error event.
fn answer(scope: &DedicatedWorkerGlobalScope, message: JsValue) -> Result<(), JsValue> {
    let (Request::Check { job, name, language, profile, changes }, bytes) = Request::unpack(message)?;
    let last = Job { job, name, language, profile, changes, bytes }.run(&mut |answer| {
        // Progress is a courtesy: a run does not end because nobody listens.
        let _ = post(scope, &answer);
    });
    post(scope, &last)
}

fn post(scope: &DedicatedWorkerGlobalScope, answer: &Answer) -> Result<(), JsValue> {
    scope.post_message(&answer.pack()?)
}
