//! Numbers as a sheet shows them: `1234.5` in the format `#,##0.00` is `1,234.50`.
//!
//! The printed digits decide how much rounding may explain, so they have to be those a reader of the sheet sees. Numbers are
//! exact decimals from the digits the file holds; what a format language can say beyond amounts, percentages and dates
//! (fractions, colours, conditions) shows the number plainly.

use super::date;
use rust_decimal::{Decimal, RoundingStrategy};

/// Characters an unformatted number takes at most; more are rounded away, as on the screen.
const GENERAL: u32 = 11;

/// A number format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NumberFormat {
    /// For positive numbers, and where they exist for negative ones and for zero.
    sections: Vec<Section>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Section {
    tokens: Vec<Token>,
    /// Digits before the point that are always shown.
    whole: u32,
    /// Digits behind the point.
    places: u32,
    /// How many of them are shown even when they are zero.
    kept: u32,
    grouped: bool,
    /// Powers of ten the number is multiplied by: 2 for each `%`, -3 for each comma behind the digits.
    power: i32,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// No digits: words alone.
    #[default]
    Words,
    Number,
    Date,
    /// As many digits as the number has.
    General,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Words(String),
    /// The place of the digits.
    Digits,
    /// Part of a date: letter and how often it stands.
    Date(char, usize),
}

impl NumberFormat {
    /// The format a code says, e.g. `#,##0.00;-#,##0.00`.
    pub(super) fn of(code: &str) -> Self {
        Self { sections: sections(code).iter().map(|section| Section::of(section)).collect() }
    }

    /// The format of a number every workbook knows; `General` for one it does not.
    pub(super) fn built_in(id: u32) -> Self {
        Self::of(match id {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 => "#,##0",
            4 | 39 | 40 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14 => "yyyy/m/d",
            15 => "d-mmm-yy",
            16 => "d-mmm",
            17 | 27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
            18..=21 | 32 | 33 | 45..=47 | 55 | 56 => "h:mm:ss",
            22 => "yyyy/m/d h:mm",
            28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
            30 => "m/d/yy",
            31 => "yyyy\"年\"m\"月\"d\"日\"",
            41 | 42 => "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ",
            43 | 44 => "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
            49 => "@",
            _ => "General",
        })
    }

    /// A number as this format shows it. `value` holds the digits of the file (`66.1`, `1.5E-3`); what is no number is
    /// shown as it is.
    pub(super) fn show(&self, value: &str, since_1904: bool) -> String {
        let Some(number) = decimal(value) else { return value.to_owned() };
        let section = match self.sections.as_slice() {
            [_, negative, ..] if number < Decimal::ZERO => negative,
            [_, _, zero, ..] if number.is_zero() => zero,
            [first, ..] => first,
            [] => return general(number),
        };
        let sign = if number < Decimal::ZERO && self.sections.len() < 2 { "-" } else { "" };
        let shown = section.show(number, since_1904).unwrap_or_else(|| general(number.abs()));
        let shown = shown.trim();
        // A number rounded to zero has no sign.
        let is_zero = section.kind == Kind::Number && !shown.contains(|c: char| ('1'..='9').contains(&c));
        if is_zero { shown.to_owned() } else { format!("{sign}{shown}") }
    }
}

/// The digits of a file as an exact number, without the noise a binary number carries behind its fifteenth digit.
fn decimal(value: &str) -> Option<Decimal> {
    let value = value.trim();
    let number = value.parse().or_else(|_| Decimal::from_scientific(value)).ok()?;
    number.round_sf_with_strategy(15, RoundingStrategy::MidpointAwayFromZero)
}

fn general(number: Decimal) -> String {
    let whole = number.trunc().abs().to_string().len() as u32;
    let places = GENERAL.saturating_sub(whole + 1);
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize().to_string()
}

/// The sections of a format code: between semicolons that are not quoted.
fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        if c == ';' && !quoted && !escaped {
            sections.push(String::new());
            continue;
        }
        quoted ^= c == '"' && !escaped;
        escaped = matches!(c, '\\' | '_' | '*') && !quoted && !escaped;
        sections.last_mut().into_iter().for_each(|section| section.push(c));
    }
    sections
}

