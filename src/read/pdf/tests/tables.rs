//! Tables as they are drawn.

use super::made::{Made, at, rules};
use super::*;

fn page(content: &[String]) -> Made {
    let mut made = Made::song();
    made.page("", &content.concat());
    made
}

/// Words in a row, each a little right of these places.
fn row(y: i32, xs: &[i32], words: &[&str]) -> String {
    xs.iter().zip(words).map(|(x, word)| at(x + 5, y + 5, word)).collect()
}

const XS: [i32; 4] = [50, 150, 250, 350];

#[test]
fn cells_between_rules() {
    let lines = rules(&[420, 440, 460, 480], &XS);
    let words = [
        row(460, &XS, &["科目", "收入", "支出"]),
        row(440, &XS, &["教育", "1.00", "2.00"]),
        row(420, &XS, &["合计", "1.00", "2.00"]),
    ];
    let expected = ["单位：万元", "科目|收入|支出", "教育|1.00|2.00", "合计|1.00|2.00", "注：无。"];
    let around = at(300, 490, "单位：万元") + &at(50, 400, "注：无。");
    assert_eq!(said(&page(&[lines, words.concat(), around.clone()])), expected);
    // The same as thin boxes in many pieces.
    let piece = |x: i32, y: i32, w: i32, h: i32| format!("{x} {y} {w} {h} re f\n");
    let across = [420, 440, 460, 480].iter().flat_map(|y| (50..350).step_by(20).map(move |x| piece(x, *y, 20, 1)));
    let down = XS.iter().flat_map(|x| (420..480).step_by(20).map(move |y| piece(*x, y, 1, 20)));
    assert_eq!(said(&page(&[across.chain(down).collect(), words.concat(), around.clone()])), expected);
    // White boxes are not seen.
    let white = "1 g 40 400 330 90 re f 0 g 200 425 m 200 475 l 1 G S 0 G\n".to_owned();
    assert_eq!(said(&page(&[white, rules(&[420, 440, 460, 480], &XS), words.concat(), around])), expected);
}

#[test]
fn cells_of_several_rows_and_columns() {
    let lines = [
        "50 480 m 350 480 l S 150 460 m 350 460 l S 50 440 m 350 440 l S 50 420 m 350 420 l S\n",
        "50 420 m 50 480 l S 150 420 m 150 480 l S 250 420 m 250 460 l S 350 420 m 350 480 l S\n",
    ];
    let words = [
        at(60, 455, "科目"),
        at(200, 465, "预算数"),
        row(440, &XS[1..], &["收入", "支出"]),
        row(420, &XS, &["教育", "1", "2"]),
    ];
    assert_eq!(said(&page(&[lines.concat(), words.concat()])), ["科目(2x1)|预算数(1x2)", "收入|支出", "教育|1|2"]);
}

#[test]
fn tables_without_rules_at_their_sides() {
    let lines =
        "40 420 m 360 420 l S 40 440 m 360 440 l S 40 460 m 360 460 l S 150 420 m 150 460 l S 250 420 m 250 460 l S\n";
    let words = [row(440, &XS, &["科目", "收入", "支出"]), row(420, &XS, &["教育", "1.00", "2.00"])];
    assert_eq!(said(&page(&[lines.into(), words.concat()])), ["科目|收入|支出", "教育|1.00|2.00"]);
}

#[test]
fn tables_without_rules_between_columns() {
    let words = [
        row(460, &XS, &["科目", "收入", "支出"]),
        row(440, &XS, &["教育支出", "1.00", "2.00"]),
        row(420, &XS, &["农林水", "", "3.00"]),
        row(400, &XS, &["合计", "1.00", "5.00"]),
    ];
    let expected = ["科目|收入|支出", "教育支出|1.00|2.00", "农林水||3.00", "合计|1.00|5.00"];
    let across = "40 480 m 360 480 l S 40 460 m 360 460 l S 40 400 m 360 400 l S\n".to_owned();
    assert_eq!(said(&page(&[across, words.concat()])), expected, "three rules");
    assert_eq!(said(&page(&["40 395 320 90 re S\n".into(), words.concat()])), expected, "a frame");
    let dense = [words.concat(), row(380, &XS, &["其他", "1.00", "5.00"])];
    assert_eq!(said(&page(&dense))[..2], expected[..2], "none at all");
    let words = [
        at(50, 460, "收入预算总体情况如下。"),
        at(50, 440, "支出预算总体情况如下。"),
        at(50, 420, "负责人：张 制表人：李"),
    ];
    assert_eq!(said(&page(&words)).len(), 3, "lines are no table");
}

