//! One finding with its ledgers, its places and what it rests on.

use super::anchors::Anchors;
use super::ledger;
use crate::export::entry::Entry;
use crate::export::markup::escape;
use crate::report::{Findings, Level, Locus, Phrases, fill};

/// Ledgers that are not folded: one cause can break a dozen relations.
const FIRST: usize = 3;

pub(super) fn write(out: &mut String, findings: &Findings, entry: &Entry, anchors: &Anchors, words: &Phrases) {
    let finding = entry.finding;
    let (sign, level) = entry.level();
    let class = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    };
    *out += &format!(
        "<article class={class} id=f{number}><h3><b class=number>{number}</b> {sign} {level} · {}</h3>\n<p>{}\n",
        escape(&heading(entry, words)),
        escape(&finding.message),
        number = entry.number,
    );
    let (first, more) = finding.equations.split_at(finding.equations.len().min(FIRST));
    first.iter().for_each(|equation| ledger::write(out, findings, equation, anchors, words));
    if !more.is_empty() {
        *out += &format!("<details><summary>{}</summary>\n", fill(words.equations_more, &[&more.len().to_string()]));
        more.iter().for_each(|equation| ledger::write(out, findings, equation, anchors, words));
        *out += "</details>\n";
    }
    if let Some(computation) = &finding.computation {
        *out += &format!("<p class=figure>{}\n", escape(&computation.say));
    }
    *out += "<dl>";
    let [place, causes, proposal, basis] = words.facts;
    fact(out, place, &places(entry, anchors, words));
    let said: Vec<&str> = finding.causes.iter().map(|cause| &*cause.say).collect();
    fact(out, causes, &escape(&said.join(words.comma)));
    fact(out, proposal, &escape(&entry.changes()));
    fact(out, basis, &escape(&[&finding.rule, entry.title(), entry.basis()].join(" ")));
    *out += "</dl></article>\n";
}

fn heading(entry: &Entry, words: &Phrases) -> String {
    let parts = [entry.agency(), entry.table().to_owned()];
    let known: Vec<&str> = parts.iter().map(|part| &**part).filter(|part| !part.is_empty()).collect();
    if known.is_empty() { words.parts[4].to_owned() } else { known.join(" · ") }
}

/// The doubtful places, each a link to its mark.
fn places(entry: &Entry, anchors: &Anchors, words: &Phrases) -> String {
    let place = |locus: &&Locus| {
        let in_file = locus.place.say(words.language());
        link(anchors.id(&locus.id), &format!("{} [{in_file}]", locus.say))
    };
    entry.places().iter().map(place).collect::<Vec<_>>().join("<br>")
}

/// Words that lead to a mark.
pub(super) fn link(anchor: Option<usize>, words: &str) -> String {
    match anchor {
        Some(id) => format!("<a href=#p{id}>{}</a>", escape(words)),
        None => escape(words),
    }
}

fn fact(out: &mut String, head: &str, fact: &str) {
    if !fact.trim().is_empty() {
        *out += &format!("<dt>{head}<dd>{fact}");
    }
}
