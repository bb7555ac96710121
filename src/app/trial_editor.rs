//! The line in which another figure is tried, like the line above the cells of a spreadsheet.

use super::effects::{focus, focus_place, value_of};
use super::state::{Action, Editing, Step};
use super::words::work::work;
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

/// The field's selector.
const FIELD: &str = "[data-role=trial-editor] input";

#[derive(Properties, PartialEq)]
pub(crate) struct TrialEditorProps {
    pub(crate) editing: Rc<Editing>,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
}

#[component]
pub(crate) fn TrialEditor(props: &TrialEditorProps) -> Html {
    let w = work(props.language);
    let field = use_node_ref();
    use_effect_with(props.editing.clone(), |_| focus(FIELD));
    let at = props.editing.at;
    let submit = {
        let (tell, field) = (props.tell.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            tell.emit(Action::Work(Step::Try(vec![(at, value_of(&field))])));
            focus_place(&at);
        })
    };
    let leave = {
        let tell = props.tell.clone();
        Callback::from(move |()| {
            tell.emit(Action::Work(Step::Edit(None)));
            focus_place(&at);
        })
    };
    let cancel = leave.reform(|_: MouseEvent| ());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            leave.emit(());
        }
    });
    html! {
        <form class="trial-editor" data-role="trial-editor" onsubmit={submit} {onkeydown}>
            <label>
                <del>{ if props.editing.text.is_empty() { w.blank } else { &props.editing.text } }</del>
                { " " }{ w.edit_label }{ " " }
                <input ref={field} type="text" value={props.editing.text.clone()} autocomplete="off" spellcheck="false" />
            </label>
            <button type="submit" data-action="try">{ w.try_it }</button>
            <button type="button" data-action="cancel-try" onclick={cancel}>{ w.cancel }</button>
            <span class="quiet">{ w.edit_hint }</span>
        </form>
    }
}
