//! Printed numbers of lists: 一、（二）③ IV.

/// The ten stems, in which old lists count.
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
/// The twelve branches.
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
/// Digits from zero.
const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// The longest number made of letters or Roman numerals; longer ones are printed as digits.
const LONGEST: u32 = 20;

/// Signs of the Chinese way to count.
struct Counting {
    digits: [char; 10],
    /// Ten, hundred, thousand.
    scales: [char; 3],
    ten_thousand: char,
}

/// 一百零五
const PLAIN: Counting = Counting {
    digits: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    scales: ['十', '百', '千'],
    ten_thousand: '万',
};
/// 壹佰零伍
const LEGAL: Counting = Counting {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    scales: ['拾', '佰', '仟'],
    ten_thousand: '万',
};
/// 壹佰零伍 in traditional signs.
const LEGAL_TRADITIONAL: Counting = Counting {
    digits: ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'],
    scales: ['拾', '佰', '仟'],
    ten_thousand: '萬',
};

/// A number in a format, by the format's name in the file. Formats that are not known are printed as digits.
pub(super) fn print(format: &str, number: u32) -> String {
    let printed = match format {
        "none" | "bullet" => Some(String::new()),
        "decimalZero" => Some(format!("{number:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => Some(full_width(number)),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).map(|roman| roman.to_lowercase()),
        "upperLetter" => letter(number, 'A'),
        "lowerLetter" => letter(number, 'a'),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => Some(counted(number, &PLAIN)),
        "chineseLegalSimplified" => Some(counted(number, &LEGAL)),
        "ideographLegalTraditional" => Some(counted(number, &LEGAL_TRADITIONAL)),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Some(by_digit(number)),
        "ideographTraditional" => named(number, &STEMS),
        "ideographZodiac" => named(number, &BRANCHES),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '①'),
        "decimalEnclosedParen" => enclosed(number, '⑴'),
        "decimalEnclosedFullstop" => enclosed(number, '⒈'),
        _ => None,
    };
    printed.unwrap_or_else(|| number.to_string())
}

fn full_width(number: u32) -> String {
    let wide = |digit: char| char::from_u32(digit as u32 - '0' as u32 + '０' as u32).unwrap_or(digit);
    number.to_string().chars().map(wide).collect()
}

fn by_digit(number: u32) -> String {
    number.to_string().chars().filter_map(|digit| DIGITS.get(digit.to_digit(10)? as usize)).collect()
}

fn named(number: u32, names: &[char]) -> Option<String> {
    names.get(number.checked_sub(1)? as usize).map(char::to_string)
}

/// The signs of one to twenty stand one behind the other.
fn enclosed(number: u32, one: char) -> Option<String> {
    let step = number.checked_sub(1).filter(|step| *step < 20)?;
    char::from_u32(one as u32 + step).map(String::from)
}

/// A to Z, then AA, BB to ZZ, then AAA.
fn letter(number: u32, first: char) -> Option<String> {
    let step = number.checked_sub(1)?;
    let length = step / 26 + 1;
    let letter = char::from_u32(first as u32 + step % 26)?;
    (length <= LONGEST).then(|| letter.to_string().repeat(length as usize))
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number / 1000 > LONGEST {
        return None;
    }
    let mut left = number;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        roman += &sign.repeat((left / value) as usize);
        left %= value;
    }
    Some(roman)
}

/// Words with scales; ten to nineteen of the plain way begin with 十.
fn counted(number: u32, counting: &Counting) -> String {
    if number == 0 {
        return counting.digits[0].to_string();
    }
    let (high, low) = (number / 10_000, number % 10_000);
    if number >= 100_000_000 {
        return number.to_string();
    }
    let mut words = String::new();
    if high > 0 {
        words += &below_ten_thousand(high, counting);
        words.push(counting.ten_thousand);
        if (1..1000).contains(&low) {
            words.push(counting.digits[0]);
        }
    }
    words += &below_ten_thousand(low, counting);
    match words.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => words,
    }
}

fn below_ten_thousand(number: u32, counting: &Counting) -> String {
    let mut words = String::new();
    let mut gap = false;
    for (scale, sign) in [(1000, Some(2)), (100, Some(1)), (10, Some(0)), (1, None)] {
        let digit = number / scale % 10;
        if digit == 0 {
            gap = !words.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            words.push(counting.digits[0]);
        }
        words.push(counting.digits[digit as usize]);
        words.extend(sign.map(|sign: usize| counting.scales[sign]));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::print;

    #[test]
    fn numbers_as_lists_print_them() {
        let cases = [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("decimalFullWidth", 12, "１２"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("lowerRoman", 4, "iv"),
            ("upperLetter", 28, "BB"),
            ("lowerLetter", 3, "c"),
            ("chineseCounting", 10, "十"),
            ("chineseCountingThousand", 21, "二十一"),
            ("japaneseCounting", 12, "十二"),
            ("taiwaneseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1005, "一千零五"),
            ("chineseCountingThousand", 10_010, "一万零一十"),
            ("chineseLegalSimplified", 13, "壹拾叁"),
            ("ideographTraditional", 2, "乙"),
            ("ideographTraditional", 11, "11"),
            ("ideographDigital", 20, "二〇"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircleChinese", 21, "21"),
            ("bullet", 1, ""),
            ("none", 1, ""),
            ("ordinal", 3, "3"),
        ];
        for (format, number, printed) in cases {
            assert_eq!(print(format, number), printed, "{format} {number}");
        }
        for number in [0, 1, 9999, 10_000, 99_999_999, 100_000_000, u32::MAX] {
            for (format, _, _) in cases {
                assert!(print(format, number).len() < 100, "{format} {number}");
            }
        }
    }
}
