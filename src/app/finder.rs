//! Above the list: what it is arranged by, and words that leave findings out. What is left out is counted.

use super::checked::Checked;
use super::effects::value_of;
use super::outline::{Arrangement, By};
use super::state::{Action, Listing};
use super::words::say;
use super::words::work::work;
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct FinderProps {
    pub(crate) checked: Rc<Checked>,
    pub(crate) listing: Listing,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
}

#[component]
pub(crate) fn Finder(props: &FinderProps) -> Html {
    let (field, choice) = (use_node_ref(), use_node_ref());
    let w = work(props.language);
    let arrange = {
        let (tell, field, choice) = (props.tell.clone(), field.clone(), choice.clone());
        Callback::from(move |()| {
            let chosen = choice.cast::<web_sys::HtmlSelectElement>().map_or(0, |choice| choice.selected_index());
            let by = usize::try_from(chosen).ok().and_then(|at| By::ALL.get(at)).copied().unwrap_or_default();
            tell.emit(Action::Arrange(Arrangement { by, find: value_of(&field).trim().to_owned() }));
        })
    };
    let all = props.tell.reform(|_: MouseEvent| Action::Arrange(Arrangement::default()));
    let Arrangement { by, find } = &*props.listing.arrangement;
    let hidden = props.checked.outline.len().saturating_sub(props.listing.outline.len());
    let option = |(at, name): (usize, &&'static str)| {
        html! { <option value={at.to_string()} selected={By::ALL[at] == *by}>{ *name }</option> }
    };
    html! {
        <div class="finder">
            <input ref={field} type="search" data-role="find" value={find.clone()} placeholder={w.find} aria-label={w.find}
                oninput={arrange.reform(|_: InputEvent| ())} />
            <select ref={choice} data-role="group-by" aria-label={w.group_by} onchange={arrange.reform(|_: Event| ())}>
                { for w.groups.iter().enumerate().map(option) }
            </select>
            if hidden > 0 {
                <p class="quiet" data-role="hidden">
                    { say(w.hidden, &[&hidden]) }{ " " }
                    <button type="button" class="link" data-action="show-all" onclick={all}>{ w.show_all }</button>
                </p>
            }
        </div>
    }
}
