//! SARIF 2.1.0: results for programs that gather them.
//!
//! A finding to be reviewed is no failure there, and only failures have a level; what a rule did not check is a
//! notification. SARIF knows no cells and pages: they are logical places, and stand in `properties` too.

mod place;

use super::entry::{Entry, entries};
use super::unchecked::{Unchecked, unchecked};
use super::{ExportError, words};
use crate::report::{Equation, Findings, Input, Level, Outcome, RuleTitle};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The findings as SARIF.
pub(super) fn write(findings: &Findings) -> Result<String, ExportError> {
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run(findings)] });
    serde_json::to_string_pretty(&log).map_err(|_| ExportError::Unwritten)
}

fn run(findings: &Findings) -> Value {
    let tag = words(findings).tag;
    let numbers: BTreeMap<&str, usize> = findings.rules.keys().zip(0..).map(|(id, at)| (&**id, at)).collect();
    let notifications: Vec<Value> =
        unchecked(findings).iter().map(|one| notification(findings, one, &numbers)).collect();
    json!({
        "tool": { "driver": {
            "name": findings.tool.name,
            "version": findings.tool.version,
            "language": tag,
            "rules": findings.rules.iter().map(|(id, rule)| descriptor(id, rule)).collect::<Vec<_>>(),
            "properties": { "rules": findings.tool.rules, "profile": findings.tool.profile },
        } },
        "language": tag,
        "columnKind": "unicodeCodePoints",
        "artifacts": findings.inputs.iter().map(artifact).collect::<Vec<_>>(),
        "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notifications }],
        "results": entries(findings).map(|entry| result(findings, &entry, &numbers)).collect::<Vec<_>>(),
        "properties": { "verdict": findings.totals.verdict, "totals": findings.totals },
    })
}

fn descriptor(id: &str, rule: &RuleTitle) -> Value {
    json!({
        "id": id,
        "shortDescription": { "text": filled(&rule.title, id) },
        "defaultConfiguration": { "level": rule.level },
        "properties": { "basis": rule.source },
    })
}

fn artifact(input: &Input) -> Value {
    json!({
        "location": { "uri": place::uri(input) },
        "length": input.bytes,
        "hashes": { "sha-256": input.sha256 },
        "roles": ["analysisTarget"],
    })
}

fn notification(findings: &Findings, one: &Unchecked, numbers: &BTreeMap<&str, usize>) -> Value {
    let words = words(findings);
    let why = one.why.map_or("", |why| words.why(why));
    let mut rule = json!({ "id": one.rule });
    if let Some(number) = numbers.get(one.rule) {
        rule["index"] = json!(number);
    }
    json!({
        "level": "note",
        "message": { "text": format!("{}{}{why}", filled(one.title, one.rule), words.colon) },
        "associatedRule": rule,
        "properties": { "why": one.why, "count": one.count },
    })
}

fn result(findings: &Findings, entry: &Entry, numbers: &BTreeMap<&str, usize>) -> Value {
    let finding = entry.finding;
    let (kind, level) = match (finding.outcome, finding.level) {
        (Outcome::Fail, level) => ("fail", json!(level)),
        (_, Level::Note) => ("informational", json!("none")),
        _ => ("review", json!("none")),
    };
    let first = entry.places();
    let is_first = |id: &str| first.iter().any(|locus| locus.id == id);
    let others = finding.loci.iter().filter(|place| !is_first(&place.locus));
    let others = others.filter_map(|place| findings.loci.get(&place.locus));
    let mut result = json!({
        "ruleId": finding.rule,
        "kind": kind,
        "level": level,
        "message": { "text": finding.message },
        "locations": place::locations(findings, first.iter().copied()),
        "relatedLocations": place::locations(findings, others),
        "partialFingerprints": {
            "budgetContent/v1": finding.prints.content,
            "budgetPlace/v1": finding.prints.place,
        },
        "properties": {
            "number": entry.number,
            "agency": entry.agency(),
            "table": entry.table(),
            "sure": finding.sure,
            "proposals": finding.fixes.iter().map(|fix| &fix.say).collect::<Vec<_>>(),
            "equations": finding.equations.iter().map(equation).collect::<Vec<_>>(),
        },
    });
    if let Some(number) = numbers.get(&*finding.rule) {
        result["ruleIndex"] = json!(number);
    }
    result
}

/// Amounts stay text: a number of JSON cannot hold 0.01.
fn equation(equation: &Equation) -> Value {
    json!({
        "rule": equation.rule,
        "relation": equation.relation,
        "left": equation.left_value.text,
        "right": equation.right_value.text,
        "gap": equation.gap.text,
        "slack": equation.slack.text,
        "unit": equation.gap.unit.name(),
    })
}

/// A message is never empty.
fn filled<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    if text.is_empty() { otherwise } else { text }
}
