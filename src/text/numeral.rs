//! Ordinals at the head of titles and labels: 一、（二）3. ④ 第五部分

use super::normal::fold;

/// The largest Arabic number that is read as an ordinal; larger ones are years, codes and amounts.
const LARGEST: u32 = 999;
/// Words that make 第一 an ordinal of the text's order, unlike 第一季度.
const PARTS: [&str; 6] = ["部分", "章", "节", "篇", "条", "编"];

/// Number and length in bytes of the ordinal `text` begins with: 一、 二十三、 （一） (1) 1. 1、 １、 ① 第一部分.
///
/// Blanks before the ordinal count into the length, blanks behind it do not. An amount (`1.5`), a year and a bare number
/// are no ordinals.
pub fn ordinal(text: &str) -> Option<(u32, usize)> {
    let lead = text.len() - text.trim_start().len();
    let rest = &text[lead..];
    let (number, length) =
        enclosed(rest).or_else(|| part(rest)).or_else(|| bracketed(rest)).or_else(|| stopped(rest))?;
    Some((number, lead + length))
}

/// The text behind its ordinal, or the whole text; blanks at both ends go.
pub fn strip_ordinal(text: &str) -> &str {
    ordinal(text).map_or(text, |(_, length)| &text[length..]).trim()
}

/// The number a text of nothing but Chinese numerals means: 二十三 → 23, 一百零五 → 105, 二〇二四 → 2024.
pub fn chinese(text: &str) -> Option<u32> {
    let by_place = text.chars().all(|c| matches!(numeral(c), Some(Numeral::Digit(_))));
    if by_place { placed(text) } else { scaled(text) }
}

/// 二〇二四: digit by digit.
fn placed(text: &str) -> Option<u32> {
    text.chars().try_fold(None, |value: Option<u32>, c| match numeral(c)? {
        Numeral::Digit(digit) => Some(Some(value.unwrap_or(0).checked_mul(10)?.checked_add(digit)?)),
        Numeral::Scale(_) => None,
    })?
}

/// 一百零五: digits with their scale.
fn scaled(text: &str) -> Option<u32> {
    let (mut total, mut group, mut digit) = (0u32, 0u32, 0u32);
    for c in text.chars() {
        match numeral(c)? {
            Numeral::Digit(_) if digit != 0 => return None,
            Numeral::Digit(value) => digit = value,
            Numeral::Scale(10_000) => {
                total = total.checked_add(group.checked_add(digit)?.checked_mul(10_000)?)?;
                (group, digit) = (0, 0);
            }
            Numeral::Scale(scale) => {
                group = group.checked_add(digit.max(1).checked_mul(scale)?)?;
                digit = 0;
            }
        }
    }
    total.checked_add(group)?.checked_add(digit)
}

enum Numeral {
    Digit(u32),
    Scale(u32),
}

fn numeral(c: char) -> Option<Numeral> {
    let digit = match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        '十' | '拾' => return Some(Numeral::Scale(10)),
        '百' | '佰' => return Some(Numeral::Scale(100)),
        '千' | '仟' => return Some(Numeral::Scale(1000)),
        '万' => return Some(Numeral::Scale(10_000)),
        _ => return None,
    };
    Some(Numeral::Digit(digit))
}

/// ① ⑴ ⒈ ㈠ ㊀
fn enclosed(text: &str) -> Option<(u32, usize)> {
    let c = text.chars().next()?;
    let first = match c {
        '①'..='⑳' => '①',
        '⑴'..='⒇' => '⑴',
        '⒈'..='⒛' => '⒈',
        '㈠'..='㈩' => '㈠',
        '㊀'..='㊉' => '㊀',
        _ => return None,
    };
    Some((c as u32 - first as u32 + 1, c.len_utf8()))
}

/// 第一部分
fn part(text: &str) -> Option<(u32, usize)> {
    let inner = text.strip_prefix('第')?.trim_start();
    let (number, length) = number(inner)?;
    let tail = inner[length..].trim_start();
    let word = PARTS.iter().find(|word| tail.starts_with(**word))?;
    Some((number, text.len() - tail.len() + word.len()))
}

