//! One amount: value, last printed digit, unit.

use super::{Unit, UnitFrom};
use rust_decimal::Decimal;

/// The most digits behind the point a [`Decimal`] can hold.
pub(super) const MOST_PLACES: u32 = Decimal::MAX_SCALE;

/// A printed amount in its own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The value, counted in `unit`.
    pub value: Decimal,
    /// Digits printed behind the point.
    pub places: u32,
    /// What the value counts.
    pub unit: Unit,
    /// Where the unit was read.
    pub unit_from: UnitFrom,
}

impl Amount {
    /// One unit in the last printed place, in the amount's own unit: 0.01 for `79.48`.
    pub fn step(&self) -> Decimal {
        Decimal::new(1, self.places.min(MOST_PLACES))
    }

    /// The value in 元; `None` for what is no money and for more digits than can be held.
    pub fn in_yuan(&self) -> Option<Decimal> {
        self.to(Unit::Yuan)
    }

    /// The exact value in another unit; `None` between money and what is no money, and for more digits than can be held.
    pub fn to(&self, unit: Unit) -> Option<Decimal> {
        if unit == self.unit {
            return Some(self.value);
        }
        shift(self.value, i64::from(self.unit.power()?) - i64::from(unit.power()?))
    }
}

/// `value × 10^power`, exact or `None`.
fn shift(value: Decimal, power: i64) -> Option<Decimal> {
    let scale = i64::from(value.scale()) - power;
    let missing = u32::try_from((-scale).max(0)).ok()?;
    let digits = value.mantissa().checked_mul(10i128.checked_pow(missing)?)?;
    Decimal::try_from_i128_with_scale(digits, u32::try_from(scale.max(0)).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(value: &str, unit: Unit) -> Amount {
        let value: Decimal = value.parse().expect("a decimal");
        Amount { value, places: value.scale(), unit, unit_from: UnitFrom::Cell }
    }

    fn decimal(text: &str) -> Option<Decimal> {
        text.parse().ok()
    }

    #[test]
    fn conversion_is_exact_both_ways() {
        assert_eq!(amount("79.48", Unit::Wan).in_yuan(), decimal("794800"));
        assert_eq!(amount("794800.25", Unit::Yuan).to(Unit::Wan), decimal("79.480025"));
        assert_eq!(amount("-1.5", Unit::Yi).to(Unit::Thousand), decimal("-150000"));
        assert_eq!(amount("12", Unit::Percent).to(Unit::Wan), None);
        assert_eq!(amount("12", Unit::Percent).to(Unit::Percent), decimal("12"));
        assert_eq!(amount("7", Unit::Count).in_yuan(), None);
    }

    #[test]
    fn too_many_digits_are_refused_not_rounded() {
        assert_eq!(amount("79228162514264337593543950335", Unit::Yi).in_yuan(), None);
        assert_eq!(amount("0.0000000000000000000000000001", Unit::Yuan).to(Unit::Yi), None);
    }

    #[test]
    fn step_is_the_last_printed_digit() {
        assert_eq!(Some(amount("79.40", Unit::Wan).step()), decimal("0.01"));
        assert_eq!(Some(amount("79", Unit::Wan).step()), decimal("1"));
        assert_eq!(Amount { places: 99, ..amount("1", Unit::Wan) }.step().scale(), MOST_PLACES);
    }
}
