use super::read;
use crate::doc::{Block, Document, NoteKind, Table};
use crate::read::ReadError;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

mod hostile;
mod lists;
mod tables;

/// A package of these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, words) in parts {
        zip.start_file(*name, stored).expect("a part begins");
        zip.write_all(words.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("the package ends").into_inner()
}

/// The main part with this body.
fn main_part(body: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}<w:sectPr/></w:body></w:document>"#)
}

/// What a document with this body and these other parts reads as.
fn parts(body: &str, others: &[(&str, &str)]) -> Document {
    let main = main_part(body);
    let mut all = vec![("word/document.xml", main.as_str())];
    all.extend(others);
    read(&package(&all)).expect("the document is read")
}

/// The blocks of a document with this body, one in each line, as [`shown`].
fn body(body: &str) -> String {
    shown(&parts(body, &[]))
}

/// Headings with their level, paragraphs as they are, tables as [`grid`].
fn shown(document: &Document) -> String {
    let line = |block: &Block| match block {
        Block::Heading { level, text } => format!("#{level} {}", text.text),
        Block::Paragraph { text } => text.text.clone(),
        Block::Table(table) => grid(table),
    };
    document.blocks.iter().map(line).collect::<Vec<_>>().join("¶")
}

/// `[2×3 a b²ˣ¹ | c]`: rows and columns, the cells of each row with what they cover.
fn grid(table: &Table) -> String {
    assert_sound(table);
    let mut rows = Vec::new();
    for row in 0..table.rows {
        let cell = |cell: &crate::doc::Cell| match (cell.rows, cell.cols) {
            (1, 1) => format!("{}:{}", cell.col, cell.text.text),
            (rows, cols) => format!("{}:{}({rows}×{cols})", cell.col, cell.text.text),
        };
        rows.push(table.row(row).iter().map(cell).collect::<Vec<_>>().join(" "));
    }
    format!("[{}×{} {}]", table.rows, table.cols, rows.join(" | "))
}

