//! What the browser remembers, and only when its user says so: language, type, profile. Never anything of a document.

use crate::adjust::Setup;
use crate::app::state::{Adjusted, State, Taste};
use crate::worker::protocol::Language;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use web_sys::Storage;
use yew::prelude::*;

const NAME: &str = "budget-checker";

#[derive(Serialize, Deserialize)]
struct Memory {
    language: Language,
    large: bool,
    profile: Option<String>,
}

/// The state a visit begins with.
pub(crate) fn recall() -> State {
    let text = storage().and_then(|storage| storage.get_item(NAME).ok().flatten());
    let Some(memory) = text.and_then(|text| serde_json::from_str::<Memory>(&text).ok()) else {
        return State::default();
    };
    let adjusted = memory.profile.and_then(|text| {
        let name = Setup::adjusted(&text).ok()?.name;
        Some(Rc::new(Adjusted { name, text }))
    });
    let taste = Taste { large: memory.large, kept: true };
    State::remembered(memory.language, adjusted, taste)
}

/// Remembers, or forgets, whenever something of it changes.
#[hook]
pub(crate) fn use_memory(state: &State) {
    use_effect_with((state.taste, state.language, state.adjusted.clone()), |(taste, language, adjusted)| {
        let Some(storage) = storage() else { return };
        let profile = adjusted.as_ref().map(|adjusted| adjusted.text.clone());
        let memory = Memory { language: *language, large: taste.large, profile };
        // A browser that refuses to store remembers nothing; the page works all the same.
        let _ = match serde_json::to_string(&memory) {
            Ok(text) if taste.kept => storage.set_item(NAME, &text),
            _ => storage.remove_item(NAME),
        };
    });
}

/// None where the browser forbids it, as in some frames and pages from disk.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