#[test]
fn a_table_of_several_pages_is_one() {
    let head = |y| row(y, &XS, &["科目", "收入", "支出"]);
    let mut made = Made::song();
    let first =
        [at(150, 540, "收支总表"), rules(&[40, 60, 520], &XS), head(60), row(40, &XS, &["教育支出及", "1.00", "2.00"])];
    made.page("", &(first.concat() + &at(195, 10, "1")));
    let second = [
        rules(&[480, 500, 520, 540], &XS),
        head(520),
        row(500, &XS, &["农林水", "1", "2"]),
        row(480, &XS, &["合计", "3", "4"]),
    ];
    made.page("", &(second.concat() + &at(195, 10, "2")));
    let rows = said(&made);
    assert_eq!(
        rows,
        ["# 收支总表".trim_start_matches("# "), "科目|收入|支出", "教育支出及|1.00|2.00", "农林水|1|2", "合计|3|4"]
    );
    // With a title between, the second is another table.
    let mut made = Made::song();
    made.page("", &first.concat());
    made.page("", &(at(150, 560, "支出总表") + &second.concat()));
    assert_eq!(said(&made).iter().filter(|row| row.starts_with("科目")).count(), 2);
}

#[test]
fn a_row_that_the_end_of_the_page_cuts_is_one() {
    let mut made = Made::song();
    let xs = [50, 110, 250, 350];
    let first = rules(&[40, 60, 520], &xs) + &row(60, &xs, &["序号", "科目", "金额"]);
    made.page("", &(first + &row(40, &xs, &["15", "十五资源勘探工业信息等支", "1,110"])));
    let second =
        rules(&[500, 520, 540], &xs) + &row(520, &xs, &["", "出", ""]) + &row(500, &xs, &["16", "商业", "2.00"]);
    made.page("", &second);
    assert_eq!(said(&made), ["序号|科目|金额", "15|十五资源勘探工业信息等支出|1,110", "16|商业|2.00"]);
}

#[test]
fn lines_of_a_cell() {
    let content = [
        rules(&[400, 460, 480], &[50, 150, 350]),
        row(460, &[50, 150], &["目标", "内容"]),
        at(55, 450, "一般公共预算拨款支"),
        at(55, 438, "出"),
        at(155, 450, "1. 完成扫描"),
        at(155, 438, "2. 建成数据库"),
    ];
    assert_eq!(said(&page(&content)), ["目标|内容", "一般公共预算拨款支出|1. 完成扫描\n2. 建成数据库"]);
}

#[test]
fn rows_without_rules_between_them() {
    let words = [
        row(460, &XS, &["科目", "收入", "支出"]),
        row(440, &XS, &["教育支出", "1.00", "2.00"]),
        row(420, &XS, &["农林水", "", "3.00"]),
        row(400, &XS, &["合计", "1.00", "5.00"]),
    ];
    let expected = ["科目|收入|支出", "教育支出|1.00|2.00", "农林水||3.00", "合计|1.00|5.00"];
    assert_eq!(said(&page(&[rules(&[398, 460, 480], &XS), words.concat()])), expected, "rules down");
    let head = rules(&[460, 480], &XS) + &rules(&[398, 460], &[50, 350]);
    let full = [
        row(460, &XS, &["科目", "收入", "支出"]),
        row(440, &XS, &["教育", "1.00", "2.00"]),
        row(420, &XS, &["合计", "1.00", "5.00"]),
    ];
    assert_eq!(
        said(&page(&[head, full.concat()])),
        ["科目|收入|支出", "教育|1.00|2.00", "合计|1.00|5.00"],
        "a frame below a head"
    );
    // A number that was broken is one.
    let broken = [
        rules(&[400, 460, 480], &[50, 150, 185]),
        row(460, &[50, 150], &["科目", "数"]),
        at(55, 445, "合计"),
        at(152, 445, "11,110"),
        at(152, 433, ".91"),
    ];
    assert_eq!(said(&page(&broken)), ["科目|数", "合计|11,110.91"]);
}
