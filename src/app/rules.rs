//! The rules: searched by name, id or first letters of the pinyin; each with its page; and the profile that changes them.

use super::effects::{focus, read_text, use_modal};
use super::state::{Action, Adjusted};
use super::wish::Wish;
use super::words::{Words, say, words};
use crate::adjust::Setup;
use crate::report::{Explained, Level, explain, is_meant};
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct RulesProps {
    /// The rule whose page is shown; empty for none.
    pub(crate) rule: Rc<str>,
    pub(crate) adjusted: Option<Rc<Adjusted>>,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
    pub(crate) ask: Callback<Wish>,
}

#[component]
pub(crate) fn Rules(props: &RulesProps) -> Html {
    let query = use_state(String::new);
    let refused = use_state(|| None::<String>);
    let text = props.adjusted.as_ref().map(|adjusted| adjusted.text.clone());
    let pages = use_memo((text, props.language), |(text, language)| pages(text.as_deref(), *language));
    let view = View { props, w: words(props.language), pages: &pages };
    let oninput = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<web_sys::HtmlInputElement>().value());
        })
    };
    let dialog = use_node_ref();
    use_modal(&dialog);
    // Whoever opens the rules wants to find one.
    use_effect_with((), |()| focus("[data-role=rule-search]"));
    let close = props.tell.reform(|_: MouseEvent| Action::Rules(None));
    let found: Vec<&Explained> = pages.iter().filter(|page| is_meant(page, &query)).collect();
    html! {
        <section class="rules" data-role="rules" role="dialog" aria-modal="true" aria-label={view.w.rules} ref={dialog}>
            <div class="head">
                <h2>{ view.w.rules }</h2>
                <input type="search" data-role="rule-search" aria-label={view.w.rules_search} placeholder={view.w.rules_search}
                    value={(*query).clone()} {oninput} />
                <p class="quiet" role="status">{ say(view.w.rules_found, &[&found.len()]) }</p>
                <button type="button" data-action="close-rules" onclick={close}>{ view.w.rules_close }</button>
            </div>
            { view.profile(&refused) }
            <div class="columns-two">
                <ul class="titles">{ for found.iter().map(|page| view.title(page)) }</ul>
                <article data-role="rule-page">{ view.page() }</article>
            </div>
        </section>
    }
}

/// The pages of the rules as the profile leaves them.
fn pages(profile: Option<&str>, language: Language) -> Vec<Explained> {
    let adjusted = profile.and_then(|text| Setup::adjusted(text).ok());
    let setup = adjusted.as_ref().unwrap_or(Setup::compiled());
    let rules: Vec<_> = setup.all_rules().cloned().collect();
    explain(&rules, &setup.settings, &setup.profiles, language)
}

struct View<'a> {
    props: &'a RulesProps,
    w: &'static Words,
    pages: &'a [Explained],
}

impl View<'_> {
    fn title(&self, page: &Explained) -> Html {
        let id: Rc<str> = page.id.as_str().into();
        let open = *self.props.rule == *id;
        let onclick = self.props.tell.reform(move |_: MouseEvent| Action::Rules(Some(id.clone())));
        html! {
            <li key={page.id.clone()}>
                <button type="button" data-rule={page.id.clone()} aria-current={open.then_some("true")} {onclick}>
                    <code>{ &page.id }</code>{ " " }{ page.titles.first() }
                    if !page.on { <span class="quiet">{ " " }{ self.w.rule_off }</span> }
                </button>
            </li>
        }
    }

    fn page(&self) -> Html {
        let Some(page) = self.pages.iter().find(|page| *page.id == *self.props.rule) else {
            return html! { <p class="quiet">{ self.w.rules_hint }</p> };
        };
        let print = self.props.ask.reform(|_: MouseEvent| Wish::Print);
        html! {
            <>
                <h3><code>{ &page.id }</code>{ " " }{ page.titles.first() }</h3>
                <p class="quiet">
                    { page.level.map(|level| self.level(level)) }
                    if !page.on { { " · " }{ self.w.rule_off } }
                    { " " }<button type="button" class="link" onclick={print}>{ self.w.print }</button>
                </p>
                <p>{ &page.what }</p>
                { self.block(self.w.rule_why, std::slice::from_ref(&page.why)) }
                { self.block(self.w.rule_right, std::slice::from_ref(&page.right)) }
                { self.block(self.w.rule_wrong, std::slice::from_ref(&page.wrong)) }
                { self.block(self.w.rule_limits, std::slice::from_ref(&page.limits)) }
                { self.block(self.w.rule_parts, if page.titles.len() > 1 { &page.titles } else { &[] }) }
                { self.block(self.w.rule_equations, &page.equations) }
                { self.block(self.w.rule_settings, &self.settings(page)) }
                { self.block(self.w.basis, &page.basis) }
            </>
        }
    }

    fn settings(&self, page: &Explained) -> Vec<String> {
        page.settings.iter().map(|number| format!("{}：{}（{}）", number.say, number.value, number.key)).collect()
    }

    fn level(&self, level: Level) -> &'static str {
        let [error, warning, note] = self.w.levels;
        match level {
            Level::Error => error,
            Level::Warning => warning,
            Level::Note => note,
        }
    }

    fn block(&self, title: &'static str, lines: &[String]) -> Html {
        let lines: Vec<&String> = lines.iter().filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            return Html::default();
        }
        html! { <><h4>{ title }</h4><ul>{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul></> }
    }

    /// The profile that is taken, or the way to give one.
    fn profile(&self, refused: &UseStateHandle<Option<String>>) -> Html {
        let (tell, language) = (self.props.tell.clone(), self.props.language);
        let took = {
            let refused = refused.clone();
            Callback::from(move |text: String| match Setup::adjusted(&text) {
                Ok(setup) => {
                    refused.set(None);
                    tell.emit(Action::Adjust(Some(Rc::new(Adjusted { name: setup.name, text }))));
                }
                Err(error) => refused.set(Some(error.say(language))),
            })
        };
        let drop = self.props.tell.reform(|_: MouseEvent| Action::Adjust(None));
        let onchange = Callback::from(move |event: Event| read_text(&event, took.clone()));
        html! {
            <p class="profile">
                <label class="button">{ self.w.profile_choose }<input type="file" class="unseen" data-role="profile-file" accept=".json,application/json" {onchange} /></label>
                if let Some(adjusted) = &self.props.adjusted {
                    <span data-role="profile">{ say(self.w.profile_taken, &[&adjusted.name]) }</span>
                    <button type="button" class="link" data-action="drop-profile" onclick={drop}>{ self.w.profile_drop }</button>
                } else {
                    <span class="quiet">{ self.w.profile_hint }</span>
                }
                if let Some(why) = &**refused { <span class="refused" data-role="profile-refused" role="alert">{ why }</span> }
            </p>
        }
    }
}
