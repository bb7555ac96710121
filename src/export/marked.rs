//! The checked workbook with marks and comments, and nothing else changed.
//!
//! A mark is a fill of the cell and a comment with the finding's number. Parts that are not touched are copied as they are
//! packed; in the others only what a mark needs is added, so that whatever a program keeps there stays.

mod comments;
mod drawing;
mod package;
mod sheet;
mod styles;
mod tags;

use super::entry::{Entry, entries};
use super::{ExportError, words};
use crate::report::{Findings, Phrases, Place};
use package::{Package, Relation};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use styles::Styles;
use tags::{Tag, tags};

/// What parts of a workbook are called by the relations to them.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// The namespace of a workbook's parts.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A cell by row and column, from 1.
type Cell = (u32, u32);

/// The findings that stand in no cell of a workbook: they have no mark.
pub fn unmarked(findings: &Findings) -> usize {
    entries(findings).filter(|entry| cells(entry).next().is_none()).count()
}

/// The workbook with its marks.
pub(super) fn write(findings: &Findings, source: &[u8]) -> Result<Vec<u8>, ExportError> {
    let [input] = &*findings.inputs else { return Err(ExportError::NoWorkbook) };
    if input.kind != "xlsx" {
        return Err(ExportError::NoWorkbook);
    }
    let hash: String = Sha256::digest(source).iter().map(|byte| format!("{byte:02x}")).collect();
    if hash != input.sha256 {
        return Err(ExportError::OtherFile);
    }
    let words = words(findings);
    let mut book = Book::open(source)?;
    for (name, cells) in comments(findings, words) {
        book.mark(&name, &cells, words)?;
    }
    book.finish()
}

/// What is to be said, by sheet and cell.
fn comments(findings: &Findings, words: &Phrases) -> BTreeMap<String, BTreeMap<Cell, String>> {
    let mut sheets: BTreeMap<String, BTreeMap<Cell, String>> = BTreeMap::new();
    for entry in entries(findings) {
        let said = comment(&entry, words);
        let mut last = None;
        for (sheet, cell) in cells(&entry).filter_map(|(sheet, a1)| Some((sheet, parsed(a1)?))) {
            // Two words of one cell are one place here.
            if last.replace((sheet, cell)) == Some((sheet, cell)) {
                continue;
            }
            let text = sheets.entry(sheet.to_owned()).or_default().entry(cell).or_default();
            *text += if text.is_empty() { "" } else { "\n\n" };
            *text += &said;
        }
    }
    sheets
}

fn cells<'a>(entry: &Entry<'a>) -> impl Iterator<Item = (&'a str, &'a str)> {
    entry.places().into_iter().filter_map(|locus| match &locus.place {
        Place::Sheet { sheet, a1 } if !a1.is_empty() => Some((&**sheet, &**a1)),
        _ => None,
    })
}

fn comment(entry: &Entry, words: &Phrases) -> String {
    let (sign, level) = entry.level();
    format!("{}. {sign} {level}{}{}", entry.number, words.colon, entry.finding.message)
}

/// `D17` as row and column.
fn parsed(a1: &str) -> Option<Cell> {
    let digits = a1.find(|sign: char| sign.is_ascii_digit())?;
    let letter = |column: u32, sign: u8| {
        let value = sign.is_ascii_alphabetic().then(|| u32::from(sign.to_ascii_uppercase() - b'A') + 1)?;
        column.checked_mul(26)?.checked_add(value)
    };
    let column = a1[..digits].bytes().try_fold(0, letter)?;
    Some((a1[digits..].parse().ok()?, column)).filter(|(row, column)| *row > 0 && *column > 0)
}

/// `D17` of row and column.
fn a1((row, column): Cell) -> String {
    let (mut letters, mut left) = (String::new(), column);
    while left > 0 {
        letters.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    format!("{letters}{row}")
}

/// A workbook being marked.
struct Book<'a> {
    package: Package<'a>,
    /// Part of each sheet by its name.
    sheets: BTreeMap<String, String>,
    styles: Option<Styles>,
    styles_part: String,
}

impl<'a> Book<'a> {
    fn open(source: &'a [u8]) -> Result<Self, ExportError> {
        let mut package = Package::open(source)?;
        let root = package.relations("")?;
        let main = root.iter().find(|one| one.kind == format!("{KIND}officeDocument")).ok_or(ExportError::Unusual)?;
        let parts = package.relations(&main.target)?;
        let workbook = package.text(&main.target)?;
        let sheets = sheets(&workbook, &parts)?;
        let styles_part = parts.iter().find(|one| one.kind == format!("{KIND}styles")).map(|one| one.target.clone());
        let styles = styles_part.as_ref().map(|part| Styles::read(package.text(part)?)).transpose()?;
        Ok(Self { package, sheets, styles, styles_part: styles_part.unwrap_or_default() })
    }