impl Section {
    fn of(code: &str) -> Self {
        let mut section = Self::default();
        let mut chars = code.chars().peekable();
        let (mut behind_point, mut commas) = (false, 0);
        while let Some(c) = chars.next() {
            match c {
                '"' => section.words(&chars.by_ref().take_while(|c| *c != '"').collect::<String>()),
                '\\' => section.words(&chars.next().map(String::from).unwrap_or_default()),
                // As wide as the next character.
                '_' => section.words(chars.next().map_or("", |_| " ")),
                // Fills the cell with the next character.
                '*' => drop(chars.next()),
                '[' => section.bracket(&chars.by_ref().take_while(|c| *c != ']').collect::<String>()),
                '0' | '#' | '?' => section.digit(c, &mut behind_point, &mut commas),
                '.' if section.kind != Kind::Date => behind_point = true,
                ',' if section.kind == Kind::Number => commas += 1,
                '%' => {
                    section.power += 2;
                    section.words("%");
                }
                'G' | 'g' if is_general(&mut chars) => section.general(),
                'E' | 'e' if section.kind == Kind::Number => {
                    section.general();
                    break;
                }
                'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => section.date(c.to_ascii_lowercase()),
                '@' => section.general(),
                c => section.words(&c.to_string()),
            }
        }
        section.power -= 3 * commas;
        section
    }

    fn words(&mut self, words: &str) {
        self.tokens.push(Token::Words(words.to_owned()));
    }

    /// `[Red]` and `[>100]` say nothing about digits; `[$¥-804]` holds a sign; `[h]` is a part of a time.
    fn bracket(&mut self, inner: &str) {
        let currency = inner.strip_prefix('$').map(|rest| rest.split('-').next().unwrap_or_default());
        match currency {
            Some(sign) => self.words(sign),
            None if inner.chars().all(|c| matches!(c, 'h' | 'm' | 's')) => {
                inner.chars().for_each(|c| self.date(c));
            }
            None => {}
        }
    }

    fn digit(&mut self, c: char, behind_point: &mut bool, commas: &mut i32) {
        if self.kind == Kind::Words {
            self.kind = Kind::Number;
            self.tokens.push(Token::Digits);
        }
        self.grouped |= *commas > 0;
        *commas = 0;
        if *behind_point {
            self.places += 1;
            if c == '0' {
                self.kept = self.places;
            }
        } else if c == '0' {
            self.whole += 1;
        }
    }

    fn general(&mut self) {
        self.kind = Kind::General;
        if !self.tokens.contains(&Token::Digits) {
            self.tokens.push(Token::Digits);
        }
    }

    fn date(&mut self, letter: char) {
        self.kind = Kind::Date;
        match self.tokens.last_mut() {
            Some(Token::Date(last, count)) if *last == letter => *count += 1,
            _ => self.tokens.push(Token::Date(letter, 1)),
        }
    }

    /// The absolute number; `None` where this format shows no digits it could be known by.
    fn show(&self, number: Decimal, since_1904: bool) -> Option<String> {
        let digits = match self.kind {
            Kind::Words => String::new(),
            Kind::Number => self.digits(number.abs())?,
            Kind::General => general(number.abs()),
            Kind::Date => return self.moment(number, since_1904),
        };
        let token = |token: &Token| match token {
            Token::Words(words) => words.clone(),
            Token::Digits => digits.clone(),
            Token::Date(..) => String::new(),
        };
        Some(self.tokens.iter().map(token).collect())
    }

    fn digits(&self, number: Decimal) -> Option<String> {
        let number = if self.power >= 0 {
            number.checked_mul(Decimal::from(10_i64.checked_pow(self.power.unsigned_abs())?))?
        } else {
            number.checked_div(Decimal::from(10_i64.checked_pow(self.power.unsigned_abs())?))?
        };
        let rounded = number.round_dp_with_strategy(self.places, RoundingStrategy::MidpointAwayFromZero);
        let printed = format!("{rounded:.places$}", places = self.places as usize);
        let (whole, behind) = printed.split_once('.').unwrap_or((&printed, ""));
        let behind = behind.trim_end_matches('0');
        let behind = format!("{behind:0<kept$}", kept = self.kept as usize);
        let whole = if whole == "0" && self.whole == 0 { "" } else { whole };
        let whole = format!("{whole:0>least$}", least = self.whole as usize);
        let whole = if self.grouped { grouped(&whole) } else { whole };
        Some(if behind.is_empty() { whole } else { format!("{whole}.{behind}") })
    }

