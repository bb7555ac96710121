//! What is tried, what it changes, what was decided: one band below the verdict, there when there is something to say.

use super::checked::Checked;
use super::effects::read_text;
use super::state::{Action, Changed, Decisions, Step, Trial, Work};
use super::trial_editor::TrialEditor;
use super::wish::Wish;
use super::words::say;
use super::words::work::{Words, work};
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct WorkBarProps {
    pub(crate) checked: Rc<Checked>,
    pub(crate) work: Rc<Work>,
    /// The shown report is that of a trial.
    pub(crate) trying: bool,
    /// What has changed since the document as it is, or as it was.
    pub(crate) changed: Option<Rc<Changed>>,
    pub(crate) editing: Option<Rc<super::state::Editing>>,
    /// There is a step to take back.
    pub(crate) undo: bool,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
    pub(crate) ask: Callback<Wish>,
}

#[component]
pub(crate) fn WorkBar(props: &WorkBarProps) -> Html {
    let refused = use_state(|| false);
    let bar = Bar { props, w: work(props.language) };
    html! {
        <section class={classes!("work", (!props.work.trials.is_empty()).then_some("trying"))} data-role="work" aria-label={bar.w.label}>
            if let Some(editing) = &props.editing {
                <TrialEditor editing={editing.clone()} language={props.language} tell={props.tell.clone()} />
            }
            { bar.trials() }
            { bar.changed() }
            { bar.decisions(&refused) }
        </section>
    }
}

struct Bar<'a> {
    props: &'a WorkBarProps,
    w: &'static Words,
}

impl Bar<'_> {
    fn step(&self, step: Step) -> Callback<MouseEvent> {
        self.props.tell.reform(move |_: MouseEvent| Action::Work(step.clone()))
    }

    fn trials(&self) -> Html {
        let trials = &self.props.work.trials;
        if trials.is_empty() {
            return html! { <p class="quiet hint">{ self.w.trials_hint }{ self.undo() }</p> };
        }
        let list: Vec<String> = trials.iter().map(|trial| self.line(trial)).collect();
        let text = list.join("\n");
        let copy = self.props.ask.reform(move |_: MouseEvent| Wish::Copy(text.clone()));
        let entry = |(index, line): (usize, &String)| {
            html! {
                <li>
                    { line }{ " " }
                    <button type="button" class="link" onclick={self.step(Step::Drop(index))}>{ self.w.drop_one }</button>
                </li>
            }
        };
        html! {
            <details data-role="trials">
                <summary><b>{ say(self.w.trials, &[&trials.len()]) }</b></summary>
                <ol>{ for list.iter().enumerate().map(entry) }</ol>
                <p class="buttons">
                    <button type="button" data-action="copy-trials" onclick={copy}>{ self.w.copy_list }</button>
                    <button type="button" data-action="drop-trials" onclick={self.step(Step::DropAll)}>{ self.w.drop_all }</button>
                    { self.undo() }
                </p>
            </details>
        }
    }

    fn undo(&self) -> Html {
        if !self.props.undo {
            return Html::default();
        }
        html! {
            <>
                { " " }
                <button type="button" class="link" data-action="undo" onclick={self.step(Step::Undo)}>{ self.w.undo }</button>
            </>
        }
    }

    /// The place of a trial, and what it changes.
    fn line(&self, trial: &Trial) -> String {
        let printed = |text: &str| if text.is_empty() { self.w.blank.to_owned() } else { text.to_owned() };
        format!("{}：{} → {}", self.place(trial), printed(&trial.from), printed(&trial.to))
    }

    /// A place in words: as the report says it, or by table and number of the row.
    fn place(&self, trial: &Trial) -> String {
        let (checked, block) = (&self.props.checked, trial.at.block.0);
        let loci = checked.report.findings.loci.values();
        let is_cell = |at: &crate::report::At| at.block == block && at.row.zip(at.col) == trial.at.cell;
        match (trial.at.cell, loci.into_iter().find(|locus| is_cell(&locus.at))) {
            (Some(_), Some(locus)) => locus.say.clone(),
            (Some((row, col)), None) => {
                let title = checked.title(checked.table_of(block)).unwrap_or_default();
                format!("{title} [{}, {}]", row + 1, col + 1)
            }
            (None, _) => checked.passage(trial),
        }
    }

    fn changed(&self) -> Html {
        let Some(changed) = &self.props.changed else { return Html::default() };
        let sentence = if self.props.trying { self.w.since_trial } else { self.w.since_before };
        let said = say(sentence, &[&changed.settled.len(), &changed.left, &changed.new.len()]);
        let new = |index: &usize| {
            let index = *index;
            let onclick = self.props.tell.reform(move |_: MouseEvent| Action::Select(index));
            let finding = self.props.checked.finding(index)?;
            Some(html! { <li><button type="button" class="link" {onclick}>{ &finding.message }</button></li> })
        };
        html! {
            <details data-role="since">
                <summary>{ said }</summary>
                if !changed.settled.is_empty() {
                    <h2>{ self.w.settled }</h2>
                    <ul>{ for changed.settled.iter().map(|message| html! { <li><del>{ &**message }</del></li> }) }</ul>
                }
                if !changed.new.is_empty() {
                    <h2>{ self.w.new }</h2>
                    <ul>{ for changed.new.iter().filter_map(new) }</ul>
                }
            </details>
        }
    }

    fn decisions(&self, refused: &UseStateHandle<bool>) -> Html {
        let decisions = &self.props.work.decisions;
        let unused = decisions.unused(&self.props.checked.report.findings.findings);
        let save = {
            let bytes = decisions.write().into_bytes();
            let wish = Wish::Save { name: self.w.file.to_owned(), media: "application/json", bytes };
            self.props.ask.reform(move |_: MouseEvent| wish.clone())
        };
        let took = {
            let (tell, refused) = (self.props.tell.clone(), refused.clone());
            Callback::from(move |text: String| {
                let read = Decisions::read(&text);
                refused.set(read.is_none());
                read.into_iter().for_each(|decisions| tell.emit(Action::Work(Step::Join(decisions))));
            })
        };
        let onchange = Callback::from(move |event: Event| read_text(&event, took.clone()));
        html! {
            <p class="decisions">
                if decisions.len() > 0 {
                    <span data-role="decisions">{ say(self.w.decisions, &[&decisions.len()]) }</span>
                    if unused > 0 { <span class="quiet">{ say(self.w.decisions_unused, &[&unused]) }</span> }
                    <button type="button" class="link" data-action="save-decisions" onclick={save}>{ self.w.save }</button>
                }
                <label class="link">{ self.w.open }<input type="file" class="unseen" data-role="decisions-file" accept=".json,application/json" {onchange} /></label>
                if **refused { <span class="refused" role="alert">{ self.w.not_ours }</span> }
            </p>
        }
    }
}