/// （一） (1) 1) and the stop some print behind them
fn bracketed(text: &str) -> Option<(u32, usize)> {
    let open = text.chars().next().filter(|c| fold(*c) == '(').map_or(0, char::len_utf8);
    let inner = text[open..].trim_start();
    let (number, length) = number(inner)?;
    let tail = inner[length..].trim_start();
    let close = tail.chars().next().filter(|c| fold(*c) == ')')?;
    let behind = &tail[close.len_utf8()..];
    let stop = behind.chars().next().filter(|c| matches!(c, '、' | '.' | '．')).map_or(0, char::len_utf8);
    Some((number, text.len() - behind.len() + stop))
}

/// 一、 1. 1、
fn stopped(text: &str) -> Option<(u32, usize)> {
    let (number, length) = number(text)?;
    let tail = text[length..].trim_start_matches([' ', '\u{3000}', '\u{a0}']);
    let stop = tail.chars().next().filter(|c| matches!(c, '、' | '.' | '．' | '﹒' | '､'))?;
    let behind = &tail[stop.len_utf8()..];
    if stop != '、' && behind.chars().next().is_some_and(|c| fold(c).is_ascii_digit()) && !is_year(behind) {
        return None;
    }
    Some((number, text.len() - behind.len()))
}

/// The Chinese or Arabic number a text begins with, and its length in bytes.
fn number(text: &str) -> Option<(u32, usize)> {
    let length = |belongs: fn(char) -> bool| text.find(|c| !belongs(c)).unwrap_or(text.len());
    let arabic = length(|c| fold(c).is_ascii_digit());
    if arabic > 0 {
        let digits = text[..arabic].chars().map(|c| fold(c).to_digit(10));
        let value = digits.take(4).try_fold(0, |value, digit| Some(value * 10 + digit?))?;
        return (value <= LARGEST && arabic <= 9).then_some((value, arabic));
    }
    let words = length(|c| numeral(c).is_some());
    if words == 0 || words > 30 {
        return None;
    }
    Some((chinese(&text[..words])?, words))
}

fn is_year(text: &str) -> bool {
    let mut chars = text.chars().map(fold);
    let digits = chars.by_ref().take(4).filter(char::is_ascii_digit).count();
    digits == 4 && text.starts_with(['1', '2', '１', '２']) && chars.find(|c| *c != ' ') == Some('年')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_of_every_print() {
        for (text, number, rest) in [
            ("一、一般公共预算拨款收入", 1, "一般公共预算拨款收入"),
            ("二十三、灾害防治", 23, "灾害防治"),
            ("三十 、抗疫", 30, "抗疫"),
            ("（一）因公出国", 1, "因公出国"),
            ("(十二)培训", 12, "培训"),
            ("(1) 甲", 1, "甲"),
            ("（ 3 ）、甲", 3, "甲"),
            ("1. 按规定", 1, "按规定"),
            ("1．财政拨款", 1, "财政拨款"),
            ("１、甲", 1, "甲"),
            ("10、甲", 10, "甲"),
            ("3)甲", 3, "甲"),
            ("① 甲", 1, "甲"),
            ("⑳甲", 20, "甲"),
            ("㈡甲", 2, "甲"),
            ("第一部分 概况", 1, "概况"),
            ("第 二 部分 概况", 2, "概况"),
            ("第3章　表", 3, "表"),
            ("1.2024年12月末支付完毕", 1, "2024年12月末支付完毕"),
            ("  四、甲", 4, "甲"),
        ] {
            assert_eq!(ordinal(text).map(|(number, _)| number), Some(number), "{text}");
            assert_eq!(strip_ordinal(text), rest, "{text}");
        }
    }

    #[test]
    fn amounts_years_and_words_are_no_ordinals() {
        for text in [
            "1.5",
            "1858.60",
            "2024年",
            "2024. 甲",
            "第一季度",
            "一般公共预算",
            "",
            "1",
            "一",
            "（甲）",
            "99999999999、",
        ] {
            assert_eq!(ordinal(text), None, "{text}");
            assert_eq!(strip_ordinal(text), text.trim());
        }
    }

    #[test]
    fn chinese_numbers() {
        for (text, number) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("三十一", 31),
            ("一百", 100),
            ("一百零五", 105),
            ("一百一十", 110),
            ("两千零二十四", 2024),
            ("二〇二四", 2024),
            ("一万二千", 12_000),
            ("零", 0),
        ] {
            assert_eq!(chinese(text), Some(number), "{text}");
        }
        for text in ["", "一般", "甲", "九九九九九九九九九九九九"] {
            assert_eq!(chinese(text), None, "{text}");
        }
    }
}
