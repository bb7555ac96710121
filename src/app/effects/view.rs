//! Scrolling, focus, title, keys: what follows from a state but is not drawn.

use super::listen::Listener;
use crate::app::checked::TextPlace;
use crate::app::state::{Action, Lit, State, View, Way};
use crate::app::wish::Neighbour;
use crate::app::words::{say, words};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, HtmlTextAreaElement, KeyboardEvent};
use yew::prelude::*;

/// The lit place in the document.
const LIT: &str = "[data-role=document] [data-lit=true]";
/// The numbers of the text that lead somewhere or say why not.
const NUMBERS: &str = "[data-role=document] [data-told]";
/// Frames after which every block on the way has its true height.
const FRAMES: u32 = 4;
/// The open finding in the list.
const CURRENT: &str = "[data-role=finding][aria-current=true]";

/// Keeps scroll, focus, title and language of the page in step with the state.
#[hook]
pub(crate) fn use_view(state: &State, heading: &NodeRef, area: &NodeRef) {
    use_title(state);
    use_verdict_focus(state, heading);
    use_peek(state, area);
    // Large type lays the document out anew.
    let at = (state.selected, state.lit.clone(), state.view, state.taste.large);
    use_effect_with(at, |(selected, went, view, _)| {
        if *view == View::Document && (selected.is_some() || went.is_some()) {
            let went = went.is_some();
            after_layout(move || show_place(went));
        }
    });
}

/// The line or two of text below the document are those of the place that is shown.
#[hook]
fn use_peek(state: &State, area: &NodeRef) {
    let place = state.shown_place().filter(|_| state.view == View::Document);
    let area = area.clone();
    use_effect_with((place, state.arrivals), move |(place, _)| {
        if let Some(place) = *place {
            after_layout(move || show_source(&area, place));
        }
    });
}

#[hook]
fn use_title(state: &State) {
    let w = words(state.language);
    let count = state.checked.as_ref().map_or(0, |checked| checked.outline.len());
    let title = if count > 0 { say(w.title_count, &[&count, &w.product]) } else { w.product.to_owned() };
    use_effect_with((title, state.language), |(title, language)| {
        let Some(document) = document() else { return };
        document.set_title(title);
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", words(*language).tag);
        }
    });
}

/// After a run the user asked for, reading goes on at the verdict.
#[hook]
fn use_verdict_focus(state: &State, heading: &NodeRef) {
    let heading = heading.clone();
    use_effect_with(state.arrivals, move |arrivals| {
        if let (Some(heading), true) = (heading.cast::<HtmlElement>(), *arrivals > 0) {
            focus_quietly(&heading);
        }
    });
}

/// F8, Shift+F8 and Esc work everywhere.
#[hook]
pub(crate) fn use_keys(state: &State, tell: &Callback<Action>) {
    let tell = tell.clone();
    use_effect_with(state.lit.clone(), move |lit| {
        let lit = lit.clone();
        let listener = Listener::on_window("keydown", move |event: KeyboardEvent| {
            let action = match (event.key().as_str(), event.shift_key()) {
                ("F8", false) => Action::Step(Way::Next),
                ("F8", true) => Action::Step(Way::Previous),
                ("Escape", _) if !event.is_composing() => {
                    step_back(lit.as_ref());
                    Action::Back
                }
                _ => return,
            };
            event.prevent_default();
            tell.emit(action);
        });
        move || drop(listener)
    });
}

/// The focus goes one step back: from a place to its link in the detail, from the detail or the document to the list.
/// Back from where a number of the text led, it goes along with the document (see [`show_place`]).
fn step_back(lit: Option<&Lit>) {
    let Some(document) = document() else { return };
    let Some(active) = document.active_element() else { return };
    let inside = |selector: &str| active.closest(selector).ok().flatten().is_some();
    if lit.is_some_and(|lit| lit.from.is_some()) {
        return;
    }
    if let (Some(lit), true) = (lit, inside(LIT)) {
        focus(&format!("[data-role=detail] a[data-locus='{}']", lit.locus));
    } else if inside("[data-role=detail], [data-role=document]") {
        focus(CURRENT);
    }
}

/// Brings the lit place and the open finding's entry into view. Going to a place takes the focus along.
fn show_place(went: bool) {
    let Some(document) = document() else { return };
    if let Ok(Some(place)) = document.query_selector(LIT) {
        settle(place.clone(), FRAMES);
        if let (true, Some(place)) = (went, place.dyn_ref::<HtmlElement>()) {
            focus_quietly(place);
            show_in_page(place);
        }
    }
    if let Ok(Some(entry)) = document.query_selector(CURRENT) {
        bring_into_view(&entry);
        let in_list =
            document.active_element().is_some_and(|active| active.closest("[data-role=list]").ok().flatten().is_some());
        if let (true, Some(entry)) = (in_list, entry.dyn_ref::<HtmlElement>()) {
            focus_quietly(entry);
        }
    }
}

/// Blocks that were never drawn get their true heights while they are scrolled past: the place moves a few times.
fn settle(element: Element, frames: u32) {
    bring_into_view(&element);
    if frames > 0 {
        after_layout(move || settle(element, frames - 1));
    }
}

