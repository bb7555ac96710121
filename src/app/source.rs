//! The text that is checked, to paste into and to edit. It is never lost: it outlives failures, stops and reports.
//!
//! The text area owns its text; the state learns of it when the user pauses, so that typing never waits for the page.

use super::choice::Choices;
use super::effects::{Debounce, fill, text_of};
use super::state::{Action, EDITABLE, Input, View};
use super::words::{say, words};
use crate::worker::protocol::Language;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Pause after the last key before the text is checked again, in milliseconds.
const PAUSE: i32 = 400;

/// What the text stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// There is no report yet: what is pasted is to be checked at once.
    Alone,
    /// A line or two below the document.
    Low,
    /// Half of the middle, to be edited.
    High,
}

#[derive(Properties, PartialEq)]
pub(crate) struct SourceProps {
    pub(crate) source: Rc<Input>,
    /// The encoding the user chose.
    pub(crate) encoding: Option<&'static str>,
    /// Grows when the text area is to be filled anew.
    pub(crate) loaded: u32,
    /// What stands above it.
    pub(crate) side: Side,
    pub(crate) language: Language,
    pub(crate) area: NodeRef,
    pub(crate) tell: Callback<Action>,
}

#[component]
pub(crate) fn SourcePanel(props: &SourceProps) -> Html {
    let w = words(props.language);
    let pause = use_memo((), |()| Debounce::default());
    {
        let (area, source, pause) = (props.area.clone(), props.source.clone(), pause.clone());
        use_effect_with(props.loaded, move |_| {
            pause.cancel();
            fill(&area, &if held(&source).is_some() { String::new() } else { source.text() });
        });
    }
    let edited = {
        let (area, tell, fresh) = (props.area.clone(), props.tell.clone(), props.side == Side::Alone);
        let pause = pause.clone();
        Callback::from(move |event: InputEvent| {
            let (area, tell) = (area.clone(), tell.clone());
            // Extensions and autofill send a plain event without a type: it counts as typing.
            let typed = event.dyn_ref::<web_sys::InputEvent>().map(web_sys::InputEvent::input_type);
            let pasted = fresh && typed.is_some_and(|how| how == "insertFromPaste");
            let ready =
                move || tell.emit(if pasted { Action::Check(text_of(&area)) } else { Action::Edit(text_of(&area)) });
            pause.start(if pasted { 0 } else { PAUSE }, ready);
        })
    };
    let held = use_memo(props.source.clone(), |source| held(source));
    // Without a report there is nothing to hold: the box is there to paste into.
    let held = held.filter(|held| props.side != Side::Alone || *held == Held::Large);
    let check = {
        let (area, tell, source) = (props.area.clone(), props.tell.clone(), props.source.clone());
        Callback::from(move |_: MouseEvent| {
            pause.cancel();
            tell.emit(Action::Check(if held.is_some() { source.text() } else { text_of(&area) }));
        })
    };
    let (alone, high) = (props.side == Side::Alone, props.side == Side::High);
    let (expanded, other) = if high { ("true", View::Document) } else { ("false", View::Source) };
    html! {
        <section class="source">
            <p class="source-head">
                <label for="source-text">{ if alone { w.paste_label } else { w.source } }</label>
                if held.is_none() {
                    <span class="quiet">{ if alone { w.paste_hint } else { w.edit_hint } }</span>
                }
                if !alone && held.is_none() {
                    <button type="button" class="link" data-action="source" aria-expanded={expanded}
                        onclick={show(props, other)}>{ if high { w.fold } else { w.unfold } }</button>
                }
                <Choices source={props.source.clone()} encoding={props.encoding} language={props.language}
                    tell={props.tell.clone()} />
                <button type="button" class={alone.then_some("primary")} data-action="check" onclick={check}>
                    { if alone { w.check } else { w.check_again } }
                </button>
            </p>
            if let Some(held) = held {
                <p class="quiet" data-role="held">
                    { if held == Held::Large { say(w.source_held, &[&(props.source.bytes.len() >> 20)]) } else { w.source_file.to_owned() } }
                </p>
            }
            <textarea id="source-text" data-role="source" hidden={held.is_some()} ref={props.area.clone()} oninput={edited} onclick={show(props, View::Source)}
                spellcheck="false" autocomplete="off" wrap="off" />
        </section>
    }
}

/// Why a source is not edited in the page. It is kept and can be checked again all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    /// Laying it out would freeze the browser for seconds.
    Large,
    /// It is no text: an office file, a web page.
    File,
}

fn held(source: &Input) -> Option<Held> {
    match source {
        source if source.bytes.len() > EDITABLE => Some(Held::Large),
        source if source.bytes.is_empty() || source.editable().is_some() => None,
        _ => Some(Held::File),
    }
}

fn show(props: &SourceProps, view: View) -> Callback<MouseEvent> {
    props.tell.reform(move |_| Action::Show(view))
}
