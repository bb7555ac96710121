//! The numbers of a passage and what they count.

use super::passage::Passage;
use crate::money::{Decimal, Unit, amounts_in};
use crate::text::Span;

/// Measure words that make a number a count; the longer before the shorter.
const MEASURES: [&str; 18] = [
    "台(套)",
    "平方米",
    "人次",
    "批次",
    "个",
    "辆",
    "家",
    "台",
    "套",
    "人",
    "次",
    "项",
    "名",
    "件",
    "批",
    "户",
    "份",
    "所",
];

/// A number of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The value, sign included; of 万元 and 元 alike in its own unit.
    pub value: Decimal,
    /// Digits printed behind the point.
    pub places: u32,
    /// Code points of the digits in the passage.
    pub digits: Span,
    /// The same with unit or measure word.
    pub whole: Span,
    /// What it counts.
    pub kind: Kind,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 元, 万元, 亿元.
    Money(Unit),
    /// %
    Percent,
    /// 倍
    Times,
    /// 辆, 个, 家 …; the measure word's index is not kept, the word is in the text.
    Count,
    /// A year: 2024年.
    Year,
    /// Anything else: ordinals, codes, dates, amounts whose unit is missing.
    Bare,
}

impl Kind {
    /// True for what a sentence states: money, percentages, multiples and counts.
    pub fn is_stated(self) -> bool {
        matches!(self, Self::Money(_) | Self::Percent | Self::Times | Self::Count)
    }
}

/// Every number of a passage, in order.
pub(super) fn numbers(passage: &Passage) -> Vec<Number> {
    amounts_in(&passage.text)
        .into_iter()
        .map(|printed| {
            let behind = passage.slice(Span::new(printed.whole.end, printed.whole.end + 6));
            let (kind, more) = match printed.unit {
                Some(Unit::Percent) => (Kind::Percent, 0),
                Some(unit) => (Kind::Money(unit), 0),
                None => unnamed(printed.value, printed.places, behind),
            };
            Number {
                value: printed.value,
                places: printed.places,
                digits: printed.chars,
                whole: Span::new(printed.whole.start, printed.whole.end + more),
                kind,
            }
        })
        .collect()
}

/// The kind of a number without a unit, and how many characters behind it belong to it.
fn unnamed(value: Decimal, places: u32, behind: &str) -> (Kind, u32) {
    let is_year = places == 0 && value >= Decimal::from(1980) && value < Decimal::from(2100);
    if is_year && behind.starts_with('年') {
        return (Kind::Year, 1);
    }
    if behind.starts_with('倍') {
        return (Kind::Times, 1);
    }
    let measure = MEASURES.iter().find(|word| behind.starts_with(**word) && !behind.starts_with("个百分点"));
    measure.map_or((Kind::Bare, 0), |word| (Kind::Count, word.chars().count() as u32))
}
