//! The findings by table: every table of the document is there, checked or not.

use super::checked::Checked;
use super::decide::said;
use super::finder::Finder;
use super::outline::{By, Group};
use super::state::{Action, Decision, Listing, Verdict, Way, Work};
use super::verdict::class_of;
use super::wish::Wish;
use super::words::work::work;
use super::words::{Words, say, words};
use crate::report::Outcome;
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ListProps {
    pub(crate) checked: Rc<Checked>,
    pub(crate) selected: Option<usize>,
    pub(crate) listing: Listing,
    pub(crate) work: Rc<Work>,
    /// `2026-12-31`
    pub(crate) today: Rc<str>,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
    pub(crate) ask: Callback<Wish>,
}

#[component]
pub(crate) fn FindingList(props: &ListProps) -> Html {
    let list = List { props, w: words(props.language) };
    let outline = &props.listing.outline;
    let by_table = props.listing.arrangement.by == By::Table;
    let mut agency = None;
    let group = |group: &Group| {
        let here = list.agency(group).filter(|_| by_table);
        let changed = here.is_some() && here != agency;
        agency = here.or(agency);
        html! {
            <>
                if changed { <p class="agency">{ here.unwrap_or_default() }</p> }
                { list.group(group) }
            </>
        }
    };
    let onkeydown = keys(props);
    html! {
        <nav class="list" data-role="list" aria-label={list.w.list} {onkeydown}>
            <h2 class="unseen">{ list.w.list }</h2>
            <Finder checked={props.checked.clone()} listing={props.listing.clone()} language={props.language} tell={props.tell.clone()} />
            if props.checked.outline.groups.is_empty() { <p class="quiet">{ list.w.reading_none }</p> }
            { for outline.groups.iter().map(group) }
        </nav>
    }
}

/// ↑ ↓ Home End move in the list, the focus follows the selection (see [`super::effects`]); J D M I decide about the open
/// finding, C copies it.
fn keys(props: &ListProps) -> Callback<KeyboardEvent> {
    let (tell, ask, findings) = (props.tell.clone(), props.ask.clone(), props.listing.outline.len());
    Callback::from(move |event: KeyboardEvent| {
        let target = event.target_dyn_into::<web_sys::Element>();
        let in_field = target.is_some_and(|target| target.matches("input, select").unwrap_or(false));
        if findings == 0 || in_field || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let way = match event.key().as_str() {
            "ArrowDown" => Way::Next,
            "ArrowUp" => Way::Previous,
            "Home" => Way::First,
            "End" => Way::Last,
            key => return letter(key).into_iter().for_each(|wish| ask.emit(wish)),
        };
        event.prevent_default();
        tell.emit(Action::Step(way));
    })
}

/// What a letter asks for in the list.
fn letter(key: &str) -> Option<Wish> {
    Some(match key.to_ascii_lowercase().as_str() {
        "j" => Wish::Decide(Verdict::Confirmed),
        "d" => Wish::Decide(Verdict::Explained),
        "m" => Wish::Decide(Verdict::Mistaken),
        "i" => Wish::Decide(Verdict::Ignored),
        "c" => Wish::CopyFinding,
        _ => return None,
    })
}

struct List<'a> {
    props: &'a ListProps,
    w: &'static Words,
}

