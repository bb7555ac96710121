//! Places of the shown document that the user points at: a double click or F2 opens their figure, Ctrl+Z takes a step back; / leads
//! to the filter.

use super::listen::Listener;
use super::view::focus;
use crate::app::checked::Checked;
use crate::app::state::{Action, State, Step};
use crate::report::{At, Role};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

/// Lets the user open a figure where it stands.
#[hook]
pub(crate) fn use_places(state: &State, tell: &Callback<Action>) {
    let tell = tell.clone();
    use_effect_with(state.checked.clone(), move |checked| {
        let listeners = checked.clone().map(|checked| [clicks(checked.clone(), tell.clone()), keys(checked, tell)]);
        move || drop(listeners)
    });
}

fn clicks(checked: Rc<Checked>, tell: Callback<Action>) -> Option<Listener> {
    Listener::on_window("dblclick", move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(at) = target.and_then(|target| place(&target, &checked)) {
            tell.emit(Action::Work(Step::Edit(Some(at))));
        }
    })
}

fn keys(checked: Rc<Checked>, tell: Callback<Action>) -> Option<Listener> {
    Listener::on_window("keydown", move |event: KeyboardEvent| {
        let Some(active) = document().and_then(|document| document.active_element()) else { return };
        let step = match event.key().as_str() {
            "F2" => place(&active, &checked).map(|at| Step::Edit(Some(at))),
            "z" | "Z" if (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !is_field(&active) => {
                Some(Step::Undo)
            }
            "/" if !is_field(&active) => {
                event.prevent_default();
                return focus("[data-role=find]");
            }
            _ => None,
        };
        if let Some(step) = step {
            event.prevent_default();
            tell.emit(Action::Work(step));
        }
    })
}

/// Fields take back their own steps.
fn is_field(element: &Element) -> bool {
    element.matches("input, textarea, select").unwrap_or(false)
}

/// The place of the document an element stands for: a cell, a number of the text, or marked words.
fn place(element: &Element, checked: &Checked) -> Option<At> {
    let inside = |selector: &str| element.closest(&format!("[data-role=document] {selector}")).ok().flatten();
    let number = |element: &Element, name: &str| element.get_attribute(name)?.parse::<u32>().ok();
    if let Some(cell) = inside("[data-row]") {
        let (row, col) = (number(&cell, "data-row"), number(&cell, "data-col"));
        return Some(At { block: number(&cell, "data-block")?, row, col, start: 0, end: u32::MAX });
    }
    if let Some(told) = inside("[data-told]") {
        return checked.at(&told.get_attribute("data-told")?);
    }
    let (mark, block) = (inside("[data-finding]")?, number(&inside("[data-block]")?, "data-block")?);
    let id = mark.get_attribute("data-finding")?;
    let finding = checked.report.findings.findings.iter().find(|finding| finding.id == id)?;
    let suspects = finding.loci.iter().filter(|place| place.role == Role::Suspect);
    suspects.filter_map(|place| checked.at(&place.locus)).find(|at| at.block == block)
}

/// Puts the focus on a place of the document, so that the reader goes on where they were.
pub(crate) fn focus_place(at: &At) {
    let cell = at.row.zip(at.col).map(|(row, col)| format!("[data-row='{row}'][data-col='{col}']")).unwrap_or_default();
    let selector = format!("[data-role=document] [data-block='{}']{cell}", at.block);
    let found = document().and_then(|document| document.query_selector(&selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        if !element.has_attribute("tabindex") {
            let _ = element.set_attribute("tabindex", "-1");
        }
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// What a field holds.
pub(crate) fn value_of(field: &NodeRef) -> String {
    field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
}

/// Today as people write it in files: `2026-12-31`.
pub(crate) fn today() -> Rc<str> {
    let date = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date()).into()
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