    fn moment(&self, number: Decimal, since_1904: bool) -> Option<String> {
        let moment = date::Moment::of(number, since_1904)?;
        let mut shown = String::new();
        for (at, token) in self.tokens.iter().enumerate() {
            match token {
                Token::Words(words) => shown.push_str(words),
                Token::Digits => {}
                Token::Date(letter, count) => shown.push_str(&moment.part(*letter, *count, self.is_minute(at))),
            }
        }
        Some(shown)
    }

    /// `m` behind hours or before seconds is minutes.
    fn is_minute(&self, at: usize) -> bool {
        let letter = |token: &Token| match token {
            Token::Date(letter, _) => Some(*letter),
            _ => None,
        };
        let before = self.tokens[..at].iter().rev().find_map(letter);
        let behind = self.tokens[at + 1..].iter().find_map(letter);
        before == Some('h') || behind == Some('s')
    }
}

/// Whether `eneral` follows, which is then left behind.
fn is_general(chars: &mut std::iter::Peekable<std::str::Chars>) -> bool {
    let mut ahead = chars.clone();
    let found = "eneral".chars().all(|c| ahead.next().is_some_and(|next| next.eq_ignore_ascii_case(&c)));
    if found {
        *chars = ahead;
    }
    found
}

fn grouped(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_sheets_show_them() {
        for (code, value, expected) in [
            ("General", "66.1", "66.1"),
            ("General", "66.100000000000009", "66.1"),
            ("General", "0.1234567890123", "0.123456789"),
            ("General", "-12", "-12"),
            ("General", "1E-3", "0.001"),
            ("0", "2.5", "3"),
            ("0.00", "66.1", "66.10"),
            ("0.00", "1.005", "1.01"),
            ("0.00", "-0.001", "0.00"),
            ("#,##0.00", "1234567.891", "1,234,567.89"),
            ("#,##0.00", "-1234.5", "-1,234.50"),
            ("#,##0.00_);(#,##0.00)", "-1234.5", "(1,234.50)"),
            ("0.00;[Red]0.00", "-1.5", "1.50"),
            ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0", "-"),
            ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-8", "-8.00"),
            ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "405.22", "405.22"),
            ("0.0#", "1.5", "1.5"),
            ("#.##", "0.5", ".5"),
            ("0.00%", "0.12345", "12.35%"),
            ("0.0,", "12345", "12.3"),
            ("000", "7", "007"),
            ("[$¥-804]#,##0.00", "7", "¥7.00"),
            ("0\"件\"", "7", "7件"),
            ("#,##0.00;-#,##0.00;", "0", ""),
            ("@", "2010301", "2010301"),
            ("0.00E+00", "12.5", "12.5"),
            ("yyyy\"年\"m\"月\"d\"日\"", "45658", "2025年1月1日"),
            ("yyyy/mm/dd hh:mm:ss", "45658.75", "2025/01/01 18:00:00"),
            ("General", "many", "many"),
        ] {
            assert_eq!(NumberFormat::of(code).show(value, false), expected, "{value} in {code}");
        }
        assert_eq!(NumberFormat::built_in(4).show("1234.5", false), "1,234.50");
        assert_eq!(NumberFormat::built_in(43).show("0", false), "-");
        assert_eq!(NumberFormat::built_in(14).show("45658", false), "2025/1/1");
        assert_eq!(NumberFormat::built_in(999).show("1.5", false), "1.5");
    }

    #[test]
    fn strange_formats_and_numbers_do_no_harm() {
        let strange = [
            "",
            ";",
            ";;;",
            "\"",
            "\\",
            "_",
            "*",
            "[",
            "[]",
            "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%",
            ",,,,",
            "0,,,,,,,,,,,,,",
            ".",
            "0.",
            "E",
            "ymdhs",
            "[h]:mm",
            "0000000000000000000000000000000000000000",
        ];
        for code in strange {
            for value in [
                "0",
                "-0",
                "1e300",
                "-79228162514264337593543950335",
                "0.0000000000000000000000000001",
                "NaN",
                "",
                "45658.999999",
            ] {
                let _ = NumberFormat::of(code).show(value, true);
            }
        }
    }
}
