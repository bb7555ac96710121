//! Numbers in running text.

use super::Unit;
use super::digits::scan;
use crate::text::Span;
use crate::text::normal::{fold, is_blank};
use rust_decimal::Decimal;

/// The most blanks and line breaks between a number and its unit.
const WIDEST_GAP: usize = 4;

/// Units as printed behind digits, with the characters that, following, make them another word (元旦).
const UNITS: [(&str, Unit, &str); 8] = [
    ("万元", Unit::Wan, ""),
    ("萬元", Unit::Wan, ""),
    ("亿元", Unit::Yi, ""),
    ("億元", Unit::Yi, ""),
    ("千元", Unit::Thousand, ""),
    ("元", Unit::Yuan, "旦宵月件素"),
    ("%", Unit::Percent, ""),
    ("﹪", Unit::Percent, ""),
];

/// A number in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// The value, sign included.
    pub value: Decimal,
    /// Digits printed behind the point.
    pub places: u32,
    /// Code points of the digits, their separators and sign.
    pub chars: Span,
    /// The same with the unit behind them.
    pub whole: Span,
    /// The unit printed behind the digits. Years, dates, ordinals, codes and plain counts have none.
    pub unit: Option<Unit>,
}

/// Every number in running text, in order, with the unit printed behind it (`79.47 万元`, `20323.21⏎万元`, `90.00(%)`).
///
/// Of 2024.3.15 and 1.2.3 every part is a number of its own. Numbers too long to be held are left out.
pub fn amounts_in(text: &str) -> Vec<Printed> {
    let chars = folded(text);
    Numbers { chars: &chars, at: 0 }.collect()
}

pub(super) fn folded(text: &str) -> Vec<char> {
    text.chars().map(fold).collect()
}

/// The numbers of a row of width-folded characters.
pub(super) struct Numbers<'a> {
    pub(super) chars: &'a [char],
    pub(super) at: usize,
}

impl Iterator for Numbers<'_> {
    type Item = Printed;

    fn next(&mut self) -> Option<Printed> {
        loop {
            let step = self.chars.get(self.at..)?.iter().position(char::is_ascii_digit)?;
            let start = self.at + step;
            let digits = scan(self.chars, start, in_chain(self.chars, start))?;
            self.at = digits.end;
            if let Some(value) = digits.value {
                return Some(self.printed(start, digits.end, value, digits.places));
            }
        }
    }
}

impl Numbers<'_> {
    fn printed(&self, start: usize, end: usize, value: Decimal, places: u32) -> Printed {
        let signed = sign_before(self.chars, start);
        let first = if signed.is_some() { start - 1 } else { start };
        let value = if signed == Some('-') { -value } else { value };
        let unit = if in_code(self.chars, start) { None } else { unit_at(self.chars, end) };
        let span = |end: usize| Span::new(first as u32, end as u32);
        Printed {
            value,
            places,
            chars: span(end),
            whole: span(unit.map_or(end, |(_, end)| end)),
            unit: unit.map(|(unit, _)| unit),
        }
    }
}

/// True behind `digit.`: the rest of a date or section number.
fn in_chain(chars: &[char], start: usize) -> bool {
    start >= 2 && chars[start - 1] == '.' && chars[start - 2].is_ascii_digit()
}

/// True behind a Latin letter: A01 is a code.
fn in_code(chars: &[char], start: usize) -> bool {
    start >= 1 && chars[start - 1].is_ascii_alphabetic()
}

/// The sign right before a number; a dash between two numbers, words of a date or letters is none.
fn sign_before(chars: &[char], start: usize) -> Option<char> {
    let sign = *chars.get(start.checked_sub(1)?)?;
    if !matches!(sign, '-' | '+') {
        return None;
    }
    let joins = |c: &char| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | ')' | '）' | '%' | '年' | '月' | '日' | '号' | '元')
    };
    (!start.checked_sub(2).and_then(|before| chars.get(before)).is_some_and(joins)).then_some(sign)
}

