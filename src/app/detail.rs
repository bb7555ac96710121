//! One finding: sentence, ledgers, places, likely causes, proposed change, basis.

use super::checked::Checked;
use super::computation::computation;
use super::copy;
use super::decide::Decide;
use super::equations::Equations;
use super::place_link::PlaceLink;
use super::state::{Action, Step, Work};
use super::verdict::class_of;
use super::wish::Wish;
use super::words::work::work;
use super::words::{Words, say, words};
use crate::report::{Edit, Finding, Findings, Fix, Place, Verdict};
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

/// Below this certainty the reader is asked to compare with the source first.
const SURE: u8 = 80;
/// The most places of the file that are named.
const MOST_PLACES: usize = 6;

#[derive(Properties, PartialEq)]
pub(crate) struct DetailProps {
    pub(crate) checked: Rc<Checked>,
    pub(crate) selected: Option<usize>,
    pub(crate) work: Rc<Work>,
    /// `2026-12-31`
    pub(crate) today: Rc<str>,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
    pub(crate) ask: Callback<Wish>,
}

#[component]
pub(crate) fn DetailView(props: &DetailProps) -> Html {
    let w = words(props.language);
    let finding = props.selected.and_then(|at| props.checked.finding(at));
    html! {
        <section class="detail" data-role="detail" aria-label={w.detail} tabindex="-1">
            if let Some(finding) = finding {
                { Detail { props, finding, findings: &props.checked.report.findings, w }.view() }
            } else {
                <p class="quiet">{ without_finding(&props.checked, w) }</p>
            }
        </section>
    }
}

/// Nothing found says what was looked at; nothing read says what would be readable.
fn without_finding(checked: &Checked, w: &Words) -> String {
    let findings = &checked.report.findings;
    let (tables, relations) = (findings.reading.len(), findings.coverage.relations);
    match findings.totals.verdict {
        Verdict::NotJudged => w.nothing_judged.to_owned(),
        Verdict::Clean => say(w.nothing_found, &[&tables, &relations, &findings.totals.not_checked]),
        Verdict::ToReview | Verdict::ToFix => w.nothing_open.to_owned(),
    }
}

struct Detail<'a> {
    props: &'a DetailProps,
    finding: &'a Finding,
    findings: &'a Findings,
    w: &'static Words,
}

