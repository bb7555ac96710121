//! The parts of a workbook's package: read, changed, added; all others are copied as they are packed.

use super::tags::{Changes, append, tags};
use crate::export::ExportError;
use crate::export::markup::escape;
use crate::export::parts::{add, finish};
use crate::read::part_name;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::{ZipArchive, ZipWriter};

const TYPES: &str = "[Content_Types].xml";
const TYPES_SPACE: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS_SPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// Bytes of a part that are unpacked. The check has read the same parts within its own limits.
const MOST: u64 = 256 << 20;

/// A package being changed.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The new content of parts, by the name they have in the package.
    changed: BTreeMap<String, String>,
}

/// A part another part refers to.
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    /// Name of the part, from the package's root.
    pub(super) target: String,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ExportError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ExportError::NoWorkbook)?;
        Ok(Self { archive, changed: BTreeMap::new() })
    }

    /// The text of a part, as it is by now.
    pub(super) fn text(&mut self, name: &str) -> Result<String, ExportError> {
        let name = self.stored(name).ok_or(ExportError::Unusual)?;
        if let Some(text) = self.changed.get(&name) {
            return Ok(text.clone());
        }
        let part = self.archive.by_name(&name).map_err(|_| ExportError::Unusual)?;
        let mut bytes = Vec::new();
        part.take(MOST + 1).read_to_end(&mut bytes).map_err(|_| ExportError::Unusual)?;
        if bytes.len() as u64 > MOST {
            return Err(ExportError::Unusual);
        }
        String::from_utf8(bytes).map_err(|_| ExportError::Unusual)
    }

    /// Puts a text in the place of a part, or adds the part.
    pub(super) fn put(&mut self, name: &str, text: String) {
        let name = self.stored(name).unwrap_or_else(|| name.to_owned());
        self.changed.insert(name, text);
    }

    /// The first name of this beginning with a number that no part has.
    pub(super) fn free(&self, begin: &str, end: &str) -> String {
        let mut number = 1_u32;
        loop {
            let name = format!("{begin}{number}{end}");
            if self.stored(&name).is_none() {
                return name;
            }
            number += 1;
        }
    }

    /// The parts a part refers to; those of the package itself for an empty name.
    pub(super) fn relations(&mut self, of: &str) -> Result<Vec<Relation>, ExportError> {
        let (folder, list) = relations_part(of);
        if self.stored(&list).is_none() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for tag in tags(&self.text(&list)?) {
            let tag = tag?;
            if tag.opens("Relationship") {
                let get = |name| tag.get(name).unwrap_or_default();
                found.push(Relation { id: get("Id"), kind: get("Type"), target: part_name(&folder, &get("Target")) });
            }
        }
        Ok(found)
    }

    /// Lets one part refer to another; the id of the new relation.
    pub(super) fn relate(&mut self, of: &str, kind: &str, target: &str) -> Result<String, ExportError> {
        let known = self.relations(of)?;
        let fresh = |number: &u32| known.iter().all(|one| one.id != format!("rIdMark{number}"));
        let id = format!("rIdMark{}", (1..).find(fresh).ok_or(ExportError::Unusual)?);
        let (_, list) = relations_part(of);
        if self.stored(&list).is_none() {
            let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
            self.put(&list, format!("{head}\n<Relationships xmlns=\"{RELATIONS_SPACE}\"></Relationships>"));
        }
        let target = escape(target);
        self.grow(&list, "Relationships", RELATIONS_SPACE, |space| {
            format!(r#"<Relationship{space} Id="{id}" Type="{kind}" Target="/{target}"/>"#)
        })?;
        Ok(id)
    }

    /// Tells what a new part is.
    pub(super) fn declare(&mut self, part: &str, media: &str) -> Result<(), ExportError> {
        let part = escape(part);
        self.grow(TYPES, "Types", TYPES_SPACE, |space| {
            format!(r#"<Override{space} PartName="/{part}" ContentType="{media}"/>"#)
        })
    }

    /// Tells what parts with this ending are, where that is not told yet.
    pub(super) fn declare_ending(&mut self, ending: &str, media: &str) -> Result<(), ExportError> {
        for tag in tags(&self.text(TYPES)?) {
            let tag = tag?;
            if tag.opens("Default") && tag.get("Extension").is_some_and(|known| known.eq_ignore_ascii_case(ending)) {
                return Ok(());
            }
        }
        self.grow(TYPES, "Types", TYPES_SPACE, |space| {
            format!(r#"<Default{space} Extension="{ending}" ContentType="{media}"/>"#)
        })
    }

    fn grow(
        &mut self,
        part: &str,
        name: &str,
        space: &str,
        words: impl FnOnce(&str) -> String,
    ) -> Result<(), ExportError> {
        let xml = self.text(part)?;
        let mut changes = Changes::default();
        append(&mut changes, &xml, name, |tag| words(&tag.namespace(space)))?.ok_or(ExportError::Unusual)?;
        self.put(part, changes.made(&xml));
        Ok(())
    }

    /// The name a part has in the package: some writers use `\` or other capitals.
    fn stored(&self, name: &str) -> Option<String> {
        let same = |known: &str| known.replace('\\', "/").trim_start_matches('/').eq_ignore_ascii_case(name);
        let kept = self.archive.file_names().flatten().find(|known| same(known)).map(|known| known.into_owned());
        kept.or_else(|| self.changed.keys().find(|known| same(known)).cloned())
    }

    /// The package with its changes: every other part stands in it byte for byte.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, ExportError> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index).map_err(|_| ExportError::Unusual)?;
            let name = part.name().map_err(|_| ExportError::Unusual)?.into_owned();
            match self.changed.remove(&name) {
                Some(text) => add(&mut out, &name, text.as_bytes())?,
                None => out.raw_copy_file(part).map_err(|_| ExportError::Unusual)?,
            }
        }
        for (name, text) in &self.changed {
            add(&mut out, name, text.as_bytes())?;
        }
        finish(out)
    }
}

/// The folder of a part, and the part that lists what it refers to.
fn relations_part(of: &str) -> (String, String) {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let list = format!("{folder}/_rels/{file}.rels");
    (folder.to_owned(), list.trim_start_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::relations_part;

    #[test]
    fn parts_find_each_other() {
        assert_eq!(relations_part("xl/workbook.xml").1, "xl/_rels/workbook.xml.rels");
        assert_eq!(relations_part("").1, "_rels/.rels");
    }
}
