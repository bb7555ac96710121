//! Numbers of lists, as the page prints them.

use super::style::Numbering;

/// A list that is open.
pub(super) struct List {
    numbering: Numbering,
    next: u32,
}

impl List {
    pub(super) fn new(numbering: Numbering, start: u32) -> Self {
        Self { numbering, next: start }
    }

    /// The printed number of the next item, with the blank behind it; a bullet is no text.
    pub(super) fn item(&mut self, value: Option<u32>) -> Option<String> {
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(1);
        Some(match self.numbering {
            Numbering::None => return None,
            Numbering::Decimal => format!("{number}. "),
            Numbering::Chinese => format!("{}、", chinese(number)),
            Numbering::Letters { capital } => format!("{}. ", cased(letters(number), capital)),
            Numbering::Roman { capital } => format!("{}. ", cased(roman(number), capital)),
        })
    }
}

/// True when what Word printed before an item is a number and no bullet: `一、`, `(2)`, `a)`, `③`.
pub(super) fn is_number(printed: &str) -> bool {
    let numeral = |c: char| {
        c.is_ascii_digit()
            || "〇零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛壬癸".contains(c)
            || matches!(c, '\u{2160}'..='\u{217f}' | '\u{2460}'..='\u{249b}' | '\u{3220}'..='\u{3229}' | '\u{ff10}'..='\u{ff19}')
    };
    // A single letter is a bullet: Wingdings draws `l` as a dot and `Ø` as an arrow.
    printed.chars().any(numeral)
        || (printed.chars().any(|c| c.is_ascii_alphabetic()) && printed.contains(['.', ')', '）', '、', '．']))
}

fn cased(word: String, capital: bool) -> String {
    if capital { word.to_ascii_uppercase() } else { word }
}

/// a for 1, z for 26, aa for 27; there is no letter for 0.
fn letters(number: u32) -> String {
    if number == 0 {
        return "0".to_owned();
    }
    let mut letters = Vec::new();
    let mut left = number;
    while left > 0 {
        left -= 1;
        letters.push(b'a' + (left % 26) as u8);
        left /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// Roman numerals up to 3999; beyond, digits, as browsers do.
fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            roman.push_str(sign);
            left -= value;
        }
    }
    roman
}

/// Chinese numerals up to 9999 (十二, 一百零三); beyond, digits.
fn chinese(number: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if number == 0 || number > 9999 {
        return if number == 0 { "零".to_owned() } else { number.to_string() };
    }
    let mut chinese = String::new();
    let mut skipped = false;
    for (unit, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = (number / unit % 10) as usize;
        if digit == 0 {
            skipped = !chinese.is_empty();
            continue;
        }
        if std::mem::take(&mut skipped) {
            chinese.push('零');
        }
        if !(unit == 10 && digit == 1 && chinese.is_empty()) {
            chinese.push(DIGITS[digit]);
        }
        chinese.push_str(sign);
    }
    chinese
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        let all = |numbers: &[u32], of: fn(u32) -> String| numbers.iter().map(|n| of(*n)).collect::<Vec<_>>().join(" ");
        assert_eq!(all(&[0, 1, 10, 12, 20, 103, 110, 1005], chinese), "零 一 十 十二 二十 一百零三 一百一十 一千零五");
        assert_eq!(all(&[1, 4, 14, 1999, 4000], roman), "i iv xiv mcmxcix 4000");
        assert_eq!(all(&[0, 1, 26, 27, 703], letters), "0 a z aa aaa");
    }

    #[test]
    fn bullets_are_no_numbers() {
        for number in ["一、", "（二）", "1.", "(3)", "a)", "iv.", "④"] {
            assert!(is_number(number), "{number}");
        }
        for bullet in ["·", "l", "Ø", "§", "o", "-", ""] {
            assert!(!is_number(bullet), "{bullet}");
        }
    }
}
