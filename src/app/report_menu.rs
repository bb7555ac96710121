//! What can be taken along: the report as files, and a few lines for a message.

use super::checked::Checked;
use super::state::Input;
use super::wish::Wish;
use super::words::work::work;
use super::words::{say, words};
use crate::export::{ExportError, Format, export, unmarked};
use crate::worker::protocol::Language;
use std::rc::Rc;
use web_sys::{HtmlElement, Node};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ReportMenuProps {
    pub(crate) checked: Rc<Checked>,
    pub(crate) source: Rc<Input>,
    /// Something is tried: a report speaks of the file as it is.
    pub(crate) tried: bool,
    pub(crate) language: Language,
    pub(crate) ask: Callback<Wish>,
}

/// A button that opens a list of buttons. Esc closes it and so does whatever takes the focus away.
#[component]
pub(crate) fn ReportMenu(props: &ReportMenuProps) -> Html {
    let open = use_state(|| false);
    let refused = use_state(|| None);
    let (menu, button) = (use_node_ref(), use_node_ref());
    let w = words(props.language);
    let toggle = {
        let (open, refused) = (open.clone(), refused.clone());
        Callback::from(move |_: MouseEvent| {
            refused.set(None);
            open.set(!*open);
        })
    };
    let take = {
        let (open, refused, button) = (open.clone(), refused.clone(), button.clone());
        let (checked, source, ask) = (props.checked.clone(), props.source.clone(), props.ask.clone());
        Callback::from(move |format: Format| match wish(format, &checked, &source) {
            Ok(wish) => {
                open.set(false);
                focus(&button);
                ask.emit(wish);
            }
            Err(error) => refused.set(Some(error)),
        })
    };
    let findings = &props.checked.report.findings;
    // What stands in no cell is not silently left out.
    let left = |format: Format| if *open && format == Format::Marked { unmarked(findings) } else { 0 };
    let item = |format: Format| {
        let (name, hint) = w.format(format);
        let onclick = take.reform(move |_: MouseEvent| format);
        html! {
            <li><button type="button" data-action={format!("report-{}", format.name())} {onclick}>
                { name }<span class="quiet">{ hint }</span>
                if left(format) > 0 { <span class="quiet">{ say(w.unmarked, &[&left(format)]) }</span> }
            </button></li>
        }
    };
    html! {
        <div class="menu" ref={menu.clone()} onkeydown={close_on_escape(&open, &button)} onfocusout={close_behind(&open, &menu)}>
            <button type="button" data-action="report" ref={button} aria-expanded={open.to_string()}
                aria-controls="report-formats" onclick={toggle}>{ w.report }<span aria-hidden="true">{ " ▾" }</span></button>
            <div id="report-formats" hidden={!*open} onmousedown={|event: MouseEvent| event.prevent_default()}>
                if *open && props.tried {
                    <p data-role="tried-first">{ work(props.language).tried_first }</p>
                } else if *open {
                    <ul>{ for Format::ALL.into_iter().filter(|format| format.fits(findings)).map(item) }</ul>
                    if let Some(error) = *refused { <p role="alert">{ error.say(props.language) }</p> }
                }
            </div>
        </div>
    }
}

/// What the browser is asked for: a message goes to the clipboard, all others become files.
fn wish(format: Format, checked: &Checked, source: &Input) -> Result<Wish, ExportError> {
    let bytes = export(format, &checked.report, &source.bytes)?;
    if format == Format::Chat {
        return Ok(Wish::Copy(String::from_utf8_lossy(&bytes).into_owned()));
    }
    Ok(Wish::Save { name: format.file_name(source.name.as_deref()), media: format.media(), bytes })
}

/// Esc closes the list, and does nothing else then.
fn close_on_escape(open: &UseStateHandle<bool>, button: &NodeRef) -> Callback<KeyboardEvent> {
    let (open, button) = (open.clone(), button.clone());
    Callback::from(move |event: KeyboardEvent| {
        if *open && event.key() == "Escape" {
            event.stop_propagation();
            event.prevent_default();
            open.set(false);
            focus(&button);
        }
    })
}

fn close_behind(open: &UseStateHandle<bool>, menu: &NodeRef) -> Callback<FocusEvent> {
    let (open, menu) = (open.clone(), menu.clone());
    Callback::from(move |event: FocusEvent| {
        let next = event.related_target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<Node>(target).ok());
        let stays = menu.get().is_some_and(|menu| menu.contains(next.as_ref()));
        if *open && !stays {
            open.set(false);
        }
    })
}

fn focus(button: &NodeRef) {
    if let Some(button) = button.cast::<HtmlElement>() {
        let _ = button.focus();
    }
}
