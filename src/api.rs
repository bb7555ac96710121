//! The boundary for other programs: `check`, `rules`, `version`.
//!
//! *Invariant:* only the types of [`crate::report`] cross, as plain objects; amounts are text, never floats.
//! What fails is thrown as an `Error` with a `code`.

mod json;

pub(crate) use json::json;

use crate::check::{Options, Source, check as run};
use crate::report::Level;
use crate::rules::{Rule, Severity, national};
use crate::text::Language;
use js_sys::{Error, JsString, Reflect};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use wasm_bindgen::prelude::*;

/// What a caller may choose; everything is optional.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Choice {
    /// Language of the report's sentences: `zh` (usual) or `en`.
    language: Language,
}

/// Checks one document and returns the report: the findings (`budget-findings` 1) and the document as blocks.
///
/// # Errors
/// An `Error` whose `code` says what is wrong with the input: that of a read error, or `options`.
#[wasm_bindgen(js_name = check)]
pub fn check(bytes: Vec<u8>, name: Option<String>, options: JsValue) -> Result<JsValue, JsValue> {
    let Choice { language } = choice(options)?;
    let source = Source { name: name.as_deref(), bytes: &bytes };
    let report = run(&source, &Options { language }).map_err(|error| fault(error.code(), &error.say(language)))?;
    plain(&report)
}

/// A rule for programs that list them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleInfo<'a> {
    id: &'a str,
    /// In the chosen language.
    title: &'a str,
    source: &'a str,
    level: Level,
}

/// Every rule the program knows, in the order of the rule files.
///
/// # Errors
/// An `Error` whose `code` is `options` when the options cannot be read.
#[wasm_bindgen(js_name = rules)]
pub fn rules(options: JsValue) -> Result<JsValue, JsValue> {
    let Choice { language } = choice(options)?;
    let mut known = BTreeSet::new();
    // One rule may stand in several files, once for each form it is asked of.
    let list: Vec<RuleInfo> =
        national().iter().filter(|rule| known.insert(&rule.id)).map(|rule| info(rule, language)).collect();
    plain(&list)
}

fn info(rule: &Rule, language: Language) -> RuleInfo<'_> {
    let title = match language {
        Language::Zh => &rule.zh,
        Language::En => &rule.en,
    };
    let level = match rule.severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Note => Level::Note,
    };
    RuleInfo { id: &rule.id, title, source: &rule.source, level }
}

/// Version of the program.
#[wasm_bindgen(js_name = version)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn choice(options: JsValue) -> Result<Choice, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(Choice::default());
    }
    serde_wasm_bindgen::from_value(options).map_err(|error| fault("options", &error.to_string()))
}

/// A plain object. The browser's own parser makes it several times as fast as crossing the border value by value.
fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = json(value).map_err(|error| fault("internal", &error.to_string()))?;
    parse(text)
}

#[wasm_bindgen]
extern "C" {
    /// As [`js_sys::JSON::parse`], of a text that is JavaScript's already.
    #[wasm_bindgen(catch, js_namespace = JSON)]
    fn parse(text: JsString) -> Result<JsValue, JsValue>;
}

fn fault(code: &str, text: &str) -> JsValue {
    let error = Error::new(text);
    // Setting a property of an error we have just made does not fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
