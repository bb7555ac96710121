//! ZIP packages: the container of docx, xlsx, ods and of archives. Nothing is unpacked beyond its limits.

use super::ReadError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes of all parts of a package that are unpacked, together. A part is met at most a few times, each time counted.
const MOST_UNPACKED: u64 = 256 << 20;
/// Parts a package may have.
const MOST_PARTS: usize = 20_000;

/// An opened package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The name of each part, with `/` between folders and in small letters: some writers use `\` or other capitals.
    names: Vec<String>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// When it is damaged or has more parts than are read.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(ReadError::TooMuch);
        }
        let name =
            |index| archive.name_for_index(index).and_then(Result::ok).map_or_else(String::new, |name| plain(&name));
        let names = (0..archive.len()).map(name).collect();
        Ok(Self { archive, names, left: MOST_UNPACKED })
    }

    /// The names of all parts as their bytes stand in the package: which encoding they are in is often not said.
    pub(super) fn raw_names(&self) -> impl Iterator<Item = &[u8]> {
        self.archive.file_names_raw()
    }

    /// True when the package has this part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// The bytes of a part; `None` when there is none of this name.
    ///
    /// # Errors
    /// When the part is damaged, locked with a password, or larger than what may be unpacked.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        self.index(name).map(|index| self.part_at(index)).transpose()
    }

    /// The bytes of the part with this number.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub(super) fn part_at(&mut self, index: usize) -> Result<Vec<u8>, ReadError> {
        let part = self.archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Locked,
            _ => ReadError::Damaged,
        })?;
        let mut bytes = Vec::new();
        // The size a part declares may be a lie: what really comes out is counted.
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| ReadError::Damaged)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(ReadError::TooMuch)?;
        Ok(bytes)
    }

    fn index(&self, name: &str) -> Option<usize> {
        let name = plain(name);
        self.names.iter().position(|known| *known == name)
    }
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The name of the part a relation's target means, seen from the folder of the part that has it.
pub fn part_name(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.into_iter().filter(|step| !step.is_empty()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::part_name;

    #[test]
    fn parts_are_named_from_where_they_are_seen() {
        assert_eq!(part_name("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(part_name("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(part_name("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(part_name("xl", "worksheets\\sheet1.xml"), "xl/worksheets/sheet1.xml");
    }
}
