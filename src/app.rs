//! The page.
//!
//! Goes in: an element and a way to start workers. Comes out: the whole user interface inside that element.
//! All state is one `State` changed by one pure function; components are functions of what they are given
//! and only `Page` dispatches; everything the browser does beyond drawing is in `effects`.

mod checked;
mod choice;
mod computation;
mod copy;
mod decide;
mod detail;
mod document;
mod effects;
mod equations;
mod extent;
mod figure;
mod finder;
#[cfg(test)]
mod fixture;
mod grid;
mod header;
mod ledger;
mod list;
mod marked;
mod marks;
mod matrix;
mod number_link;
mod numbers;
mod outline;
mod passing;
mod pieces;
mod pile;
mod place_link;
mod proof;
mod prose;
mod report_menu;
mod rules;
mod sheet;
mod source;
mod start;
mod state;
mod status;
mod strip;
mod trial_editor;
mod verdict;
mod wish;
mod words;
mod work_bar;
mod working;

use checked::Checked;
use detail::DetailView;
use document::DocumentView;
use effects::Watched;
use header::Header;
use js_sys::Function;
use list::FindingList;
use pile::PileView;
use proof::Proof;
use rules::Rules;
use source::{Side, SourcePanel};
use start::Start;
use state::{Action, Phase, State, View, next};
use status::Status;
use std::rc::Rc;
use strip::Strip;
use verdict::VerdictView;
use wasm_bindgen::prelude::*;
use wish::Wish;
use words::words;
use work_bar::WorkBar;
use working::Working;
use yew::prelude::*;

/// Mounts the page. `spawn()` returns a classic worker that serves checks; when it throws, checks run in the page.
/// `forget()` deletes what the browser keeps of the program.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, spawn: Function, forget: Function) {
    yew::Renderer::<Page>::with_root_and_props(root, PageProps { spawn, forget }).render();
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        next(&self, action).into()
    }
}

#[derive(Properties, PartialEq)]
struct PageProps {
    spawn: Function,
    forget: Function,
}

#[component]
fn Page(props: &PageProps) -> Html {
    let state = use_reducer(effects::recall);
    let tell = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let (input, folder, area, heading) = (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let copied = use_state(|| None);
    let heard = {
        let copied = copied.clone();
        Callback::from(move |well: bool| copied.set(Some(well)))
    };
    {
        let copied = copied.setter();
        use_effect_with(state.selected, move |_| copied.set(None));
    }
    let ask = effects::use_wishes(&input, &folder, &area, &props.forget, &tell, heard);
    let files = effects::use_files(state.language, tell.clone());
    effects::use_work(&props.spawn, &state, &tell);
    effects::use_view(&state, &heading, &area);
    effects::use_keys(&state, &tell);
    effects::use_places(&state, &tell);
    effects::use_memory(&state);
    let watched = effects::use_watch();

    let language = state.language;
    let parts = Parts { state: &state, tell: &tell, ask: &ask };
    html! {
        <div class={classes!(parts.class(), state.rule.is_some().then_some("with-rules"), state.taste.large.then_some("large"))}>
            <Header checked={state.checked.clone()} source={state.source.clone()} start={state.is_start()} tried={state.is_trying()} {language} taste={state.taste}
                tell={tell.clone()} ask={ask.clone()} />
            { parts.pile() }
            { parts.error() }
            { parts.working() }
            { parts.report(&heading) }
            <main class="desk">
                { parts.list() }
                <div class="middle" key="middle">
                    { parts.start(files.dragged) }
                    { parts.document() }
                    <div class={parts.source_class()} key="source" hidden={parts.hides_source()}>
                        <SourcePanel source={state.source.clone()} encoding={state.encoded.as_ref().map(|encoded| encoded.encoding)} loaded={state.loaded} {language} side={parts.side()}
                            area={area.clone()} tell={tell.clone()} />
                    </div>
                </div>
                { parts.detail() }
            </main>
            { parts.rules() }
            { parts.proof(watched) }
            <Status checked={state.checked.clone()} outline={state.listing.outline.clone()} selected={state.selected} working={state.is_working()} copied={*copied} {language} />
            <input type="file" data-role="files" accept=".xlsx,.xls,.et,.ods,.docx,.pdf,.html,.htm,.mht,.mhtml,.csv,.tsv,.md,.markdown,.txt,.text,.zip,text/*" multiple=true hidden=true ref={input} onchange={files.chosen.clone()} />
            <input type="file" webkitdirectory=true hidden=true ref={folder} onchange={files.chosen} />
        </div>
    }
}

/// The parts of the page, as the state has them.
struct Parts<'a> {
    state: &'a State,
    tell: &'a Callback<Action>,
    ask: &'a Callback<Wish>,
}

