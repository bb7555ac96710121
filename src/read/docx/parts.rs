//! The parts of a Word document, found by the relationships between them.

use crate::read::ReadError;
use crate::read::package::Package;
use crate::read::xml::{Step, Xml};

/// The parts that are read; one that is absent is empty.
pub(super) struct Parts {
    pub(super) main: Vec<u8>,
    pub(super) styles: Vec<u8>,
    pub(super) numbering: Vec<u8>,
    pub(super) footnotes: Vec<u8>,
    pub(super) endnotes: Vec<u8>,
}

/// One part and the parts it refers to.
struct Related {
    /// Folder of the part, with `/` at its end.
    folder: String,
    /// The last word of each relationship's kind, and the part it leads to.
    links: Vec<(String, String)>,
}

impl Parts {
    /// Takes the parts out of a package.
    ///
    /// # Errors
    /// When there is no main part, or a part is damaged.
    pub(super) fn read(package: &mut Package) -> Result<Self, ReadError> {
        let root = Related::read(package, "")?;
        let named = root.target(package, "officeDocument");
        let main = named.unwrap_or_else(|| "word/document.xml".to_owned());
        let related = Related::read(package, &main)?;
        let mut part = |kind: &str| -> Result<Vec<u8>, ReadError> {
            let beside = format!("{}{kind}.xml", related.folder);
            let name = related.target(package, kind).unwrap_or(beside);
            Ok(package.part(&name)?.unwrap_or_default())
        };
        Ok(Self {
            styles: part("styles")?,
            numbering: part("numbering")?,
            footnotes: part("footnotes")?,
            endnotes: part("endnotes")?,
            main: package.part(&main)?.ok_or(ReadError::Damaged)?,
        })
    }
}

impl Related {
    /// Reads the relationships of a part; those of the package itself for the part without name.
    fn read(package: &mut Package, part: &str) -> Result<Self, ReadError> {
        let (folder, file) = part.rfind('/').map_or(("", part), |slash| part.split_at(slash + 1));
        let mut links = Vec::new();
        let bytes = package.part(&format!("{folder}_rels/{file}.rels"))?.unwrap_or_default();
        let mut xml = Xml::new(&bytes)?;
        while let Some(step) = xml.next()? {
            let Step::Open(link) = step else { continue };
            if let (Some(kind), Some(target)) = (link.get("Type"), link.get("Target")) {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                links.push((kind, resolved(folder, &target)));
            }
        }
        Ok(Self { folder: folder.to_owned(), links })
    }

    /// The part a relationship of this kind leads to, if the package has it.
    fn target(&self, package: &Package, kind: &str) -> Option<String> {
        let found = self.links.iter().find(|(known, target)| known == kind && package.has(target));
        found.map(|(_, target)| target.clone())
    }
}

/// A target seen from its folder: `../a.xml` from `word/` is `a.xml`.
fn resolved(folder: &str, target: &str) -> String {
    let folder = if target.starts_with(['/', '\\']) { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split(['/', '\\'])) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}
