//! Proportions of printed amounts: what a percentage may be, and what may have happened to one that it cannot be.

use super::Slip;
use super::told::measured;
use crate::money::Decimal;
use crate::prose::Fact;

/// An amount and the range its print stands for: rounded or cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    pub(super) at: Decimal,
    low: Decimal,
    high: Decimal,
}

impl Range {
    /// The range of a printed amount.
    pub(super) fn of(fact: &Fact) -> Option<Self> {
        let (at, step) = measured(fact)?;
        let half = step / Decimal::TWO;
        let (low, high) = if at.is_sign_negative() { (at - step, at + half) } else { (at - half, at + step) };
        Some(Self { at, low, high })
    }

    /// The difference of two amounts.
    pub(super) fn less(self, other: Self) -> Self {
        Self { at: self.at - other.at, low: self.low - other.high, high: self.high - other.low }
    }

    /// The sum of amounts.
    pub(super) fn plus(self, other: Self) -> Self {
        Self { at: self.at + other.at, low: self.low + other.low, high: self.high + other.high }
    }
}

/// `100 × part ÷ whole` and the range it may be in; `None` where the whole may be nothing or the numbers are too large.
pub(super) fn percent(part: Range, whole: Range) -> Option<Range> {
    let of = |part: Decimal, whole: Decimal| part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
    if whole.low <= Decimal::ZERO && whole.high >= Decimal::ZERO {
        return None;
    }
    let ends =
        [of(part.low, whole.low)?, of(part.low, whole.high)?, of(part.high, whole.low)?, of(part.high, whole.high)?];
    let low = ends.iter().copied().min()?;
    let high = ends.iter().copied().max()?;
    Some(Range { at: of(part.at, whole.at)?, low, high })
}

/// How a printed percentage agrees with what it is computed to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agreement {
    /// It is the computed one, rounded or cut.
    Agrees,
    /// It is off by one in the last place.
    Nearly,
    /// It does not follow.
    Differs,
}

/// Compares `printed` (with one unit of its last digit) with a computed range.
pub(super) fn agreement(printed: Decimal, step: Decimal, computed: Range) -> Agreement {
    let half = step / Decimal::TWO;
    // A rounded print stands for [p − ½, p + ½], a cut one for [p, p + 1), towards zero.
    let (low, high) =
        if printed.is_sign_negative() { (printed - step, printed + half) } else { (printed - half, printed + step) };
    if computed.high >= low && computed.low <= high {
        return Agreement::Agrees;
    }
    // A whole per cent is no small matter.
    match step < Decimal::ONE && (computed.at - printed).abs() <= step + half {
        true => Agreement::Nearly,
        false => Agreement::Differs,
    }
}

/// The computed percentage with the places of the print.
pub(super) fn rounded(value: Decimal, places: u32) -> Decimal {
    use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    value.round_dp_with_strategy(places, MidpointAwayFromZero)
}

/// The slip that turns `right` into `wrong`.
pub(super) fn slip(wrong: Decimal, right: Decimal) -> Option<Slip> {
    let scale = wrong.scale().max(right.scale());
    let digits = |value: Decimal| {
        let mut value = value.abs();
        value.rescale(scale);
        value.mantissa().to_string()
    };
    let (one, other) = (digits(wrong), digits(right));
    if wrong.is_zero() || right.is_zero() || one == other {
        return None;
    }
    let trimmed = |digits: &str| digits.trim_end_matches('0').to_owned();
    if trimmed(&one) == trimmed(&other) {
        return Some(Slip::Shift);
    }
    let width = one.len().max(other.len());
    let (one, other) = (format!("{one:0>width$}"), format!("{other:0>width$}"));
    let differ: Vec<usize> = (0..width).filter(|at| one.as_bytes()[*at] != other.as_bytes()[*at]).collect();
    match differ.as_slice() {
        [_] => Some(Slip::OneDigit),
        [a, b]
            if a + 1 == *b
                && one.as_bytes()[*a] == other.as_bytes()[*b]
                && one.as_bytes()[*b] == other.as_bytes()[*a] =>
        {
            Some(Slip::Transposed)
        }
        _ => None,
    }
}

/// True where one slip of the pen turns `right` into `wrong`.
pub(super) fn is_slip(wrong: Decimal, right: Decimal) -> bool {
    right > Decimal::ZERO && slip(wrong, right).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    fn range(text: &str) -> Range {
        let at = decimal(text);
        let step = Decimal::new(1, at.scale());
        Range { at, low: at - step / Decimal::TWO, high: at + step }
    }

    #[test]
    fn percentages_agree_as_far_as_they_are_printed() {
        let computed = |this: &str, base: &str| percent(range(this).less(range(base)), range(base)).expect("a base");
        let agrees = |printed: &str, this, base| {
            agreement(decimal(printed), Decimal::new(1, decimal(printed).scale()), computed(this, base))
        };
        assert_eq!(agrees("20.63", "144.92", "120.14"), Agreement::Agrees);
        assert_eq!(agrees("20.36", "144.92", "120.14"), Agreement::Differs);
        assert_eq!(agrees("20.6", "144.92", "120.14"), Agreement::Agrees);
        assert_eq!(agrees("21", "144.92", "120.14"), Agreement::Agrees);
        assert_eq!(agrees("30", "129.15", "100.00"), Agreement::Differs);
        assert_eq!(agrees("1055.4", "22.59", "1.96"), Agreement::Agrees);
        assert_eq!(agrees("-57.14", "25.77", "60.13"), Agreement::Agrees);
    }

    #[test]
    fn slips_have_names() {
        assert_eq!(slip(decimal("20.36"), decimal("20.63")), Some(Slip::Transposed));
        assert_eq!(slip(decimal("0.66"), decimal("6.60")), Some(Slip::Shift));
        assert_eq!(slip(decimal("1312.56"), decimal("1212.56")), Some(Slip::OneDigit));
        assert_eq!(slip(decimal("13.22"), decimal("22.21")), None);
        assert!(is_slip(decimal("887.36"), decimal("87.36")));
    }
}
