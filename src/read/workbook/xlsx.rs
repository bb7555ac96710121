//! Excel files (xlsx): sheets, shared strings, number formats.

mod cells;
mod styles;

use crate::read::ReadError;
use crate::read::package::{Package, part_name};
use crate::read::sheet::{MOST_CELLS, Sheet};
use crate::read::xml::{Element, Step, Xml};
use cells::Shown;
use std::collections::BTreeMap;
use styles::Styles;

/// Where the workbook is when the package does not say it.
const USUAL: &str = "xl/workbook.xml";

/// The sheets of a workbook, in order.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut package = Package::open(bytes)?;
    let main = relations(&mut package, "")?.into_values().find(|one| one.kind.ends_with("/officeDocument"));
    let main = main.map(|one| one.target).filter(|target| package.has(target)).unwrap_or_else(|| USUAL.to_owned());
    let workbook = workbook(&package.part(&main)?.ok_or(ReadError::Damaged)?)?;
    let parts = relations(&mut package, &main)?;
    let of_kind = |kind: &str| parts.values().find(|one| one.kind.ends_with(kind)).map(|one| one.target.clone());
    let strings = match of_kind("/sharedStrings").map(|name| package.part(&name)).transpose()?.flatten() {
        Some(xml) => strings(&xml)?,
        None => Vec::new(),
    };
    let styles = match of_kind("/styles").map(|name| package.part(&name)).transpose()?.flatten() {
        Some(xml) => styles::read(&xml)?,
        None => Styles::default(),
    };
    let mut sheets = Vec::new();
    let mut left = MOST_CELLS;
    for (sheet, id) in workbook.sheets {
        let Some(part) = parts.get(&id).filter(|part| part.kind.ends_with("/worksheet")) else { continue };
        let Some(xml) = package.part(&part.target)? else { continue };
        let shown = Shown { strings: &strings, styles: &styles, since_1904: workbook.since_1904 };
        let sheet = cells::read(&xml, sheet, &shown, left)?;
        left = left.saturating_sub(sheet.cells.len());
        sheets.push(sheet);
    }
    Ok(sheets)
}

struct Workbook {
    /// The sheets without their cells, each with the id of its part.
    sheets: Vec<(Sheet, String)>,
    since_1904: bool,
}

fn workbook(xml: &[u8]) -> Result<Workbook, ReadError> {
    let mut xml = Xml::new(xml)?;
    let mut workbook = Workbook { sheets: Vec::new(), since_1904: false };
    while let Some(step) = xml.next()? {
        let Step::Open(element) = step else { continue };
        match element.name() {
            "workbookPr" => workbook.since_1904 = element.is("date1904"),
            "sheet" => {
                let hidden = element.get("state").is_some_and(|state| state != "visible");
                let name = element.get("name").unwrap_or_default();
                workbook.sheets.push((Sheet::new(&name, hidden), element.prefixed("id").unwrap_or_default()));
            }
            _ => {}
        }
    }
    Ok(workbook)
}

/// A part another part refers to.
struct Relation {
    kind: String,
    target: String,
}

/// The parts a part refers to, by id; those of the package itself for an empty name.
fn relations(package: &mut Package, of: &str) -> Result<BTreeMap<String, Relation>, ReadError> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let Some(xml) = package.part(&format!("{folder}/_rels/{file}.rels"))? else { return Ok(BTreeMap::new()) };
    let mut xml = Xml::new(&xml)?;
    let mut found = BTreeMap::new();
    while let Some(step) = xml.next()? {
        if let Step::Open(element) = step
            && element.name() == "Relationship"
        {
            found.insert(element.get("Id").unwrap_or_default(), relation(&element, folder));
        }
    }
    Ok(found)
}

fn relation(element: &Element, folder: &str) -> Relation {
    let target = part_name(folder, &element.get("Target").unwrap_or_default());
    Relation { kind: element.get("Type").unwrap_or_default(), target }
}

/// The texts cells refer to by number.
fn strings(xml: &[u8]) -> Result<Vec<String>, ReadError> {
    let mut xml = Xml::new(xml)?;
    let mut strings = Vec::new();
    while let Some(step) = xml.next()? {
        if let Step::Open(element) = step
            && element.name() == "si"
        {
            strings.push(rich_text(&mut xml, "si")?);
        }
    }
    Ok(strings)
}

/// The words up to the end of this element, without the readings printed above them.
fn rich_text(xml: &mut Xml, end: &str) -> Result<String, ReadError> {
    let (mut words, mut inside) = (String::new(), false);
    while let Some(step) = xml.next()? {
        match step {
            Step::Open(element) if element.name() == "rPh" => xml.skip()?,
            Step::Open(element) => inside = element.name() == "t",
            Step::Close(name) if name == end => break,
            Step::Close(_) => inside = false,
            Step::Words(part) if inside => words.push_str(&part),
            Step::Words(_) => {}
        }
    }
    Ok(unescaped(&words))
}

/// Characters XML cannot hold are written `_x000D_`.
fn unescaped(words: &str) -> String {
    let mut plain = String::new();
    let mut rest = words;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at + 6..].starts_with('_'));
        let sign = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        plain.push_str(&rest[..at]);
        match sign {
            Some('\r') => rest = &rest[at + 7..],
            Some(sign) => {
                plain.push(sign);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain + rest
}
