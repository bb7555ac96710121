use super::*;
use crate::doc::{Block, Table};
use std::io::Write;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A package of these parts, not compressed.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in parts {
        zip.start_file(*name, options).expect("a part begins");
        zip.write_all(text.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("the package ends").into_inner()
}

const WORKBOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="表1" sheetId="1" r:id="a"/><sheet name="旧" sheetId="2" state="hidden" r:id="b"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships>
    <Relationship Id="a" Type="t/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="t/worksheet" Target="/xl/worksheets/sheet2.xml"/>
    <Relationship Id="s" Type="t/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="f" Type="t/styles" Target="styles.xml"/></Relationships>"#;
const STRINGS: &str = "<sst><si><t>支出总表</t></si><si><r><t>单位：</t></r><r><t>万元</t></r><rPh><t>wan</t></rPh></si><si><t>科目_x000D_名称</t></si></sst>";
const STYLES: &str = r##"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="#,##0.00_ "/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="2"/></cellXfs></styleSheet>"##;

/// An xlsx file whose first sheet has this content.
fn xlsx(sheet: &str) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="w" Type="t/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", sheet),
        (
            "xl/worksheets/sheet2.xml",
            r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>"#,
        ),
    ])
}

const SHEET: &str = r#"<worksheet><dimension ref="A1:XFD1048576"/><cols><col min="4" max="4" hidden="1"/></cols><sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c></row>
    <row r="2"><c r="A2" t="inlineStr"><is><t>编制部门：</t></is></c><c r="B2" t="str"><v>某局</v></c><c r="E2" t="s"><v>1</v></c></row>
    <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="str"><v>预算数</v></c></row>
    <row r="4"><c r="B4" t="str"><v>合计</v></c><c r="C4" t="str"><v>项目</v></c></row>
    <row r="5" hidden="1"><c r="A5" t="str"><v>藏</v></c><c r="B5"><v>9</v></c></row>
    <row r="6"><c r="A6" t="str"><v>甲</v></c><c r="B6" s="1"><f>1+1</f><v>1234.5</v></c><c r="C6" s="2"><v>66.100000000000009</v></c><c r="D6"><v>7</v></c></row>
    <row r="7"><c r="A7" t="str"><v>乙</v></c><c r="B7" s="1"><f>SUM(B1:B6)</f></c><c r="C7" t="e"><v>#REF!</v></c></row>
    <row><c t="str"><v>丙</v></c><c/><c t="b"><v>1</v></c></row>
    <row r="10"><c r="A10" t="str"><v>注：本表为空。</v></c></row>
    </sheetData><mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/></mergeCells></worksheet>"#;

fn read_xlsx(sheet: &str) -> (Document, Vec<SheetPart>) {
    let (document, origin) = read(&xlsx(sheet), Kind::Xlsx).expect("the workbook is read");
    match origin {
        Origin::Workbook(parts) => (document, parts),
        _ => panic!("a workbook has sheets"),
    }
}

/// The blocks as lines of text: cells between bars, with what they cover.
fn shown(document: &Document) -> Vec<String> {
    let block = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text } => text.text.clone(),
        Block::Table(table) => table_shown(table),
    };
    document.blocks.iter().map(block).collect()
}

fn table_shown(table: &Table) -> String {
    let cell = |cell: &crate::doc::Cell| match (cell.rows, cell.cols) {
        (1, 1) => cell.text.text.clone(),
        (rows, cols) => format!("{}[{rows}×{cols}]", cell.text.text),
    };
    let row = |row: u32| table.row(row).iter().map(cell).collect::<Vec<_>>().join("|");
    (0..table.rows).map(row).collect::<Vec<_>>().join(" / ")
}

#[test]
fn a_sheet_is_lines_and_a_table_as_it_is_shown() {
    let (document, parts) = read_xlsx(SHEET);
    assert_eq!(
        shown(&document),
        [
            "支出总表",
            "编制部门：某局",
            "单位：万元",
            "科目名称[2×1]|预算数[1×2] / 合计|项目 / 甲|1,234.50|66.10 / 乙|=SUM(B1:B6)|#REF! / 丙||TRUE",
            "注：本表为空。"
        ]
    );
    assert_eq!(parts[3].a1(2, 1), "B6");
    assert_eq!(parts[3].a1(4, 2), "C8");
    assert_eq!((&*parts[3].sheet, parts[2].a1(0, 0)), ("表1", "E2".to_owned()));
    let kinds: Vec<&NoteKind> = document.notes.iter().map(|note| &note.kind).collect();
    assert_eq!(kinds, [&NoteKind::HiddenCells, &NoteKind::NoValue, &NoteKind::HiddenSheet("旧".to_owned())]);
    let place = document.notes[1].at.and_then(|at| at.cell);
    assert_eq!(place, Some((3, 1)), "the formula without a value");
}

