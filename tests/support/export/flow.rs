//! Web pages and Word files.

use super::heading::merges;
use budget_checker::doc::{Block, Document, Table};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The document as a web page.
pub(crate) fn page(document: &Document) -> String {
    let mut page = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>预算</title></head><body>\n".to_owned();
    for block in &document.blocks {
        match block {
            Block::Heading { level, text } => {
                writeln!(page, "<h{level}>{}</h{level}>", lines(&text.text, "<br>")).expect("written");
            }
            Block::Paragraph { text } => writeln!(page, "<p>{}</p>", lines(&text.text, "<br>")).expect("written"),
            Block::Table(table) => page += &page_table(table),
        }
    }
    page + "</body></html>\n"
}

fn page_table(table: &Table) -> String {
    let (spans, covered) = spans(table);
    let mut page = "<table border=1>\n".to_owned();
    for row in 0..table.rows {
        page += "<tr>";
        for col in (0..table.cols).filter(|col| !covered.contains_key(&(row, *col))) {
            let (rows, cols) = spans.get(&(row, col)).copied().unwrap_or((1, 1));
            let words = lines(word(table, row, col), "<br>");
            write!(page, "<td rowspan={rows} colspan={cols}>{words}</td>").expect("written");
        }
        page += "</tr>\n";
    }
    page + "</table>\n"
}

/// The document as a docx file.
pub(crate) fn word_file(document: &Document) -> Vec<u8> {
    let mut body = String::new();
    for block in &document.blocks {
        body += &match block {
            Block::Heading { level, text } => {
                paragraph(&text.text, &format!("<w:pPr><w:outlineLvl w:val=\"{}\"/></w:pPr>", level - 1))
            }
            Block::Paragraph { text } => paragraph(&text.text, ""),
            Block::Table(table) => word_table(table) + "<w:p/>",
        };
    }
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part begins");
    zip.write_all(xml.as_bytes()).expect("written");
    zip.finish().expect("the package ends").into_inner()
}

fn word_table(table: &Table) -> String {
    let (spans, covered) = spans(table);
    let mut xml = "<w:tbl>".to_owned();
    for row in 0..table.rows {
        xml += "<w:tr>";
        for col in 0..table.cols {
            let (rows, cols) = spans.get(&(row, col)).copied().unwrap_or((1, 1));
            let merged = match covered.get(&(row, col)) {
                // Beside the merged cell: its `gridSpan` holds this place. Below it: a cell that goes on.
                Some((top, _)) if *top == row => continue,
                Some(_) => "<w:vMerge/>",
                None if rows > 1 => "<w:vMerge w:val=\"restart\"/>",
                None => "",
            };
            let words = paragraph(word(table, row, col), "");
            write!(xml, "<w:tc><w:tcPr><w:gridSpan w:val=\"{cols}\"/>{merged}</w:tcPr>{words}</w:tc>")
                .expect("written");
        }
        xml += "</w:tr>";
    }
    xml + "</w:tbl>"
}

fn paragraph(words: &str, properties: &str) -> String {
    let words = lines(words, "</w:t><w:br/><w:t xml:space=\"preserve\">");
    format!("<w:p>{properties}<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

type Place = (u32, u32);

/// The size of every merged cell, and for every place under one where it begins.
fn spans(table: &Table) -> (BTreeMap<Place, (u32, u32)>, BTreeMap<Place, Place>) {
    let merges = merges(table);
    let places = |(row, col, rows, cols): &(u32, u32, u32, u32)| {
        let (start, end) = ((*row, *col), (row + rows, col + cols));
        let all = (start.0..end.0).flat_map(move |row| (start.1..end.1).map(move |col| (row, col)));
        all.filter(move |place| *place != start).map(move |place| (place, start)).collect::<Vec<_>>()
    };
    let covered = merges.iter().flat_map(places).collect();
    (merges.iter().map(|(row, col, rows, cols)| ((*row, *col), (*rows, *cols))).collect(), covered)
}

fn word(table: &Table, row: u32, col: u32) -> &str {
    table.cell(row, col).map_or("", |cell| cell.text.text.as_str())
}

/// The words with their marks written as references and their line breaks as this.
fn lines(words: &str, line_break: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('\n', line_break)
}
