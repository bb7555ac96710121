//! Documents that come in: chosen, dropped anywhere, pasted anywhere.

use super::dropped;
use super::listen::Listener;
use crate::app::state::{Action, EDITABLE, Input};
use crate::app::words::words;
use crate::read::ReadError;
use crate::worker::protocol::{Failure, Language};
use js_sys::{Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Element, Event, File, FileList, FileReader, HtmlInputElement,
    HtmlTextAreaElement,
};
use yew::prelude::*;

/// Larger files are not even loaded, in bytes: a browser's memory ends before the checker's own limit would speak.
const LOADABLE: f64 = 268_435_456.0;

/// What the page shows of files.
#[derive(Clone, PartialEq)]
pub(crate) struct Files {
    /// A file hovers over the page.
    pub(crate) dragged: bool,
    /// For the file input: its choice has changed.
    pub(crate) chosen: Callback<Event>,
}

/// Lets documents in.
#[hook]
pub(crate) fn use_files(language: Language, tell: Callback<Action>) -> Files {
    let dragged = use_state(|| false);
    let taker = Taker { tell, language };
    {
        let (dragged, taker) = (dragged.clone(), taker.clone());
        use_effect_with(language, move |_| {
            let listeners = [
                drag("dragover", dragged.clone(), true),
                drag("dragleave", dragged.clone(), false),
                drop(dragged, taker.clone()),
                paste(taker),
            ];
            move || core::mem::drop(listeners)
        });
    }
    let chosen = Callback::from(move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(files) = input.files() {
            taker.take(listed(&files));
        }
        // The same file can be chosen again after it was saved anew.
        input.set_value("");
    });
    Files { dragged: *dragged, chosen }
}

#[derive(Clone)]
struct Taker {
    tell: Callback<Action>,
    language: Language,
}

impl Taker {
    /// Loads these files and hands them over together, in their order, once the last one is there.
    fn take(&self, files: Vec<(String, File)>) {
        if files.is_empty() {
            return self.refuse(ReadError::Empty.code(), &ReadError::Empty.say(self.language));
        }
        let basket = Rc::new(Basket { taker: self.clone(), loaded: RefCell::new(vec![None; files.len()]) });
        for (at, (name, file)) in files.into_iter().enumerate() {
            basket.clone().load(at, name, &file);
        }
    }

    /// What was pasted has no name.
    fn load(&self, content: String) {
        self.tell.emit(Action::Load(Input { name: None, bytes: content.into_bytes() }));
    }

    fn refuse(&self, code: &str, text: &str) {
        self.tell.emit(Action::Refuse(failure(code, text)));
    }
}

/// Files on their way.
struct Basket {
    taker: Taker,
    loaded: RefCell<Vec<Option<Result<Input, Failure>>>>,
}

impl Basket {
    fn load(self: Rc<Self>, at: usize, name: String, file: &File) {
        let w = words(self.taker.language);
        if file.size() > LOADABLE {
            return self.put(at, Err(failure("too-large", w.too_large)));
        }
        let Ok(reader) = FileReader::new() else { return self.put(at, Err(failure("not-readable", w.not_readable))) };
        let (source, basket) = (reader.clone(), self.clone());
        let loaded = Closure::once_into_js(move || {
            let buffer = source.result().ok().filter(JsValue::is_object);
            let input = buffer.map(|buffer| Input { name: Some(name), bytes: Uint8Array::new(&buffer).to_vec() });
            basket.put(at, input.ok_or_else(|| failure("not-readable", w.not_readable)));
        });
        reader.set_onloadend(Some(loaded.unchecked_ref()));
        let _ = reader.read_as_array_buffer(file);
    }

    /// One file is there. What cannot be loaded is said; it stops no other.
    fn put(&self, at: usize, input: Result<Input, Failure>) {
        self.loaded.borrow_mut()[at] = Some(input);
        if self.loaded.borrow().iter().any(Option::is_none) {
            return;
        }
        let (mut inputs, mut refused) = (Vec::new(), None);
        for input in self.loaded.take().into_iter().flatten() {
            match input {
                Ok(input) => inputs.push(input),
                Err(failure) => refused = Some(failure),
            }
        }
        if !inputs.is_empty() {
            self.taker.tell.emit(Action::Pile(inputs));
        } else if let Some(failure) = refused {
            self.taker.tell.emit(Action::Refuse(failure));
        }
    }
}

