//! Lines become paragraphs again.

use super::line::Line;
use super::sheet::{Measures, Sheet};
use super::table::append;

/// A paragraph being joined.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// The lines, each with the index of its page and the number of characters up to its end.
    pub(super) lines: Vec<(usize, Line, u32)>,
    /// Whether it stands out from the text.
    pub(super) is_heading: bool,
}

impl Paragraph {
    pub(super) fn of(page: usize, line: Line, measures: &Measures) -> Self {
        let is_heading = is_heading(&line, measures);
        let text = line.text();
        let length = text.chars().count() as u32;
        Self { text, lines: vec![(page, line, length)], is_heading }
    }

    /// Joins the next line when the paragraph goes on in it; else gives it back.
    pub(super) fn join(&mut self, page: usize, line: Line, sheets: &[Sheet], measures: &Measures) -> Option<Line> {
        let Some((last_page, last, length)) = self.lines.last() else { return Some(line) };
        let is_joined = self.is_heading == is_heading(&line, measures)
            && goes_on(last, &sheets[*last_page], &line, &sheets[page], measures, *last_page == page);
        if !is_joined {
            return Some(line);
        }
        let before = self.text.len();
        let (length, has_blank) = (*length, last.has_blank);
        append(&mut self.text, &line, has_blank);
        let length = length + self.text[before..].chars().count() as u32;
        self.lines.push((page, line, length));
        None
    }
}

/// A line of larger letters.
fn is_heading(line: &Line, measures: &Measures) -> bool {
    line.size * 100 >= measures.size * 118 && line.text().chars().count() <= 60
}

/// Whether a line goes on in the next.
fn goes_on(
    last: &Line,
    sheet: &Sheet,
    next: &Line,
    next_sheet: &Sheet,
    measures: &Measures,
    is_one_page: bool,
) -> bool {
    let (_, right) = measures.margins(sheet);
    let (left, _) = measures.margins(next_sheet);
    let text = last.text();
    let size = last.size.max(1);
    let is_alike = (last.size - next.size).abs() * 10 <= size;
    let is_far = is_one_page && next.area.y() - last.area.y() > 3 * size;
    if !is_alike || is_far || is_listed(&next.text()) || is_leader(&text) || is_scattered(last) {
        return false;
    }
    let is_indented = next.area.x0 > left + size;
    let ends = text.ends_with(['。', '；', '：', '！', '？', ';', '”']);
    let room = right - last.area.x1;
    if ends { room < size && !is_indented } else { room < size + first_width(&next.text(), next.size) }
}

/// Words far from each other stand in one line by chance.
fn is_scattered(line: &Line) -> bool {
    line.words.windows(2).any(|pair| pair[1].area.x0 - pair[0].area.x1 > 3 * line.size)
}

/// How wide the beginning of a line is that must not be broken: a number, a Latin word, a sign with what closes it.
pub(super) fn first_width(text: &str, size: i32) -> i32 {
    let narrow = text.chars().take_while(char::is_ascii_graphic).count();
    let behind = text.chars().skip(narrow.max(1)).take_while(|sign| "，。、；：）》”％%".contains(*sign)).count();
    let wide = if narrow == 0 { 1 + behind } else { behind };
    (narrow.min(40) as i32 * size * 6 / 10) + wide.min(4) as i32 * size
}

/// A line of a contents page: dots, perhaps with a number behind them.
fn is_leader(text: &str) -> bool {
    let head = text.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign.is_whitespace());
    let dots =
        head.chars().rev().take_while(|sign| matches!(sign, '…' | '.' | '·' | '．' | '‥' | '┄' | '─' | '-' | ' '));
    dots.count() > 2
}

/// Whether a line begins with a number of a list.
pub(super) fn is_listed(text: &str) -> bool {
    let mut signs = text.chars();
    let first = signs.next().unwrap_or(' ');
    let is_han = |sign: char| "一二三四五六七八九十百".contains(sign);
    let behind = |accept: &dyn Fn(char) -> bool| text.chars().find(|sign| !accept(*sign)).unwrap_or(' ');
    match first {
        '（' | '(' => {
            let inner: String = signs.take_while(|sign| !matches!(sign, '）' | ')')).take(5).collect();
            !inner.is_empty()
                && inner.chars().count() < 4
                && inner.chars().all(|sign| is_han(sign) || sign.is_ascii_digit())
        }
        '第' => {
            let end = text.chars().skip(1).find(|sign| !is_han(*sign));
            text.chars().nth(1).is_some_and(is_han) && matches!(end, Some('部' | '章' | '节' | '条'))
        }
        '①'..='⑳' | '●' | '■' | '◆' | '•' | '➢' | '\u{e000}'..='\u{f8ff}' => true,
        first if is_han(first) => behind(&is_han) == '、',
        first if first.is_ascii_digit() => {
            let digits = text.chars().take_while(char::is_ascii_digit).count();
            let next = text.chars().nth(digits + 1).unwrap_or(' ');
            digits <= 2
                && matches!(behind(&|sign| sign.is_ascii_digit()), '.' | '．' | '、' | '）' | ')')
                && !next.is_ascii_digit()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_lists() {
        for text in ["一、收入", "（二）支出", "3.其他", "12．其他", "第三部分 表", "①甲", "(1)乙"]
        {
            assert!(is_listed(text), "{text}");
        }
        for text in ["一般公共预算", "2025年", "3.5万元", "（以下简称“本级”）", "第三方评估", "1,234.56"]
        {
            assert!(!is_listed(text), "{text}");
        }
    }

    #[test]
    fn lines_of_a_contents_page() {
        assert!(is_leader("一、部门概况………………3"));
        assert!(is_leader("一、部门概况......... 12"));
        assert!(!is_leader("比上年增加12"));
        assert!(!is_leader("支出405.22"));
    }
}