    /// Marks cells of a sheet.
    fn mark(&mut self, name: &str, cells: &BTreeMap<Cell, String>, words: &Phrases) -> Result<(), ExportError> {
        let part = self.sheets.get(name).ok_or(ExportError::Unusual)?.clone();
        let xml = self.package.text(&part)?;
        let relations = self.package.relations(&part)?;
        let of_kind = |kind: &str| relations.iter().find(|one| one.kind == format!("{KIND}{kind}"));
        let drawn = sheet::drawing(&xml)?;
        let drawing = match &drawn {
            Some(id) => Some(relations.iter().find(|one| one.id == *id).ok_or(ExportError::Unusual)?),
            None => None,
        };
        let fresh = self.say(&part, of_kind("comments"), cells, words)?;
        let link = self.draw(&part, drawing, &fresh)?;
        let wanted = cells.keys().copied().collect();
        self.package.put(&part, sheet::marked(&xml, &wanted, self.styles.as_mut(), link.as_deref())?);
        Ok(())
    }

    /// Writes the comments; the cells that had none before.
    fn say(
        &mut self,
        sheet: &str,
        there: Option<&Relation>,
        cells: &BTreeMap<Cell, String>,
        words: &Phrases,
    ) -> Result<Vec<Cell>, ExportError> {
        let author = words.pick("预算公开核对", "budget-checker");
        if let Some(there) = there {
            let (xml, fresh) = comments::appended(&self.package.text(&there.target)?, cells, author)?;
            self.package.put(&there.target, xml);
            return Ok(fresh);
        }
        let part = self.package.free(&beside(sheet, "comments"), ".xml");
        self.package.put(&part, comments::written(cells, author));
        self.package.declare(&part, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")?;
        self.package.relate(sheet, &format!("{KIND}comments"), &part)?;
        Ok(cells.keys().copied().collect())
    }

    /// Draws the boxes of these comments; the id of the drawing when it is new.
    fn draw(&mut self, sheet: &str, there: Option<&Relation>, cells: &[Cell]) -> Result<Option<String>, ExportError> {
        match there {
            _ if cells.is_empty() => Ok(None),
            Some(there) => {
                let xml = drawing::appended(&self.package.text(&there.target)?, cells)?;
                self.package.put(&there.target, xml);
                Ok(None)
            }
            None => {
                let part = self.package.free(&beside(sheet, "drawings/vmlDrawing"), ".vml");
                self.package.put(&part, drawing::written(cells));
                self.package.declare_ending("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")?;
                self.package.relate(sheet, &format!("{KIND}vmlDrawing"), &part).map(Some)
            }
        }
    }

    fn finish(mut self) -> Result<Vec<u8>, ExportError> {
        if let Some(styles) = self.styles.take().and_then(Styles::written) {
            self.package.put(&self.styles_part, styles?);
        }
        self.package.finish()
    }
}

/// The part of each worksheet by the sheet's name.
fn sheets(workbook: &str, parts: &[Relation]) -> Result<BTreeMap<String, String>, ExportError> {
    let mut found = BTreeMap::new();
    for tag in tags(workbook) {
        let tag: Tag = tag?;
        if tag.opens("sheet")
            && let (Some(name), Some(id)) = (tag.get("name"), tag.prefixed("id"))
            && let Some(part) = parts.iter().find(|one| one.id == id && one.kind == format!("{KIND}worksheet"))
        {
            found.insert(name, part.target.clone());
        }
    }
    Ok(found)
}

/// A name in the folder above the one of a sheet: `xl/comments` for `xl/worksheets/sheet1.xml`.
fn beside(sheet: &str, name: &str) -> String {
    let folder = sheet.rsplit_once('/').map_or("", |(folder, _)| folder);
    match folder.rsplit_once('/') {
        Some((above, _)) => format!("{above}/{name}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{a1, beside, parsed};

    #[test]
    fn cells_are_named_both_ways() {
        for (name, cell) in
            [("A1", (1, 1)), ("D17", (17, 4)), ("AA10", (10, 27)), ("ZZ3", (3, 702)), ("AAA3", (3, 703))]
        {
            assert_eq!((parsed(name), a1(cell)), (Some(cell), name.to_owned()));
        }
        for bad in ["", "A", "17", "A0", "?1", "A1:B2"] {
            assert_eq!(parsed(bad), None, "{bad}");
        }
    }

    #[test]
    fn new_parts_stand_where_programs_put_them() {
        assert_eq!(beside("xl/worksheets/sheet1.xml", "comments"), "xl/comments");
        assert_eq!(beside("sheet1.xml", "comments"), "comments");
    }
}
