//! What other programs were caught by when tables are pasted, each by its name. Given without a file name, as from the
//! clipboard of another program or a pipe.

use super::{Block, show};
use crate::doc::NoteKind;
use crate::read::{Kind, Source, read};

/// The format the bytes were read as, and the blocks.
fn taken(bytes: &[u8]) -> (Kind, Vec<String>) {
    let reading = read(&Source { name: None, bytes }).expect("it is read");
    (reading.kind, reading.document.blocks.iter().map(|block: &Block| show(block)).collect())
}

fn as_page(text: &str) -> Vec<String> {
    let (kind, blocks) = taken(text.as_bytes());
    assert_eq!(kind, Kind::Html, "{}", &text[..text.len().min(60)]);
    blocks
}

/// The rows as Excel copies them; Windows puts places in bytes before the page.
fn copied(columns: &str, rows: &str) -> String {
    format!(
        "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000002000\r\nStartFragment:0000000300\r\nEndFragment:0000001900\r\n\r\n\
         <html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\r\n<head>\r\n\
         <meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\r\n<meta name=ProgId content=Excel.Sheet>\r\n\
         <style>\r\n<!--tr\r\n\t{{mso-height-source:auto;}}\r\n.xl65\r\n\t{{mso-number-format:\"\\#\\,\\#\\#0\\.00_ \";}}\r\n-->\r\n</style>\r\n\
         </head>\r\n<body link=\"#0563C1\">\r\n<table border=0 cellpadding=0 cellspacing=0 width=288>\r\n<!--StartFragment-->\r\n\
         {columns}\r\n{rows}\r\n<!--EndFragment-->\r\n</table>\r\n</body>\r\n</html>\r\n"
    )
}

const ROW: &str = " <tr height=19>\r\n  <td class=xl65 x:str>合计</td>\r\n  <td class=xl65 align=right x:num=\"1858.6\">1,858.60<span style='mso-spacerun:yes'>&nbsp;</span></td>\r\n  <td class=xl65>元</td>\r\n </tr>\r\n";

#[test]
fn the_lines_of_windows_before_the_page() {
    assert_eq!(as_page(&copied("", ROW)), ["合计|1,858.60|元"]);
}

#[test]
fn a_piece_without_a_page_around_it() {
    let table = "<table><tr><td>甲</td><td>1</td></tr></table>";
    for begin in ["", "\r\n<!--StartFragment-->", "<meta charset='utf-8'>", "<style>td{color:red}</style>"] {
        assert_eq!(as_page(&format!("{begin}{table}<!--EndFragment-->")), ["甲|1"], "{begin}");
    }
    let sheets = "<google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px solid #cccccc;}--></style>";
    let cells =
        "<table data-sheets-root=\"1\"><tr><td data-sheets-value=\"{}\">甲</td><td>1</td><td>2</td></tr></table>";
    assert_eq!(as_page(&format!("{sheets}{cells}</google-sheets-html-origin>")), ["甲|1|2"]);
}

#[test]
fn a_span_that_is_no_merge_loses_no_cell() {
    let flows =
        " <tr><td class=xl65 colspan=2 style='mso-ignore:colspan'>一般公共预算财政拨款收入</td><td>5.00</td></tr>";
    assert_eq!(as_page(&copied("", &format!("{ROW}{flows}"))), ["合计|1,858.60|元/一般公共预算财政拨款收入||5.00"]);
}

#[test]
fn hidden_rows_and_columns_are_in_the_page_all_the_same() {
    let columns = " <col width=72>\r\n <col width=0 style='display:none;mso-width-source:userset;mso-width-alt:0'>\r\n <col width=72 span=2>";
    let rows = " <tr><td>甲</td><td>藏</td><td>1</td><td>2</td></tr>\r\n <tr height=0 style='display:none'><td>隐</td><td>9</td><td>9</td><td>9</td></tr>\r\n\
                 <tr><td>乙</td><td>藏</td><td>3</td><td>4</td></tr>";
    let page = copied(columns, rows);
    assert_eq!(as_page(&page), ["甲|1|2/乙|3|4"]);
    let notes = read(&Source { name: None, bytes: page.as_bytes() }).expect("it is read").document.notes;
    assert!(notes.iter().any(|note| note.kind == NoteKind::HiddenCells));
}

#[test]
fn the_row_for_columns_that_do_not_align_adds_none() {
    let end = " <![if supportMisalignedColumns]>\r\n <tr height=0 style='display:none'>\r\n  <td width=72></td>\r\n  <td width=72></td>\r\n  <td width=72></td>\r\n </tr>\r\n <![endif]>";
    assert_eq!(as_page(&copied("", &format!("{ROW}{end}"))), ["合计|1,858.60|元"]);
}

#[test]
fn text_rows_end_with_a_line_end_and_cells_hold_some() {
    let (kind, blocks) = taken("项目\t预算数\t备注\r\n\"基本\n支出\"\t1.00\t\r\n合计\t2.00\t甲\r\n".as_bytes());
    assert_eq!((kind, blocks), (Kind::Markdown, vec!["项目|预算数|备注/基本\n支出|1.00|/合计|2.00|甲".to_owned()]));
}

#[test]
fn styles_of_excel_online_are_no_text() {
    let page = "<html><head></head><body><div ccp_infra_version='3'><style>table {mso-displayed-decimal-separator:\"\\.\";} td {padding:0}</style>\
                <table width=192><col width=64 span=3><tr height=20><td class=xl65>甲</td><td align=right>1</td><td>2</td></tr></table></div></body></html>";
    assert_eq!(as_page(page), ["甲|1|2"]);
}

#[test]
fn comments_before_the_text_of_wps_are_no_end() {
    let styles = "<w:LsdException Locked=\"false\" Priority=\"99\" Name=\"index 1\"/>".repeat(4000);
    let page = format!(
        "<html xmlns:w=\"urn:schemas-microsoft-com:office:word\"><head><meta name=ProgId content=Word.Document><!--[if gte mso 9]><xml><w:WordDocument>\
         </w:WordDocument></xml><![endif]--><!--[if gte mso 9]><xml><w:LatentStyles DefLockedState=\"false\">{styles}</w:LatentStyles></xml><![endif]-->\
         <style>@font-face{{font-family:\"宋体\";}}</style></head><body style=\"tab-interval:21pt;\"><!--StartFragment--><p class=MsoNormal><span>一、收入说明</span></p>\
         <table class=MsoTableGrid><tr><td><p class=MsoNormal>甲<o:p></o:p></p></td><td><p class=MsoNormal>1</p></td></tr></table><!--EndFragment--></body></html>"
    );
    assert_eq!(as_page(&page), ["一、收入说明", "甲|1"]);
}

#[test]
fn tables_in_cells_of_word_are_found() {
    let inner = "<table><tr><td>乙</td><td>2</td></tr></table>";
    let page = format!(
        "<html><body><table class=MsoTableGrid><tr><td>甲</td><td>1</td><td>3</td></tr><tr><td>丙</td><td>{inner}</td><td>4</td></tr></table></body></html>"
    );
    assert_eq!(as_page(&page), ["甲|1|3/丙||4", "乙|2"]);
}

#[test]
fn heading_rows_that_word_repeats_are_one_heading() {
    let page = "<html><body><table><thead><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes;page-break-inside:avoid'><td><p>项目</p></td><td><p>数</p></td></tr>\
                <tr><td><p>栏次</p></td><td><p>1</p></td></tr></thead><tr><td><p>甲</p></td><td><p>1</p></td></tr></table></body></html>";
    assert_eq!(as_page(page), ["项目|数/栏次|1/甲|1"]);
}
