//! What the user named: files, folders with everything in them, archives of files.

use budget_checker::read::{is_archive, unpack};
use budget_checker::text::Language;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// One document, or why there is none.
pub(crate) struct Input {
    /// What it is called in the output.
    pub(crate) file: String,
    pub(crate) bytes: Result<Vec<u8>, String>,
}

impl Input {
    /// Its name in the report; standard input has none.
    pub(crate) fn name(&self) -> Option<&str> {
        (self.file != "-").then_some(&self.file)
    }
}

/// Hands over the documents behind these words, one after the other, so that no two have to be held at once.
pub(crate) fn each(words: &[String], language: Language, mut take: impl FnMut(Input)) {
    for word in words {
        for file in files(word) {
            match file {
                Ok(file) => open(file, language, &mut take),
                Err((file, error)) => take(Input { file, bytes: Err(error.to_string()) }),
            }
        }
    }
}

/// A file itself; of a folder all files in it and below it, by name.
fn files(word: &str) -> Vec<Result<String, (String, io::Error)>> {
    if word == "-" || !Path::new(word).is_dir() {
        return vec![Ok(word.to_owned())];
    }
    let mut found = Vec::new();
    let mut folders = vec![Path::new(word).to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                found.push(Err((folder.display().to_string(), error)));
                continue;
            }
        };
        for entry in entries.flatten() {
            let hidden = entry.file_name().to_string_lossy().starts_with(['.', '~']);
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !hidden => folders.push(entry.path()),
                Ok(kind) if kind.is_file() && !hidden => found.push(Ok(entry.path().display().to_string())),
                _ => {}
            }
        }
    }
    found.sort_by(|one, other| called(one).cmp(called(other)));
    found
}

fn called(file: &Result<String, (String, io::Error)>) -> &str {
    match file {
        Ok(file) | Err((file, _)) => file,
    }
}

fn open(file: String, language: Language, take: &mut impl FnMut(Input)) {
    let bytes = bytes(&file).map_err(|error| error.to_string());
    let Some(packed) = bytes.as_ref().ok().filter(|bytes| is_archive(bytes)).map(|bytes| unpack(bytes)) else {
        return take(Input { file, bytes });
    };
    match packed {
        Ok(packed) => {
            for inner in packed {
                let bytes = inner.bytes.map_err(|error| error.say(language));
                take(Input { file: format!("{file}/{}", inner.name), bytes });
            }
        }
        Err(error) => take(Input { file, bytes: Err(error.say(language)) }),
    }
}

fn bytes(file: &str) -> io::Result<Vec<u8>> {
    if file != "-" {
        return fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
