//! What the browser itself reports of connections, and what the page says of itself in its head.

use super::listen::Listener;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Event, PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit,
};
use yew::prelude::*;

/// Counts since the page was loaded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Watched {
    /// Files and addresses that were asked for.
    pub(crate) requests: u32,
    /// Attempts the policy stopped.
    pub(crate) refused: u32,
}

impl Watched {
    fn add(self, other: Self) -> Self {
        Self { requests: self.requests + other.requests, refused: self.refused + other.refused }
    }
}

/// Counts from now on.
#[hook]
pub(crate) fn use_watch() -> Watched {
    let watched = use_reducer(|| Counter(Watched::default()));
    let counter = watched.dispatcher();
    use_effect_with((), move |()| {
        let requests = counter.clone();
        let observer = Observer::of_requests(move |count| requests.dispatch(Watched { requests: count, refused: 0 }));
        let listener = Listener::on_window("securitypolicyviolation", move |_: Event| {
            counter.dispatch(Watched { requests: 0, refused: 1 });
        });
        move || drop((observer, listener))
    });
    watched.0
}

struct Counter(Watched);

impl Reducible for Counter {
    type Action = Watched;

    fn reduce(self: std::rc::Rc<Self>, more: Watched) -> std::rc::Rc<Self> {
        Self(self.0.add(more)).into()
    }
}

/// Ends when it is dropped.
struct Observer {
    observer: PerformanceObserver,
    _heard: Closure<dyn FnMut(PerformanceObserverEntryList)>,
}

impl Observer {
    fn of_requests(mut tell: impl FnMut(u32) + 'static) -> Option<Self> {
        // What was asked for before may be reported late.
        let since = web_sys::window()?.performance()?.now();
        let heard = Closure::new(move |list: PerformanceObserverEntryList| {
            let entries = list.get_entries();
            let late = entries.iter().filter_map(|entry| entry.dyn_into::<PerformanceEntry>().ok());
            let count = late.filter(|entry| entry.start_time() >= since && leaves(&entry.name())).count();
            if count > 0 {
                tell(u32::try_from(count).unwrap_or(u32::MAX));
            }
        });
        let observer = PerformanceObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        observer.observe(&PerformanceObserverInit::new(&Array::of1(&"resource".into())));
        Some(Self { observer, _heard: heard })
    }
}

impl Drop for Observer {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// What stands in the page itself leaves nothing.
fn leaves(address: &str) -> bool {
    !address.starts_with("blob:") && !address.starts_with("data:")
}

/// The policies of the page, word for word.
pub(crate) fn policies() -> Vec<String> {
    let Some(found) =
        document().and_then(|document| document.query_selector_all("meta[http-equiv='Content-Security-Policy']").ok())
    else {
        return Vec::new();
    };
    let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<web_sys::Element>().ok());
    elements.filter_map(|element| element.get_attribute("content")).collect()
}

/// The hash of the program, as the build wrote it.
pub(crate) fn program_hash() -> Option<String> {
    document()?.query_selector("meta[name=wasm-sha256]").ok()??.get_attribute("content")
}

/// Whether the browser keeps the program for times without a network.
pub(crate) fn is_kept() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("data-offline")).is_some_and(|kept| kept == "kept")
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
