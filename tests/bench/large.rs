//! Writes large office files to measure the readers with: `cargo run --release --example large -- FOLDER`.
//! A workbook of 20 sheets with 5,000 rows together, one with 5,000 rows each, and a Word document of about 60 pages.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const SHEETS: usize = 20;
const PAGES: usize = 60;
/// Rows of a page's table.
const LINES: usize = 24;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    for (name, bytes) in [
        ("large-5000-rows.xlsx", xlsx(5_000 / SHEETS)),
        ("large-100000-rows.xlsx", xlsx(5_000)),
        ("large-60-pages.docx", docx()),
    ] {
        std::fs::write(folder.join(name), &bytes)?;
        println!("{name}: {} bytes", bytes.len());
    }
    Ok(())
}

fn package(parts: Vec<(String, String)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        zip.start_file(name, options).expect("a part begins");
        zip.write_all(text.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("the package ends").into_inner()
}

/// Functional codes in order: a class, its groups, their items.
fn code(row: usize) -> String {
    let class = 201 + row / 100 % 30;
    match row % 10 {
        _ if row.is_multiple_of(100) => format!("{class}"),
        0 => format!("{class}{:02}", row / 10 % 10),
        item => format!("{class}{:02}{item:02}", row / 10 % 10),
    }
}

fn xlsx(rows: usize) -> Vec<u8> {
    let mut parts = Vec::new();
    let (mut sheets, mut relations) = (String::new(), String::new());
    for sheet in 1..=SHEETS {
        let _ = write!(sheets, r#"<sheet name="表{sheet}" sheetId="{sheet}" r:id="r{sheet}"/>"#);
        let _ = write!(
            relations,
            r#"<Relationship Id="r{sheet}" Type="t/worksheet" Target="worksheets/sheet{sheet}.xml"/>"#
        );
        parts.push((format!("xl/worksheets/sheet{sheet}.xml"), xlsx_sheet(sheet, rows)));
    }
    let styles = r##"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="#,##0.00_ "/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>"##;
    relations += r#"<Relationship Id="s" Type="t/styles" Target="styles.xml"/>"#;
    parts.push(("xl/styles.xml".into(), styles.into()));
    parts.push(("xl/workbook.xml".into(), format!(r#"<workbook xmlns:r="r"><sheets>{sheets}</sheets></workbook>"#)));
    parts.push(("xl/_rels/workbook.xml.rels".into(), format!("<Relationships>{relations}</Relationships>")));
    package(parts)
}

fn xlsx_sheet(sheet: usize, rows: usize) -> String {
    let mut xml = String::from("<worksheet><sheetData>");
    let words =
        |cells: &[&str]| cells.iter().map(|cell| format!(r#"<c t="str"><v>{cell}</v></c>"#)).collect::<String>();
    for head in [
        words(&["单位预算支出总表"]),
        words(&[&format!("41700{} 某单位{sheet}", sheet % 10), "预算年度：2025", "单位：万元"]),
        words(&["序号", "科目编码", "科目名称", "合计", "基本支出", "项目支出"]),
        words(&["栏次", "1", "2", "3", "4", "5"]),
    ] {
        let _ = write!(xml, "<row>{head}</row>");
    }
    for row in 0..rows {
        let (basic, project) = (row * 7 % 1000, row * 13 % 1000);
        let amounts = [basic + project, basic, project]
            .map(|cents| format!(r#"<c s="1"><v>{}.{:02}</v></c>"#, cents / 100, cents % 100));
        let _ =
            write!(xml, "<row><c><v>{}</v></c>{}{}</row>", row + 1, words(&[&code(row), "某项支出"]), amounts.concat());
    }
    xml + "</sheetData></worksheet>"
}

fn docx() -> Vec<u8> {
    let mut body = String::new();
    for page in 0..PAGES {
        let paragraph = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
        body += &paragraph(&format!("第{page}部分 单位预算安排的总体情况"));
        for line in 0..6 {
            body += &paragraph(&format!(
                "{line}、2025年预算收入{page}{line}.50万元，比上年增加1.20万元，增长3.45%，主要原因是人员增加，按规定安排相应的基本支出和项目支出。"
            ));
        }
        body += "<w:tbl>";
        for line in 0..LINES {
            let cells = [
                line.to_string(),
                code(page * LINES + line),
                "某项支出".into(),
                "3.30".into(),
                "1.10".into(),
                "2.20".into(),
            ];
            let cells: String = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", paragraph(cell))).collect();
            let _ = write!(body, "<w:tr>{cells}</w:tr>");
        }
        body += "</w:tbl>";
    }
    package(vec![(
        "word/document.xml".into(),
        format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#),
    )])
}
