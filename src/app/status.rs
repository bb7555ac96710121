//! The one live line: what has happened, and where the reader is.

use super::checked::Checked;
use super::outline::Outline;
use super::words::{say, words};
use crate::report::Verdict;
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct StatusProps {
    pub(crate) checked: Option<Rc<Checked>>,
    /// The findings as the list shows them.
    pub(crate) outline: Rc<Outline>,
    pub(crate) selected: Option<usize>,
    pub(crate) working: bool,
    /// Whether the last wish to copy was granted; none before the first.
    pub(crate) copied: Option<bool>,
    pub(crate) language: Language,
}

#[component]
pub(crate) fn Status(props: &StatusProps) -> Html {
    let w = words(props.language);
    let copied = props.copied.map(|copied| if copied { w.copied } else { w.copy_failed });
    html! {
        <footer class="status">
            <p data-role="status" role="status" aria-live="polite">{ summary(props) }</p>
            <p class="quiet" role="status">{ copied }</p>
            if props.checked.as_ref().is_some_and(|checked| checked.outline.len() > 0) {
                <p class="quiet keys">{ w.status_keys }</p>
            }
            <p class="quiet version">{ say(w.version, &[&env!("CARGO_PKG_VERSION")]) }</p>
        </footer>
    }
}

fn summary(props: &StatusProps) -> String {
    let w = words(props.language);
    if props.working {
        return w.working.to_owned();
    }
    let Some(checked) = &props.checked else { return String::new() };
    let totals = &checked.report.findings.totals;
    let done = match totals.verdict {
        Verdict::Clean | Verdict::NotJudged => say(w.status_clean, &[&w.verdict(totals.verdict)]),
        Verdict::ToReview | Verdict::ToFix => say(w.status_done, &[&totals.fail, &totals.review]),
    };
    let turn = props.selected.and_then(|at| props.outline.turn(at));
    match turn {
        Some(turn) => format!("{done} · {}", say(w.status_turn, &[&(turn + 1), &props.outline.len()])),
        None => done,
    }
}
