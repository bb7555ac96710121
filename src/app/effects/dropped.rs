//! Files and folders that are dropped: a folder is walked through, so that dropping one is choosing all its files.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
};

/// Files of a drop that are taken; a folder may be a whole disk.
const MOST_FILES: usize = 1_000;

/// Gathers the files of a drop with their paths, and hands them over by name once all are there. False where the browser
/// knows no folders: then the files themselves have to do.
pub(super) fn gather(data: &DataTransfer, done: impl FnOnce(Vec<(String, File)>) + 'static) -> bool {
    let items = data.items();
    let entries: Vec<FileSystemEntry> =
        (0..items.length()).filter_map(|at| items.get(at)?.webkit_get_as_entry().ok().flatten()).collect();
    if !entries.iter().any(FileSystemEntry::is_directory) {
        return false;
    }
    let walk =
        Rc::new(Walk { files: RefCell::default(), open: Cell::new(1), done: RefCell::new(Some(Box::new(done))) });
    entries.into_iter().for_each(|entry| walk.enter(entry));
    walk.leave();
    true
}

/// Takes what was gathered.
type Done = Box<dyn FnOnce(Vec<(String, File)>)>;

/// A walk through folders; the browser answers every question later.
struct Walk {
    files: RefCell<Vec<(String, File)>>,
    /// Questions without an answer.
    open: Cell<usize>,
    done: RefCell<Option<Done>>,
}

impl Walk {
    fn enter(self: &Rc<Self>, entry: FileSystemEntry) {
        let left_behind = entry.name().starts_with(['.', '~']);
        if left_behind || self.files.borrow().len() >= MOST_FILES {
            return;
        }
        if entry.is_directory() {
            self.read(&entry.unchecked_into::<FileSystemDirectoryEntry>().create_reader());
        } else {
            let path = entry.full_path().trim_start_matches('/').to_owned();
            let entry: FileSystemFileEntry = entry.unchecked_into();
            let (found, failed) = self.ask(move |walk, file: JsValue| {
                walk.files.borrow_mut().push((path, file.unchecked_into()));
            });
            entry.file_with_callback_and_callback(&found, &failed);
        }
    }

    /// Reads the next entries of a folder; a reader hands out a hundred at a time and ends with none.
    fn read(self: &Rc<Self>, reader: &FileSystemDirectoryReader) {
        let again = reader.clone();
        let (found, failed) = self.ask(move |walk, entries: JsValue| {
            let entries: js_sys::Array = entries.unchecked_into();
            let any = entries.length() > 0;
            entries.iter().for_each(|entry| walk.enter(entry.unchecked_into()));
            if any {
                walk.read(&again);
            }
        });
        let _ = reader.read_entries_with_callback_and_callback(&found, &failed);
    }

    /// Callbacks for the answer to one question and for none.
    fn ask(self: &Rc<Self>, answer: impl FnOnce(&Rc<Self>, JsValue) + 'static) -> (js_sys::Function, js_sys::Function) {
        self.open.set(self.open.get() + 1);
        let (walk, lost) = (self.clone(), self.clone());
        let found = Closure::once_into_js(move |value: JsValue| {
            answer(&walk, value);
            walk.leave();
        });
        let failed = Closure::once_into_js(move |_: JsValue| lost.leave());
        (found.unchecked_into(), failed.unchecked_into())
    }

    fn leave(&self) {
        self.open.set(self.open.get() - 1);
        if self.open.get() == 0
            && let Some(done) = self.done.take()
        {
            let mut files = self.files.take();
            files.sort_by(|one, other| one.0.cmp(&other.0));
            done(files);
        }
    }
}
