//! The digits of one number: thousands separators, a point, and nothing else.

use rust_decimal::Decimal;

/// A number found in a row of width-folded characters.
pub(super) struct Digits {
    /// The value; `None` when it has more digits than a [`Decimal`] can hold.
    pub(super) value: Option<Decimal>,
    /// Digits behind the point.
    pub(super) places: u32,
    /// Index behind the last character.
    pub(super) end: usize,
}

/// The number that begins at `from`; without its fraction when `whole` asks for that. `None` when no digit stands there.
pub(super) fn scan(chars: &[char], from: usize, whole: bool) -> Option<Digits> {
    let mut end = digits_end(chars, from);
    if end == from {
        return None;
    }
    if end - from <= 3 && chars[from] != '0' {
        while is_group(chars, end) {
            end += 4;
        }
    }
    let fraction = if whole { end } else { fraction_end(chars, end) };
    let places = fraction.saturating_sub(end + 1);
    Some(Digits { value: value(&chars[from..fraction], places), places: places as u32, end: fraction })
}

/// The value of these digits, the last `places` of them behind the point; signs between them are passed over.
pub(super) fn value(chars: &[char], places: usize) -> Option<Decimal> {
    let digits = chars
        .iter()
        .filter_map(|c| c.to_digit(10))
        .try_fold(0i128, |value, digit| value.checked_mul(10)?.checked_add(i128::from(digit)))?;
    Decimal::try_from_i128_with_scale(digits, u32::try_from(places).ok()?).ok()
}

/// Index behind the digits that begin at `from`.
pub(super) fn digits_end(chars: &[char], from: usize) -> usize {
    chars[from..].iter().position(|c| !c.is_ascii_digit()).map_or(chars.len(), |length| from + length)
}

/// A separator, three digits and no fourth.
fn is_group(chars: &[char], at: usize) -> bool {
    let digit = |index: usize| chars.get(index).is_some_and(char::is_ascii_digit);
    chars.get(at) == Some(&',') && (1..=3).all(|step| digit(at + step)) && !digit(at + 4)
}

/// Index behind the point and its digits; `end` itself when there is none, or when a second point makes it a date or a
/// section number (2024.3.15).
fn fraction_end(chars: &[char], end: usize) -> usize {
    let digit = |index: usize| chars.get(index).is_some_and(char::is_ascii_digit);
    if chars.get(end) != Some(&'.') || !digit(end + 1) {
        return end;
    }
    let behind = digits_end(chars, end + 1);
    if chars.get(behind) == Some(&'.') && digit(behind + 1) { end } else { behind }
}
