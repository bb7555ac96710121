//! Several files at a glance: a row for each, a column for each group of rules; above it what many of them have wrong.

use super::state::{Action, Came, Counts, Filed, Pile, Summary, common};
use super::verdict::class_of;
use super::words::work::{Words, work};
use super::words::{say, words};
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct MatrixProps {
    pub(crate) pile: Rc<Pile>,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
}

#[component]
pub(crate) fn Matrix(props: &MatrixProps) -> Html {
    // The fault whose files alone are listed.
    let chosen = use_state(|| None::<Rc<str>>);
    let matrix = View { props, w: work(props.language) };
    let rows = props.pile.files.iter().enumerate().filter(|(_, file)| {
        chosen.as_ref().is_none_or(|rule| summary(file).is_some_and(|summary| summary.faults.contains_key(rule)))
    });
    let rows: Vec<Html> = rows.map(|(at, file)| matrix.row(at, file)).collect();
    html! {
        <details class="matrix" data-role="matrix">
            <summary>{ matrix.w.matrix }</summary>
            { matrix.common(&chosen) }
            <div class="scroll">
                <table>
                    <thead><tr>
                        <th scope="col">{ matrix.w.matrix_file }</th>
                        <th scope="col">{ matrix.w.matrix_verdict }</th>
                        { for matrix.w.families.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </details>
    }
}

fn summary(file: &Filed) -> Option<&Summary> {
    match file.came.as_ref()? {
        Came::Judged(summary) => Some(summary),
        Came::Failed(_) => None,
    }
}

struct View<'a> {
    props: &'a MatrixProps,
    w: &'static Words,
}

impl View<'_> {
    /// A line for each fault that several files have; chosen, it leaves only these files.
    fn common(&self, chosen: &UseStateHandle<Option<Rc<str>>>) -> Html {
        let files = self.props.pile.files.iter().enumerate();
        let common = common(files.filter_map(|(at, file)| Some((at, summary(file)?))));
        if common.is_empty() {
            return Html::default();
        }
        let line = |line: &super::state::Common| {
            let is_chosen = chosen.as_ref() == Some(&line.rule);
            let onclick = {
                let (chosen, rule) = (chosen.clone(), line.rule.clone());
                Callback::from(move |_: MouseEvent| chosen.set((!is_chosen).then(|| rule.clone())))
            };
            html! {
                <li>
                    <button type="button" class="link" data-role="common" aria-pressed={if is_chosen { "true" } else { "false" }} {onclick}>
                        { say(self.w.matrix_common, &[&line.title, &line.files.len()]) }
                    </button>
                </li>
            }
        };
        html! { <><h2>{ self.w.matrix_commons }</h2><ul>{ for common.iter().map(line) }</ul></> }
    }

    fn row(&self, at: usize, file: &Filed) -> Html {
        let name = file.input.name.clone().unwrap_or_default();
        let onclick = self.props.tell.reform(move |_: MouseEvent| Action::Open(at));
        let current = (at == self.props.pile.shown).then_some("true");
        let agency = summary(file).map(|summary| summary.agency.clone()).filter(|agency| !agency.is_empty());
        html! {
            <tr data-role="matrix-row" aria-current={current}>
                <th scope="row">
                    <button type="button" class="link" {onclick}>{ &name }</button>
                    { for agency.iter().map(|agency| html! { <span class="quiet">{ " " }{ &**agency }</span> }) }
                </th>
                { self.cells(file) }
            </tr>
        }
    }

    fn cells(&self, file: &Filed) -> Html {
        let (w, all) = (words(self.props.language), self.w.families.len() + 1);
        match &file.came {
            None => html! { <td class="quiet" colspan={all.to_string()}>{ w.pile_waits }</td> },
            Some(Came::Failed(failure)) => {
                html! { <td class="quiet" colspan={all.to_string()}>{ "… " }{ &failure.text }</td> }
            }
            Some(Came::Judged(summary)) => html! {
                <>
                    <td>{ w.verdict(summary.verdict) }</td>
                    { for summary.families.iter().map(|counts| self.cell(counts)) }
                </>
            },
        }
    }

    /// Sign and count; nothing where no rule applies.
    fn cell(&self, counts: &Counts) -> Html {
        let outcome = counts.outcome();
        let said = words(self.props.language).outcome(outcome);
        let count = match counts {
            Counts { fail: 0, review: 0, .. } => String::new(),
            Counts { fail, review: 0, .. } => fail.to_string(),
            Counts { fail: 0, review, .. } => review.to_string(),
            Counts { fail, review, .. } => format!("{fail}+{review}"),
        };
        let title = say(self.w.matrix_cell, &[&counts.fail, &counts.review, &counts.passed, &counts.not_checked]);
        html! {
            <td class={class_of(outcome)} {title}>
                <span class={classes!("sign", class_of(outcome))} role="img" aria-label={said.word}>{ said.sign }</span>{ count }
            </td>
        }
    }
}
