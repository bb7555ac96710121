//! What components ask of the browser.

use super::view::{after_layout, edit_source, focus, focus_number, reveal};
use crate::app::decide::key;
use crate::app::state::{Action, View};
use crate::app::wish::Wish;
use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Url};
use yew::prelude::*;

/// Grants wishes. `input` is the file input, `folder` that for folders, `area` the text area; `forget()` deletes what is kept of the
/// program; `copied` hears whether copying went well.
#[hook]
pub(crate) fn use_wishes(
    input: &NodeRef,
    folder: &NodeRef,
    area: &NodeRef,
    forget: &Function,
    tell: &Callback<Action>,
    copied: Callback<bool>,
) -> Callback<Wish> {
    let (input, folder, area, tell) = (input.clone(), folder.clone(), area.clone(), tell.clone());
    let forget = forget.clone();
    use_callback((), move |wish: Wish, ()| match wish {
        Wish::Choose => click(&input),
        Wish::ChooseFolder => click(&folder),
        Wish::Copy(text) => copied.emit(copy(&text)),
        Wish::Save { name, media, bytes } => drop(save(&name, media, &bytes)),
        Wish::Forget => drop(forget.call0(&JsValue::NULL)),
        Wish::Print => {
            if let Some(window) = web_sys::window() {
                let _ = window.print();
            }
        }
        Wish::ShowBlock(block) => {
            tell.emit(Action::Show(View::Document));
            reveal(format!("[data-role=document] [data-block='{block}']"));
        }
        Wish::EditSource(place) => {
            tell.emit(Action::Show(View::Source));
            edit_source(area.clone(), place);
        }
        Wish::NextNumber(side) => focus_number(side),
        Wish::OpenDetail => focus("[data-role=detail]"),
        Wish::Decide(verdict) => press(&format!("[data-role=decide] [data-verdict={}]", key(verdict)), true),
        Wish::CopyFinding => press("[data-role=detail] [data-action=copy]", false),
    })
}

/// Presses a button; where a field appears it takes the focus.
fn press(selector: &str, enter: bool) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(button) = found.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
        if enter {
            after_layout(|| focus("[data-role=reason]"));
        }
    }
}

/// Opens the dialog of a file input.
fn click(input: &NodeRef) {
    if let Some(input) = input.cast::<HtmlInputElement>() {
        input.click();
    }
}

/// The selection way works in every browser and also where a page opened from disk has no clipboard of its own.
fn copy(text: &str) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let before = document.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let Some(area) =
        document.create_element("textarea").ok().and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok())
    else {
        return false;
    };
    area.set_value(text);
    area.set_class_name("unseen");
    let Some(body) = document.body() else { return false };
    if body.append_child(&area).is_err() {
        return false;
    }
    area.select();
    let document: web_sys::HtmlDocument = document.unchecked_into();
    let copied = document.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(before) = before {
        let _ = before.focus();
    }
    copied
}

fn save(name: &str, media: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlElement = document.create_element("a")?.unchecked_into();
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.click();
    Url::revoke_object_url(&address)
}
