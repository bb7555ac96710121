//! How pages are turned, cut and put together.

use super::made::{Made, at, hex, rules, sized, utf16};
use super::*;

/// Pages with one line each.
fn lines(pages: &[&str]) -> Made {
    let mut made = Made::song();
    for text in pages {
        made.page("", &at(50, 500, text));
    }
    made
}

#[test]
fn pages_are_turned_as_they_are_shown() {
    for (angle, matrix) in
        [(0, "1 0 0 1 50 500"), (90, "0 1 -1 0 100 50"), (180, "-1 0 0 -1 350 100"), (270, "0 -1 1 0 300 550")]
    {
        let mut made = Made::song();
        let text = |words: &str| hex(&utf16(words));
        let content = format!("BT /S 10 Tf 20 TL {matrix} Tm {} Tj T* {} Tj ET", text("收入合计"), text("支出合计"));
        made.page(&format!("/Rotate {angle}"), &content);
        assert_eq!(said(&made), ["收入合计", "支出合计"], "{angle}");
        // The same words on a page that is not turned stand sideways or on their heads.
        let mut made = Made::song();
        made.page("", &content);
        assert_eq!(said(&made), ["收入合计", "支出合计"], "sideways, {angle}");
    }
}

#[test]
fn places_are_those_of_the_page_as_it_is_shown() {
    let place = |described: &str, content: &str| {
        let mut made = Made::song();
        made.page(described, content);
        let (_, origin) = read(&made.file()).expect("it is read");
        let Origin::Pages(parts) = origin else { panic!("a PDF has pages") };
        parts[0].at(None, 0).expect("it has a place")
    };
    let upright = place("", &at(50, 500, "收入"));
    assert_eq!((upright.page, upright.corners), (1, [50, 91, 70, 102]));
    let sideways = place("", &format!("BT /S 10 Tf 0 1 -1 0 100 50 Tm {} Tj ET", hex(&utf16("收入"))));
    assert_eq!(sideways.corners, [91, 530, 102, 550], "up the page");
}

#[test]
fn what_is_not_seen_is_not_read() {
    let mut made = Made::song();
    let hidden = format!("q {} Q", at(50, 450, "看不见").replace("BT", "BT 3 Tr"));
    let outside = at(50, 700, "纸外");
    let clipped = format!("q 0 490 400 30 re W n {} {} Q", at(50, 500, "窗内"), at(50, 400, "窗外"));
    let askew = format!("BT /S 10 Tf 1 1 -1 1 100 300 Tm {} Tj ET", hex(&utf16("水印")));
    made.page("", &[hidden, outside, clipped, askew].join("\n"));
    assert_eq!(said(&made), ["窗内"]);
}

#[test]
fn pages_that_are_pictures_are_named() {
    let picture = |made: &mut Made| {
        let number =
            made.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"a");
        made.form("P", number);
    };
    let mut made = Made::song();
    picture(&mut made);
    made.page("", "q 400 0 0 600 0 0 cm /P Do Q");
    assert_eq!(read(&made.file()).err(), Some(ReadError::NoText));
    made.page("", &at(50, 500, "收入合计"));
    made.page("", &format!("q 400 0 0 600 0 0 cm /P Do Q {}", at(200, 20, "- 3 -")));
    assert_eq!(notes(&made), [NoteKind::ScannedPages(vec![1, 3])]);
    // Words that were recognised lie unseen behind the picture.
    let mut made = Made::song();
    picture(&mut made);
    made.page("", &format!("q 400 0 0 600 0 0 cm /P Do Q {}", at(50, 500, "收入合计").replace("BT", "BT 3 Tr")));
    assert_eq!(said(&made), ["收入合计"]);
    assert_eq!(notes(&made), []);
}

#[test]
fn lines_become_paragraphs_over_the_ends_of_pages() {
    let full = "预算安排的总体情况是这样的那样的预算安排的总体情况是这样的";
    let mut made = Made::song();
    for number in 1..=3 {
        let lines = [(50, format!("{number}又{full}")), (50, format!("再{number}{full}"))];
        let lines: String = (0..).zip(lines).map(|(at, (x, text))| made::at(x, 460 - 20 * at, &text)).collect();
        made.page("", &(lines + &at(195, 30, &format!("- {number} -")) + &at(50, 570, "清河口县预算公开")));
    }
    made.page(
        "",
        &(at(50, 460, "完。")
            + &at(70, 440, "下一段。")
            + &at(70, 420, "（一）收入")
            + &at(50, 570, "清河口县预算公开")),
    );
    let whole: String = (1..=3).map(|number| format!("{number}又{full}再{number}{full}")).collect();
    assert_eq!(said(&made), [whole + "完。", "下一段。".into(), "（一）收入".into()]);
}

#[test]
fn headings_and_numbers_of_pages() {
    let mut made = Made::song();
    let text = "按照预算管理有关规定，本单位实行综合预算管理。";
    for number in ["第1页", "第2页", "第3页"] {
        let long = at(50, 380, "这一行一直写到右边的边缘，所以上面的一行是短的一行。");
        made.page("", &(sized(20, 100, 550, "预算公开") + &at(70, 400, text) + &long + &at(190, 20, number)));
    }
    assert_eq!(
        said(&made).iter().filter(|line| *line == text).count(),
        3,
        "what all pages have at the top is no heading"
    );
    let mut made = Made::song();
    made.page("", &(sized(20, 100, 550, "预算公开") + &at(70, 500, text)));
    assert_eq!(said(&made), ["# 预算公开", text]);
    let mut made = Made::song();
    for number in 1..=3 {
        made.page("", &(at(300, 560, &format!("公开0{number}表")) + &rules(&[500, 520, 540], &[50, 150, 250])));
    }
    assert_eq!(said(&made), ["公开01表", "公开02表", "公开03表"], "a number of a table is none of a page");
}

#[test]
fn amounts_at_the_foot_of_a_page_are_no_page_numbers() {
    assert_eq!(said(&lines(&["12.50", "13"]))[0], "12.50");
    let mut made = Made::song();
    made.page(
        "",
        &(at(50, 300, "人数") + &rules(&[100, 120, 140], &[50, 150, 250]) + &at(60, 105, "26") + &at(160, 105, "7")),
    );
    assert_eq!(said(&made), ["人数", "|", "26|7"]);
}
