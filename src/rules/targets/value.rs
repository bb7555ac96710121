//! The value of an indicator: its sign, its number and what stands behind it.

use crate::budget::Indicator;
use crate::money::{Bound, Decimal, bound};
use crate::rules::Settings;
use crate::text::{WordList, normal};

/// Marks that may stand between two numbers, around units and at the end.
const MARKS: [char; 14] = ['-', '~', '—', '至', '到', '/', '（', '）', '。', '；', '，', '、', '.', '：'];

/// What a value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Reading {
    /// Nothing.
    Blank,
    /// Words that cannot be measured.
    Soft,
    /// Words that can: a date, a grade of a stated standard, a number in words.
    Told,
    /// A number.
    Number(Number),
}

/// A number with its sign and what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) struct Number {
    /// ≥ ≤ = or none.
    pub(super) bound: Bound,
    /// The number itself, in its own unit.
    pub(super) value: Decimal,
    /// What stands behind it.
    pub(super) tail: Tail,
}

/// What stands behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Tail {
    /// Nothing.
    None,
    /// %
    Percent,
    /// 元, 万元
    Money,
    /// Another unit: 人, 页, 日前
    Measure,
    /// A span of time: 天, 个工作日
    Time,
    /// Words that are no unit.
    Words,
}

impl Reading {
    /// The number, when there is one.
    pub(super) fn number(self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// Reads values by the lists of words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'s> {
    measures: &'s WordList,
    times: &'s WordList,
    rates: &'s WordList,
    no_rates: &'s WordList,
    dates: &'s WordList,
    grades: &'s WordList,
    standards: &'s WordList,
}

impl<'s> Reader<'s> {
    pub(super) fn new(settings: &'s Settings) -> Self {
        let words = |list: &str| settings.words(list);
        Self {
            measures: words("measure words"),
            times: words("time units"),
            rates: words("rate names"),
            no_rates: words("names that are no rates"),
            dates: words("date words"),
            grades: words("grades"),
            standards: words("grade standards"),
        }
    }

    /// True when a name says that its value is a rate.
    pub(super) fn is_rate(&self, name: &str) -> bool {
        let named = |words: &WordList| words.occurs_in(name);
        named(self.rates) && !named(self.no_rates)
    }

    /// The value of an indicator.
    pub(super) fn read(&self, cells: &Indicator) -> Reading {
        let text = cells.word("value");
        if text.trim().is_empty() {
            return Reading::Blank;
        }
        match bound(text).filter(|_| !is_year(text)) {
            Some((bound, printed)) => {
                let rest: String = text.chars().skip(printed.chars.end as usize).collect();
                Reading::Number(Number { bound, value: printed.value, tail: self.tail(&rest) })
            }
            None if self.is_told(text, cells) => Reading::Told,
            None => Reading::Soft,
        }
    }

    /// A date, a grade of a standard, a number in words.
    fn is_told(&self, text: &str, cells: &Indicator) -> bool {
        let grade = self.grades.iter().any(|grade| text.trim() == grade);
        let standard = || [cells.word("desc"), cells.word("basis")].iter().any(|text| self.standards.occurs_in(text));
        self.dates.occurs_in(text) || grade && standard() || self.counts(text)
    }

    /// 三次, 十二个月, 百分之九十
    fn counts(&self, text: &str) -> bool {
        if text.contains("百分之") {
            return true;
        }
        let is_numeral = |c: char| "一二三四五六七八九十百千两".contains(c);
        let lead = text.trim().trim_start_matches(|c: char| "≥≤=＞＜<>".contains(c)).trim_start();
        let rest = lead.trim_start_matches(is_numeral);
        rest.len() < lead.len() && !rest.is_empty() && self.unit(rest).is_some_and(|(_, length)| length == rest.len())
    }

    /// What stands behind a number.
    fn tail(&self, rest: &str) -> Tail {
        let text = normal::label(rest);
        let mut rest = text.as_str();
        let mut tail = Tail::None;
        while let Some(c) = rest.chars().next() {
            if c.is_ascii_digit() || MARKS.contains(&c) {
                rest = &rest[c.len_utf8()..];
                continue;
            }
            let Some((unit, length)) = self.unit(rest) else {
                // 12次宣传: a unit and what it counts; 1及时发放: words.
                return if tail == Tail::None { Tail::Words } else { tail };
            };
            tail = if tail == Tail::None { unit } else { tail };
            rest = &rest[length..];
        }
        tail
    }

    /// The unit a text begins with, and its length in bytes.
    fn unit(&self, text: &str) -> Option<(Tail, usize)> {
        if text.starts_with(['%', '﹪', '‰']) {
            return text.chars().next().map(|c| (Tail::Percent, c.len_utf8()));
        }
        let longest = |words: &[String]| words.iter().filter(|w| text.starts_with(w.as_str())).map(String::len).max();
        if let Some(money) = ["万元", "亿元", "千元", "元"].into_iter().find(|unit| text.starts_with(unit)) {
            return Some((Tail::Money, money.len()));
        }
        let (measure, time) = (longest(self.measures), longest(self.times));
        match time >= measure {
            true => time.map(|length| (Tail::Time, length)),
            false => measure.map(|length| (Tail::Measure, length)),
        }
    }
}

/// True for words whose only number is a year: 完成2025年任务.
fn is_year(text: &str) -> bool {
    let Some((before, rest)) = text.split_once("年") else { return false };
    let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
    let others = before.chars().filter(char::is_ascii_digit).count() - digits;
    let month = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    digits == 4
        && others == 0
        && !month
        && !rest.chars().any(|c| c.is_ascii_digit())
        && !rest.trim_start().starts_with(['底', '末', '前'])
}
