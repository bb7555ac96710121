//! Values as text.

use super::amount::MOST_PLACES;
use rust_decimal::Decimal;

/// The value with at least `places` digits behind the point, without separators: `1858.60`.
///
/// Digits that do not fit into `places` are printed too: a sum is never shown rounded.
pub fn format(value: Decimal, places: u32) -> String {
    let value = value.normalize();
    let mut text = value.to_string();
    let missing = places.min(MOST_PLACES).saturating_sub(value.scale());
    if missing > 0 && value.scale() == 0 {
        text.push('.');
    }
    text.extend(std::iter::repeat_n('0', missing as usize));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pads_and_never_rounds() {
        for (value, places, text) in [
            ("1858.6", 2, "1858.60"),
            ("1858.600", 2, "1858.60"),
            ("1858", 2, "1858.00"),
            ("0", 0, "0"),
            ("-0.00", 2, "0.00"),
            ("-3.5", 1, "-3.5"),
            ("434.495", 2, "434.495"),
            ("12", 0, "12"),
        ] {
            assert_eq!(format(value.parse().expect("a decimal"), places), text);
        }
    }
}