/// The unit printed at `end` or a few blanks behind it, perhaps in brackets, and the index behind it.
fn unit_at(chars: &[char], end: usize) -> Option<(Unit, usize)> {
    let at = skip_blanks(chars, end);
    let open = chars.get(at) == Some(&'(');
    let inner = if open { skip_blanks(chars, at + 1) } else { at };
    let (unit, behind) = UNITS.iter().find_map(|(name, unit, not)| {
        let behind = spelled(chars, inner, name)?;
        let other = chars.get(behind).is_some_and(|c| not.contains(*c));
        (!other).then_some((*unit, behind))
    })?;
    if !open {
        return Some((unit, behind));
    }
    let close = skip_blanks(chars, behind);
    (chars.get(close) == Some(&')')).then_some((unit, close + 1))
}

/// The index behind `word` when it is printed at `at`, blanks inside allowed.
fn spelled(chars: &[char], at: usize, word: &str) -> Option<usize> {
    let mut at = at;
    for (index, letter) in word.chars().enumerate() {
        if index > 0 {
            at = skip_blanks(chars, at);
        }
        if chars.get(at) != Some(&letter) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn skip_blanks(chars: &[char], at: usize) -> usize {
    let rest = chars.get(at..).unwrap_or_default();
    at + rest.iter().take(WIDEST_GAP).take_while(|c| is_blank(**c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Option<Unit>)> {
        amounts_in(text).into_iter().map(|printed| (printed.value.to_string(), printed.unit)).collect()
    }

    fn one(value: &str, unit: Option<Unit>) -> (String, Option<Unit>) {
        (value.to_owned(), unit)
    }

    #[test]
    fn units_behind_digits() {
        for (text, value, unit) in [
            ("预算 1858.6 万元", "1858.6", Some(Unit::Wan)),
            ("20323.21\n万元", "20323.21", Some(Unit::Wan)),
            ("100 万\n元", "100", Some(Unit::Wan)),
            ("0万元", "0", Some(Unit::Wan)),
            ("1,055.4%", "1055.4", Some(Unit::Percent)),
            ("占25.38 ％", "25.38", Some(Unit::Percent)),
            ("=90.00(%)", "90.00", Some(Unit::Percent)),
            ("3，518.85元", "3518.85", Some(Unit::Yuan)),
            ("１．５亿元", "1.5", Some(Unit::Yi)),
            ("下降-3.5%", "-3.5", Some(Unit::Percent)),
            ("985米", "985", None),
            ("20元旦", "20", None),
            ("A01元", "1", None),
            ("3个百分点", "3", None),
        ] {
            assert_eq!(found(text), [one(value, unit)], "{text}");
        }
    }

    #[test]
    fn years_dates_ordinals_and_codes_have_no_unit() {
        for (text, values) in [
            ("2024年12月31日", vec!["2024", "12", "31"]),
            ("2024-2026年", vec!["2024", "2026"]),
            ("2024.3.15", vec!["2024", "3", "15"]),
            ("1.2.3", vec!["1", "2", "3"]),
            ("（1）甲 2、乙", vec!["1", "2"]),
            ("302-03", vec!["302", "3"]),
            ("1,2,300", vec!["1", "2300"]),
        ] {
            let expected: Vec<_> = values.into_iter().map(|value| one(value, None)).collect();
            assert_eq!(found(text), expected, "{text}");
        }
        assert_eq!(found("5-10万元"), [one("5", None), one("10", Some(Unit::Wan))]);
        assert_eq!(found(&"9".repeat(100)), []);
    }

    #[test]
    fn places_are_code_points() {
        let all = amounts_in("较上年减少 -12.50 万元，");
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].chars, Span::new(6, 12));
        assert_eq!(all[0].whole, Span::new(6, 15));
        assert_eq!(all[0].places, 2);
    }

    #[test]
    fn noise_is_read_in_linear_time() {
        for noise in ["1,", "1.", "1 ", "-1", "1(", "1万", "1.1", "9"] {
            amounts_in(&noise.repeat(100_000));
        }
    }
}
