//! Pages as browsers show them.

use super::{hidden, shown};

#[test]
fn blocks_are_paragraphs_and_lines_are_not_split_by_tags() {
    assert_eq!(
        shown(
            "<!DOCTYPE html><title>页名</title><body><h1>预算<b>公开</b></h1><div>一<span>二</span><p>三<p>四<br>五</div>六<hr>七"
        ),
        ["# 预算公开", "一二", "三", "四\n五", "六", "七"]
    );
    assert_eq!(
        shown(
            "<section><article>甲</article>乙</section><dl><dt>丙<dd>丁<dt>戊</dl><blockquote>己</blockquote><center>庚</center>"
        ),
        ["甲", "乙", "丙", "丁", "戊", "己", "庚"]
    );
    assert_eq!(shown("<p><b>粗<i>斜</b>体</i><p>第<font>二</p>段"), ["粗斜体", "第二", "段"]);
    assert_eq!(shown("<b><p>甲</b>乙</p>"), ["甲乙"], "the end of a part of a line ends no paragraph");
    assert_eq!(shown("<h2>一<p>二</p></h3>三"), ["## 一", "## 二", "三"]);
}

#[test]
fn blanks_shrink() {
    assert_eq!(shown("<p>  a \n\t b  <b> c</b>\u{3000}</p>"), ["a b c"]);
    assert_eq!(shown("<p>收入\n合计 <b>\n1</b>\r\n万元 a\nb</p>"), ["收入合计 1 万元 a b"], "no blank between Chinese");
    assert_eq!(shown("<p>部门：甲&nbsp;&nbsp; 单位：万元&nbsp;</p>"), ["部门：甲   单位：万元"]);
    assert_eq!(shown("<pre>甲  乙\n丙\u{1}\u{200b}</pre>"), ["甲  乙\n丙"]);
    assert_eq!(shown("<p style='white-space: pre-wrap'>甲  <span>乙</span></p><p>丙  丁"), ["甲  乙", "丙 丁"]);
}

#[test]
fn named_references() {
    assert_eq!(shown("<p>&ge;100&percnt; &lt;b&gt; A&amp;B &#20803; &yen 3"), ["≥100% <b> A&B 元 ¥ 3"]);
}

#[test]
fn what_is_not_shown_is_left_out() {
    assert_eq!(
        shown(
            "<head><style>p{}</style><script>a<b</script></head><noscript>甲</noscript><template><p>乙</template>\
             <!-- 丙 --><p hidden>丁<p style='DISPLAY : None'>戊</p><p style=visibility:hidden>己</p><input type=hidden value=庚>\
             <p>辛<del>壬</del><span class=msoDel>癸</span></p><select><option>子</select><div style='display:none'><table><tr><td>丑</table></div>寅"
        ),
        ["辛", "寅"]
    );
    assert_eq!(shown("<div>甲<del>乙<p>丙</del>丁</div>"), ["甲", "丁"]);
}

#[test]
fn numbers_of_lists_are_printed() {
    assert_eq!(shown("<ol><li>甲<li value=5><p>乙</p><li>丙</ol>"), ["1. 甲", "5. 乙", "6. 丙"]);
    assert_eq!(shown("<ul><li>甲<ol type=a start=2><li>乙</ol><li>丙</ul>丁"), ["甲", "b. 乙", "丙", "丁"]);
    assert_eq!(
        shown(
            "<ol style='list-style-type:cjk-ideographic'><li>总则<li></ol><ol type=I><li>x</ol><ol style=list-style:none><li>y</ol>"
        ),
        ["一、总则", "I. x", "y"]
    );
}

#[test]
fn tables() {
    assert_eq!(
        shown(
            "<table><caption>收入表</caption><thead><tr><th>项目<th>数<tbody><tr><td><p>甲</p><p>乙</p><td>1<br>2</table>尾"
        ),
        ["收入表", "项目|数/甲\n乙|1\n2", "尾"]
    );
    assert_eq!(shown("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>"), ["a{2×1}|b{1×2}/c|d"]);
    assert_eq!(shown("<table>甲<tr>乙<td>1</td>丙<td>2</tr></table>"), ["甲", "乙", "丙", "1|2"]);
    assert_eq!(shown("<table><tr><td>1<td>2</tr><p>甲"), ["甲", "1|2"], "a table without an end");
    assert_eq!(shown("<table><tr><td>0<td>1<tr><td>2<td><table><tr><td>3<td>4"), ["0|1/2|", "3|4"]);
    assert_eq!(shown("<table><tr><td>1<td>2</tr><table><tr><td>3<td>4"), ["1|2", "3|4"], "the first was never closed");
    assert_eq!(shown("<table><td>1<td>2</table></td></tr><td>3"), ["1|2", "3"]);
    assert_eq!(shown("<table><tr><td> <td>&nbsp;</table>"), Vec::<String>::new());
}

#[test]
fn spans_are_clamped() {
    assert_eq!(shown("<table><tr><td rowspan=0 colspan=0>a<td colspan=x>b</table>"), ["a|b"]);
    assert_eq!(shown("<table><tr><td>a<td rowspan=99999999>b<tr><td>c</table>"), ["a|b{2×1}/c"]);
    assert_eq!(shown("<table><tr><td>a<td rowspan=2>b<tr><td colspan=9>c<td>d</table>"), ["a|b{2×1}/c|d"]);
    assert_eq!(shown("<table><tbody><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td>d</table>"), ["a|b/c|d"]);
    assert_eq!(shown("<table><tr><td colspan=4000000000>a<td>b</table>"), ["a"]);
}

#[test]
fn nested_tables_follow() {
    let inner = "<table><tr><td>1<td>2</table>";
    assert_eq!(
        shown(&format!("<table><tr><td>甲<td>乙{inner}丙<tr><td>丁<td>戊</table>己")),
        ["甲|乙\n丙/丁|戊", "1|2", "己"]
    );
    assert_eq!(shown(&format!("<table><tr><td><h1>题</h1>甲{inner}<tr><td>乙</table>")), ["# 题", "甲", "1|2", "乙"]);
    assert_eq!(shown(&format!("<table><tr><td>左<td>{inner}右</table>")), ["左", "1|2", "右"]);
    assert_eq!(shown(&format!("<table><tr><td><table><tr><td>{inner}</table></table>")), ["1|2"]);
    assert_eq!(shown("<table><tr><td><p>甲</p><p>乙</p></table>"), ["甲", "乙"]);
    assert_eq!(shown("<table><tr><td>甲<tr><td>1</table>"), ["甲/1"]);
}

#[test]
fn a_frame_around_a_larger_table_is_no_table() {
    let inner = "<table><tr><td>1<td>2<tr><td>3<td>4<tr><td>5<td>6</table>";
    assert_eq!(
        shown(&format!("<table><tr><td colspan=2>页首<tr><td>导航<td>{inner}<tr><td colspan=2>页尾</table>")),
        ["页首", "导航", "1|2/3|4/5|6", "页尾"]
    );
}

#[test]
fn hidden_cells_take_no_place() {
    let page = "<table><tr><td colspan=2>a<td style='display:none'>x<tr><td>b<td>c</table>";
    assert_eq!(hidden(page), (vec!["a{1×2}/b|c".to_owned()], true));
    let page = page.replace('x', " ");
    assert_eq!(hidden(&page), (vec!["a{1×2}/b|c".to_owned()], false), "blank ones only fill up a merge");
    assert_eq!(hidden("<table><tr><td style=visibility:hidden>x<td>a</table>"), (vec!["|a".to_owned()], true));
}
