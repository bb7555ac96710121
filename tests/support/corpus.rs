//! Real published documents, which are kept outside the repository: page texts, and the text of PDFs where the machine
//! can extract it (`pdftotext`), until there is a reader for PDF.

use std::path::{Path, PathBuf};
use std::process::Command;

/// One real document.
pub(crate) struct Real {
    /// File name without its ending.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
}

/// All documents that can be read here, by name; says how many, and why others are not among them.
pub(crate) fn corpus() -> Vec<Real> {
    let files = paths(&["pdf", "txt"]);
    let (mut texts, mut unread) = (Vec::new(), 0);
    for path in files {
        let text = match path.extension().and_then(|ending| ending.to_str()) {
            Some("txt") => std::fs::read_to_string(&path).ok(),
            Some("pdf") => extracted(&path),
            _ => continue,
        };
        match text {
            Some(text) => texts.push(Real { name: name(&path), text }),
            None => unread += 1,
        }
    }
    match texts.len() + unread {
        0 => {}
        _ => println!("{} real documents read, {unread} not (PDFs need pdftotext)", texts.len()),
    }
    texts
}

/// The files with one of these endings, by name; says so when there are none.
pub(crate) fn paths(endings: &[&str]) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/real");
    let ends = |path: &PathBuf| path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known));
    let mut found: Vec<PathBuf> =
        ["shanghai", "jiangsu"].iter().flat_map(|place| files(&folder.join(place))).filter(ends).collect();
    found.sort();
    if found.is_empty() {
        eprintln!("skipped: no real documents in {}", folder.display());
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect()
}

fn name(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The text of a PDF in the order of the page.
fn extracted(path: &Path) -> Option<String> {
    let said = Command::new("pdftotext").arg("-layout").arg(path).arg("-").output().ok()?;
    said.status.success().then(|| String::from_utf8(said.stdout).ok())?
}