impl Parts<'_> {
    fn class(&self) -> &'static str {
        match (&self.state.checked, self.state.is_working()) {
            (Some(_), _) => "page with-report",
            (None, true) => "page at-work",
            (None, false) => "page at-start",
        }
    }

    /// The text is always there but while the first check runs.
    fn hides_source(&self) -> bool {
        self.state.checked.is_none() && self.state.is_working()
    }

    fn side(&self) -> Side {
        match (&self.state.checked, self.state.view) {
            (None, _) => Side::Alone,
            (Some(_), View::Document) => Side::Low,
            (Some(_), View::Source) => Side::High,
        }
    }

    fn source_class(&self) -> &'static str {
        match self.side() {
            Side::Alone => "text alone",
            Side::Low => "text low",
            Side::High => "text high",
        }
    }

    fn pile(&self) -> Html {
        let Some(pile) = self.state.pile.clone() else { return Html::default() };
        html! { <PileView {pile} language={self.state.language} tell={self.tell.clone()} /> }
    }

    fn error(&self) -> Html {
        let Phase::Failed(failure) = &self.state.phase else { return Html::default() };
        let w = words(self.state.language);
        let text = if failure.code == "crashed" { w.crashed } else { &failure.text };
        // Beside a report only something new was refused; without one the check itself gave none.
        let fatal = self.state.checked.is_none();
        html! {
            <section class="error" data-role="error" data-code={failure.code.clone()} role="alert">
                <p>if fatal { <b>{ w.failed }</b> }{ text }</p>
                if fatal && !self.state.source.text().is_empty() { <p class="quiet">{ w.failed_keep }</p> }
            </section>
        }
    }

    fn working(&self) -> Html {
        let Phase::Working { stage, .. } = self.state.phase else { return Html::default() };
        let again = self.state.checked.is_some();
        html! { <Working {stage} {again} language={self.state.language} tell={self.tell.clone()} /> }
    }

    fn start(&self, dragged: bool) -> Html {
        if self.state.checked.is_some() || self.state.is_working() {
            return Html::default();
        }
        html! { <Start key="start" {dragged} language={self.state.language} tell={self.tell.clone()} ask={self.ask.clone()} /> }
    }

    fn rules(&self) -> Html {
        let Some(rule) = self.state.rule.clone() else { return Html::default() };
        html! {
            <Rules {rule} adjusted={self.state.adjusted.clone()} language={self.state.language}
                tell={self.tell.clone()} ask={self.ask.clone()} />
        }
    }

    fn proof(&self, watched: Watched) -> Html {
        if !self.state.proof {
            return Html::default();
        }
        html! {
            <Proof {watched} taste={self.state.taste} language={self.state.language} tell={self.tell.clone()} ask={self.ask.clone()} />
        }
    }

    fn report(&self, heading: &NodeRef) -> Html {
        self.with_report(|checked| {
            html! {
                <>
                    <VerdictView checked={checked.clone()} covering={self.state.covering} language={self.state.language}
                        heading={heading.clone()} tell={self.tell.clone()} />
                    <Strip checked={checked.clone()} language={self.state.language} tell={self.tell.clone()} ask={self.ask.clone()} />
                    { self.work(checked) }
                </>
            }
        })
    }

    fn work(&self, checked: Rc<Checked>) -> Html {
        let changed = self.state.since().map(|seen| Rc::new(seen.against(&checked)));
        html! {
            <WorkBar {checked} work={self.state.work.clone()} trying={self.state.shows_trial()} {changed} editing={self.state.editing.clone()}
                undo={!self.state.past.is_empty()} language={self.state.language} tell={self.tell.clone()} ask={self.ask.clone()} />
        }
    }

    fn list(&self) -> Html {
        self.with_report(|checked| {
            html! {
                <FindingList key="list" {checked} selected={self.state.selected} listing={self.state.listing.clone()} work={self.state.work.clone()} today={effects::today()} language={self.state.language}
                    tell={self.tell.clone()} ask={self.ask.clone()} />
            }
        })
    }

    fn detail(&self) -> Html {
        self.with_report(|checked| {
            html! {
                <DetailView key="detail" {checked} selected={self.state.selected} work={self.state.work.clone()} today={effects::today()} language={self.state.language}
                    tell={self.tell.clone()} ask={self.ask.clone()} />
            }
        })
    }

    fn document(&self) -> Html {
        self.with_report(|checked| {
            html! {
                <DocumentView key="document" {checked} selected={self.state.selected} lit={self.state.shown_locus()} work={self.state.work.clone()} covering={self.state.covering}
                    language={self.state.language} tell={self.tell.clone()} ask={self.ask.clone()} />
            }
        })
    }

    fn with_report(&self, draw: impl FnOnce(Rc<Checked>) -> Html) -> Html {
        self.state.checked.clone().map_or_else(Html::default, draw)
    }
}
