use super::*;
use crate::doc::Block;
use crate::text::Span;

/// Blocks as text: paragraphs as they are, tables with `|` between cells and `/` between rows.
fn shown(source: &str) -> Vec<String> {
    let row = |table: &crate::doc::Table, row| {
        let cells: Vec<&str> = table.row(row).iter().map(|cell| cell.text.text.as_str()).collect();
        cells.join("|")
    };
    let block = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text } => text.text.clone(),
        Block::Table(table) => (0..table.rows).map(|at| row(table, at)).collect::<Vec<_>>().join("/"),
    };
    read(source).blocks.iter().map(block).collect()
}

#[test]
fn separators_are_found() {
    assert_eq!(shown("项目,金额\n甲,1\n"), ["项目|金额/甲|1"]);
    assert_eq!(shown("项目\t金额\n甲\t1,234.50\n"), ["项目|金额/甲|1,234.50"]);
    assert_eq!(shown("项目;金额\n甲;1,234\n乙;5,678\n"), ["项目|金额/甲|1,234/乙|5,678"]);
    assert_eq!(shown("项目,金额\n甲;乙,1\n丙,2\n"), ["项目|金额/甲;乙|1/丙|2"]);
    assert_eq!(shown("标题，有逗号\n项目,\"a;b\"\n\"甲;乙\",1\n"), ["标题，有逗号", "项目|a;b/甲;乙|1"]);
}

#[test]
fn excel_may_name_the_separator() {
    assert_eq!(shown("sep=;\r\na;b,c\r\n1;2\r\n"), ["a|b,c/1|2"]);
    assert_eq!(shown("\"sep=|\"\n甲|1\n乙|2"), ["甲|1/乙|2"]);
    assert_eq!(shown("SEP=,\na;b,c\n1;2,3\n"), ["a;b|c/1;2|3"]);
}

#[test]
fn another_separator_is_told_and_taken_back() {
    let source = "项目;金额\n甲;1,234\n乙;5,678\n";
    assert_eq!(separator(source), b';');
    let wrong = separate(source, ',');
    assert_eq!(shown(&wrong), ["项目;金额", "甲;1|234/乙;5|678"]);
    assert_eq!(separate(&wrong, '\t'), format!("sep=\t{}", &wrong[5..]));
    assert_eq!(separate(&wrong, ';'), source, "what was found by itself needs no telling");
    assert_eq!(separate("sep=|\r\na|b\n", ';'), "sep=;\na|b\n");
}

#[test]
fn quoted_cells() {
    assert_eq!(
        shown("项目,\"一般公共\r\n预算\"\r\n\"称“甲”与\"\"乙\"\"\",\"1,858.60\"\r\n"),
        ["项目|一般公共\n预算/称“甲”与\"乙\"|1,858.60"]
    );
    assert_eq!(shown("a,\"b\nc,d\n1,2"), ["a|\"b/c|d/1|2"], "a quote that is not closed is a quote");
}

#[test]
fn no_extra_row_and_no_blank_columns() {
    assert_eq!(shown("a,b,,\r\n1,2,,\r\n3\r\n"), ["a|b/1|2/3"]);
    assert_eq!(shown("a,b\r1,2\r"), ["a|b/1|2"]);
    let document = read("a,b,c\n1\n,,3\n");
    let Some(Block::Table(table)) = document.blocks.first() else { panic!("a table") };
    assert_eq!((table.rows, table.cols, table.text(2, 2)), (3, 3, "3"));
}

#[test]
fn titles_units_and_notes_are_paragraphs() {
    let source = "收支总表,,,\n部门名称：档案馆,,,单位：万元\n项目,预算数,项目,预算数\n收入,1,支出,1\n其他,,,\n注：本表按功能分类填列。,,,\n,,,\n\
                  支出表,,,\n,,,金额单位：元\n科目,合计,基本,项目\n201,2,1,1\n这一行很长所以是表格下方的文字说明,,,\n完,,,\n";
    assert_eq!(
        shown(source),
        [
            "收支总表",
            "部门名称：档案馆",
            "单位：万元",
            "项目|预算数|项目|预算数/收入|1|支出|1/其他|||",
            "注：本表按功能分类填列。",
            "支出表",
            "金额单位：元",
            "科目|合计|基本|项目/201|2|1|1",
            "这一行很长所以是表格下方的文字说明",
            "完",
        ]
    );
    assert_eq!(shown("说明一\n说明二\n\n"), ["说明一", "说明二"]);
}

#[test]
fn a_heading_row_with_a_gap_stays_in_the_table() {
    assert_eq!(shown("序号,收入,\n,项目,预算数\n1,甲,2\n"), ["序号|收入|/|项目|预算数/1|甲|2"]);
    assert_eq!(shown(",收入,\n项目,预算数,决算数\n1,甲,2\n"), ["|收入|/项目|预算数|决算数/1|甲|2"]);
}

#[test]
fn a_unit_in_a_heading_is_no_line() {
    assert_eq!(
        shown("项目,数量,价值（金额单位：万元）\n资产总额,,386.42\n"),
        ["项目|数量|价值（金额单位：万元）/资产总额||386.42"]
    );
}

#[test]
fn every_word_has_its_place() {
    let document = read("部门：,\"乙\"\n项目,\"金\"\"额\"\n1,\n");
    let Block::Paragraph { text } = &document.blocks[0] else { panic!("a paragraph") };
    assert_eq!(text.text, "部门：  乙");
    assert_eq!(text.source(Span::new(5, 6)), Some(Span::new(5, 6)));
    let Block::Table(table) = &document.blocks[1] else { panic!("a table") };
    assert_eq!(table.cells[1].text.source(Span::new(1, 3)), Some(Span::new(13, 16)));
    assert_eq!(table.cells[3].text.source(Span::new(0, 0)), Some(Span::new(20, 20)), "a blank cell has a place");
}

#[test]
fn hostile_values_are_read_in_time() {
    for source in ["\"".repeat(100_000), ",".repeat(100_000), "\"\n".repeat(50_000), "a,\"\"\n".repeat(20_000)] {
        read(&source);
    }
    for end in 0..100 {
        read(&"项目,\"a\"\"\r\n\",1\n\n,,\n".chars().cycle().take(end).collect::<String>());
    }
}

#[test]
fn saved_sheets() {
    let shown = shown(include_str!("../../../tests/formats/base.balance.csv"));
    assert_eq!(shown.len(), 10);
    assert_eq!(shown[2..5], ["417003 清河口县档案馆", "预算年度：2025", "单位：万元"]);
    assert!(shown[5].starts_with("序号|收入||支出|/|项 目|预算数|项 目|预算数/栏次|1|2|3|4/"));
    assert!(shown[9].ends_with("/34|收入总计|405.22|支出总计|405.22"));
    let bytes = include_bytes!("../../../tests/formats/base.balance.gbk.csv");
    let gb = crate::read::decode::decode(bytes).map(|decoded| self::shown(&decoded.text));
    assert_eq!(gb, Ok(shown));
}
