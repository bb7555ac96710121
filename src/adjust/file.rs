//! The file of a profile, as it is written.

use super::AdjustError;
use crate::money::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The whole file. A key that is none of these is a slip of the pen, so it is refused.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct File {
    format: String,
    version: u32,
    pub(super) name: String,
    #[serde(default)]
    pub(super) rules: BTreeMap<String, Change>,
    #[serde(default)]
    pub(super) words: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) titles: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) labels: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    #[serde(default)]
    pub(super) equations: Vec<Equation>,
}

/// What a profile changes in a rule.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct Change {
    pub(super) on: Option<bool>,
    pub(super) level: Option<Weight>,
    pub(super) reason: String,
    pub(super) settings: BTreeMap<String, Number>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Weight {
    Error,
    Warning,
    Note,
}

/// A number: digits in quotes, or a whole number. JSON's own fractions would pass through floats.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Number {
    Whole(i64),
    Text(String),
}

impl Number {
    pub(super) fn decimal(&self) -> Option<Decimal> {
        match self {
            Self::Whole(value) => Some(Decimal::from(*value)),
            Self::Text(text) => Decimal::from_str_exact(text.trim()).ok(),
        }
    }
}

/// An own equation.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Equation {
    pub(super) id: String,
    pub(super) level: Weight,
    #[serde(default, rename = "in")]
    pub(super) home: String,
    pub(super) relation: String,
    pub(super) zh: String,
    #[serde(default)]
    pub(super) en: String,
    pub(super) tests: Vec<Test>,
}

/// Amounts, and whether the equation holds between them.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Test {
    pub(super) cells: BTreeMap<String, Number>,
    pub(super) holds: bool,
}

impl File {
    pub(super) fn parse(text: &str) -> Result<Self, AdjustError> {
        let file: Self = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| AdjustError::NotReadable { line: error.line(), what: error.to_string() })?;
        if file.format != "budget-profile" || file.version != 1 {
            return Err(AdjustError::OtherFormat);
        }
        Ok(file)
    }
}
