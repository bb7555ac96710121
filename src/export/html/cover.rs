//! The head of the page: verdict, counts, what was read and with what.

use super::name;
use crate::export::markup::escape;
use crate::report::{Findings, Phrases, fill};

pub(super) fn write(out: &mut String, findings: &Findings, words: &Phrases) {
    let verdict = words.verdict(findings.totals.verdict);
    *out += &format!("<header><p>{}<h1>{verdict}</h1>\n", words.report);
    counts(out, findings, words);
    inputs(out, findings, words);
    made(out, findings, words);
    let [who, when] = words.signed;
    *out += &format!("<p class=signed>{who}{colon}<i></i> {when}{colon}<i></i></header>\n", colon = words.colon);
}

fn counts(out: &mut String, findings: &Findings, words: &Phrases) {
    *out += "<ul class=counts>";
    for (outcome, count) in findings.totals.counts() {
        let (sign, word) = words.outcome(outcome);
        *out += &format!("<li>{sign} <b>{count}</b> {word}");
    }
    *out += "</ul>\n";
    let coverage = &findings.coverage;
    let numbers = [coverage.amounts, coverage.bound, coverage.relations].map(|number| number.to_string());
    *out += &format!("<p>{}\n", fill(words.coverage, &numbers.each_ref().map(|number| &**number)));
}

fn inputs(out: &mut String, findings: &Findings, words: &Phrases) {
    let [file, kind, bytes] = words.input;
    *out += &format!("<table><tr><th>{file}<th>{kind}<th>{bytes}<th>SHA-256\n");
    for input in &findings.inputs {
        let name = name(input.name.as_deref(), words);
        *out +=
            &format!("<tr><td>{name}<td>{}<td class=n>{}<td><code>{}</code>\n", input.kind, input.bytes, input.sha256);
    }
    *out += "</table>\n";
}

fn made(out: &mut String, findings: &Findings, words: &Phrases) {
    let tool = &findings.tool;
    let adjusted = tool.adjusted.as_ref().map_or(String::new(), |name| format!(" + {}", escape(name)));
    let [program, rules, forms] = words.tool;
    let colon = words.colon;
    *out += &format!(
        "<p class=quiet>{program}{colon}{} {} · {rules}{colon}{}{adjusted} · {forms}{colon}{}\n",
        escape(&tool.name),
        escape(&tool.version),
        escape(&tool.rules),
        escape(&tool.profile),
    );
}
