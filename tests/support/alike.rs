//! Whether two reports say the same of one budget that was read from two files.

use budget_checker::check::{Options, Source, check};
use budget_checker::report::Report;
use serde_json::Value;

/// The report on a file of this name.
pub(crate) fn checked(name: &str, bytes: &[u8]) -> Report {
    let source = Source { name: Some(name), bytes };
    check(&source, &Options::default()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Everything a report says but where it stands: positions, the input, and how the document was read.
pub(crate) fn said(report: &Report) -> Value {
    let mut findings = serde_json::to_value(&report.findings).expect("findings are JSON");
    for part in ["inputs", "notes"] {
        findings[part] = Value::Null;
    }
    for locus in findings["loci"].as_object_mut().into_iter().flat_map(|loci| loci.values_mut()) {
        (locus["at"], locus["place"]) = (Value::Null, Value::Null);
    }
    for reading in findings["reading"].as_array_mut().into_iter().flatten() {
        reading["blocks"] = Value::Null;
    }
    // How many paragraphs a rule looked at depends on where an office program breaks lines.
    for run in findings["runs"].as_array_mut().into_iter().flatten() {
        run["compared"] = Value::Null;
    }
    findings
}

/// Where two values differ first, in words.
pub(crate) fn differs(path: &str, one: &Value, other: &Value) -> Vec<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) if one.keys().eq(other.keys()) => {
            one.iter().flat_map(|(key, value)| differs(&format!("{path}.{key}"), value, &other[key])).collect()
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs.flat_map(|(at, (one, other))| differs(&format!("{path}[{at}]"), one, other)).collect()
        }
        (Value::Array(one), Value::Array(other)) => [("−", one, other), ("+", other, one)]
            .iter()
            .flat_map(|(sign, these, those)| {
                these.iter().filter(|value| !those.contains(value)).map(move |value| (sign, value))
            })
            .map(|(sign, value)| format!("{path} {sign} {value}"))
            .collect(),
        (Value::Object(one), Value::Object(other)) => {
            let missing =
                one.keys().filter(|key| !other.contains_key(*key)).map(|key| format!("{path}.{key} is missing"));
            missing
                .chain(other.keys().filter(|key| !one.contains_key(*key)).map(|key| format!("{path}.{key} is new")))
                .collect()
        }
        _ if one == other => Vec::new(),
        _ => vec![format!("{path}: {one} ≠ {other}")],
    }
}

/// Fails where the file says something else than the Markdown.
pub(crate) fn assert_alike(markdown: &str, name: &str, bytes: &[u8]) {
    let differs = differences(markdown, name, bytes);
    assert!(differs.is_empty(), "{name}: {:#?}", &differs[..differs.len().min(12)]);
}

/// What the file says otherwise than the Markdown.
pub(crate) fn differences(markdown: &str, name: &str, bytes: &[u8]) -> Vec<String> {
    differs("", &said(&checked("the.md", markdown.as_bytes())), &said(&checked(name, bytes)))
}