impl List<'_> {
    /// The agency's name, where a document has several.
    fn agency(&self, group: &Group) -> Option<&str> {
        let reading = &self.props.checked.report.findings.reading;
        let name = |at: usize| reading.get(at).map(|reading| reading.agency_name.as_str());
        let several = reading.iter().any(|other| Some(other.agency_name.as_str()) != name(0));
        group.reading.filter(|_| several).and_then(name)
    }

    fn title<'t>(&'t self, group: &'t Group) -> &'t str {
        let findings = &self.props.checked.report.findings;
        let key = group.table.as_str();
        match self.props.listing.arrangement.by {
            By::Table => {
                let reading = group.reading.and_then(|at| findings.reading.get(at));
                reading.map_or(self.w.other_group, |reading| reading.title.as_str())
            }
            By::Rule => findings.rules.get(key).map_or(key, |rule| rule.title.as_str()),
            By::Agency if key.is_empty() => self.w.other_group,
            By::Agency => key,
            By::Level => {
                self.w.levels[["error", "warning", "note"].iter().position(|level| *level == key).unwrap_or(0)]
            }
        }
    }

    fn group(&self, group: &Group) -> Html {
        let outcome = group.outcome(&self.props.checked.report.findings.findings);
        if group.findings.is_empty() && group.notes.is_empty() {
            return self.quiet_group(group, outcome);
        }
        html! {
            <section class="group open" data-role="group" data-table={group.table.clone()} key={group.table.clone()}>
                <h3>{ self.sign(outcome) }{ self.title(group) }</h3>
                { self.findings(group) }
                { self.notes(group) }
            </section>
        }
    }

    /// What nobody has to mend any more stands folded behind the others, and is counted.
    fn findings(&self, group: &Group) -> Html {
        let (settled, open): (Vec<usize>, Vec<usize>) = group.findings.iter().partition(|&&at| self.is_settled(at));
        let unfolded = self.props.selected.is_some_and(|at| settled.contains(&at));
        let count = say(work(self.props.language).settled_count, &[&settled.len()]);
        html! {
            <>
                if !open.is_empty() { <ol>{ for open.iter().map(|&at| self.entry(at)) }</ol> }
                if !settled.is_empty() {
                    <details class="notes" data-role="settled" open={unfolded}>
                        <summary class="quiet">{ count }</summary>
                        <ol>{ for settled.iter().map(|&at| self.entry(at)) }</ol>
                    </details>
                }
            </>
        }
    }

    fn decision(&self, at: usize) -> Option<&Decision> {
        self.props.work.decisions.of(self.props.checked.finding(at)?, &self.props.today)
    }

    fn is_settled(&self, at: usize) -> bool {
        self.decision(at).is_some_and(|decision| decision.verdict.is_settled())
    }

    /// A table without findings: it stays in the list, so that the reader sees that it was checked.
    fn quiet_group(&self, group: &Group, outcome: Outcome) -> Html {
        let runs = &group.runs;
        let counts = say(self.w.group_runs, &[&runs.passed, &runs.not_checked, &runs.not_applicable]);
        let reading = group.reading.and_then(|at| self.props.checked.report.findings.reading.get(at));
        let show = reading.and_then(|reading| reading.blocks.first().copied()).map(|block| {
            let onclick = self.props.ask.reform(move |_: MouseEvent| Wish::ShowBlock(block));
            html! { <button type="button" class="link" {onclick}>{ self.w.group_show }</button> }
        });
        html! {
            <details class="group" data-role="group" data-table={group.table.clone()} key={group.table.clone()}>
                <summary>{ self.sign(outcome) }{ self.title(group) }</summary>
                <p class="quiet">{ counts }{ " " }{ show }</p>
            </details>
        }
    }

    /// Notes are folded until one of them is open.
    fn notes(&self, group: &Group) -> Html {
        if group.notes.is_empty() {
            return Html::default();
        }
        let open = self.props.selected.is_some_and(|at| group.notes.contains(&at));
        html! {
            <details class="notes" open={open}>
                <summary class="quiet">{ say(self.w.note_count, &[&group.notes.len()]) }</summary>
                <ol>{ for group.notes.iter().map(|&at| self.entry(at)) }</ol>
            </details>
        }
    }

    fn entry(&self, at: usize) -> Html {
        let Some(finding) = self.props.checked.finding(at) else { return Html::default() };
        let outline = &self.props.listing.outline;
        let selected = self.props.selected == Some(at);
        let stop = selected || (self.props.selected.is_none() && outline.turn(at) == Some(0));
        html! {
            <li key={finding.id.clone()}>
                <button type="button" data-role="finding" data-id={finding.id.clone()} class={class_of(finding.outcome)}
                    aria-current={selected.then_some("true")} tabindex={if stop { "0" } else { "-1" }}
                    onclick={self.open(at)}>
                    { self.sign(finding.outcome) }
                    <span>
                        if let Some(decision) = self.decision(at) { <i class="decided">{ said(decision, work(self.props.language)) }{ " " }</i> }
                        { self.props.checked.within(&finding.table, &finding.message) }
                    </span>
                </button>
            </li>
        }
    }

    /// Enter goes on to the detail; a click leaves the focus here.
    fn open(&self, at: usize) -> Callback<MouseEvent> {
        let (tell, ask) = (self.props.tell.clone(), self.props.ask.clone());
        Callback::from(move |event: MouseEvent| {
            tell.emit(Action::Select(at));
            // A click without a count comes from the keyboard.
            if event.detail() == 0 {
                ask.emit(Wish::OpenDetail);
            }
        })
    }

    fn sign(&self, outcome: Outcome) -> Html {
        let words = self.w.outcome(outcome);
        html! {
            <span class={classes!("sign", class_of(outcome))} role="img" aria-label={words.word} title={words.word}>
                { words.sign }
            </span>
        }
    }
}
