//! Tables: merged cells, tables in tables, rows that were deleted.

use super::{body, p, parts, shown};
use crate::doc::NoteKind;

fn cell(properties: &str, words: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(words))
}

fn row(properties: &str, cells: &[String]) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{}</w:tbl>", rows.concat())
}

fn span(cols: u32) -> String {
    format!(r#"<w:gridSpan w:val="{cols}"/>"#)
}

const DOWN: &str = r#"<w:vMerge w:val="restart"/>"#;
const ON: &str = "<w:vMerge/>";

#[test]
fn cells_of_several_columns_and_rows() {
    let rows = [
        row("", &[cell(DOWN, "项目"), cell(&span(2), "金额"), cell("", "")]),
        row("", &[cell(ON, ""), cell("", "上年"), cell("", "本年"), cell("", "x")]),
        row(r#"<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>"#, &[cell("", "1"), cell("", "2")]),
    ];
    assert_eq!(body(&table(&rows)), "[3×4 0:项目(2×1) 1:金额(1×2) 3: | 1:上年 2:本年 3:x | 1:1 2:2]");
}

#[test]
fn a_merged_cell_ends_where_it_no_longer_fits() {
    let wide = span(2) + DOWN;
    let rows = [
        row("", &[cell(&wide, "a"), cell("", "b")]),
        row("", &[cell(ON, "c"), cell(ON, "d"), cell("", "e")]),
        row("", &[cell(ON, "f"), cell(ON, ""), cell("", "h")]),
    ];
    assert_eq!(body(&table(&rows)), "[3×3 0:a(1×2) 2:b | 0:c(2×1) 1:d(2×1) 2:e | 2:h]");
}

#[test]
fn old_merged_cells_and_columns_nobody_sees() {
    let rows = [
        row("", &[cell(r#"<w:hMerge w:val="restart"/>"#, "a"), cell("<w:hMerge/>", ""), cell(&span(3), "b")]),
        row("", &[cell("", "c"), cell("", "d"), cell(&span(3), "e")]),
    ];
    assert_eq!(body(&table(&rows)), "[2×3 0:a(1×2) 2:b | 0:c 1:d 2:e]");
}

#[test]
fn several_paragraphs_in_a_cell_and_rows_of_different_length() {
    let two = format!("<w:tc>{}<w:p/>{}</w:tc>", p("甲"), p("乙"));
    let rows = [row("", &[two, cell("", "b")]), row("", &[cell("", "c")]), "<w:tr/>".to_owned()];
    assert_eq!(body(&table(&rows)), "[2×2 0:甲\n乙 1:b | 0:c]");
}

#[test]
fn tables_in_tables_follow_and_frames_vanish() {
    let inner = table(&[row("", &[cell("", "x"), cell("", "y")])]);
    let outer = format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc>{}</w:tr></w:tbl>", p("a"), p("b"), cell("", "c"));
    assert_eq!(body(&(outer + &p("文"))), "[1×2 0:a\nb 1:c]¶[1×2 0:x 1:y]¶文");
    let frame = format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>", p("a"), p("b"));
    assert_eq!(body(&frame), "a¶[1×2 0:x 1:y]¶b");
}

#[test]
fn content_controls_around_rows_and_cells() {
    let sdt = |inner: &str| format!("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let rows = sdt(&row("", &[sdt(&cell("", "a")), cell("", "b")]));
    assert_eq!(body(&table(&[rows])), "[1×2 0:a 1:b]");
}

#[test]
fn deleted_rows_are_no_rows() {
    let rows = [
        row("", &[cell(DOWN, "a"), cell("", "b")]),
        row("<w:del/>", &[cell(ON, "x"), cell("", "y")]),
        row("<w:trPrChange><w:trPr><w:del/></w:trPr></w:trPrChange>", &[cell(ON, ""), cell("", "c")]),
    ];
    let document = parts(&table(&rows), &[]);
    assert_eq!(shown(&document), "[2×2 0:a(2×1) 1:b | 1:c]");
    assert_eq!(document.notes.iter().map(|note| note.kind.clone()).collect::<Vec<_>>(), [NoteKind::DeletedText]);
}

#[test]
fn tables_are_cut_at_their_widest() {
    let wide: Vec<String> = (0..300).map(|_| cell(&span(9_999_999), "a")).collect();
    let document = parts(&table(&[row("", &wide), row("", &[cell("", "b"), cell("", "c")])]), &[]);
    assert_eq!(shown(&document), "[2×2 0:a(1×2) | 0:b 1:c]");
    assert_eq!(document.notes.iter().map(|note| note.kind.clone()).collect::<Vec<_>>(), [NoteKind::TableTooWide]);
}

#[test]
fn borders_moved_by_hand_are_one_border() {
    let grid = |widths: &[u32]| {
        let cols: String = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
        format!("<w:tblGrid>{cols}</w:tblGrid>")
    };
    let uneven = |widths: &[u32]| {
        let rows = [
            row("", &[cell("", "a"), cell(&span(2), "b"), cell("", "c")]),
            row("", &[cell(&span(2), "d"), cell("", "e"), cell("", "f")]),
        ];
        body(&format!("<w:tbl>{}{}</w:tbl>", grid(widths), rows.concat()))
    };
    assert_eq!(uneven(&[900, 30, 900, 900]), "[2×3 0:a 1:b 2:c | 0:d 1:e 2:f]");
    let apart = "[2×4 0:a 1:b(1×2) 3:c | 0:d(1×2) 2:e 3:f]";
    assert_eq!(uneven(&[900, 300, 900, 900]), apart);
    assert_eq!(uneven(&[900, 0, 900, 900]), apart, "widths that are not told");
    let narrow =
        [row("", &[cell("", "a"), cell("", "b"), cell("", "c")]), row("", &[cell(&span(2), "d"), cell("", "e")])];
    let narrow = format!("<w:tbl>{}{}</w:tbl>", grid(&[900, 30, 900]), narrow.concat());
    assert_eq!(body(&narrow), "[2×3 0:a 1:b 2:c | 0:d(1×2) 2:e]", "a column with a cell stays");
}
