use super::*;
use crate::doc::{Block, Document, NoteKind, Table};
use crate::text::Span;

/// Paragraphs as they are, headings with their signs, tables as rows.
fn outline(document: &Document) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Heading { level, text } => format!("{} {}", "#".repeat(usize::from(*level)), text.text),
        Block::Paragraph { text } => text.text.clone(),
        Block::Table(table) => rows(table).join(" / "),
    };
    document.blocks.iter().map(line).collect()
}

fn rows(table: &Table) -> Vec<String> {
    let row = |row| (0..table.cols).map(|col| table.text(row, col).to_owned()).collect::<Vec<_>>().join("|");
    (0..table.rows).map(row).collect()
}

fn table(source: &str) -> Table {
    let tables = parse(source).blocks.into_iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let [table] = <[Table; 1]>::try_from(tables.collect::<Vec<_>>()).expect("one table");
    table
}

#[test]
fn pipe_tables_of_every_print() {
    for (source, expected) in [
        ("| 甲 | 乙 |\n|---|:-:|\n| 1 | 2 |", "甲|乙 / 1|2"),
        ("甲 | 乙\n--- | ---\n1 | 2", "甲|乙 / 1|2"),
        ("|   |   |\n|---|---|\n| 1 | 2 |", "| / 1|2"),
        ("|---|---|\n| 1 | 2 |", "1|2"),
        ("| 1 | 2 |\n| 3 | 4 |", "1|2 / 3|4"),
        ("| 甲 | 乙 |\n|-|-|\n| - | - |\n| 1 |\n| 1 | 2 | 3 |", "甲|乙| / -|-| / 1|| / 1|2|3"),
        ("| a\\|b | `c\\|d` |\n|---|---|", "a|b|c|d"),
        ("> | 甲 | 乙 |\n> |---|---|\n> | 1 | 2 |", "甲|乙 / 1|2"),
        ("| 甲 | 乙\n|---|---\n| 1 | 2", "甲|乙 / 1|2"),
        ("+---+---+\n| 甲 | 乙 |\n+===+===+\n| 1 | 2 |\n+---+---+", "甲|乙 / 1|2"),
        ("| <b>合计</b> | $\\geq 100$ |\n|---|---|\n| 预算<br>规模 | |", "合计|≥100 / 预算\n规模|"),
        ("| 甲 |\r\n|---|\r\n| 1 |\r\n", "甲 / 1"),
    ] {
        assert_eq!(outline(&parse(source)), [expected], "{source}");
    }
}

#[test]
fn blank_cells_know_their_place() {
    let table = table("| 甲 | 乙 |\n|---|---|\n| 1 |   |\n|| 2 |");
    let place = |row, col| table.cell(row, col).and_then(|cell| cell.text.source(Span::new(0, 0)));
    assert_eq!(place(1, 1), Some(Span::new(25, 28)));
    assert_eq!(place(2, 0), Some(Span::new(31, 31)));
}

#[test]
fn html_tables_with_merged_cells() {
    for (source, expected, spans) in [
        (
            "<table><tr><td rowspan=\"2\">序号</td><td colspan='2'>收入</td></tr><tr><td>项目</td><td>预算数</td></tr></table>",
            "序号|收入| / |项目|预算数",
            vec![(2, 1), (1, 2), (1, 1), (1, 1)],
        ),
        ("<TABLE border=1><thead><TR><TH>甲<TH>乙<tbody><TR><TD>1<TD>2</TABLE>", "甲|乙 / 1|2", vec![(1, 1); 4]),
        ("<table><tr><td>甲</td><td>乙\n<tr><td>1</td>", "甲|乙 / 1|", vec![(1, 1); 3]),
        ("<table><tr><td rowspan=9 colspan=9>甲</td></tr></table>", "甲||||||||", vec![(1, 9)]),
        (
            "<table><tr><td>甲<table><tr><td>内</td></tr></table></td><td>乙</td></tr></table>",
            "甲内|乙",
            vec![(1, 1); 2],
        ),
        (
            "<table><tr><td colspan=2 style='mso-ignore:colspan'>甲</td><td>乙</td></tr></table>",
            "甲||乙",
            vec![(1, 1); 2],
        ),
        ("<table><tr><td>≥ 5 &lt; 6<br/>x</td></tr></table>", "≥ 5 < 6\nx", vec![(1, 1)]),
    ] {
        let table = table(source);
        assert_eq!(rows(&table).join(" / "), expected, "{source}");
        assert_eq!(table.cells.iter().map(|cell| (cell.rows, cell.cols)).collect::<Vec<_>>(), spans, "{source}");
    }
}

#[test]
fn html_tables_among_text() {
    for (source, expected) in [
        ("前<table><tr><td>1</td></tr></table>后", vec!["前", "1", "后"]),
        (
            "<table><caption>表一</caption><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table>",
            vec!["表一", "1", "2"],
        ),
        ("<table><tr><td>1</td></tr>\n\n正文", vec!["1", "正文"]),
        ("<table>\n\n<tr><td>1</td></tr>\n\n</table>\n\n正文", vec!["1", "正文"]),
        ("<table>", vec![]),
        ("<p>正文</p>", vec!["正文"]),
    ] {
        assert_eq!(outline(&parse(source)), expected, "{source}");
    }
}

