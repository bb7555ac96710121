//! The list as a workbook: one sheet, ready to be printed on A4 across.

use super::List;
use crate::export::ExportError;
use crate::export::markup::escape;
use crate::export::parts::pack;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#;

const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// Styles: 0 plain, 1 title, 2 wrapped words, 3 head of a column, 4 cell of the list, 5 the same in the middle.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf fontId="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="2" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf borderId="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="top"/></xf></cellXfs></styleSheet>"#;

/// Widths of the columns, in characters.
const WIDTHS: [usize; 8] = [5, 14, 18, 36, 22, 28, 9, 16];
/// Height of a line of words, and the largest height of a row, in points.
const LINE: usize = 15;
const HIGHEST: usize = 405;

/// The row of the column heads, behind the title and what was checked.
const HEAD: usize = 3;

pub(super) fn write(list: &List) -> Result<Vec<u8>, ExportError> {
    pack([
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", ROOT.to_owned()),
        ("xl/workbook.xml", workbook(list)),
        ("xl/_rels/workbook.xml.rels", RELATIONS.to_owned()),
        ("xl/styles.xml", STYLES.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet(list)),
    ])
}

fn workbook(list: &List) -> String {
    let name = list.words.pick("整改清单", "To be mended");
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'{name}'!${HEAD}:${HEAD}</definedName></definedNames></workbook>"#
    )
}

fn sheet(list: &List) -> String {
    let mut rows = row(1, &[(1, list.words.rectification)], 30) + &row(2, &[(2, &list.source)], 32);
    rows += &row(HEAD, &list.words.duties.map(|head| (3, head)), 24);
    let lines = list.units.iter().flat_map(|(_, lines)| lines);
    let mut last = HEAD;
    for (line, at) in lines.zip(HEAD + 1..) {
        let mut cells: Vec<(u32, &str)> = line.iter().map(|cell| (4, &**cell)).collect();
        cells[0].0 = 5;
        rows += &row(at, &cells, height(line));
        last = at;
    }
    if list.units.is_empty() {
        let nothing = ["", "", "", list.words.nothing, "", "", "", ""].map(str::to_owned);
        rows += &row(HEAD + 1, &nothing.each_ref().map(|cell| (4, &**cell)), height(&nothing));
    }
    let widths: String = WIDTHS.iter().zip(1..).map(|(width, at)| column(at, *width)).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="{HEAD}" topLeftCell="A{next}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>{rows}</sheetData><autoFilter ref="A{HEAD}:H{last}"/><mergeCells count="2"><mergeCell ref="A1:H1"/><mergeCell ref="A2:H2"/></mergeCells><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"#,
        next = HEAD + 1,
    )
}

fn column(at: u32, width: usize) -> String {
    format!(r#"<col min="{at}" max="{at}" width="{width}" customWidth="1"/>"#)
}

/// Room for the words of a line: not every program fits rows to their words. A sign of Chinese is two characters wide.
fn height(line: &[String; 8]) -> usize {
    let wide = |text: &str| text.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let lines =
        |text: &str, width: usize| text.split('\n').map(|part| wide(part).div_ceil(width - 1).max(1)).sum::<usize>();
    let most = line.iter().zip(WIDTHS).map(|(text, width)| lines(text, width)).max().unwrap_or(1);
    (most * LINE + 4).min(HIGHEST)
}

/// A row of words, each with its style.
fn row(at: usize, cells: &[(u32, &str)], height: usize) -> String {
    let cells: String = cells.iter().zip('A'..).map(|((style, text), column)| cell(column, at, *style, text)).collect();
    format!(r#"<row r="{at}" ht="{height}" customHeight="1">{cells}</row>"#)
}

/// A whole number stands as one, everything else as words.
fn cell(column: char, row: usize, style: u32, text: &str) -> String {
    match text {
        "" => format!(r#"<c r="{column}{row}" s="{style}"/>"#),
        _ if column == 'A' && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!(r#"<c r="{column}{row}" s="{style}"><v>{text}</v></c>"#)
        }
        _ => format!(
            r#"<c r="{column}{row}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
            escape(text)
        ),
    }
}
