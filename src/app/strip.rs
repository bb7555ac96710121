//! What was read, what was not checked, which amounts nothing binds: one line that unfolds.

use super::checked::Checked;
use super::place_link::PlaceLink;
use super::state::Action;
use super::wish::Wish;
use super::words::{Words, say, words};
use crate::money::Unit;
use crate::report::{Findings, Outcome, Reading, ReadingNote, RuleRun};
use crate::worker::protocol::Language;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// Rule runs listed at most; the saved findings have all.
const MOST: usize = 300;

#[derive(Properties, PartialEq)]
pub(crate) struct StripProps {
    pub(crate) checked: Rc<Checked>,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
    pub(crate) ask: Callback<Wish>,
}

/// The three things that unfold, one at a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fold {
    Reading,
    NotChecked,
    Muted,
    Loose,
}

#[component]
pub(crate) fn Strip(props: &StripProps) -> Html {
    let open = use_state(|| None);
    let strip = StripView { props, findings: &props.checked.report.findings, w: words(props.language) };
    let tab = |fold: Fold, label: String| {
        let is_open = *open == Some(fold);
        let open = open.clone();
        let onclick = Callback::from(move |_: MouseEvent| open.set((!is_open).then_some(fold)));
        html! {
            <button type="button" class="fold" aria-expanded={if is_open { "true" } else { "false" }} {onclick}>{ label }</button>
        }
    };
    let totals = &strip.findings.totals;
    html! {
        <section class="strip" data-role="strip" aria-label={strip.w.strip_label}>
            <p>
                { tab(Fold::Reading, strip.summary()) }
                { tab(Fold::NotChecked, say(strip.w.not_checked, &[&totals.not_checked])) }
                { strip.muted().map(|label| tab(Fold::Muted, label)) }
                { tab(Fold::Loose, say(strip.w.loose, &[&strip.findings.coverage.loose.len()])) }
            </p>
            if let Some(fold) = *open { <div class="unfolded">{ strip.unfolded(fold) }</div> }
        </section>
    }
}

struct StripView<'a> {
    props: &'a StripProps,
    findings: &'a Findings,
    w: &'static Words,
}

