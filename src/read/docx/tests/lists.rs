//! Numbers that Word prints by itself.

use super::{parts, shown};

/// A level of a list.
fn level(place: u32, format: &str, words: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{words}"/></w:lvl>"#
    )
}

fn model(id: &str, levels: &[String]) -> String {
    format!(r#"<w:abstractNum w:abstractNumId="{id}">{}</w:abstractNum>"#, levels.concat())
}

fn list(id: &str, model: &str, more: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{model}"/>{more}</w:num>"#)
}

/// A paragraph that is an item of a list.
fn item(list: &str, level: u32, words: &str) -> String {
    let number = format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#);
    format!("<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn numbered(body: &str, numbering: &[String], styles: &str) -> String {
    let numbering = format!("<w:numbering>{}</w:numbering>", numbering.concat());
    shown(&parts(body, &[("word/numbering.xml", &numbering), ("word/styles.xml", styles)]))
}

#[test]
fn levels_count_and_begin_anew() {
    let levels = [
        level(0, "chineseCountingThousand", "%1、", ""),
        level(1, "chineseCounting", "（%2）", ""),
        level(2, "decimal", "%3.", ""),
        level(3, "decimalEnclosedCircle", "%4", r#"<w:suff w:val="nothing"/><w:lvlRestart w:val="0"/>"#),
    ];
    let numbering = [model("0", &levels), list("1", "0", "")];
    let words: String =
        [(0, "甲"), (1, "乙"), (1, "丙"), (2, "丁"), (3, "戊"), (0, "己"), (1, "庚"), (2, "辛"), (3, "壬")]
            .map(|(level, words)| item("1", level, words))
            .concat();
    let printed = "一、甲¶（一）乙¶（二）丙¶1. 丁¶①戊¶二、己¶（一）庚¶1. 辛¶②壬";
    assert_eq!(numbered(&words, &numbering, ""), printed);
}

#[test]
fn upper_numbers_stand_in_lower_ones() {
    let levels = [
        level(0, "chineseCounting", "%1", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "lowerLetter", "%1-%3)", r#"<w:suff w:val="space"/>"#),
    ];
    let numbering = [model("0", &levels), list("1", "0", "")];
    let words = item("1", 1, "a") + &item("1", 0, "b") + &item("1", 0, "c") + &item("1", 1, "d") + &item("1", 2, "e");
    assert_eq!(numbered(&words, &numbering, ""), "1.1 a¶一 b¶二 c¶2.1 d¶二-a) e");
}

#[test]
fn lists_of_one_model_go_on_unless_they_begin_anew() {
    let start = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>"#;
    let own = format!(r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#, level(0, "upperRoman", "%1", ""));
    let numbering = [
        model("0", &[level(0, "decimal", "%1.", "")]),
        list("1", "0", ""),
        list("2", "0", ""),
        list("3", "0", start),
        list("4", "0", &own),
    ];
    let words: String = ["1", "2", "3", "3", "1", "4", "9"].map(|list| item(list, 0, "a")).concat();
    assert_eq!(numbered(&words, &numbering, ""), "1. a¶2. a¶5. a¶6. a¶7. a¶VIII a¶a");
}

#[test]
fn bullets_and_hidden_numbers_are_left_out() {
    let numbering = [
        model("0", &[level(0, "bullet", "•", ""), level(1, "none", "", "")]),
        model("1", &[level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>")]),
        list("1", "0", ""),
        list("2", "1", ""),
    ];
    let words = item("1", 0, "a") + &item("1", 1, "b") + &item("2", 0, "c") + &item("1", 77, "d");
    assert_eq!(numbered(&words, &numbering, ""), "a¶b¶c¶d");
}

#[test]
fn styles_number_their_paragraphs() {
    let first = level(0, "decimal", "第%1部分", r#"<w:pStyle w:val="a"/>"#);
    let second = level(1, "chineseCounting", "%2、", r#"<w:pStyle w:val="b"/>"#);
    let borrowed = r#"<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s"/></w:abstractNum>"#.to_owned();
    let numbering =
        [model("0", &[first, second, r#"<w:styleLink w:val="s"/>"#.to_owned()]), borrowed, list("1", "1", "")];
    let styles = r#"<w:styles><w:style w:styleId="a"><w:name w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style></w:styles>"#;
    let styled = |style: &str, more: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{style}</w:t></w:r></w:p>"#)
    };
    let out = r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#;
    let words = styled("a", "") + &styled("b", "") + &styled("b", out) + &styled("b", "") + &styled("a", "");
    assert_eq!(numbered(&words, &numbering, styles), "第1部分 a¶一、b¶b¶二、b¶第2部分 a");
}

#[test]
fn cells_are_numbered_though_they_are_empty() {
    let numbering = [model("0", &[level(0, "decimal", "%1", "")]), list("1", "0", "")];
    let row = |properties: &str, words: &str| {
        let number = item("1", 0, "");
        format!("<w:tr><w:tc><w:tcPr>{properties}</w:tcPr>{number}</w:tc><w:tc>{}</w:tc></w:tr>", super::p(words))
    };
    let rows = row(r#"<w:vMerge w:val="restart"/>"#, "a") + &row("<w:vMerge/>", "b") + &row("", "c");
    assert_eq!(numbered(&format!("<w:tbl>{rows}</w:tbl>"), &numbering, ""), "[3×2 0:1(2×1) 1:a | 1:b | 0:2 1:c]");
}
