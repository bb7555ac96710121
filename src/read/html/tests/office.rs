//! What Excel, WPS and Word put on the clipboard, and pages they save.

use super::{hidden, shown};

/// A page of Excel around the rows of a table.
fn excel(rows: &str) -> String {
    format!(
        "Version:1.0\r\nStartHTML:0000000205\r\nEndHTML:0000001234\r\nStartFragment:0000000400\r\nEndFragment:0000001200\r\n\
         SourceURL:file:///C:\\\\a.xlsx\r\n\r\n<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"\r\n\
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\r\n<head>\r\n<meta name=ProgId content=Excel.Sheet>\r\n\
         <!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>表</x:Name></x:ExcelWorkbook></xml><![endif]-->\r\n\
         <style>\r\n<!--table\r\n\t{{mso-displayed-decimal-separator:\"\\.\";}}\r\n.xl65\r\n\t{{mso-number-format:\"\\#\\,\\#\\#0\\.00\";}}\r\n-->\r\n\
         </style>\r\n</head>\r\n\r\n<body link=blue>\r\n\r\n<table border=0 cellpadding=0 cellspacing=0 width=216>\r\n\
         <!--StartFragment-->\r\n{rows}\r\n<!--EndFragment-->\r\n</table>\r\n\r\n</body>\r\n\r\n</html>\r\n"
    )
}

#[test]
fn excel_rows() {
    let rows = " <col width=72 span=3 style='width:54pt'>\r\n <tr height=19 style='height:14.25pt'>\r\n\
                  <td height=19 class=xl65 width=72\r\n  style='height:14.25pt'>项目<br style='mso-data-placement:same-cell'>名称</td>\r\n\
                  <td class=xl65 align=right x:num=\"1858.6\">1,858.60<span style='mso-spacerun:yes'>&nbsp;</span></td>\r\n  <td></td>\r\n </tr>";
    assert_eq!(shown(&excel(rows)), ["项目\n名称|1,858.60"]);
}

#[test]
fn text_that_flows_over_is_no_merge() {
    let rows =
        "<tr><td colspan=3 style='mso-ignore:colspan'>单位：万元</td></tr><tr><td>甲</td><td>乙</td><td>丙</td></tr>";
    assert_eq!(shown(&excel(rows)), ["单位：万元", "甲|乙|丙"]);
    let rows =
        "<tr><td rowspan=2 style='mso-ignore:colspan-rowspan' colspan=2>图</td><td>a</td></tr><tr><td>b</td></tr>";
    assert_eq!(shown(&excel(rows)), ["图||a/||b"]);
}

#[test]
fn hidden_rows_and_columns_of_excel() {
    let rows = "<col width=72><col width=0 span=2 style='display:none;mso-width-source:userset;mso-width-alt:0'><col width=72>\
                <tr><td colspan=3>收入</td><td>支出</td></tr>\
                <tr height=0 style='display:none;mso-height-source:userset'><td>隐</td><td>1</td><td>2</td><td>3</td></tr>\
                <tr><td>甲</td><td>藏</td><td>9</td><td>乙</td></tr>";
    assert_eq!(hidden(&excel(rows)), (vec!["收入|支出/甲|乙".to_owned()], true));
    let rows = "<col width=0 style='mso-width-source:userset;mso-width-alt:0'><tr><td></td><td>甲</td><td>乙</td></tr>";
    assert_eq!(hidden(&excel(rows)), (vec!["甲|乙".to_owned()], false));
}

#[test]
fn a_merged_cell_is_seen_as_long_as_a_part_is() {
    let rows = "<tr style='display:none'><td rowspan=2>合</td><td>1</td></tr><tr><td>2</td></tr>";
    assert_eq!(hidden(&excel(rows)), (vec!["合|2".to_owned()], true));
}

#[test]
fn the_row_that_sets_widths_is_no_news() {
    let rows = "<tr><td>甲</td><td>1</td></tr>\r\n <![if supportMisalignedColumns]>\r\n <tr height=0 style='display:none'>\r\n\
                  <td width=72 style='width:54pt'></td>\r\n  <td width=72 style='width:54pt'></td>\r\n </tr>\r\n <![endif]>";
    assert_eq!(hidden(&excel(rows)), (vec!["甲|1".to_owned()], false));
}

#[test]
fn wps_tables() {
    let page = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns=\"http://www.w3.org/TR/REC-html40\"><head>\
                <meta name=\"ProgId\" content=\"Excel.Sheet\"/><style>@page{margin:1in;}.et2{mso-pattern:auto;}</style></head><body><!--StartFragment-->\
                <table width=\"200.27\" border=\"0\" style='border-collapse:collapse;'>\
                <col width=\"100\" style='mso-width-source:userset;mso-width-alt:3200;'/><col width=\"100\"/>\
                <tr height=\"18\"><td class=\"et2\" height=\"18\" x:str>功能科目</td><td class=\"et2\" x:num=\"12.5\" align=\"right\">12.50 </td></tr>\
                </table><!--EndFragment--></body></html>";
    assert_eq!(shown(page), ["功能科目|12.50"]);
}

#[test]
fn a_long_block_of_styles_hides_nothing() {
    let latent = "<w:LsdException Locked=\"false\" Name=\"heading 1\"></w:LsdException>".repeat(5000);
    let page = format!(
        "<head><!--[if gte mso 9]><xml><w:LatentStyles>{latent}</w:LatentStyles></xml><![endif]--></head>\
         <xml><w:LatentStyles>{latent}字</w:LatentStyles></xml><xml/><style>{}</style><p class=MsoNormal>正文<o:p></o:p></p><p><o:p>&nbsp;</o:p></p><p>完<o:p/>结</p>",
        "p.a{mso-style-name:正文;}\n".repeat(5000)
    );
    assert_eq!(shown(&page), ["正文", "完结"]);
    assert_eq!(
        shown("<body><style>.x1 {border:0}</style><div><table><tr><td>1<td>2</table></div>"),
        ["1|2"],
        "Excel Online"
    );
}

#[test]
fn words_that_word_prints_by_itself() {
    let item = |marker: &str, words: &str| {
        format!(
            "<p class=MsoListParagraph style='text-indent:-36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span\n\
             lang=EN-US style='mso-fareast-font-family:宋体'><span style='mso-list:Ignore'>{marker}<span\n\
             style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{words}</p>"
        )
    };
    assert_eq!(shown(&item("一、", "部门职责")), ["一、部门职责"]);
    assert_eq!(shown(&item("1.", "<b> 收入</b>预算")), ["1.收入预算"]);
    assert_eq!(shown(&item("l", "圆点")), ["圆点"]);
    assert_eq!(shown(&item("·", "圆点")), ["圆点"]);
}

#[test]
fn changes_and_hidden_words_of_word() {
    let page = "<p class=MsoNormal>预算<span class=msoIns><ins>数</ins></span><strike class=msoDel>额</strike><del>度</del>\
                <span style='display:none;mso-hide:all'>隐</span><a style='mso-comment-reference:A_1'></a><![if !supportAnnotations]>批<![endif]></p>\
                <p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p>";
    assert_eq!(shown(page), ["预算数批"]);
}

#[test]
fn remarks_of_word_are_no_text() {
    let page = "<p class=MsoNormal>收入<span class=MsoCommentReference><![if !supportAnnotations]><a class=msocomanchor\n\
                href=\"#_msocom_1\">[张1]</a><![endif]></span>预算</p><div style='mso-element:comment-list'><![if !supportAnnotations]>\
                <div style='mso-element:comment'><p class=MsoCommentText>核对</p></div><![endif]></div>";
    assert_eq!(shown(page), ["收入预算"]);
}

#[test]
fn word_repeats_heading_rows() {
    let page = "<table class=MsoTableGrid><thead><tr style='mso-yfti-irow:0'><td width=10 valign=top><p class=MsoNormal>项目<o:p></o:p></p></td>\
                <td><p>数</p></td></tr></thead><tr><td><p>甲</p></td><td><p>1</p></td></tr></table>";
    assert_eq!(shown(page), ["项目|数/甲|1"]);
}
