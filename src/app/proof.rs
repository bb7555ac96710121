//! The proof that nothing leaves the machine, and what the browser stores: what the page may do, what it did, how to see
//! for oneself.

use super::effects::{Watched, is_kept, policies, program_hash, use_modal};
use super::state::{Action, Taste};
use super::wish::Wish;
use super::words::{ProofWords, proof_words, say};
use crate::worker::protocol::Language;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ProofProps {
    pub(crate) watched: Watched,
    pub(crate) taste: Taste,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
    pub(crate) ask: Callback<Wish>,
}

#[component]
pub(crate) fn Proof(props: &ProofProps) -> Html {
    let dialog = use_node_ref();
    use_modal(&dialog);
    let w = proof_words(props.language);
    let lines = Lines::new(props.watched, w);
    let text = lines.plain(w);
    let copy = props.ask.reform(move |_: MouseEvent| Wish::Copy(text.clone()));
    let close = props.tell.reform(|_: MouseEvent| Action::Proof(false));
    html! {
        <section class="rules proof" data-role="proof" role="dialog" aria-modal="true" aria-label={w.title} ref={dialog}>
            <div class="head">
                <h2>{ w.title }</h2>
                <button type="button" data-action="copy-proof" onclick={copy}>{ w.copy }</button>
                <button type="button" data-action="close-proof" onclick={close}>{ w.close }</button>
            </div>
            <article tabindex="0">
                <h3>{ w.counter }</h3>
                <p><b data-role="counter" role="status">{ &lines.counts }</b>{ " " }<span class="quiet">{ w.counter_hint }</span></p>
                <h3>{ w.policy }</h3>
                <p class="quiet">{ w.policy_hint }</p>
                <ul data-role="policy">{ for lines.policies.iter().map(|policy| html! { <li><code>{ policy }</code></li> }) }</ul>
                <h3>{ w.try_it }</h3>
                <ol>{ for w.tries.iter().map(|line| html! { <li>{ *line }</li> }) }</ol>
                <h3>{ w.built }</h3>
                <p data-role="built">{ &lines.version }<br /><code>{ &lines.hash }</code></p>
                <p class="quiet">{ w.hash_hint }</p>
                <Stored taste={props.taste} language={props.language} tell={props.tell.clone()} ask={props.ask.clone()} />
            </article>
        </section>
    }
}

/// What differs from visit to visit.
struct Lines {
    counts: String,
    policies: Vec<String>,
    version: String,
    hash: String,
}

impl Lines {
    fn new(watched: Watched, w: &ProofWords) -> Self {
        Self {
            counts: say(w.counts, &[&watched.requests, &watched.refused]),
            policies: policies(),
            version: say(w.version, &[&env!("CARGO_PKG_VERSION")]),
            hash: say(w.hash, &[&program_hash().unwrap_or_default()]),
        }
    }

    /// For letters and reports.
    fn plain(&self, w: &ProofWords) -> String {
        let counts = format!("{}：{}", w.counter, self.counts);
        let head = [&self.version, &self.hash, &counts].map(String::as_str);
        let policies = self.policies.iter().map(String::as_str);
        head.into_iter().chain([w.policy]).chain(policies).collect::<Vec<_>>().join("\n")
    }
}

#[derive(Properties, PartialEq)]
struct StoredProps {
    taste: Taste,
    language: Language,
    tell: Callback<Action>,
    ask: Callback<Wish>,
}

/// What the browser holds, and the way to have it forgotten.
#[component]
fn Stored(props: &StoredProps) -> Html {
    let forgotten = use_state(|| false);
    let w = proof_words(props.language);
    let taste = props.taste;
    let remember = {
        let forgotten = forgotten.clone();
        props.tell.reform(move |event: Event| {
            forgotten.set(false);
            Action::Taste(Taste { kept: event.target_unchecked_into::<HtmlInputElement>().checked(), ..taste })
        })
    };
    let forget = {
        let (tell, ask, forgotten) = (props.tell.clone(), props.ask.clone(), forgotten.clone());
        Callback::from(move |_: MouseEvent| {
            tell.emit(Action::Taste(Taste { kept: false, ..taste }));
            ask.emit(Wish::Forget);
            forgotten.set(true);
        })
    };
    html! {
        <>
            <h3>{ w.stored }</h3>
            <p>{ w.never_stored }</p>
            if is_kept() && !*forgotten { <p data-role="kept">{ w.kept_offline }</p> }
            <p class="buttons">
                <label class="tick"><input type="checkbox" data-action="remember" checked={taste.kept} onchange={remember} />{ w.remember }</label>
                <button type="button" data-action="forget" onclick={forget}>{ w.forget }</button>
                <span role="status">{ if *forgotten { w.forgotten } else { "" } }</span>
            </p>
        </>
    }
}
