//! How a source is read, where that was guessed or chosen: the guess may be wrong.

use super::state::{Action, Input};
use super::words::words;
use crate::read::{ENCODINGS, SEPARATORS};
use crate::worker::protocol::Language;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ChoicesProps {
    pub(crate) source: Rc<Input>,
    /// The encoding the user chose.
    pub(crate) encoding: Option<&'static str>,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
}

#[component]
pub(crate) fn Choices(props: &ChoicesProps) -> Html {
    let w = words(props.language);
    let guessed = use_memo(props.source.clone(), |source| (source.unusual_encoding(), source.separator()));
    let encoding = props.encoding.or(guessed.0).and_then(|now| ENCODINGS.iter().position(|known| *known == now));
    // A file may tell a separator that nobody chooses.
    let strange = guessed.1.filter(|told| !SEPARATORS.contains(told));
    let separators: Vec<char> = SEPARATORS.into_iter().chain(strange).collect();
    let separator = guessed.1.and_then(|now| separators.iter().position(|known| *known == now));
    let names: Vec<String> = w.separators.map(str::to_owned).into_iter().chain(strange.map(String::from)).collect();
    let separate = props.tell.reform(move |chosen: usize| Action::Separate(separators[chosen]));
    let decode = props.tell.reform(|chosen: usize| Action::Decode(ENCODINGS[chosen]));
    html! {
        <>
            if let Some(now) = separator {
                <Choice role="separator" label={w.separator} {names} {now} choose={separate} />
            }
            if let Some(now) = encoding {
                <Choice role="encoding" label={w.encoding} names={ENCODINGS.map(str::to_owned).to_vec()} {now} choose={decode} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ChoiceProps {
    role: &'static str,
    label: &'static str,
    names: Vec<String>,
    /// Index of the name that holds.
    now: usize,
    /// Told the index of one of the names.
    choose: Callback<usize>,
}

/// One of several.
#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let select = use_node_ref();
    {
        let select = select.clone();
        // Where the user has chosen once, the browser heeds the attribute of an option no more.
        use_effect_with((props.now, props.names.clone()), move |(now, _)| {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_selected_index(*now as i32);
            }
        });
    }
    let (choose, count) = (props.choose.clone(), props.names.len());
    let onchange = Callback::from(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let chosen = select.and_then(|select| usize::try_from(select.selected_index()).ok());
        chosen.filter(|chosen| *chosen < count).into_iter().for_each(|chosen| choose.emit(chosen));
    });
    let option = |name: &String| html! { <option value={name.clone()}>{ name }</option> };
    html! {
        <label class="choice">
            { props.label }
            <select data-role={props.role} ref={select} {onchange}>{ for props.names.iter().map(option) }</select>
        </label>
    }
}
