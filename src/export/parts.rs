//! A package of parts: the container of office files.

use super::ExportError;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Packs parts in this order. Their time is the oldest one a package knows, so that the same parts give the same bytes.
pub(super) fn pack<'a>(parts: impl IntoIterator<Item = (&'a str, String)>) -> Result<Vec<u8>, ExportError> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        add(&mut package, name, content.as_bytes())?;
    }
    finish(package)
}

/// Adds one part.
pub(super) fn add(package: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, content: &[u8]) -> Result<(), ExportError> {
    package.start_file(name, SimpleFileOptions::default()).map_err(|_| ExportError::Unwritten)?;
    package.write_all(content).map_err(|_| ExportError::Unwritten)
}

/// The bytes of a package.
pub(super) fn finish(package: ZipWriter<Cursor<Vec<u8>>>) -> Result<Vec<u8>, ExportError> {
    package.finish().map(Cursor::into_inner).map_err(|_| ExportError::Unwritten)
}