fn failure(code: &str, text: &str) -> Failure {
    Failure { code: code.to_owned(), text: text.to_owned() }
}

/// The files of a list, each with its name; those of a folder with their path, without what systems leave behind.
fn listed(files: &FileList) -> Vec<(String, File)> {
    let named = |file: File| {
        let path = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
        (path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name()), file)
    };
    let left_behind = |name: &str| name.rsplit('/').next().is_some_and(|name| name.starts_with(['.', '~']));
    let all = (0..files.length()).filter_map(|index| files.item(index)).map(named);
    all.filter(|(name, _)| !left_behind(name)).collect()
}

/// Without this the browser would leave the page and show the file.
fn drag(kind: &'static str, dragged: UseStateHandle<bool>, over: bool) -> Option<Listener> {
    Listener::on_window(kind, move |event: DragEvent| {
        if event.data_transfer().is_some_and(|data| has_files(&data)) {
            event.prevent_default();
            dragged.set(over);
        }
    })
}

fn drop(dragged: UseStateHandle<bool>, taker: Taker) -> Option<Listener> {
    Listener::on_window("drop", move |event: DragEvent| {
        let Some(data) = event.data_transfer().filter(has_files) else { return };
        event.prevent_default();
        dragged.set(false);
        let folder = taker.clone();
        if !dropped::gather(&data, move |files| folder.take(files))
            && let Some(files) = data.files()
        {
            taker.take(listed(&files));
        }
    })
}

/// Text that is dragged inside the page is no file.
fn has_files(data: &DataTransfer) -> bool {
    data.types().iter().any(|kind| kind == "Files")
}

/// Office programs and browsers put the same thing on the clipboard several times: as HTML, as text, often as a picture, too.
/// HTML knows merged cells and what is hidden, so tables are taken from it; a picture is taken for nothing else.
fn paste(taker: Taker) -> Option<Listener> {
    Listener::on_window("paste", move |event: ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        let [html, text] = ["text/html", "text/plain"].map(|kind| data.get_data(kind).unwrap_or_default());
        let area = text_area(&event);
        let has_text = !text.trim().is_empty();
        // Who pastes into a text goes on writing it.
        if has_text && text.len() <= EDITABLE && area.as_ref().is_some_and(|area| !has_table(&html) || !is_blank(area))
        {
            return;
        }
        if has_table(&html) || !has_text && !html.trim().is_empty() {
            event.prevent_default();
            taker.load(format!("<html>{html}"));
        } else if has_text {
            event.prevent_default();
            taker.load(text);
        } else if let Some(files) = data.files().filter(|files| files.length() > 0) {
            event.prevent_default();
            let picture = files.item(0).is_some_and(|file| file.type_().starts_with("image/"));
            if picture { taker.refuse("picture", words(taker.language).picture) } else { taker.take(listed(&files)) }
        }
    })
}

fn has_table(html: &str) -> bool {
    html.as_bytes().windows(6).any(|tag| tag.eq_ignore_ascii_case(b"<table"))
}

fn is_blank(area: &HtmlTextAreaElement) -> bool {
    area.value().trim().is_empty()
}

/// The text area an event belongs to.
fn text_area(event: &Event) -> Option<HtmlTextAreaElement> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok())?;
    target.closest("textarea").ok().flatten()?.dyn_into().ok()
}

/// Reads the chosen file of a file input as text.
pub(crate) fn read_text(event: &Event, took: Callback<String>) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    let file = input.files().and_then(|files| files.item(0));
    if let (Some(file), Ok(reader)) = (file, FileReader::new()) {
        let source = reader.clone();
        let loaded = Closure::once_into_js(move || {
            let text = source.result().ok().and_then(|text| text.as_string());
            took.emit(text.unwrap_or_default());
        });
        reader.set_onloadend(Some(loaded.unchecked_ref()));
        let _ = reader.read_as_text(&file);
    }
    input.set_value("");
}
