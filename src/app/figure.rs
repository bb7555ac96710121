//! Figures as accountants read them: decimal points under each other, a real minus sign.

use crate::report::Amount;

/// Digits after the point that the style sheet has classes for.
const MOST: u32 = 9;

/// A computed amount. Printed ones are shown as they were printed.
pub(crate) fn plain(amount: &Amount) -> String {
    amount.text.replace('-', "−")
}

/// Whether the amount is nothing.
pub(crate) fn is_zero(amount: &Amount) -> bool {
    amount.minor.trim_start_matches(['-', '0']).is_empty()
}

/// The class that pads a figure with `scale` digits after its point to the width of one with `behind`.
pub(crate) fn aligned(scale: u32, behind: u32) -> String {
    let point = u32::from(scale == 0 && behind > 0);
    format!("figure pad-{}", (behind.saturating_sub(scale) + point).min(MOST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_is_padded_for_the_point_too() {
        assert_eq!(aligned(2, 2), "figure pad-0");
        assert_eq!(aligned(1, 2), "figure pad-1");
        assert_eq!(aligned(0, 2), "figure pad-3");
        assert_eq!(aligned(0, 0), "figure pad-0");
        assert_eq!(aligned(0, 28), "figure pad-9");
    }
}
