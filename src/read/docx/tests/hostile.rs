//! Damaged and hostile files: an answer, never a panic.

use super::{assert_sound, body, main_part, p, package, shown};
use crate::doc::Block;
use crate::read::docx::read;

/// A body with something of everything.
fn everything() -> String {
    let cell = r#"<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"#;
    let on = r#"<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>"#;
    let boxed = r#"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent>
        <w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    format!(
        r#"<w:tbl><w:tblGrid><w:gridCol w:w="50"/><w:gridCol w:w="50"/><w:gridCol w:w="9"/></w:tblGrid><w:tr>{cell}{on}{cell}</w:tr><w:tr>{on}{on}{cell}</w:tr></w:tbl>{boxed}{}"#,
        p("文 &amp; 字")
    )
}

fn sound(bytes: &[u8]) {
    if let Ok(document) = read(bytes) {
        for block in &document.blocks {
            if let Block::Table(table) = block {
                assert_sound(table);
            }
        }
    }
}

#[test]
fn every_beginning_of_a_file_has_an_answer() {
    let bytes = package(&[("word/document.xml", &main_part(&everything())), ("word/numbering.xml", NUMBERING)]);
    for cut in (0..bytes.len()).step_by((bytes.len() / 100).max(1)) {
        sound(&bytes[..cut]);
    }
    sound(&bytes);
    let main = main_part(&everything());
    for (cut, _) in main.char_indices() {
        sound(&package(&[("word/document.xml", &main[..cut])]));
    }
}

const NUMBERING: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="4294967295"/>
    <w:numFmt w:val="decimal"/><w:lvlText w:val="%2%1%%9."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

#[test]
fn changed_bytes_have_an_answer() {
    let (main, numbering) = (main_part(&everything()), NUMBERING.to_owned());
    let mut state = 0x9e37_79b9_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize % below
    };
    for _ in 0..600 {
        let mut parts = [main.clone().into_bytes(), numbering.clone().into_bytes()];
        for _ in 0..=next(3) {
            let part = &mut parts[next(2)];
            let at = next(part.len());
            match next(3) {
                0 => part[at] = b"<>/\"0w:"[next(7)],
                1 => drop(part.drain(at..(at + 1 + next(60)).min(part.len()))),
                _ => {
                    let copy = part[at..(at + next(200)).min(part.len())].to_vec();
                    part.splice(at..at, copy);
                }
            }
        }
        let [main, numbering] = parts.map(|part| String::from_utf8_lossy(&part).into_owned());
        sound(&package(&[("word/document.xml", &main), ("word/numbering.xml", &numbering)]));
    }
}

#[test]
fn deep_nesting_is_flattened() {
    let deep = |open: &str, close: &str| open.repeat(5_000) + &p("深") + &close.repeat(5_000);
    let tables = deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    assert_eq!(body(&tables), "深");
    let boxes = deep("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>");
    assert_eq!(body(&boxes), "深");
    let pairs = deep("<w:tbl><w:tr><w:tc/><w:tc>", "</w:tc></w:tr></w:tbl>");
    assert_eq!(body(&pairs).matches('深').count(), 1);
}

#[test]
fn elements_out_of_place_pass_their_words_on() {
    let all = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r><w:tbl><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:p></w:tc></w:tr>";
    assert_eq!(body(all), "ab");
    let document =
        super::parts(&format!("<w:tbl>{}<w:tr><w:tr><w:tc/><w:tc/></w:tr></w:tr></w:tbl>{all}", p("x")), &[]);
    assert_eq!(shown(&document), "[1×2 0: 1:]¶ab");
}

#[test]
fn tables_of_any_shape_are_sound_and_keep_their_cells() {
    let mut state = 0x1234_5678_u64;
    let mut next = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    for _ in 0..400 {
        let widths: String =
            (0..8).map(|_| format!(r#"<w:gridCol w:w="{}"/>"#, [20, 60, 900][next(3) as usize])).collect();
        let mut rows = String::new();
        let mut cells = 0;
        for _ in 0..2 + next(3) {
            rows += "<w:tr>";
            for _ in 0..1 + next(5) {
                let merge = ["", "", r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>"][next(4) as usize];
                let words = if merge == "<w:vMerge/>" { String::new() } else { p("x") };
                cells += usize::from(!words.is_empty());
                rows +=
                    &format!(r#"<w:tc><w:tcPr><w:gridSpan w:val="{}"/>{merge}</w:tcPr>{words}</w:tc>"#, 1 + next(3));
            }
            rows += "</w:tr>";
        }
        let shown = body(&format!("<w:tbl><w:tblGrid>{widths}</w:tblGrid>{rows}</w:tbl>"));
        assert_eq!(shown.matches(":x").count(), cells, "{shown}");
    }
}
