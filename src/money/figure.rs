//! What a whole cell is: blank, a dash, a number or words.

use super::digits::{scan, value};
use crate::text::Span;
use crate::text::normal::{fold, is_blank, is_dash, is_invisible};
use rust_decimal::Decimal;

/// Longest print that is looked at as a number, in code points; anything longer is words.
const LONGEST: usize = 64;

/// What a whole cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Nothing but blanks. Blank is not zero.
    Blank,
    /// A mark for "nothing": `-`, `--`, `—`, `/`.
    Dash,
    /// A number and nothing else.
    Number {
        /// The value.
        value: Decimal,
        /// Digits printed behind the point.
        places: u32,
        /// The number's code points in the cell: digits, separators, sign, accounting brackets.
        chars: Span,
    },
    /// Anything else, numbers too long to be held among them.
    Text,
}

/// Reads a whole cell: `1,858.60`, `１８５８．６０`, `−3.5`, `(3.5)` and `△3` (negative), `¥12 345.60`, `1110⏎.91`.
///
/// `(3)` is an ordinal, not −3: accounting brackets count only around a point or at least three digits.
pub fn figure(cell: &str) -> Figure {
    let body = cell.trim_matches(is_blank);
    if body.is_empty() {
        return Figure::Blank;
    }
    if body.chars().all(|c| is_blank(c) || is_dash(c) || matches!(fold(c), '/')) {
        return Figure::Dash;
    }
    number(body).map_or(Figure::Text, |(value, places)| {
        let lead = cell[..cell.len() - cell.trim_start_matches(is_blank).len()].chars().count();
        let money = body.chars().take_while(|c| fold(*c) == '¥' || is_blank(*c)).count();
        let start = lead + money;
        Figure::Number { value, places, chars: Span::new(start as u32, (lead + body.chars().count()) as u32) }
    })
}

fn number(body: &str) -> Option<(Decimal, u32)> {
    let chars = dense(body)?;
    let print = chars.strip_prefix(&['¥']).unwrap_or(&chars);
    if let Some(inner) = print.strip_prefix(&['(']).and_then(|print| print.strip_suffix(&[')'])) {
        let accounting = inner.contains(&'.') || inner.len() >= 3;
        return accounting.then(|| unsigned(inner))?.map(|(value, places)| (-value, places));
    }
    match print.split_first()? {
        ('-' | '△' | '▲', rest) => unsigned(rest).map(|(value, places)| (-value, places)),
        ('+', rest) => unsigned(rest),
        _ => unsigned(print),
    }
}

fn unsigned(print: &[char]) -> Option<(Decimal, u32)> {
    if let Some(fraction) = print.strip_prefix(&['.']) {
        let pure = !fraction.is_empty() && fraction.iter().all(char::is_ascii_digit);
        return pure.then(|| value(fraction, fraction.len()))?.map(|value| (value, fraction.len() as u32));
    }
    let digits = scan(print, 0, false)?;
    (digits.end == print.len()).then_some((digits.value?, digits.places))
}

/// The signs of a number without its blanks; a blank between two digits can only part thousands. `None` for words.
fn dense(body: &str) -> Option<Vec<char>> {
    let mut print = Vec::with_capacity(body.len().min(LONGEST));
    let mut gap = false;
    for (count, c) in body.chars().filter(|c| !is_invisible(*c)).enumerate() {
        let c = if is_dash(c) { '-' } else { fold(c) };
        if count >= LONGEST
            || !(is_blank(c) || matches!(c, '0'..='9' | ',' | '.' | '-' | '+' | '(' | ')' | '¥' | '△' | '▲'))
        {
            return None;
        }
        if is_blank(c) {
            gap = true;
            continue;
        }
        if gap && c.is_ascii_digit() && print.last().is_some_and(char::is_ascii_digit) {
            print.push(',');
        }
        gap = false;
        print.push(c);
    }
    Some(print)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> Option<(String, u32, Span)> {
        match figure(cell) {
            Figure::Number { value, places, chars } => Some((value.to_string(), places, chars)),
            _ => None,
        }
    }

    #[test]
    fn numbers_of_every_print() {
        for (cell, value, places) in [
            ("1858.60", "1858.60", 2),
            ("1,858.60", "1858.60", 2),
            ("47,483,458", "47483458", 0),
            ("１８５８．６０", "1858.60", 2),
            ("3，518.85", "3518.85", 2),
            ("12 345.60", "12345.60", 2),
            ("12\u{a0}345.60", "12345.60", 2),
            ("1110\n.91", "1110.91", 2),
            ("−3.5", "-3.5", 1),
            ("—3.5", "-3.5", 1),
            ("- 3.5", "-3.5", 1),
            ("(3.5)", "-3.5", 1),
            ("（1,200）", "-1200", 0),
            ("△3", "-3", 0),
            ("+3", "3", 0),
            ("¥ 12.00", "12.00", 2),
            ("￥12.00", "12.00", 2),
            ("0.00", "0.00", 2),
            ("0", "0", 0),
            (".91", "0.91", 2),
            ("2080505", "2080505", 0),
            ("18\u{200b}58.60", "1858.60", 2),
        ] {
            let found = read(cell).unwrap_or_else(|| panic!("{cell} is a number"));
            assert_eq!((found.0.as_str(), found.1), (value, places), "{cell}");
        }
    }

    #[test]
    fn nothing_is_blank_or_a_dash() {
        for cell in ["", " ", "\u{3000}\n", "\u{feff}"] {
            assert_eq!(figure(cell), Figure::Blank);
        }
        for cell in ["-", " - ", "--", "—", "——", "－", "/", "／"] {
            assert_eq!(figure(cell), Figure::Dash, "{cell}");
        }
    }

    #[test]
    fn words_are_text() {
        for cell in [
            "无",
            "合计",
            "1.2.3",
            "1,85",
            "12 34",
            "1858,600",
            "(3)",
            "79.48 万元",
            "25.38%",
            "1.",
            "()",
            "3-5",
            "5-",
            "12 345.60 7",
            "3,182,716,265.16 389,859,265.16",
            "1e5",
            "NaN",
            "+",
            "0123456789012345678901234567890123456789",
            "0.0000000000000000000000000000000001",
            "¥",
            ".",
            "-(3.5)",
        ] {
            assert_eq!(figure(cell), Figure::Text, "{cell}");
        }
        assert_eq!(figure(&"9".repeat(1_000_000)), Figure::Text);
    }

    #[test]
    fn the_place_holds_sign_and_digits() {
        assert_eq!(read(" -3.5 ").map(|found| found.2), Some(Span::new(1, 5)));
        assert_eq!(read("¥ 12.00").map(|found| found.2), Some(Span::new(2, 7)));
        assert_eq!(read("(3.50)").map(|found| found.2), Some(Span::new(0, 6)));
    }
}