#[test]
fn rows_pasted_from_a_spreadsheet() {
    for (source, expected) in [
        ("序号\t收入\r\n1\t1858.60\r\n", vec!["序号|收入 / 1|1858.60"]),
        ("标题\n甲\t乙\n\t2\n\t\n正文", vec!["标题", "甲|乙 / |2", "正文"]),
        ("甲\t\"预算规模及\n资金用途\"\n1\t\"说\"\"明\"\"\"", vec!["甲|预算规模及\n资金用途 / 1|说\"明\""]),
        ("甲\u{7}\t乙\n1\t\u{200b}2", vec!["甲|乙 / 1|2"]),
        ("\t第一段\n\t第二段", vec!["第一段", "第二段"]),
        ("一\t二", vec!["一\t二"]),
        ("\"引用\"一句。\n又一句。", vec!["\"引用\"一句。", "又一句。"]),
    ] {
        assert_eq!(outline(&parse(source)), expected, "{source}");
    }
}

#[test]
fn headings_lists_and_paragraphs() {
    for (source, expected) in [
        ("# 一、收支\n## 总表 ##\n###甲", vec!["# 一、收支", "## 总表", "### 甲"]),
        ("### **九、其他**", vec!["### 九、其他"]),
        ("标题\n===\n\n次标题\n---\n正文", vec!["# 标题", "## 次标题", "正文"]),
        ("正文\n\n---\n\n* * *\n正文", vec!["正文", "正文"]),
        ("- 甲\n* 乙\n1. 丙\n2、丁\n• 戊", vec!["甲", "乙", "1. 丙", "2、丁", "戊"]),
        ("> 引文", vec!["引文"]),
        ("```\na **b**\n\nc\n```\n尾", vec!["a **b**", "c", "尾"]),
        ("```markdown\n# 甲\n```\n乙", vec!["# 甲", "乙"]),
        ("```\n# 甲", vec!["# 甲"]),
        ("#甲#", vec!["# 甲#"]),
        ("#1 不是标题", vec!["#1 不是标题"]),
        ("预算年度：2024\n单位：万元", vec!["预算年度：2024", "单位：万元"]),
        (
            "2024年本单位预算总收入一千八百五十八万六千元，其中一般公共预算收入一千\n八百五十八万六千元。\n二、支出",
            vec![
                "2024年本单位预算总收入一千八百五十八万六千元，其中一般公共预算收入一千八百五十八万六千元。",
                "二、支出",
            ],
        ),
        (
            "a line of Latin words that is long enough to\nbe wrapped",
            vec!["a line of Latin words that is long enough to be wrapped"],
        ),
    ] {
        assert_eq!(outline(&parse(source)), expected, "{source}");
    }
}

#[test]
fn words_without_their_markup() {
    for (source, expected) in [
        ("**10、机关运行经费：**是指", "10、机关运行经费：是指"),
        ("9、**“三公”经费**：纳入", "9、“三公”经费：纳入"),
        ("*注*：甲", "注：甲"),
        ("__甲__ ~~乙~~", "甲 乙"),
        ("3*4*5", "3*4*5"),
        ("a_b_c", "a_b_c"),
        ("≥**%，**人次", "≥**%，**人次"),
        ("\\*甲\\* 79.47\\%", "*甲* 79.47%"),
        ("$\\geq 100$ 人", "≥100 人"),
        ("$\\leq 79.47 \\text{ 万元}$", "≤79.47万元"),
        ("$$ 95\\% $$", "95%"),
        ("\\leq 5 \\times 3", "≤5 ×3"),
        ("$5 and $6", "$5 and $6"),
        ("\\alpha", "\\alpha"),
        ("&ge;5&nbsp;&#x4e07;&bogus; &", "≥5 万&bogus; &"),
        ("m<sup>2</sup> a<b 且 c>d <5%", "m2 a<b 且 c>d <5%"),
        ("甲<!-- 注 -->乙<br/>丙", "甲乙\n丙"),
        ("`a*b*` `", "a*b* `"),
        ("[一、**概况**](#_Toc1) ![图](data:image/png;base64,AAAA)〔2024〕[5](甲)", "一、概况 〔2024〕[5](甲)"),
        ("18\u{200b}58\u{7}.60", "1858.60"),
    ] {
        assert_eq!(outline(&parse(source)), [expected], "{source}");
    }
}

#[test]
fn a_character_made_from_markup_leads_back_to_it() {
    let document = parse("甲 $\\geq 100$<br>乙");
    let Block::Paragraph { text } = &document.blocks[0] else { panic!("a paragraph") };
    assert_eq!(text.text, "甲 ≥100\n乙");
    assert_eq!(text.source(Span::new(2, 3)), Some(Span::new(3, 7)));
    assert_eq!(text.source(Span::new(3, 6)), Some(Span::new(8, 11)));
    assert_eq!(text.source(Span::new(6, 7)), Some(Span::new(12, 16)));
}

#[test]
fn large_and_hostile_inputs_are_cut_not_suffered() {
    let kinds = |source: &str| parse(source).notes.iter().map(|note| note.kind.clone()).collect::<Vec<_>>();
    assert_eq!(kinds(&"|".repeat(1 << 20)), [NoteKind::TableTooWide]);
    assert_eq!(kinds(&"|1|\n".repeat(300_001)), [NoteKind::TableTooLong]);
    assert_eq!(table(&"|1|\n".repeat(300_001)).rows, 300_000);
    for noise in [
        "<",
        "<table>",
        "<table><tr><td>",
        "<table></table>",
        "$",
        "`",
        "``a`",
        "[",
        "[a](",
        "<!--",
        "*",
        "**a",
        "_",
        "&",
        "\\",
        "\"\n",
        "\t\"x",
        ">",
        "#",
        "\t\n",
        "|\n",
        "<a ",
        "```\na\n",
        "~~~\n```\n",
        "- ",
        "\r",
        "+-+\n",
        "</table><table>\n\n",
        "![a](b",
        "$a",
    ] {
        parse(&noise.repeat(20_000));
    }
}
