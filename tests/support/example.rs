//! The example document, which is kept outside the repository.

use std::path::Path;

/// Name and text of the example document; says so when it is not there.
pub(crate) fn example() -> Option<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/example");
    let entries = std::fs::read_dir(&folder).into_iter().flatten();
    let file = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|extension| extension == "md"));
    let text = file.as_ref().and_then(|path| std::fs::read_to_string(path).ok());
    match (file, text) {
        (Some(path), Some(text)) => Some((path.file_name()?.to_string_lossy().into_owned(), text)),
        _ => {
            eprintln!("skipped: no example document in {}", folder.display());
            None
        }
    }
}
