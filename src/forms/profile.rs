//! Profiles: the sets of forms that are compiled in.

use super::spec::{Form, SpecError};
use std::sync::LazyLock;

/// A set of forms that documents of one place and kind are printed in.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Its name, e.g. `hebei`.
    pub name: &'static str,
    /// Its forms in the official order.
    pub forms: Vec<Form>,
}

/// The Hebei county forms, read in documents of 2024 to 2026.
pub fn hebei() -> &'static Profile {
    static PROFILE: LazyLock<Profile> = LazyLock::new(|| Profile::compiled("hebei", HEBEI));
    &PROFILE
}

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
        let forms = files.iter().map(|(file, text)| Form::parse(file, text)).collect::<Result<_, _>>()?;
        Ok(Self { name, forms })
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
