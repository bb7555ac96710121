//! Profiles: the sets of forms that are compiled in.

use super::spec::{Form, SpecError};
use crate::prose::Lexicon;
use std::sync::LazyLock;

/// A set of forms that documents of one place and kind are printed in.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Its name, e.g. `hebei`.
    pub name: &'static str,
    /// Its forms in the official order.
    pub forms: Vec<Form>,
    /// The words its narrative is read by: those of all provinces and its own names.
    pub lexicon: Lexicon,
}

/// The Hebei county forms, read in documents of 2024 to 2026.
pub fn hebei() -> &'static Profile {
    static PROFILE: LazyLock<Profile> = LazyLock::new(|| Profile::compiled("hebei", HEBEI));
    &PROFILE
}

/// The words of the narrative that hold everywhere.
const WORDS: &str = include_str!("national/prose.md");

const HEBEI: &[(&str, &str)] = &[
    ("summary.md", include_str!("hebei/summary.md")),
    ("income.md", include_str!("hebei/income.md")),
    ("expenditure.md", include_str!("hebei/expenditure.md")),
    ("fiscal.md", include_str!("hebei/fiscal.md")),
    ("general.md", include_str!("hebei/general.md")),
    ("economic.md", include_str!("hebei/economic.md")),
    ("fund.md", include_str!("hebei/fund.md")),
    ("capital.md", include_str!("hebei/capital.md")),
    ("three-public.md", include_str!("hebei/three-public.md")),
    ("project.md", include_str!("hebei/project.md")),
    ("procurement.md", include_str!("hebei/procurement.md")),
    ("assets.md", include_str!("hebei/assets.md")),
    ("organisation.md", include_str!("hebei/organisation.md")),
    ("narrative.md", include_str!("hebei/narrative.md")),
];

impl Profile {
    /// A profile of these files.
    ///
    /// # Errors
    /// The first mistake found, with its file.
    pub fn parse(name: &'static str, files: &[(&str, &str)]) -> Result<Self, SpecError> {
        let forms: Vec<Form> = files.iter().map(|(file, text)| Form::parse(file, text)).collect::<Result<_, _>>()?;
        let words = Lexicon::parse(WORDS);
        let mut lexicon = words.map_err(|error| SpecError { file: "prose.md".into(), what: error.to_string() })?;
        forms.iter().for_each(|form| lexicon.add_names(&form.names));
        Ok(Self { name, forms, lexicon })
    }

    /// The form with this key.
    pub fn form(&self, key: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.key == key)
    }

    fn compiled(name: &'static str, files: &[(&str, &str)]) -> Self {
        Self::parse(name, files).expect("invariant: a test parses every compiled form file")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_compiled_form_parses() -> Result<(), SpecError> {
        let profile = Profile::parse("hebei", HEBEI)?;
        assert_eq!(profile.forms.len(), HEBEI.len());
        Ok(())
    }
}
