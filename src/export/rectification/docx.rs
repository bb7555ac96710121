//! The list as a Word document: a heading and a table for each unit, on A4 across.

use super::List;
use crate::export::ExportError;
use crate::export::markup::escape;
use crate::export::parts::pack;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A4 across with margins of 1.5 cm, in twentieths of a point.
const PAGE: &str = r#"<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>"#;

/// The columns that are printed, and their widths in twentieths of a point: the unit stands above its table.
const COLUMNS: [(usize, u32); 7] = [(0, 700), (2, 2400), (3, 4300), (4, 2500), (5, 2700), (6, 1100), (7, 1438)];

/// Sizes of letters, in half points.
const TITLE: u32 = 32;
const HEADING: u32 = 24;
const WORDS: u32 = 18;

pub(super) fn write(list: &List) -> Result<Vec<u8>, ExportError> {
    pack([
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", ROOT.to_owned()),
        ("word/document.xml", document(list)),
    ])
}

fn document(list: &List) -> String {
    let mut body = paragraph(list.words.rectification, TITLE, true, Some("center"));
    body += &paragraph(&list.source, WORDS, false, None);
    if list.units.is_empty() {
        body += &paragraph(list.words.nothing, WORDS, false, None);
    }
    for (unit, lines) in &list.units {
        body += &paragraph(unit, HEADING, true, None);
        body += &table(list, lines);
    }
    body += &paragraph(list.words.reminder, WORDS, false, None);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}{PAGE}</w:body></w:document>"#
    )
}

fn table(list: &List, lines: &[[String; 8]]) -> String {
    let grid: String = COLUMNS.iter().map(|(_, width)| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let borders: String =
        sides.iter().map(|side| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#)).collect();
    let head = row(&list.words.duties.map(str::to_owned), true);
    let rows: String = lines.iter().map(|line| row(line, false)).collect();
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"#
    )
}

/// A row is never split over two pages; the head stands on each.
fn row(line: &[String; 8], head: bool) -> String {
    let cell = |(column, width): &(usize, u32)| {
        let centred = (head || *column == 0).then_some("center");
        let words = paragraph(&line[*column], WORDS, head, centred);
        format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc>"#)
    };
    let cells: String = COLUMNS.iter().map(cell).collect();
    let repeated = if head { "<w:tblHeader/>" } else { "" };
    format!(r#"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"#)
}

fn paragraph(text: &str, size: u32, bold: bool, align: Option<&str>) -> String {
    let align = align.map_or(String::new(), |align| format!(r#"<w:jc w:val="{align}"/>"#));
    let weight = if bold { "<w:b/>" } else { "" };
    let lines: Vec<String> =
        text.split('\n').map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escape(line))).collect();
    format!(
        r#"<w:p><w:pPr>{align}</w:pPr><w:r><w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体"/>{weight}<w:sz w:val="{size}"/></w:rPr>{}</w:r></w:p>"#,
        lines.join("<w:br/>")
    )
}
