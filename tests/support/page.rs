//! Text that grows and remembers where each amount was printed.

use super::budget::Mills;

/// How strongly a form fixes an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bound {
    /// Other printed amounts determine it, and two of them agree about it: a slip can be named.
    Named,
    /// It takes part in an equation, which alone cannot tell which of its amounts is wrong.
    Equal,
    /// Only inequalities (≤), or a product, hold for it.
    Within,
    /// Nothing else in the document speaks of it.
    Free,
}

/// A printed amount: half-open range of code points of its digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Whose and what, e.g. `434001 T3[2010301].basic`.
    pub(crate) label: String,
    pub(crate) bound: Bound,
}

/// An amount inside [`Words`], or the blank place for one.
#[derive(Debug, Clone)]
struct Mark {
    start: u32,
    end: u32,
    label: String,
    bound: Bound,
}

/// The words of a cell or paragraph, with the amounts among them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    text: String,
    marks: Vec<Mark>,
    /// True for a blank cell of an amount column.
    hole: bool,
}

/// How an amount is written in words: `1858.60` or `1858.6`, with or without blanks around.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) trimmed: bool,
    pub(crate) spaced: bool,
}

impl Words {
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// An amount cell; blank for zero.
    pub(crate) fn amount(mills: Mills, label: String, bound: Bound) -> Self {
        if mills == 0 {
            return Self { hole: true, ..Self::default() };
        }
        Self::default().digits(&money(mills), label, bound)
    }

    /// An amount in bold letters.
    pub(crate) fn bold(mills: Mills, label: String, bound: Bound) -> Self {
        if mills == 0 {
            return Self::amount(mills, label, bound);
        }
        Self::new("<b>").digits(&money(mills), label, bound).words("</b>")
    }

    pub(crate) fn words(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// An amount inside a sentence.
    pub(crate) fn told(self, mills: Mills, style: Style, label: String, bound: Bound) -> Self {
        let space = if style.spaced { " " } else { "" };
        let print = if style.trimmed { trimmed(mills) } else { money(mills) };
        self.words(space).digits(&print, label, bound).words(space)
    }

    pub(crate) fn digits(mut self, print: &str, label: String, bound: Bound) -> Self {
        let start = self.len();
        self.text.push_str(print);
        self.marks.push(Mark { start, end: self.len(), label, bound });
        self
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    fn len(&self) -> u32 {
        self.text.chars().count() as u32
    }
}

/// 万元 with two decimals, halves away from zero.
pub(crate) fn money(mills: Mills) -> String {
    let cents = hundredths(mills);
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

/// As [`money`] without zeros at the end.
pub(crate) fn trimmed(mills: Mills) -> String {
    money(mills).trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What is printed, in hundredths of 万元.
pub(crate) fn hundredths(mills: Mills) -> i64 {
    (mills.abs() + 5) / 10 * mills.signum()
}

/// A document while it is printed.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) places: Vec<Place>,
    /// Blank cells of amount columns: code points right before their closing `|`.
    pub(crate) holes: Vec<u32>,
    chars: u32,
}

impl Page {
    pub(crate) fn paragraph(&mut self, words: &Words) {
        self.put(words);
        self.raw("\n\n");
    }

    pub(crate) fn heading(&mut self, level: usize, text: &str) {
        self.raw(&format!("{} {text}\n\n", "#".repeat(level)));
    }

    /// A table with its first row above the line; columns as wide as their widest cell when `padded`.
    pub(crate) fn table(&mut self, rows: &[Vec<Words>], padded: bool) {
        let count = rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = |column: usize| {
            let widest = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.len()).max();
            if padded { widest.unwrap_or_default() } else { 0 }
        };
        let widths: Vec<u32> = (0..count).map(width).collect();
        for (at, row) in rows.iter().enumerate() {
            self.row(row, &widths);
            if at == 0 {
                let line: String = widths.iter().map(|width| format!("{}|", "-".repeat(*width as usize + 2))).collect();
                self.raw(&format!("|{line}\n"));
            }
        }
        self.raw("\n");
    }

    fn row(&mut self, row: &[Words], widths: &[u32]) {
        self.raw("|");
        for (cell, width) in row.iter().zip(widths) {
            self.raw(" ");
            self.put(cell);
            self.raw(&" ".repeat(width.saturating_sub(cell.len()) as usize + 1));
            if cell.hole {
                self.holes.push(self.chars);
            }
            self.raw("|");
        }
        self.raw("\n");
    }

    fn put(&mut self, words: &Words) {
        for mark in &words.marks {
            self.places.push(Place {
                start: self.chars + mark.start,
                end: self.chars + mark.end,
                label: mark.label.clone(),
                bound: mark.bound,
            });
        }
        self.raw(&words.text);
    }

    fn raw(&mut self, text: &str) {
        self.text.push_str(text);
        self.chars += text.chars().count() as u32;
    }
}
