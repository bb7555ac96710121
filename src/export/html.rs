//! A report as one page that opens years later without us: no script, nothing outside the file, its style by its hash.
//!
//! End tags that HTML does not need are left out: the document is most of the page.

mod anchors;
mod cover;
mod document;
mod finding;
mod ledger;

use super::entry::entries;
use super::markup::escape;
use super::unchecked::unchecked;
use super::words;
use crate::report::{Findings, Phrases, Report, fill};
use anchors::Anchors;
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("html/style.css");

/// The page.
pub(super) fn write(report: &Report) -> String {
    let findings = &report.findings;
    let words = words(findings);
    let anchors = Anchors::of(findings);
    let mut out = head(findings, words);
    cover::write(&mut out, findings, words);
    found(&mut out, findings, &anchors, words);
    left(&mut out, findings, words);
    notes(&mut out, findings, words);
    part(&mut out, "document", words.parts[4], |out| document::write(out, &report.shown, &anchors));
    out += &format!("<footer><p>{}</footer>\n</html>\n", words.reminder);
    out
}

fn head(findings: &Findings, words: &Phrases) -> String {
    let policy = format!("default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'", hash(STYLE));
    let names: Vec<String> = findings.inputs.iter().map(|input| name(input.name.as_deref(), words)).collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=utf-8>\n<meta http-equiv=Content-Security-Policy content=\"{policy}\">\n\
         <meta name=viewport content=\"width=device-width,initial-scale=1\">\n<title>{} · {}</title>\n<style>{STYLE}</style>\n<body>\n",
        words.tag,
        names.join(words.comma),
        words.report,
    )
}

fn name(name: Option<&str>, words: &Phrases) -> String {
    escape(name.unwrap_or(words.unnamed))
}

/// A part of the page that can be folded. It is open at first, so that printing shows it.
fn part(out: &mut String, class: &str, head: &str, body: impl FnOnce(&mut String)) {
    *out += &format!("<details open class={class}><summary><h2>{head}</h2></summary>\n");
    body(out);
    *out += "</details>\n";
}

/// The findings, with a choice of levels that needs no script.
fn found(out: &mut String, findings: &Findings, anchors: &Anchors, words: &Phrases) {
    part(out, "findings", words.parts[1], |out| {
        if findings.findings.is_empty() {
            *out += &format!("<p>{}\n", words.nothing);
            return;
        }
        *out += "<p class=choice>";
        for (id, say) in ["all", "error", "warning", "note"].iter().zip(words.shown) {
            let checked = if *id == "all" { " checked" } else { "" };
            *out += &format!("<label><input type=radio name=shown id=only-{id}{checked}> {say}</label> ");
        }
        *out += "\n";
        for entry in entries(findings) {
            finding::write(out, findings, &entry, anchors, words);
        }
    });
}

fn left(out: &mut String, findings: &Findings, words: &Phrases) {
    let unchecked = unchecked(findings);
    if unchecked.is_empty() {
        return;
    }
    part(out, "left", words.parts[2], |out| {
        *out += "<table>\n";
        for one in unchecked {
            let why = one.why.map_or("", |why| words.why(why));
            *out += &format!("<tr><td>{}<td>{}<td>{why}<td class=n>{}\n", one.rule, escape(one.title), one.count);
        }
        *out += "</table>\n";
    });
}

fn notes(out: &mut String, findings: &Findings, words: &Phrases) {
    if findings.notes.is_empty() && findings.muted.is_empty() {
        return;
    }
    part(out, "notes", words.parts[3], |out| {
        *out += "<ul>\n";
        if let (Some(profile), false) = (&findings.tool.adjusted, findings.muted.is_empty()) {
            let count: u32 = findings.muted.iter().map(|muted| muted.count).sum();
            *out += &format!("<li>{}\n", escape(&fill(words.muted, &[profile, &count.to_string()])));
        }
        for note in &findings.notes {
            *out += &format!("<li>{}{}\n", if note.doubt { "？ " } else { "" }, escape(&note.say));
        }
        *out += "</ul>\n";
    });
}

/// SHA-256 in Base64, as a content security policy names a style.
fn hash(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in Sha256::digest(text.as_bytes()).chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at > three.len() { '=' } else { char::from(sign) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn a_hash_is_written_as_policies_want_it() {
        assert_eq!(hash(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
