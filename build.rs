//! Before the program is compiled: every rule has its page, its source and its cases, or there is no program; and the first
//! letters of the pinyin of rule titles, so that a rule is found by typing them.

use pinyin::ToPinyinMulti;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn main() {
    let forms = Path::new("src/forms/national");
    println!("cargo::rerun-if-changed=src/forms/national");
    println!("cargo::rerun-if-changed=tests/rules");
    let rules: Vec<Vec<String>> = tables(forms).into_iter().filter(|row| is_rule(row)).collect();
    let faults = faults(&rules, &ids(&forms.join("pages"), "## "), &ids(Path::new("tests/rules"), "| "));
    assert!(faults.is_empty(), "rules are not complete:\n{}", faults.join("\n"));
    let out = std::env::var("OUT_DIR").expect("cargo says where to write");
    std::fs::write(Path::new(&out).join("initials.txt"), initials(&rules))
        .expect("the folder of the build can be written");
    println!("cargo::rerun-if-changed=src/forms");
    std::fs::write(Path::new(&out).join("profiles.rs"), profiles(Path::new("src/forms")))
        .expect("the folder of the build can be written");
}

/// The folders of forms, as the program includes them: a province's form is a file in its folder and nothing else. Where two
/// profiles fit a document alike the one with more forms is taken: it says more. The default stands last.
fn profiles(forms: &Path) -> String {
    let folders = std::fs::read_dir(forms).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<_> = folders.filter(|folder| folder.join("profile.md").exists()).collect();
    folders.sort_by_key(|folder| (is_default(folder), usize::MAX - files(folder).len(), folder.clone()));
    let folder = |folder: &PathBuf| {
        let name = folder.file_name().unwrap_or_default();
        let include = |file: &PathBuf| {
            let path = std::path::absolute(file).expect("the build has a folder");
            format!("({:?}, include_str!({path:?})), ", file.file_name().unwrap_or_default())
        };
        format!("({name:?}, &[{}]), ", files(folder).iter().map(include).collect::<String>())
    };
    format!("const FOLDERS: &[Folder] = &[{}];\n", folders.iter().map(folder).collect::<String>())
}

fn is_default(folder: &Path) -> bool {
    std::fs::read_to_string(folder.join("profile.md"))
        .is_ok_and(|text| text.lines().any(|line| line == "- default: yes"))
}

/// The rows of all tables in the Markdown files of a folder.
fn tables(folder: &Path) -> Vec<Vec<String>> {
    let lines = texts(folder).into_iter().flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    let rows = lines.filter(|line| line.starts_with('|'));
    rows.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// The Markdown files of a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    files.sort();
    files
}

fn texts(folder: &Path) -> Vec<String> {
    files(folder).iter().map(|path| std::fs::read_to_string(path).expect("rule files are text")).collect()
}

/// `| R-T1-001 | error | T1 | relation or look | zh | en | source |`
fn is_rule(row: &[String]) -> bool {
    row.len() >= 7 && row[0].starts_with("R-")
}

/// The rule ids that begin a line behind `mark`, in the files of a folder.
fn ids(folder: &Path, mark: &str) -> BTreeSet<String> {
    let texts = texts(folder);
    let lines = texts.iter().flat_map(|text| text.lines());
    let behind = lines.filter_map(|line| line.strip_prefix(mark)).filter(|line| line.starts_with("R-"));
    behind.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

fn faults(rules: &[Vec<String>], pages: &BTreeSet<String>, cases: &BTreeSet<String>) -> Vec<String> {
    let mut faults = BTreeSet::new();
    for rule in rules {
        if rule[6].is_empty() {
            faults.insert(format!("{} names no source (write unverified)", rule[0]));
        }
        if !pages.contains(&rule[0]) {
            faults.insert(format!("{} has no page in src/forms/national/pages", rule[0]));
        }
        // Cases for equations are made from the equations themselves (`tests/mutations.rs`).
        let looks = rule[3].starts_with("look: ") || rule[3].starts_with("text: ");
        if looks && !cases.contains(&rule[0]) {
            faults.insert(format!("{} has no case in tests/rules", rule[0]));
        }
    }
    faults.into_iter().collect()
}

/// `成c` for each character of a title, in order.
fn initials(rules: &[Vec<String>]) -> String {
    let mut known: BTreeMap<char, BTreeSet<char>> = BTreeMap::new();
    for c in rules.iter().flat_map(|rule| rule[4].chars()) {
        if let Some(readings) = c.to_pinyin_multi() {
            known
                .entry(c)
                .or_default()
                .extend(readings.into_iter().filter_map(|reading| reading.first_letter().chars().next()));
        }
    }
    known.iter().map(|(c, letters)| format!("{c}{}\n", letters.iter().collect::<String>())).collect()
}