/// Cells lie inside the table and do not overlap.
fn assert_sound(table: &Table) {
    let mut taken = vec![false; (table.rows * table.cols) as usize];
    for cell in &table.cells {
        assert!(cell.rows >= 1 && cell.cols >= 1 && cell.row + cell.rows <= table.rows, "{cell:?}");
        assert!(cell.col + cell.cols <= table.cols, "{cell:?}");
        for row in cell.row..cell.row + cell.rows {
            for col in cell.col..cell.col + cell.cols {
                assert!(!std::mem::replace(&mut taken[(row * table.cols + col) as usize], true), "{cell:?}");
            }
        }
    }
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn the_main_part_is_where_the_package_says() {
    let rels =
        r#"<Relationships><Relationship Type="http://x/officeDocument" Target="/a/b/main.xml"/></Relationships>"#;
    let own = r#"<Relationships><Relationship Type="http://x/styles" Target="../look.xml"/></Relationships>"#;
    let styles = r#"<w:styles><w:style w:styleId="a"><w:name w:val="Heading 2"/></w:style></w:styles>"#;
    let main = main_part(r#"<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>部门</w:t></w:r></w:p>"#);
    let all =
        [("_rels/.rels", rels), ("a/b/main.xml", &main), ("a/b/_rels/main.xml.rels", own), ("a/look.xml", styles)];
    assert_eq!(shown(&read(&package(&all)).expect("read")), "#2 部门");
    assert_eq!(read(&package(&[("other.xml", "<a/>")])), Err(ReadError::Damaged));
    assert_eq!(read(&package(&[("word/document.xml", "<a/>")])), Err(ReadError::Damaged));
    assert_eq!(read(&package(&[("word/document.xml", &main_part("<w:p/>"))])), Err(ReadError::Empty));
}

#[test]
fn signs_inside_a_paragraph() {
    let words = r#"<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">　部门：甲 &amp; 乙</w:t>
        <w:tab/><w:t>单位：万元</w:t><w:br/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/>
        <w:sym w:char="2265"/><w:br w:type="page"/><w:t>C</w:t><w:lastRenderedPageBreak/></w:r><w:r><w:cr/></w:r></w:p>"#;
    assert_eq!(body(words), "部门：甲 & 乙\t单位：万元\nA-B≥\nC");
    assert_eq!(body(&(p(" ") + "<w:p/>" + &p("错误！未定义书签。"))), "错误！未定义书签。");
}

#[test]
fn headings_by_style_name_and_outline() {
    let styles = r#"<w:styles>
        <w:style w:styleId="1" w:type="paragraph" w:default="1"><w:name w:val="Normal"/></w:style>
        <w:style w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/></w:style>
        <w:style w:styleId="3"><w:name w:val="本局"/><w:basedOn w:val="2"/></w:style>
        <w:style w:styleId="4"><w:name w:val="标题 3"/></w:style>
        <w:style w:styleId="5"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="7"/></w:pPr></w:style>
        <w:style w:styleId="6"><w:name w:val="y"/><w:basedOn w:val="6"/></w:style></w:styles>"#;
    let styled = |style: &str, more: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{style}</w:t></w:r></w:p>"#)
    };
    let outline = |level: u32| styled("3", &format!(r#"<w:outlineLvl w:val="{level}"/>"#));
    let all: String =
        ["1", "2", "3", "4", "5", "6", "7"].map(|style| styled(style, "")).concat() + &outline(1) + &outline(9);
    let document = parts(&all, &[("word/styles.xml", styles)]);
    assert_eq!(shown(&document), "1¶#1 2¶#1 3¶#3 4¶#6 5¶6¶7¶#2 3¶3");
}

#[test]
fn wrappers_are_transparent_and_deleted_text_is_told() {
    let words = r#"<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins>
        <w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>丙</w:t></w:r></w:smartTag>
        <w:fldSimple w:instr="X"><w:r><w:t>丁</w:t></w:r></w:fldSimple></w:p></w:sdtContent></w:sdt>"#;
    let document = parts(words, &[]);
    assert_eq!(shown(&document), "甲乙丙丁");
    assert!(document.notes.is_empty());
    let changed = r#"<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>
        <w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>"#;
    let document = parts(&changed.repeat(2), &[]);
    assert_eq!(shown(&document), "新¶新");
    assert_eq!(document.notes.iter().map(|note| note.kind.clone()).collect::<Vec<_>>(), [NoteKind::DeletedText]);
    let joined = r#"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>"#;
    assert_eq!(body(&(joined.to_owned() + joined + &p("后") + joined)), "前前后¶前");
}

#[test]
fn fields_print_their_result() {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let inner = mark("begin") + &run("内令") + &mark("separate") + &run("内果") + &mark("end");
    let outer = |command: &str, result: &str| {
        mark("begin")
            + "<w:r><w:instrText>REF</w:instrText></w:r>"
            + command
            + &mark("separate")
            + result
            + &mark("end")
    };
    let field = run("前") + &outer(&inner, &run("果")) + &outer("", &inner) + &run("后");
    assert_eq!(body(&format!("<w:p>{field}</w:p>")), "前果内果后");
    let broken = format!("<w:p>{}{}{}</w:p>", run("前"), mark("begin"), run("令"));
    assert_eq!(body(&(broken + &p("文"))), "前¶文");
}

#[test]
fn hidden_text_does_not_count() {
    let styles =
        r#"<w:styles><w:style w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#;
    let words = r#"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>一</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/><w:webHidden/></w:rPr><w:t>二</w:t></w:r>
        <w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>三</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="h"/></w:pPr><w:r><w:t>四</w:t></w:r>
        <w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>五</w:t></w:r></w:p>"#;
    assert_eq!(shown(&parts(words, &[("word/styles.xml", styles)])), "二¶五");
}

#[test]
fn text_boxes_stand_behind_their_anchor_once() {
    let boxed = |words: &str| format!("<w:txbxContent>{words}</w:txbxContent>");
    let both = format!(
        r#"<w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{}</w:drawing></mc:Choice>
        <mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>"#,
        boxed(&(p("框") + "<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>")),
        boxed(&p("框"))
    );
    assert_eq!(body(&(both.clone() + &p("文"))), "前后¶框¶[1×2 0: 1:]¶文");
    let pict = format!("<w:p><w:r><w:pict><v:textbox>{}</v:textbox></w:pict></w:r></w:p>", boxed(&p("旧框")));
    assert_eq!(body(&pict), "旧框");
    let table = format!("<w:tbl><w:tr><w:tc>{both}</w:tc><w:tc>{pict}</w:tc></w:tr></w:tbl>");
    assert_eq!(body(&table), "[1×2 0:前后 1:]¶框¶[1×2 0: 1:]¶旧框");
}

#[test]
fn notes_follow_the_block_that_refers_to_them() {
    let notes = |name: &str| {
        format!(
            r#"<w:{name}s><w:{name} w:type="separator" w:id="-1"><w:p/></w:{name}><w:{name} w:id="2">{}{}</w:{name}></w:{name}s>"#,
            "<w:p><w:r><w:footnoteRef/><w:t>注一</w:t></w:r></w:p>",
            p("注二")
        )
    };
    let refer = |kind: &str| format!(r#"<w:p><w:r><w:t>文</w:t><w:{kind}Reference w:id="2"/></w:r></w:p>"#);
    let (foot, end) = (notes("footnote"), notes("endnote"));
    let others = [("word/footnotes.xml", foot.as_str()), ("word/endnotes.xml", end.as_str())];
    let words = refer("footnote") + &refer("footnote") + &p("末");
    assert_eq!(shown(&parts(&words, &others)), "文¶注一¶注二¶文¶末");
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", refer("endnote"), p("b"));
    assert_eq!(shown(&parts(&table, &others)), "[1×2 0:文 1:b]¶注一¶注二");
}
