//! What lets the served page be installed and opened without a network: its manifest and its service worker.

use crate::Result;
use crate::page::{hex, integrity};
use crate::project::{Project, read_text};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

/// Names of the files beside the page.
pub(crate) const MANIFEST: &str = "manifest.webmanifest";
pub(crate) const WORKER: &str = "sw.js";

/// The program's sign as an address that needs no file.
pub(crate) fn icon(project: &Project) -> Result<String> {
    let drawing = read_text(&project.root.join("www/icon.svg"))?;
    Ok(format!("data:image/svg+xml;base64,{}", BASE64_STANDARD.encode(drawing)))
}

/// The manifest with the icon in it.
pub(crate) fn manifest(project: &Project) -> Result<String> {
    put(&read_text(&project.root.join("www").join(MANIFEST))?, "ICON", &icon(project)?)
}

/// The service worker that keeps exactly these files: address and content.
pub(crate) fn worker(project: &Project, files: &[(&str, &[u8])]) -> Result<String> {
    fill(&read_text(&project.root.join("www").join(WORKER))?, files)
}

/// It is named by its files, so a browser takes a new one exactly when one of them changes.
fn fill(template: &str, files: &[(&str, &[u8])]) -> Result<String> {
    let entries: Vec<String> =
        files.iter().map(|(path, content)| format!("['{path}', '{}']", integrity(content))).collect();
    let list = format!("[{}]", entries.join(", "));
    let version = hex(&Sha256::digest(list.as_bytes())[..8]);
    put(&put(template, "VERSION", &version)?, "FILE_LIST", &list)
}

fn put(template: &str, place: &str, text: &str) -> Result<String> {
    match template.matches(place).count() {
        1 => Ok(template.replace(place, text)),
        count => Err(format!("`{place}` must stand once in the file, and stands {count} times").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_changes_with_a_file_and_names_its_hash() -> Result<()> {
        let template = "const NAME = 'VERSION'; const FILES = FILE_LIST;";
        let (one, two) = (fill(template, &[("./", b"a")])?, fill(template, &[("./", b"b")])?);
        assert_ne!(one, two);
        assert!(one.contains(&format!("['./', '{}']", integrity(b"a"))), "{one}");
        assert!(fill("nothing", &[]).is_err());
        Ok(())
    }
}