impl Detail<'_> {
    /// Keyed by the finding, so that nothing unfolded in one stays unfolded in the next.
    fn view(&self) -> Html {
        let outcome = self.w.outcome(self.finding.outcome);
        html! {
            <article key={self.finding.id.clone()}>
                <h2>
                    <span class={classes!("badge", class_of(self.finding.outcome))}>{ outcome.sign }{ " " }{ outcome.word }</span>
                    { &self.finding.message }
                </h2>
                if self.finding.sure < SURE { <p class="doubt">{ say(self.w.unsure, &[&self.finding.sure]) }</p> }
                { self.file_places() }
                { self.fixes() }
                <Equations checked={self.props.checked.clone()} finding={self.props.selected.unwrap_or_default()}
                    language={self.props.language} tell={self.props.tell.clone()} />
                { computation(&self.props.checked, self.finding, self.props.language, &self.props.tell) }
                { self.places() }
                { self.causes() }
                { self.basis() }
                <Decide checked={self.props.checked.clone()} finding={self.props.selected.unwrap_or_default()} work={self.props.work.clone()}
                    today={self.props.today.clone()} language={self.props.language} tell={self.props.tell.clone()} />
                { self.buttons() }
            </article>
        }
    }

    /// Places that no ledger shows.
    fn places(&self) -> Html {
        let in_ledger = |locus: &str| {
            let terms = self.finding.equations.iter().flat_map(|equation| equation.left.iter().chain(&equation.right));
            let computed = self.finding.computation.iter().flat_map(|again| [&again.this, &again.base, &again.printed]);
            terms.map(|term| &term.locus).chain(computed).any(|shown| shown == locus)
        };
        let places = self.finding.loci.iter().map(|place| place.locus.as_str()).filter(|locus| !in_ledger(locus));
        self.block(self.w.places, places.map(|locus| self.place(locus)).collect())
    }

    fn place(&self, locus: &str) -> Html {
        let Some(place) = self.findings.loci.get(locus) else { return Html::default() };
        html! {
            <>
                { self.link(locus) }
                if let Some(quote) = self.props.checked.around(locus).or_else(|| place.quote.clone()) { <q>{ quote }</q> }
            </>
        }
    }

    /// The cells of the file, or its tables and paragraphs, where the finding's places stand. A text shows them itself.
    fn file_places(&self) -> Html {
        let places = self.finding.loci.iter().filter_map(|place| self.findings.loci.get(&place.locus));
        let places: Vec<&Place> =
            places.map(|locus| &locus.place).filter(|place| !matches!(place, Place::Text { .. })).collect();
        if places.is_empty() {
            return Html::default();
        }
        let said = named(&places, self.props.language);
        html! { <p class="quiet" data-role="file-place">{ say(self.w.in_file, &[&said]) }</p> }
    }

    fn link(&self, locus: &str) -> Html {
        let say = self.props.checked.say(locus, &self.finding.table).to_owned();
        html! { <PlaceLink locus={Rc::<str>::from(locus)} {say} tell={self.props.tell.clone()} /> }
    }

    /// Beside a percentage computed again stand its causes already.
    fn causes(&self) -> Html {
        if self.finding.computation.is_some() {
            return Html::default();
        }
        let causes = self.finding.causes.iter().map(|cause| html! { { &cause.say } });
        self.block(self.w.causes, causes.collect())
    }

    fn fixes(&self) -> Html {
        let fixes = &self.finding.fixes;
        if fixes.is_empty() {
            return Html::default();
        }
        html! {
            <section class="block fixes">
                <h3>{ self.w.fixes }</h3>
                if fixes.len() > 1 { <p class="quiet">{ self.w.fixes_several }</p> }
                <ul>{ for fixes.iter().map(|fix| html! { <li>{ self.fix(fix) }</li> }) }</ul>
            </section>
        }
    }

    fn fix(&self, fix: &Fix) -> Html {
        html! {
            <>
                { for fix.edits.iter().map(|edit| self.edit(edit)) }
                { self.try_fix(fix) }
                // Of other words no ledger would show what they settle.
                if !self.finding.equations.is_empty() {
                    <p class="quiet">
                        { say(self.w.fix_settles, &[&fix.settles]) }
                        if fix.breaks > 0 { { " · " }{ say(self.w.fix_breaks, &[&fix.breaks]) } }
                    </p>
                }
            </>
        }
    }

    /// The proposal, tried in the shown document.
    fn try_fix(&self, fix: &Fix) -> Html {
        let edit = |edit: &Edit| Some((self.props.checked.at(&edit.locus)?, edit.to.clone()));
        let edits: Vec<_> = fix.edits.iter().filter_map(edit).collect();
        let onclick = self.props.tell.reform(move |_: MouseEvent| Action::Work(Step::Try(edits.clone())));
        html! { <p><button type="button" data-action="try-fix" {onclick}>{ work(self.props.language).try_fix }</button></p> }
    }

    fn edit(&self, edit: &Edit) -> Html {
        let printed = |text: &str| if text.is_empty() { self.w.fix_blank.to_owned() } else { text.to_owned() };
        html! {
            <p class="edit">
                { self.link(&edit.locus) }
                <span class="change"><del>{ printed(&edit.from) }</del>{ " → " }<ins>{ printed(&edit.to) }</ins></span>
            </p>
        }
    }

    fn basis(&self) -> Html {
        let Some(rule) = self.findings.rules.get(&self.finding.rule) else { return Html::default() };
        let id: Rc<str> = self.finding.rule.as_str().into();
        let onclick = self.props.tell.reform(move |_: MouseEvent| Action::Rules(Some(id.clone())));
        let lines = [
            html! { <><button type="button" class="link" data-action="rule" {onclick}><code>{ &self.finding.rule }</code></button>{ " " }{ &rule.title }</> },
            html! { { &rule.source } },
        ];
        self.block(self.w.basis, lines.into())
    }

    fn block(&self, title: &'static str, items: Vec<Html>) -> Html {
        if items.is_empty() {
            return Html::default();
        }
        html! {
            <section class="block">
                <h3>{ title }</h3>
                <ul>{ for items.into_iter().map(|item| html! { <li>{ item }</li> }) }</ul>
            </section>
        }
    }

    fn buttons(&self) -> Html {
        let text = copy::plain(self.finding, self.findings, self.w);
        let copy = self.props.ask.reform(move |_: MouseEvent| Wish::Copy(text.clone()));
        let place = Checked::first_locus(self.finding).and_then(|locus| self.props.checked.text_place(locus));
        let edit = place.map(|place| {
            let onclick = self.props.ask.reform(move |_: MouseEvent| Wish::EditSource(place));
            html! { <button type="button" data-action="edit" {onclick}>{ self.w.edit }</button> }
        });
        let at = Checked::first_locus(self.finding).and_then(|locus| self.props.checked.at(locus));
        let attempt = at.map(|at| {
            let onclick = self.props.tell.reform(move |_: MouseEvent| Action::Work(Step::Edit(Some(at))));
            html! { <button type="button" data-action="try-this" {onclick}>{ work(self.props.language).try_this }</button> }
        });
        html! {
            <p class="buttons">
                { attempt }
                { edit }
                <button type="button" data-action="copy" onclick={copy}>{ self.w.copy }</button>
            </p>
        }
    }
}

/// Places of a file, a sheet named once: 支出总表!D17 D18.
fn named(places: &[&Place], language: Language) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut last = None;
    for place in places {
        let words = match place {
            Place::Sheet { sheet, a1 } if last == Some(sheet) => a1.clone(),
            place => place.say(language),
        };
        last = if let Place::Sheet { sheet, .. } = place { Some(sheet) } else { None };
        if !said.contains(&words) {
            said.push(words);
        }
    }
    let more = if said.len() > MOST_PLACES { " …" } else { "" };
    said.into_iter().take(MOST_PLACES).collect::<Vec<_>>().join("  ") + more
}