#[test]
fn tables_below_each_other_are_several() {
    let row = |row: u32, cells: &[&str]| {
        let cells = cells.iter().zip('A'..).filter(|(words, _)| !words.is_empty());
        let cells: String =
            cells.map(|(words, col)| format!(r#"<c r="{col}{row}" t="str"><v>{words}</v></c>"#)).collect();
        format!(r#"<row r="{row}">{cells}</row>"#)
    };
    let long = "一、本单位的主要职责是收集、保管和利用档案，开展档案业务的监督和指导工作，编制年度计划。";
    let rows: String = [
        row(1, &["收入总表"]),
        row(2, &["科目", "合计"]),
        row(3, &["甲"]),
        row(4, &["乙", "1"]),
        row(6, &["支出总表"]),
        row(7, &["科目", "合计"]),
        row(8, &["丙", "2"]),
        row(9, &["一、概况"]),
        row(10, &[long]),
        row(11, &["名称", "数量"]),
        row(12, &["车", "3"]),
    ]
    .concat();
    let (document, _) = read_xlsx(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
    assert_eq!(
        shown(&document),
        ["收入总表", "科目|合计 / 甲| / 乙|1", "支出总表", "科目|合计 / 丙|2", "一、概况", long, "名称|数量 / 车|3"]
    );
}

#[test]
fn overlapping_and_endless_merges_stay_inside_the_table() {
    let merges = r#"<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:C9"/><mergeCell ref="A2:B3"/><mergeCell ref="bad"/></mergeCells>"#;
    let rows = SHEET.split("</sheetData>").next().expect("rows");
    let (document, _) = read_xlsx(&format!("{rows}</sheetData>{merges}</worksheet>"));
    for block in &document.blocks {
        let Block::Table(table) = block else { continue };
        let mut taken = std::collections::BTreeSet::new();
        for cell in &table.cells {
            assert!(cell.row + cell.rows <= table.rows && cell.col + cell.cols <= table.cols);
            for row in cell.row..cell.row + cell.rows {
                assert!((cell.col..cell.col + cell.cols).all(|col| taken.insert((row, col))), "no overlap");
            }
        }
    }
}

#[test]
fn open_document_sheets_show_what_they_hold() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>
        <style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>
        <table:table table:name="表1"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
        <table:table-row><table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="1"><text:p>支出<text:s text:c="2"/>总表</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
        <table:table-row><table:table-cell><text:p>科目</text:p><text:p>名称</text:p></table:table-cell><table:table-cell><text:p>合计</text:p></table:table-cell><table:table-cell><text:p>藏</text:p></table:table-cell></table:table-row>
        <table:table-row table:visibility="filter"><table:table-cell table:number-columns-repeated="2"><text:p>9</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell office:value="66.1"><office:annotation><text:p>批注</text:p></office:annotation><text:p>66.10</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
        <table:table table:name="旧" table:style-name="ta2"><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>
        </office:spreadsheet></office:body></office:document-content>"#;
    let file = package(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)]);
    let (document, _) = read(&file, Kind::Ods).expect("the workbook is read");
    assert_eq!(shown(&document), ["支出  总表", "科目\n名称|合计 / 甲|66.10 / 甲|66.10"]);
    let kinds: Vec<&NoteKind> = document.notes.iter().map(|note| &note.kind).collect();
    assert_eq!(kinds, [&NoteKind::HiddenCells, &NoteKind::HiddenSheet("旧".to_owned())]);
    let locked = package(&[("content.xml", "?"), ("META-INF/manifest.xml", "<manifest:encryption-data/>")]);
    assert_eq!(read(&locked, Kind::Ods).err(), Some(ReadError::Locked));
}

#[test]
fn cut_and_broken_files_are_damaged_and_never_panic() {
    let whole = xlsx(SHEET);
    for part in 0..100 {
        let cut = &whole[..whole.len() * part / 100];
        assert!(read(cut, Kind::Xlsx).is_err(), "{part} %");
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x15;
        let _ = read(&changed, Kind::Xlsx);
    }
    assert_eq!(read(&xlsx("<worksheet/>"), Kind::Xlsx).err(), Some(ReadError::Empty));
    assert_eq!(read(b"PK\x05\x06", Kind::Xlsx).err(), Some(ReadError::Damaged));
}

/// A sheet of these rows, cells as they stand between bars.
fn laid(rows: &[&str]) -> Vec<String> {
    let cells = |(row, words): (usize, &&str)| -> String {
        let cell = |(col, words): (usize, &str)| {
            let name = char::from(b'A' + u8::try_from(col).expect("few columns"));
            format!(r#"<c r="{name}{}" t="str"><v>{words}</v></c>"#, row + 1)
        };
        words.split('|').enumerate().filter(|(_, words)| !words.is_empty()).map(cell).collect()
    };
    let rows: String = rows.iter().enumerate().map(|row| format!("<row>{}</row>", cells(row))).collect();
    shown(&read_xlsx(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")).0)
}

#[test]
fn a_long_text_beside_a_blank_label_is_in_the_table() {
    let long = "保障政务公开工作正常开展，圆满完成全年各项任务，并按时公开预算和决算等信息。";
    let purpose = format!("|{long}");
    assert_eq!(laid(&["用途|预算数|29.30", &purpose, "计划|3月底|6月底"]).len(), 1);
    assert_eq!(laid(&["用途|预算数|29.30", "甲|乙|3", long]).len(), 2, "in the first column it is a paragraph");
}

#[test]
fn a_value_before_the_next_title_is_in_the_table() {
    let rows = |last| vec!["一级指标|指标值|依据", last, "9、绩效目标表", "单位：万元", "项目|金额|备注", "甲|1|2"];
    assert_eq!(laid(&rows("||纪要"))[0], "一级指标|指标值|依据 / ||纪要");
    assert_eq!(laid(&rows("||公开02表"))[..2], ["一级指标|指标值|依据", "公开02表"]);
}

#[test]
fn the_next_item_of_a_list_is_in_the_table() {
    let rows = |item, above| vec!["用途|预算数|29.30", above, item, "一级指标|二级指标|指标值", "产出|数量|3"];
    assert_eq!(laid(&rows("3. 保障工作", "|2. 完成印发")).len(), 1);
    assert_eq!(laid(&rows("3. 保障工作", "合计|2.10|3.00")).len(), 3, "an amount is no number of an item");
}
