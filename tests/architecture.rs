//! The shape of the source: what may depend on what, how large a file may be, where the rules and forms come from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// For each module, the modules it may use. Arrows point one way.
const ARROWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("money", &["text"]),
    ("doc", &["text"]),
    ("read", &["doc", "text"]),
    // The words of the narrative are a Markdown file.
    ("prose", &["doc", "money", "text", "read::markdown"]),
    ("budget", &["doc", "money", "prose", "text"]),
    // A blank form is a document too, so forms may use the Markdown reader.
    ("forms", &["budget", "doc", "money", "prose", "text", "read::markdown"]),
    ("net", &["budget", "money"]),
    ("rules", &["net", "forms", "budget", "doc", "money", "prose", "text", "read::markdown"]),
    ("across", &["rules", "budget", "doc", "money", "prose", "text"]),
    ("report", &["across", "rules", "forms", "net", "read", "budget", "doc", "money", "prose", "text"]),
    // A profile of the user changes forms and rules, and tries its own equations out.
    ("adjust", &["across", "forms", "rules", "net", "budget", "doc", "money", "text"]),
    ("check", &["adjust", "across", "read", "forms", "rules", "report", "budget", "text"]),
    // Reports as files: the words and values are the report's, only their form is made here.
    // The marked workbook finds its parts as the reader does.
    ("export", &["read", "report", "money", "text"]),
    ("api", &["check", "rules", "report", "read", "text"]),
    // What is tried is told in places of the document, and nothing else of it.
    ("worker", &["adjust", "check", "report", "read", "doc", "text", "api"]),
    // The page asks what a file is, unpacks archives, and shows texts for editing.
    ("app", &["adjust", "export", "read", "report", "worker", "money", "text"]),
];

/// A file of more lines than this should be two.
const LONGEST: usize = 500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under `src`, with its path from there.
fn sources() -> Vec<(PathBuf, String)> {
    let source = root().join("src");
    let mut files = Vec::new();
    let mut folders = vec![source.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder can be listed") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("source is text");
                files.push((path.strip_prefix(&source).expect("inside src").to_owned(), text));
            }
        }
    }
    files.sort();
    files
}

/// The top module a file belongs to; empty for the crate's root and the command line.
fn module(path: &Path) -> String {
    let first = path.iter().next().map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
    let name = first.trim_end_matches(".rs").to_owned();
    if name == "lib" || name == "main" { String::new() } else { name }
}

/// The modules of ours a text uses: `a` or `a::b`.
fn uses(text: &str) -> BTreeSet<String> {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut used = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => used.extend(list.split('}').next().unwrap_or_default().split(',').map(path_of)),
            None => {
                used.insert(path_of(rest));
            }
        }
    }
    used.remove("");
    used
}

/// The first two names of a path that are modules.
fn path_of(path: &str) -> String {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let mut names = path.trim().split("::").map(|part| {
        let end = part.find(|c| !is_name(c)).unwrap_or(part.len());
        (&part[..end], end == part.len())
    });
    let Some((first, whole)) = names.next() else { return String::new() };
    match names.next() {
        Some((second, _)) if whole && !second.is_empty() => format!("{first}::{second}"),
        _ => first.to_owned(),
    }
}

#[test]
fn modules_use_only_what_they_may() {
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let from = module(&path);
        if from.is_empty() {
            continue;
        }
        let Some(may) = arrows.get(from.as_str()) else {
            wrong.push(format!("{}: no arrows are known for the module {from}", path.display()));
            continue;
        };
        for used in uses(&text) {
            let top = used.split("::").next().unwrap_or_default();
            let allowed = top == from || may.iter().any(|may| *may == top || *may == used);
            if arrows.contains_key(top) && !allowed {
                wrong.push(format!("{} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_are_short_and_named_after_their_module() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("{}: {lines} lines", path.display()));
        }
        if path.ends_with("mod.rs") {
            wrong.push(format!("{}: foo.rs and foo/, never mod.rs", path.display()));
        }
        let vague = ["utils", "helpers", "common", "manager"];
        if path.iter().any(|part| vague.contains(&part.to_string_lossy().trim_end_matches(".rs"))) {
            wrong.push(format!("{}: says nothing about its content", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_core_knows_nothing_of_browser_and_clock() {
    let core = [
        "text", "money", "doc", "read", "budget", "forms", "prose", "net", "rules", "across", "report", "check",
        "export",
    ];
    let words = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "yew",
        "std::time",
        "Instant",
        "SystemTime",
        "std::fs",
        "std::net",
        "std::env",
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| core.contains(&module(path).as_str())) {
        let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
        let tests = code.iter().position(|line| line.contains("#[cfg(test)]")).unwrap_or(code.len());
        let is_test = path.to_string_lossy().contains("test");
        for word in words.iter().filter(|word| !is_test && code[..tests].iter().any(|line| line.contains(**word))) {
            wrong.push(format!("{} mentions {word}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_profile_is_compiled_in_with_its_own_keys() {
    let entries = std::fs::read_dir(root().join("src/forms")).expect("the forms are there");
    let folders = entries.map(|entry| entry.expect("an entry can be read").path());
    let count = folders.filter(|path| path.join("profile.md").exists()).count();
    let profiles = budget_checker::forms::profiles();
    assert_eq!(profiles.len(), count);
    for profile in profiles {
        let keys: BTreeSet<&str> = profile.forms.iter().map(|form| form.key.as_str()).collect();
        assert_eq!(keys.len(), profile.forms.len(), "keys of {} are unique", profile.name);
        let rules: BTreeSet<&str> = budget_checker::rules::national().iter().map(|rule| rule.id.as_str()).collect();
        let unknown: Vec<&String> = profile.without.keys().filter(|rule| !rules.contains(rule.as_str())).collect();
        assert!(unknown.is_empty(), "{} leaves out unknown rules: {unknown:?}", profile.name);
    }
}

#[test]
fn rules_have_one_meaning_each_and_a_source() {
    let mut sources: BTreeMap<&str, &str> = BTreeMap::new();
    let mut ids: BTreeMap<(&str, &[String]), &str> = BTreeMap::new();
    for rule in budget_checker::rules::national() {
        assert!(!rule.source.is_empty() && !rule.zh.is_empty() && !rule.en.is_empty(), "{} is not explained", rule.id);
        let source = sources.insert(&rule.id, &rule.source);
        assert!(source.is_none_or(|source| source == rule.source), "{} has two sources", rule.id);
        let id = ids.insert((&rule.zh, &rule.forms), &rule.id);
        assert!(id.is_none_or(|id| id == rule.id), "{} and {id:?} say the same", rule.id);
    }
    assert!(sources.len() > 60, "only {} rules", sources.len());
}

#[test]
fn one_version_of_wasm_bindgen() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).expect("the lock file is there");
    let versions = lock.split("[[package]]").filter(|package| package.contains("name = \"wasm-bindgen\"\n")).count();
    assert_eq!(versions, 1);
}
