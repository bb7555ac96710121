//! What every form has in common: titles, captions, parts over several pages, repeated headings, wrapped names.

use super::budget::{Agency, Mills};
use super::page::{Bound, Page, Words};
use super::random::Random;

/// How a document is laid out; says nothing about amounts.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) seed: u64,
    /// Captions (`434001 …`) are printed as headings, as OCR often does.
    pub(crate) promoted: bool,
}

impl Layout {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, promoted: false }
    }
}

pub(crate) struct Printer<'a> {
    pub(crate) page: &'a mut Page,
    pub(crate) random: &'a mut Random,
    pub(crate) layout: &'a Layout,
    pub(crate) agency: &'a Agency,
    pub(crate) padded: bool,
}

/// A form: title, heading rows, data rows, the column of names that may be wrapped, the note below an empty table.
pub(crate) struct Form {
    pub(crate) title: &'static str,
    pub(crate) heading: Vec<Vec<Words>>,
    pub(crate) rows: Vec<Vec<Words>>,
    pub(crate) names: Option<usize>,
    pub(crate) note: &'static str,
}

/// A row of plain words.
pub(crate) fn words(cells: &[&str]) -> Vec<Words> {
    cells.iter().map(|cell| Words::new(cell)).collect()
}

impl Printer<'_> {
    /// The label of an amount in the tests' tables of results.
    pub(crate) fn label(&self, form: &str, row: &str, column: &str) -> String {
        format!("{} {form}[{row}].{column}", self.agency.code)
    }

    pub(crate) fn cell(&self, mills: Mills, form: &str, row: &str, column: &str) -> Words {
        self.bound(mills, form, row, column, Bound::Named)
    }

    pub(crate) fn bound(&self, mills: Mills, form: &str, row: &str, column: &str, bound: Bound) -> Words {
        Words::amount(mills, self.label(form, row, column), bound)
    }

    pub(crate) fn line(&mut self, text: &str) {
        self.page.paragraph(&Words::new(text));
    }

    pub(crate) fn title(&mut self, text: &str) {
        let level = 1 + self.random.below(4);
        self.page.heading(level, text);
    }

    /// One of two ways to print the same label.
    pub(crate) fn either(&mut self, one: &'static str, other: &'static str) -> &'static str {
        if self.random.chance(50) { one } else { other }
    }

    pub(crate) fn form(&mut self, form: Form) {
        self.title(form.title);
        self.caption(false);
        if form.rows.is_empty() {
            let blank = vec![Words::default(); form.heading[0].len()];
            self.part(&form.heading, &[blank]);
            self.line(form.note);
            return;
        }
        let mut rest = form.rows;
        loop {
            let cut = self.cut(rest.len());
            let mut next = rest.split_off(cut);
            if !next.is_empty() {
                self.wrap_name(form.names, &mut rest, &mut next);
            }
            self.part(&form.heading, &rest);
            if next.is_empty() {
                return;
            }
            self.caption(true);
            rest = next;
        }
    }

    /// How many of these rows stand on this page; now and then all of them.
    fn cut(&mut self, rows: usize) -> usize {
        if self.random.chance(30) { rows } else { rows.min(4 + self.random.below(18)) }
    }

    /// A long name at the end of a page is sometimes continued on the next, in a row of its own.
    fn wrap_name(&mut self, names: Option<usize>, page: &mut [Vec<Words>], next: &mut Vec<Vec<Words>>) {
        let (Some(column), Some(last)) = (names, page.last_mut()) else { return };
        let name: Vec<char> = last[column].text().chars().collect();
        if name.len() < 8 || !self.random.chance(60) {
            return;
        }
        let (begin, end) = name.split_at(name.len() / 2);
        last[column] = Words::new(&begin.iter().collect::<String>());
        let mut rest = vec![Words::default(); last.len()];
        rest[column] = Words::new(&end.iter().collect::<String>());
        next.insert(0, rest);
    }

    fn part(&mut self, heading: &[Vec<Words>], rows: &[Vec<Words>]) {
        let all: Vec<Vec<Words>> = heading.iter().chain(rows).cloned().collect();
        self.page.table(&all, self.padded);
    }

    fn caption(&mut self, continued: bool) {
        self.name_line(continued);
        self.line(&format!("预算年度：{}", self.agency.year));
        self.line("单位：万元");
    }

    pub(crate) fn name_line(&mut self, continued: bool) {
        let name = format!("{} {}", self.agency.code, self.agency.name);
        if self.layout.promoted || continued && self.random.chance(50) {
            self.title(&name);
        } else {
            self.line(&name);
        }
    }
}

/// 一 to 九十九.
pub(crate) fn ordinal(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", DIGITS[tens]),
    };
    format!("{tens}{}", DIGITS[number % 10])
}