/// Scrolls the boxes around an element, never the page itself: nothing else moves.
fn bring_into_view(element: &Element) {
    let mut parent = element.parent_element();
    while let Some(area) = parent {
        let scrolls = area.matches("[data-role=document], [data-role=list], .sheet").unwrap_or(false);
        if scrolls {
            center(&area, element);
        }
        parent = area.parent_element();
    }
}

/// Only what is not comfortably inside the box moves, and then to its middle.
fn center(area: &Element, element: &Element) {
    let (outer, inner) = (area.get_bounding_client_rect(), element.get_bounding_client_rect());
    let by = |outer: (f64, f64), inner: (f64, f64), least: i32| {
        let (start, end) = (outer.0 as i32, outer.1 as i32);
        let (from, to) = (inner.0 as i32, inner.1 as i32);
        let margin = least.min((end - start) / 4);
        if from >= start + margin && to <= end - margin { 0 } else { (from + to) / 2 - (start + end) / 2 }
    };
    let down = by((outer.top(), outer.bottom()), (inner.top(), inner.bottom()), 60);
    let right = by((outer.left(), outer.right()), (inner.left(), inner.right()), 24);
    area.set_scroll_top(area.scroll_top() + down);
    area.set_scroll_left(area.scroll_left() + right);
}

/// Brings the first element of this selector into view once it is drawn.
pub(super) fn reveal(selector: String) {
    after_layout(move || {
        if let Some(element) = document().and_then(|document| document.query_selector(&selector).ok().flatten()) {
            settle(element.query_selector("tr").ok().flatten().unwrap_or(element), FRAMES);
        }
    });
}

/// Focuses the neighbour of the focused number of the text and brings it into view.
pub(super) fn focus_number(side: Neighbour) {
    let Some(document) = document() else { return };
    let Ok(numbers) = document.query_selector_all(NUMBERS) else { return };
    let numbers: Vec<Element> = (0..numbers.length()).filter_map(|at| numbers.get(at)?.dyn_into().ok()).collect();
    let Some(at) = numbers.iter().position(|number| Some(number) == document.active_element().as_ref()) else { return };
    let next = match side {
        Neighbour::Before => at.checked_sub(1),
        Neighbour::Behind => at.checked_add(1),
    };
    if let Some(next) = next.and_then(|next| numbers.get(next)?.dyn_ref::<HtmlElement>()) {
        bring_into_view(next);
        focus_quietly(next);
    }
}

/// Focuses the first element of this selector.
pub(crate) fn focus(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_quietly(&element);
        show_in_page(&element);
    }
}

/// Where list, document and detail stand under each other, the page itself scrolls; elsewhere nothing moves.
fn show_in_page(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn focus_quietly(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Selects a place of the text area and lets the user edit it.
pub(super) fn edit_source(area: NodeRef, place: TextPlace) {
    after_layout(move || {
        show_source(&area, place);
        if let Some(area) = area.cast::<HtmlTextAreaElement>() {
            // Only when the focus comes anew does a browser scroll to the right of a long line.
            let _ = area.blur();
            let _ = area.focus();
        }
    });
}

/// Selects a place of the text area and shows it.
fn show_source(area: &NodeRef, place: TextPlace) {
    let Some(area) = area.cast::<HtmlTextAreaElement>() else { return };
    let (text, before) = (area.value(), place.line.saturating_sub(1) as usize);
    let from: u32 = text.split_inclusive('\n').take(before).map(|line| units(line, u32::MAX)).sum();
    let printed = text.split('\n').nth(before).unwrap_or_default();
    let column = place.column.saturating_sub(1);
    let start = from + units(printed, column);
    let end = from + units(printed, column.saturating_add(place.length));
    let _ = area.set_selection_range(start, end);
    scroll_to_line(&area, &text, place.line);
}

/// Lines do not wrap in the text area: each is as high as any other.
fn scroll_to_line(area: &HtmlTextAreaElement, text: &str, line: u32) {
    let lines = i32::try_from(text.split('\n').count()).unwrap_or(i32::MAX);
    let height = (area.scroll_height() / lines).max(1);
    let above = (area.client_height() / height - 1).max(0) / 2;
    let first = i32::try_from(line).unwrap_or(i32::MAX) - 1 - above;
    area.set_scroll_top(
        i32::try_from(i64::from(area.scroll_height()) * i64::from(first) / i64::from(lines)).unwrap_or(0),
    );
}

/// UTF-16 units of the first `code_points` of a text.
fn units(text: &str, code_points: u32) -> u32 {
    text.chars().take(code_points as usize).map(|sign| sign.len_utf16() as u32).sum()
}

/// The text in the text area.
pub(crate) fn text_of(area: &NodeRef) -> String {
    area.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
}

/// Fills the text area.
pub(crate) fn fill(area: &NodeRef, text: &str) {
    if let Some(area) = area.cast::<HtmlTextAreaElement>().filter(|area| area.value() != text) {
        area.set_value(text);
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Runs once what was just drawn has been laid out.
pub(super) fn after_layout(run: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(Closure::once_into_js(run).unchecked_ref());
    }
}
