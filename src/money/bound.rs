//! Target values: ≥100, ≤79.47 万元, 不低于 98%, 30 天以内.

use super::prose::{Numbers, Printed, folded};
use crate::text::normal::is_blank;

/// How a target value bounds what it measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// ≥ 不低于
    AtLeast,
    /// ≤ 不超过
    AtMost,
    /// =
    Equal,
    /// < 低于
    Less,
    /// > 超过
    More,
    /// No sign.
    None,
}

/// Prints of the bounds before a number; a print that ends like another stands before it.
const BEFORE: [(&str, Bound); 32] = [
    ("≥", Bound::AtLeast),
    ("≧", Bound::AtLeast),
    ("⩾", Bound::AtLeast),
    (">=", Bound::AtLeast),
    ("=>", Bound::AtLeast),
    ("不低于", Bound::AtLeast),
    ("不少于", Bound::AtLeast),
    ("不小于", Bound::AtLeast),
    ("大于等于", Bound::AtLeast),
    ("大于或等于", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("≤", Bound::AtMost),
    ("≦", Bound::AtMost),
    ("⩽", Bound::AtMost),
    ("<=", Bound::AtMost),
    ("=<", Bound::AtMost),
    ("不超过", Bound::AtMost),
    ("不高于", Bound::AtMost),
    ("不大于", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("小于等于", Bound::AtMost),
    ("小于或等于", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("等于", Bound::Equal),
    ("=", Bound::Equal),
    ("小于", Bound::Less),
    ("低于", Bound::Less),
    ("<", Bound::Less),
    ("大于", Bound::More),
    ("高于", Bound::More),
    ("超过", Bound::More),
    (">", Bound::More),
];

/// Prints of the bounds behind a number.
const BEHIND: [(&str, Bound); 5] = [
    ("以上", Bound::AtLeast),
    ("及以上", Bound::AtLeast),
    ("以内", Bound::AtMost),
    ("以下", Bound::AtMost),
    ("及以下", Bound::AtMost),
];

/// The most characters of a measure word between a number and 以上.
const MEASURE: usize = 2;

/// The bound a text states: its first number with a sign, or else its first number. `None` without any number.
pub fn bound(text: &str) -> Option<(Bound, Printed)> {
    let chars = folded(text);
    let mut first = None;
    for printed in (Numbers { chars: &chars, at: 0 }) {
        let start = printed.whole.start as usize;
        let end = printed.whole.end as usize;
        if let Some(bound) = before(&chars[..start]).or_else(|| behind(&chars[end..])) {
            return Some((bound, printed));
        }
        first.get_or_insert(printed);
    }
    first.map(|printed| (Bound::None, printed))
}

fn before(chars: &[char]) -> Option<Bound> {
    let blanks = chars.iter().rev().take(4).take_while(|c| is_blank(**c)).count();
    let chars = &chars[..chars.len() - blanks];
    BEFORE
        .iter()
        .find(|(word, _)| word.chars().rev().eq(chars.iter().rev().copied().take(word.chars().count())))
        .map(|(_, bound)| *bound)
}

fn behind(chars: &[char]) -> Option<Bound> {
    let blanks = chars.iter().take(4).take_while(|c| is_blank(**c)).count();
    (0..=MEASURE).find_map(|skip| {
        let rest = chars.get(blanks + skip..)?;
        let measure = chars[blanks..blanks + skip].iter().all(|c| c.is_alphabetic());
        let stated = BEHIND.iter().find(|(word, _)| word.chars().eq(rest.iter().copied().take(word.chars().count())));
        stated.filter(|_| measure).map(|(_, bound)| *bound)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Unit;

    #[test]
    fn bounds_of_every_print() {
        for (text, expected, value, unit) in [
            ("≥100", Bound::AtLeast, "100", None),
            ("≤79.47 万元", Bound::AtMost, "79.47", Some(Unit::Wan)),
            ("≥ 98%", Bound::AtLeast, "98", Some(Unit::Percent)),
            (">=98", Bound::AtLeast, "98", None),
            ("＜＝98", Bound::AtMost, "98", None),
            ("=100.00(%)", Bound::Equal, "100.00", Some(Unit::Percent)),
            ("＝4", Bound::Equal, "4", None),
            ("<3", Bound::Less, "3", None),
            ("＞3", Bound::More, "3", None),
            ("不超过 50 万元", Bound::AtMost, "50", Some(Unit::Wan)),
            ("超过50万元", Bound::More, "50", Some(Unit::Wan)),
            ("100人以上", Bound::AtLeast, "100", None),
            ("30天以内", Bound::AtMost, "30", None),
            ("满意度达到≥95%", Bound::AtLeast, "95", Some(Unit::Percent)),
            ("2024年≥95%", Bound::AtLeast, "95", Some(Unit::Percent)),
            ("985米", Bound::None, "985", None),
            ("≥100 服务良好", Bound::AtLeast, "100", None),
        ] {
            let (found, printed) = bound(text).unwrap_or_else(|| panic!("{text} has a number"));
            assert_eq!((found, printed.value.to_string().as_str(), printed.unit), (expected, value, unit), "{text}");
        }
        assert_eq!(bound("深入推进"), None);
        assert_eq!(bound("≥**%"), None);
    }
}