impl StripView<'_> {
    fn summary(&self) -> String {
        let reading = &self.findings.reading;
        if reading.is_empty() {
            return self.w.reading_none.to_owned();
        }
        let agencies: BTreeSet<(&str, &str)> =
            reading.iter().map(|table| (&*table.agency, &*table.agency_name)).collect();
        let units: BTreeSet<Unit> = reading.iter().filter_map(|table| table.unit).collect();
        let units: Vec<&str> = units.into_iter().map(Unit::name).collect();
        let read = say(self.w.reading, &[&agencies.len(), &reading.len(), &units.join("、")]);
        match self.findings.notes.iter().filter(|note| note.doubt).count() {
            0 => read,
            doubts => format!("{read}（{}）", say(self.w.doubts, &[&doubts])),
        }
    }

    fn unfolded(&self, fold: Fold) -> Html {
        match fold {
            Fold::Reading => self.reading(),
            Fold::NotChecked => self.not_checked(),
            Fold::Muted => self.muted_rules(),
            Fold::Loose => self.loose(),
        }
    }

    /// What a profile hides, counted where everybody sees it.
    fn muted(&self) -> Option<String> {
        let name = self.findings.tool.adjusted.as_ref()?;
        let count: u32 = self.findings.muted.iter().map(|muted| muted.count).sum();
        Some(say(self.w.muted, &[name, &count]))
    }

    fn muted_rules(&self) -> Html {
        let row = |muted: &crate::report::Muted| {
            html! { <tr><td><code>{ &muted.rule }</code></td><td class="num">{ muted.count }</td><td>{ &muted.reason }</td></tr> }
        };
        html! { <table class="plain"><tbody>{ for self.findings.muted.iter().map(row) }</tbody></table> }
    }

    fn reading(&self) -> Html {
        let mut notes: Vec<&ReadingNote> = self.findings.notes.iter().collect();
        notes.sort_by_key(|note| !note.doubt);
        html! {
            <>
                if !notes.is_empty() {
                    <h3>{ self.w.notes }</h3>
                    <ul class="columns">{ for notes.into_iter().map(|note| self.note(note)) }</ul>
                }
                <table class="plain"><tbody>
                    { for self.findings.reading.iter().map(|table| self.table(table)) }
                </tbody></table>
            </>
        }
    }

    fn table(&self, table: &Reading) -> Html {
        let amounts =
            if table.empty { self.w.read_blank.to_owned() } else { say(self.w.read_amounts, &[&table.amounts]) };
        let title = match table.blocks.first() {
            Some(&block) => {
                let onclick = self.props.ask.reform(move |_: MouseEvent| Wish::ShowBlock(block));
                html! { <button type="button" class="link" {onclick}>{ &table.title }</button> }
            }
            None => html! { { &table.title } },
        };
        html! {
            <tr>
                <td>{ title }</td><td>{ &table.agency }{ " " }{ &table.agency_name }</td>
                <td class="num">{ amounts }</td><td>{ table.unit.map(Unit::name) }</td><td class="num">{ table.sure }{ "%" }</td>
            </tr>
        }
    }

    fn note(&self, note: &ReadingNote) -> Html {
        let show = note.at.map(|at| {
            let onclick = self.props.ask.reform(move |_: MouseEvent| Wish::ShowBlock(at.block));
            let table = self.props.checked.table_of(at.block).and_then(|table| self.props.checked.title(Some(table)));
            html! { <button type="button" class="link" {onclick}>{ table.unwrap_or(self.w.group_show) }</button> }
        });
        html! { <li class={note.doubt.then_some("doubt")}><code>{ &note.id }</code>{ " " }{ &note.say }{ " " }{ show }</li> }
    }

    fn not_checked(&self) -> Html {
        let runs = || self.findings.runs.iter().filter(|run| run.outcome == Outcome::NotChecked);
        let more = runs().count().saturating_sub(MOST);
        if runs().next().is_none() {
            return html! { <p>{ self.w.not_checked_none }</p> };
        }
        html! {
            <>
                <table class="plain"><tbody>{ for runs().take(MOST).map(|run| self.run(run)) }</tbody></table>
                if more > 0 { <p class="quiet">{ say(self.w.not_checked_more, &[&more]) }</p> }
            </>
        }
    }

    fn run(&self, run: &RuleRun) -> Html {
        let table = self.findings.reading.iter().find(|table| table.table == run.scope);
        html! {
            <tr>
                <td><code>{ &run.rule }</code></td>
                <td>{ self.findings.rules.get(&run.rule).map(|rule| rule.title.clone()) }</td>
                <td>{ &run.agency }{ " " }{ table.map(|table| table.title.clone()) }</td>
                <td>{ run.why.map(|why| self.w.why(why)) }</td>
            </tr>
        }
    }

    fn loose(&self) -> Html {
        let loose = &self.findings.coverage.loose;
        if loose.is_empty() {
            return html! { <p>{ self.w.loose_none }</p> };
        }
        html! {
            <>
                <p class="quiet">{ self.w.loose_hint }</p>
                <ul class="columns">{ for loose.iter().take(MOST).map(|locus| self.loose_amount(locus)) }</ul>
                if loose.len() > MOST { <p class="quiet">{ say(self.w.not_checked_more, &[&(loose.len() - MOST)]) }</p> }
            </>
        }
    }

    fn loose_amount(&self, locus: &str) -> Html {
        let Some(place) = self.findings.loci.get(locus) else { return Html::default() };
        let amount = place.amount.as_ref().map(|amount| amount.text.clone());
        html! {
            <li>
                <PlaceLink locus={Rc::<str>::from(locus)} say={place.say.clone()} tell={self.props.tell.clone()} />
                { " " }<span class="figure">{ amount }</span>
            </li>
        }
    }
}
