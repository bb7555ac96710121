//! Puts one HTML page together from its parts.
//!
//! In: `index.html` with a placeholder comment per part, `www/`, the engine. Out: a page that carries everything but, when
//! it is served, the wasm.
//! *Invariant:* script and style run only by the hashes in the page's own policy; nothing inline slips in beside them.

use crate::Result;
use crate::engine::Engine;
use crate::offline;
use crate::project::{Project, read_text};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::io::Write;

/// How the wasm reaches the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    /// Fetched once from beside the page.
    Served,
    /// Inside the page, which then needs no connection at all.
    Single,
}

/// The texts a page is made of.
pub(crate) struct Parts {
    template: String,
    style: String,
    guard: String,
    boot: String,
    icon: String,
}

impl Parts {
    pub(crate) fn read(project: &Project) -> Result<Self> {
        let part = |name: &str| read_text(&project.root.join(name));
        Ok(Self {
            template: part("index.html")?,
            style: part("www/style.css")? + &part("www/large.css")?,
            guard: part("www/guard.js")?,
            boot: part("www/boot.js")? + &part("www/offline.js")?,
            icon: offline::icon(project)?,
        })
    }

    /// The whole page.
    pub(crate) fn page(&self, engine: &Engine, carrier: Carrier) -> Result<String> {
        let guard = script_text(&self.guard)?;
        // boot.js reads its own element to start workers from the same text; bench.mjs splits it at this mark.
        let script = script_text(&format!("{}\n/* boot */\n{}", engine.glue, self.boot))?;
        let style = style_text(&self.style)?;
        let parts = [
            ("policy", policy(&guard, &script, style, carrier)),
            ("style", format!("<style>{style}</style>")),
            ("links", links(&self.icon, carrier)),
            ("payload", payload(&engine.wasm, carrier)?),
            ("script", format!("<script>{guard}</script>\n<script type=\"module\" id=\"boot\">{script}</script>")),
        ];
        fill(&self.template, &parts)
    }
}

/// Allows exactly these texts, the engine, and workers made of the page's own script; no other source of anything.
fn policy(guard: &str, script: &str, style: &str, carrier: Carrier) -> String {
    // A served page fetches its wasm, its manifest and the worker that keeps it; `boot.js` ends the first of these.
    let (connect, beside) = match carrier {
        Carrier::Served => ("'self'", " 'self'; manifest-src 'self'"),
        Carrier::Single => ("'none'", ""),
    };
    let (guard, script, style) = (source_hash(guard), source_hash(script), source_hash(style));
    let rules = format!(
        "default-src 'none'; script-src {guard} {script} 'wasm-unsafe-eval'; style-src {style}; img-src data:; \
         worker-src blob:{beside}; connect-src {connect}; base-uri 'none'; form-action 'none'"
    );
    format!("{POLICY_START}{rules}\">")
}

const POLICY_START: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// The policy a finished page carries, so that a server can send the same one.
pub(crate) fn policy_of(page: &str) -> Option<&str> {
    page.split_once(POLICY_START)?.1.split_once('"').map(|(rules, _)| rules)
}

/// The program's sign; a served page can be installed, too.
fn links(icon: &str, carrier: Carrier) -> String {
    let manifest = match carrier {
        Carrier::Served => format!("\n<link rel=\"manifest\" href=\"{}\">", offline::MANIFEST),
        Carrier::Single => String::new(),
    };
    format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\">{manifest}")
}

/// The element `boot.js` takes the wasm from. The name of the served file changes with its content, so that a cached
/// module never meets newer glue.
fn payload(wasm: &[u8], carrier: Carrier) -> Result<String> {
    // Shown by the page as its proof of what it runs.
    let hash = format!("<meta name=\"wasm-sha256\" content=\"{}\">\n", hex(&Sha256::digest(wasm)));
    if carrier == Carrier::Single {
        let packed = BASE64_STANDARD.encode(gzip(wasm)?);
        return Ok(format!("{hash}<script type=\"application/gzip\" id=\"payload\">{packed}</script>"));
    }
    Ok(format!(
        "{hash}<link id=\"payload\" rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{}\">",
        wasm_address(wasm)
    ))
}

