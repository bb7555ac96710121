//! Profiles: the sets of forms that are compiled in, one folder for each, and which of them a document is printed in.

use super::captions::{Context, Surroundings};
use super::identify;
use super::shape;
use super::spec::{Form, SpecError};
use crate::doc::{Block, Document, Table};
use crate::prose::Lexicon;
use crate::read::markdown;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A set of forms that documents of one place and kind are printed in.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Its name, e.g. `hebei`.
    pub name: &'static str,
    /// What it is called, e.g. 河北省县级预算.
    pub title: String,
    /// The same in English.
    pub english: String,
    /// Its forms in the official order.
    pub forms: Vec<Form>,
    /// The words its narrative is read by: those of all provinces and its own names.
    pub lexicon: Lexicon,
    /// True for the forms of no place: taken where no other profile fits as well.
    pub is_default: bool,
    /// Forms made from the headings of a document's own tables; none until it is recognised.
    pub derived: Vec<Form>,
    /// Rules that do not hold here, with the reason.
    pub without: BTreeMap<String, String>,
}

/// The words of the narrative that hold everywhere.
const WORDS: &str = include_str!("national/prose.md");

/// A folder's name and its files by name.
type Folder = (&'static str, &'static [(&'static str, &'static str)]);

// `FOLDERS`: every folder beside this file with a `profile.md`, made while building.
include!(concat!(env!("OUT_DIR"), "/profiles.rs"));

/// All profiles. The first is taken where several fit a document alike.
pub fn profiles() -> &'static [Profile] {
    static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
        let profile = |(name, files): &Folder| Profile::parse(name, files);
        let read: Result<Vec<Profile>, SpecError> = FOLDERS.iter().map(profile).collect();
        read.expect("invariant: a test parses every compiled form file")
    });
    &PROFILES
}

impl Profile {
    /// A profile of these files: `profile.md` and the forms it names.
    ///
    /// # Errors
    /// The first mistake found, with its file.
    pub fn parse(name: &'static str, files: &[(&str, &str)]) -> Result<Self, SpecError> {
        let fail = |what: String| SpecError { file: format!("{name}/profile.md"), what };
        let text = |file: &str| files.iter().find(|(known, _)| *known == file).map(|(_, text)| *text);
        let head = Head::parse(text("profile.md").ok_or_else(|| fail("is missing".into()))?);
        let form = |key: &String| {
            let file = format!("{key}.md");
            Form::parse(&format!("{name}/{file}"), text(&file).ok_or_else(|| fail(format!("{file} is missing")))?)
        };
        let forms: Vec<Form> = head.forms.iter().map(form).collect::<Result<_, _>>()?;
        if forms.len() + 1 != files.len() {
            return Err(fail("`forms` does not name every file of the folder".into()));
        }
        let words = Lexicon::parse(WORDS);
        let mut lexicon = words.map_err(|error| SpecError { file: "prose.md".into(), what: error.to_string() })?;
        forms.iter().for_each(|form| lexicon.add_names(&form.names));
        let Head { title, english, is_default, without, .. } = head;
        Ok(Self { name, title, english, forms, lexicon, is_default, derived: Vec::new(), without })
    }

    /// The form with this key.
    pub fn form(&self, key: &str) -> Option<&Form> {
        self.forms.iter().chain(&self.derived).find(|form| form.key == key)
    }

    /// True when a rule holds here.
    pub fn has(&self, rule: &str) -> bool {
        !self.without.contains_key(rule)
    }

    /// Every heading label of its forms.
    pub(super) fn labels(&self) -> BTreeSet<&str> {
        let mut labels = BTreeSet::new();
        for form in &self.forms {
            labels.extend(form.header.iter().map(String::as_str));
            labels.extend(form.columns.iter().flat_map(|column| column.labels.iter().map(String::as_str)));
            labels.extend(form.list.iter().map(|(_, label)| label.as_str()));
        }
        labels
    }

    /// How well its forms fit the first tables of a document: the likeness of each table's best form, added up.
    fn fits(&self, document: &Document, surroundings: &Surroundings) -> u32 {
        let labels = self.labels();
        let tables = document.blocks.iter().zip(&surroundings.contexts).filter_map(|(block, context)| match block {
            Block::Table(table) => Some((table, context)),
            _ => None,
        });
        let fit = |(table, context): (&Table, &Context)| {
            let shape = shape::read(table, &|label| labels.contains(label));
            let named = identify::titled(self, document, context, (table, &shape));
            let best = identify::candidates(self, table, &shape, named).into_iter().next();
            best.map_or(0, |best| u32::from(best.sure) + if best.titled { TITLED } else { 0 })
        };
        tables.take(FIRST).map(fit).sum()
    }
}

/// Tables that are looked at: those every place prints come first, the records of projects behind them.
const FIRST: usize = 20;
/// What a title adds to the likeness of a table's heading.
const TITLED: u32 = 50;

/// The profile whose forms a document is printed in; the default, which stands last, where no table fits any form.
pub(super) fn choose<'p>(document: &Document, surroundings: &Surroundings, profiles: &'p [Profile]) -> &'p Profile {
    let mut best = &profiles[0];
    let mut most = best.fits(document, surroundings);
    for profile in &profiles[1..] {
        let fits = profile.fits(document, surroundings);
        if fits > most || most == 0 && profile.is_default {
            (best, most) = (profile, fits);
        }
    }
    best
}

/// What `profile.md` says.
#[derive(Default)]
struct Head {
    title: String,
    english: String,
    forms: Vec<String>,
    is_default: bool,
    without: BTreeMap<String, String>,
}

impl Head {
    fn parse(text: &str) -> Self {
        let document = markdown::parse(text);
        let mut head = Self::default();
        for block in &document.blocks {
            match block {
                Block::Heading { level: 1, text } => text.text.trim().clone_into(&mut head.title),
                Block::Paragraph { text } => match text.text.split_once(':') {
                    Some(("english", value)) => value.trim().clone_into(&mut head.english),
                    Some(("default", value)) => head.is_default = value.trim() == "yes",
                    Some(("forms", value)) => head.forms = value.split(';').map(|key| key.trim().to_owned()).collect(),
                    _ => {}
                },
                Block::Table(table) => {
                    let row = |row| (table.text(row, 0).trim().to_owned(), table.text(row, 1).trim().to_owned());
                    head.without.extend((1..table.rows).map(row));
                }
                Block::Heading { .. } => {}
            }
        }
        head
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_compiled_profile_parses() -> Result<(), SpecError> {
        for (name, files) in FOLDERS {
            let profile = Profile::parse(name, files)?;
            assert!(!profile.title.is_empty() && !profile.english.is_empty(), "{name} has no name");
        }
        Ok(())
    }
}
