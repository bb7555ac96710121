//! A profile of the user: one JSON file that switches rules off or on, changes levels, numbers and words, adds other names
//! of tables and columns, and adds own equations with their own test cases.
//!
//! Goes in: the text of the file. Comes out: a [`Setup`] to check with, or the reason why the file is refused: an unknown
//! rule, number, list, table or column, or an own equation whose test case fails. `docs/profile.md` describes the file.
//! *Invariant:* a profile that is taken is taken as a whole.

mod equation;
mod error;
mod file;

pub use error::AdjustError;

use crate::across;
use crate::forms::{self, Profile};
use crate::rules::{Rule, Settings, Severity, State, national, settings};
use file::{Change, File, Weight};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a document is checked with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Name of the user's profile; empty when there is none.
    pub name: String,
    /// The forms, by place.
    pub profiles: Vec<Profile>,
    /// The rules.
    pub rules: Vec<Rule>,
    /// The rules about several documents.
    pub across: Vec<Rule>,
    /// The numbers and words rules go by.
    pub settings: Settings,
    /// For rules the profile switches off, the reason it gives.
    pub reasons: BTreeMap<String, String>,
}

impl Setup {
    /// What is compiled in, unchanged.
    pub fn compiled() -> &'static Self {
        static SETUP: LazyLock<Setup> = LazyLock::new(|| Setup {
            name: String::new(),
            profiles: forms::profiles().to_vec(),
            rules: national().to_vec(),
            across: across::rules().to_vec(),
            settings: settings().clone(),
            reasons: BTreeMap::new(),
        });
        &SETUP
    }

    /// The rules about one document and about several.
    pub fn all_rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().chain(&self.across)
    }

    /// The first profile that has all these forms; the first of all where none has.
    pub fn profile_with<'f>(&self, forms: impl IntoIterator<Item = &'f str>) -> &Profile {
        let forms: Vec<&str> = forms.into_iter().collect();
        let has = |profile: &&Profile| forms.iter().all(|form| profile.form(form).is_some());
        self.profiles.iter().find(has).unwrap_or(&self.profiles[0])
    }

    /// What is compiled in, changed by the profile of a user.
    ///
    /// # Errors
    /// The first thing in the file that cannot be taken.
    pub fn adjusted(text: &str) -> Result<Self, AdjustError> {
        let file = File::parse(text)?;
        let mut setup = Self { name: file.name.clone(), ..Self::compiled().clone() };
        setup.add_names(&file)?;
        for (list, words) in &file.words {
            if !setup.settings.add_words(list, words) {
                return Err(AdjustError::UnknownList(list.clone()));
            }
        }
        for (id, change) in &file.rules {
            setup.change(id, change)?;
        }
        for equation in &file.equations {
            let rule = equation::rule(equation, &setup)?;
            setup.rules.push(rule);
        }
        Ok(setup)
    }

    fn change(&mut self, id: &str, change: &Change) -> Result<(), AdjustError> {
        let all = self.rules.iter_mut().chain(&mut self.across);
        let own: Vec<&mut Rule> = all.filter(|rule| rule.id == id).collect();
        if own.is_empty() {
            return Err(AdjustError::UnknownRule(id.to_owned()));
        }
        for rule in own {
            if let Some(level) = change.level {
                rule.severity = severity(level);
            }
            match change.on {
                Some(true) => rule.state = State::On,
                Some(false) if rule.state == State::On => rule.state = State::Muted,
                _ => {}
            }
        }
        for (key, value) in &change.settings {
            let value = value.decimal().ok_or_else(|| AdjustError::NoNumber(id.to_owned(), key.clone()))?;
            if !self.settings.set(id, key, value) {
                return Err(AdjustError::UnknownSetting(id.to_owned(), key.clone()));
            }
        }
        self.reasons.insert(id.to_owned(), change.reason.clone());
        Ok(())
    }

    /// Other names of tables, columns and rows.
    fn add_names(&mut self, file: &File) -> Result<(), AdjustError> {
        for (key, titles) in &file.titles {
            self.forms(key)?.into_iter().for_each(|form| form.add_titles(titles));
        }
        for (key, labels) in &file.labels {
            for (place, words) in labels {
                let added = self.forms(key)?.into_iter().filter_map(|form| form.add_labels(place, words).then_some(()));
                if added.count() == 0 {
                    return Err(AdjustError::UnknownPlace(key.clone(), place.clone()));
                }
            }
        }
        Ok(())
    }

    /// The forms of this key in all profiles.
    fn forms(&mut self, key: &str) -> Result<Vec<&mut forms::spec::Form>, AdjustError> {
        let forms = self.profiles.iter_mut().flat_map(|profile| &mut profile.forms);
        let forms: Vec<_> = forms.filter(|form| form.key == key).collect();
        if forms.is_empty() { Err(AdjustError::UnknownForm(key.to_owned())) } else { Ok(forms) }
    }
}

fn severity(weight: Weight) -> Severity {
    match weight {
        Weight::Error => Severity::Error,
        Weight::Warning => Severity::Warning,
        Weight::Note => Severity::Note,
    }
}

#[cfg(test)]
mod tests;
