//! A sheet with other styles for some of its cells.

use super::styles::Styles;
use super::tags::{Changes, Kind, Tag, tags};
use super::{Cell, MAIN, a1, parsed};
use crate::export::ExportError;
use std::collections::BTreeSet;

/// What stands behind the drawing of comments in a sheet, when it is there.
const BEHIND: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];

/// The id of the drawing that holds the sheet's comments.
pub(super) fn drawing(xml: &str) -> Result<Option<String>, ExportError> {
    for tag in tags(xml) {
        let tag = tag?;
        if tag.opens("legacyDrawing") {
            return Ok(tag.prefixed("id"));
        }
    }
    Ok(None)
}

/// The sheet with marked cells; `drawing` is the id of a drawing it has to name.
pub(super) fn marked(
    xml: &str,
    cells: &BTreeSet<Cell>,
    styles: Option<&mut Styles>,
    drawing: Option<&str>,
) -> Result<String, ExportError> {
    let mut changes = Changes::default();
    if let Some(styles) = styles {
        Marker { cells, styles, changes: &mut changes, row: 0, column: 0, base: 0, next: 1 }.run(xml)?;
    }
    if let Some(id) = drawing {
        let (at, space) = place_of_drawing(xml)?.ok_or(ExportError::Unusual)?;
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        changes.insert(at, format!(r#"<legacyDrawing{space} xmlns:r="{relations}" r:id="{id}"/>"#));
    }
    Ok(changes.made(xml))
}

/// Where the drawing belongs: the order of a sheet's parts is fixed.
fn place_of_drawing(xml: &str) -> Result<Option<(usize, String)>, ExportError> {
    let mut space = String::new();
    for tag in tags(xml) {
        let tag = tag?;
        match tag.depth {
            0 if tag.kind == Kind::Open => space = tag.namespace(MAIN),
            0 if tag.closes("worksheet") => return Ok(Some((tag.place.start, space))),
            1 if tag.kind != Kind::Close && BEHIND.contains(&tag.name()) => return Ok(Some((tag.place.start, space))),
            _ => {}
        }
    }
    Ok(None)
}

/// Goes through the rows and cells in order.
struct Marker<'a> {
    cells: &'a BTreeSet<Cell>,
    styles: &'a mut Styles,
    changes: &'a mut Changes,
    row: u32,
    column: u32,
    /// Style of the row, for cells it does not name.
    base: u32,
    /// The first column of this row that was not looked at.
    next: u32,
}

impl Marker<'_> {
    fn run(&mut self, xml: &str) -> Result<(), ExportError> {
        for tag in tags(xml) {
            let tag = tag?;
            match (tag.name(), tag.kind) {
                ("row", Kind::Open) => self.begin(&tag),
                ("row", Kind::Empty) => {
                    self.begin(&tag);
                    self.fill(&tag);
                }
                ("row", Kind::Close) => {
                    let rest = self.missing(u32::MAX, &tag);
                    self.changes.insert(tag.place.start, rest);
                }
                ("c", Kind::Open | Kind::Empty) => self.cell(&tag),
                _ => {}
            }
        }
        Ok(())
    }

    fn begin(&mut self, tag: &Tag) {
        self.row = tag.number("r").unwrap_or(self.row.saturating_add(1));
        self.base = tag.number("s").unwrap_or(0);
        (self.column, self.next) = (0, 1);
    }

    fn cell(&mut self, tag: &Tag) {
        self.column =
            tag.get("r").and_then(|name| parsed(&name)).map_or(self.column.saturating_add(1), |(_, column)| column);
        let before = self.missing(self.column, tag);
        if !before.is_empty() {
            self.changes.insert(tag.place.start, before);
        }
        if self.cells.contains(&(self.row, self.column)) {
            let style = self.styles.marked(tag.number("s").unwrap_or(0));
            self.changes.replace(tag.place.clone(), tag.with("s", &style.to_string()));
        }
        self.next = self.column.saturating_add(1);
    }

    /// A row without cells.
    fn fill(&mut self, tag: &Tag) {
        let cells = self.missing(u32::MAX, tag);
        if !cells.is_empty() {
            let open = tag.text.trim_end_matches('>').trim_end_matches('/').trim_end();
            self.changes.replace(tag.place.clone(), format!("{open}>{cells}</{}>", tag.full_name()));
        }
    }

    /// The marked cells between the last one of this row and `end` that the sheet leaves out, because they are blank.
    fn missing(&mut self, end: u32, beside: &Tag) -> String {
        let first = self.next.min(end);
        let mut out = String::new();
        for cell in self.cells.range((self.row, first)..(self.row, end)) {
            let style = self.styles.marked(self.base);
            out += &format!(r#"<c{} r="{}" s="{style}"/>"#, beside.namespace(MAIN), a1(*cell));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: &str = r#"<styleSheet><fills count="2"><fill/><fill/></fills><cellXfs count="2"><xf/><xf numFmtId="4"/></cellXfs></styleSheet>"#;

    fn done(xml: &str, cells: &[Cell], drawing: Option<&str>) -> String {
        let mut styles = Styles::read(STYLES.to_owned()).expect("well formed");
        marked(xml, &cells.iter().copied().collect(), Some(&mut styles), drawing).expect("well formed")
    }

    #[test]
    fn only_the_styles_of_marked_cells_change() {
        let xml =
            r#"<worksheet><sheetData><row r="2"><c r="B2" s="1"><v>1</v></c><c r="E2"/></row></sheetData></worksheet>"#;
        let expected = xml.replace(r#"r="B2" s="1""#, r#"r="B2" s="2""#);
        assert_eq!(done(xml, &[(2, 2)], None), expected);
    }

    #[test]
    fn cells_that_are_left_out_are_put_in_order() {
        let xml = r#"<x:sheetData><x:row r="2"><x:c r="B2"/></x:row><x:row r="3" s="1" /></x:sheetData>"#;
        let new = |name: &str, style: u32| format!(r#"<c xmlns="{MAIN}" r="{name}" s="{style}"/>"#);
        let expected = format!(
            r#"<x:sheetData><x:row r="2">{}<x:c r="B2"/>{}</x:row><x:row r="3" s="1">{}</x:row></x:sheetData>"#,
            new("A2", 2),
            new("C2", 2),
            new("A3", 3)
        );
        assert_eq!(done(xml, &[(2, 1), (2, 3), (3, 1), (9, 9)], None), expected);
    }

    #[test]
    fn cells_without_names_are_counted() {
        assert_eq!(done("<row><c/><c/></row>", &[(1, 2)], None), r#"<row><c/><c s="2"/></row>"#);
    }

    #[test]
    fn the_drawing_stands_where_the_format_wants_it() {
        let place = |end: &str| {
            let xml = format!("<worksheet><sheetData/><drawing r:id=\"a\"/>{end}</worksheet>");
            let made = done(&xml, &[], Some("b"));
            made.replace(r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#, "")
        };
        let named = r#"<worksheet><sheetData/><drawing r:id="a"/><legacyDrawing r:id="b"/>"#;
        assert_eq!(place(""), format!("{named}</worksheet>"));
        assert_eq!(place("<tableParts/>"), format!("{named}<tableParts/></worksheet>"));
        assert_eq!(drawing(&place("")), Ok(Some("b".to_owned())));
    }
}