/// Where a served page finds its wasm.
pub(crate) fn wasm_address(wasm: &[u8]) -> String {
    format!("app_bg.wasm?{}", hex(&Sha256::digest(wasm)[..6]))
}

/// Bytes as people compare them.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// A hash source of the policy, with its quotes.
fn source_hash(text: &str) -> String {
    format!("'{}'", integrity(text.as_bytes()))
}

/// A hash as browsers write it.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// Text that neither ends the element it stands in nor changes how the parser reads it.
fn script_text(text: &str) -> Result<String> {
    let text = text.replace("</script", "<\\/script");
    if text.contains("<!--") || text.to_ascii_lowercase().contains("</script") {
        return Err("an inline script must contain neither `<!--` nor `</script` in capitals".into());
    }
    Ok(text)
}

fn style_text(text: &str) -> Result<&str> {
    if text.contains("</") { Err("www/style.css must not contain `</`".into()) } else { Ok(text) }
}

/// Replaces each placeholder once. The template is cut before anything is put in, so a part cannot hold a placeholder.
fn fill(template: &str, parts: &[(&str, String)]) -> Result<String> {
    let mut places = Vec::new();
    for (name, text) in parts {
        let mark = format!("<!-- {name} -->");
        let mut found = template.match_indices(&mark);
        let (Some((start, _)), None) = (found.next(), found.next()) else {
            return Err(format!("index.html must contain `{mark}` exactly once").into());
        };
        places.push((start, start + mark.len(), *name, text));
    }
    places.sort_unstable();
    if places[0].2 != "policy" {
        return Err("index.html must put the policy before everything the policy governs".into());
    }
    let mut page = String::new();
    let mut end = 0;
    for (start, next, _, text) in places {
        page += &template[end..start];
        page += text;
        end = next;
    }
    page += &template[end..];
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str =
        "<!doctype html><!-- policy --><!-- links --><!-- style --><body><!-- payload --><!-- script -->";

    fn parts(template: &str, boot: &str) -> Parts {
        let style = "p { color: red }".to_owned();
        Parts {
            template: template.to_owned(),
            style,
            guard: "guard()".to_owned(),
            boot: boot.to_owned(),
            icon: "data:,".to_owned(),
        }
    }

    fn engine() -> Engine {
        Engine { glue: "let wasm_bindgen;".to_owned(), wasm: b"\0asm".to_vec() }
    }

    #[test]
    fn the_policy_names_the_hash_of_what_stands_in_the_page() -> Result<()> {
        let page = parts(TEMPLATE, "start()").page(&engine(), Carrier::Single)?;
        let (_, rest) = page.split_once("id=\"boot\">").expect("a script");
        let (script, _) = rest.split_once("</script>").expect("its end");
        let policy = policy_of(&page).expect("a policy");
        assert!(policy.contains(&source_hash(script)), "{policy}");
        assert!(policy.contains("connect-src 'none'"), "{policy}");
        Ok(())
    }

    #[test]
    fn a_script_cannot_end_its_element() -> Result<()> {
        let page = parts(TEMPLATE, "say('</script><b>')").page(&engine(), Carrier::Served)?;
        assert!(page.contains("say('<\\/script><b>')"), "{page}");
        assert!(parts(TEMPLATE, "<!--").page(&engine(), Carrier::Served).is_err());
        Ok(())
    }

    #[test]
    fn a_template_without_a_place_or_with_a_late_policy_is_refused() {
        assert!(parts("<!-- policy -->", "").page(&engine(), Carrier::Served).is_err());
        let late = "<!-- style --><!-- policy --><!-- links --><!-- payload --><!-- script -->";
        assert!(parts(late, "").page(&engine(), Carrier::Served).is_err());
    }

    #[test]
    fn only_the_single_file_carries_the_wasm() -> Result<()> {
        let parts = parts(TEMPLATE, "");
        assert!(parts.page(&engine(), Carrier::Served)?.contains("href=\"app_bg.wasm?"));
        let single = parts.page(&engine(), Carrier::Single)?;
        assert!(!single.contains("app_bg.wasm") && !single.contains("manifest") && !single.contains("'self'"));
        Ok(())
    }
}
