//! Pages nobody wrote.

use super::*;

/// Cells lie inside the table and do not overlap.
pub(super) fn assert_cells(page: &str) {
    for block in &read(page).blocks {
        let Block::Table(table) = block else { continue };
        let mut taken = vec![false; (table.rows * table.cols) as usize];
        for cell in &table.cells {
            assert!(cell.rows > 0 && cell.cols > 0, "{page:?}");
            for (row, col) in (cell.row..cell.row + cell.rows)
                .flat_map(|row| (cell.col..cell.col + cell.cols).map(move |col| (row, col)))
            {
                assert!(row < table.rows && col < table.cols, "{page:?}");
                let place = &mut taken[(row * table.cols + col) as usize];
                assert!(!std::mem::replace(place, true), "{page:?}");
            }
        }
    }
}

/// A small generator of numbers that look random and are the same every time.
fn numbers(mut state: u64) -> impl FnMut() -> usize {
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    }
}

const PAGE: &str = "Version:1.0\r\n<html><!--[if x]><xml>a</xml><![endif]--><style>td{}</style><body><h1>预算</h1><p>收入<b>合计</b>1&nbsp;2&ge;\
    <table><caption>表</caption><col width=9><col span=2 style='display:none;mso-width-source:userset'><thead><tr><td rowspan=3>甲<td colspan=3>乙\
    <tr style='display:none'><td>丙<td colspan=2 style='mso-ignore:colspan'>丁</tr><tbody><tr><td>1<td rowspan=9 colspan=2>2<table><tr><td>内<td>外</table>\
    </table><ol type=i><li><span style='mso-list:Ignore'>1.&nbsp;</span>戊<li>己</ol><div hidden><table><tr><td>庚</table></div><pre>a\n b</pre></html>";

#[test]
fn every_beginning_and_every_change_is_read() {
    let bytes = PAGE.as_bytes();
    for cut in 0..bytes.len() {
        assert_cells(&String::from_utf8_lossy(&bytes[..cut]));
    }
    let mut next = numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..2000 {
        let mut bytes = bytes.to_vec();
        for _ in 0..1 + next() % 8 {
            let at = next() % bytes.len();
            bytes[at] = next() as u8;
        }
        assert_cells(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn any_order_of_tags_is_read() {
    const PIECES: [&str; 36] = [
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<td rowspan=2>",
        "<td rowspan=3 colspan=2>",
        "<td colspan=3>",
        "<td colspan=2 style=mso-ignore:colspan>",
        "<tr style=display:none>",
        "<td hidden>",
        "<tbody>",
        "</tbody>",
        "<caption>",
        "<col width=0 style='mso-width-alt:0'>",
        "<col>",
        "<colgroup span=2>",
        "<p>",
        "</p>",
        "<div hidden>",
        "</div>",
        "<span hidden>",
        "<span style=mso-list:Ignore>",
        "</span>",
        "<ol>",
        "<li>",
        "</ol>",
        "<h2>",
        "</h1>",
        "<br>",
        "甲",
        " ",
        "1.",
        "<b>",
        "</b>",
    ];
    let mut next = numbers(42);
    for _ in 0..8000 {
        assert_cells(&(0..next() % 50).map(|_| PIECES[next() % PIECES.len()]).collect::<String>());
    }
}

#[test]
fn depth_and_length_cost_no_stack() {
    for tag in [
        "<div>",
        "<b>",
        "<table>",
        "<table><tr><td>",
        "<p>",
        "<ul><li>",
        "<td>",
        "<tr>",
        "<div hidden>",
        "<del>",
        "</div>",
        "<svg>",
    ] {
        read(&format!("<p>甲{}乙", tag.repeat(20_000)));
    }
    let deep = format!("{}<p>甲{}", "<font>".repeat(1000), "<table><tr><td>1<td>2</table>");
    assert_eq!(shown(&deep), ["甲", "1|2"]);
    let deep = format!("{}<style>a</style>甲", "<div>".repeat(1000));
    assert_eq!(shown(&deep), ["甲"]);
}

#[test]
fn limits_are_noted() {
    let kinds = |page: &str| read(page).notes.into_iter().map(|note| note.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&format!("<table><tr>{}", "<td>1".repeat(300))), [NoteKind::TableTooWide]);
    assert_eq!(kinds(&format!("<table><td>1{}", "<tr>".repeat(300_001))), [NoteKind::TableTooLong]);
}
