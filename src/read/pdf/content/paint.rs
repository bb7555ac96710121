//! Colours, as far as they decide whether something is seen: white on white paper is not.

use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;

/// What something is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    Dark,
    White,
}

impl Paint {
    /// Takes an instruction that sets a colour; false for all others.
    pub(super) fn take(operator: &Op<'_, '_>, stroke: &mut Self, fill: &mut Self) -> bool {
        match operator {
            Op::StrokeColorDeviceGray(gray) => *stroke = Self::light(&[gray.0]),
            Op::NonStrokeColorDeviceGray(gray) => *fill = Self::light(&[gray.0]),
            Op::StrokeColorDeviceRgb(rgb) => *stroke = Self::light(&[rgb.0, rgb.1, rgb.2]),
            Op::NonStrokeColorDeviceRgb(rgb) => *fill = Self::light(&[rgb.0, rgb.1, rgb.2]),
            Op::StrokeColorCmyk(ink) => *stroke = Self::ink(&[ink.0, ink.1, ink.2, ink.3]),
            Op::NonStrokeColorCmyk(ink) => *fill = Self::ink(&[ink.0, ink.1, ink.2, ink.3]),
            Op::StrokeColor(color) => *stroke = Self::of(&color.0),
            Op::NonStrokeColor(color) => *fill = Self::of(&color.0),
            Op::StrokeColorNamed(color) => *stroke = Self::of(&color.0),
            Op::NonStrokeColorNamed(color) => *fill = Self::of(&color.0),
            // A new space begins with black.
            Op::ColorSpaceStroke(_) => *stroke = Self::Dark,
            Op::ColorSpaceNonStroke(_) => *fill = Self::Dark,
            _ => return false,
        }
        true
    }

    fn of(color: &[Number]) -> Self {
        match color.len() {
            1 | 3 => Self::light(color),
            4 => Self::ink(color),
            _ => Self::Dark,
        }
    }

    fn light(color: &[Number]) -> Self {
        if color.iter().all(|part| part.as_f64() > 0.99) { Self::White } else { Self::Dark }
    }

    fn ink(color: &[Number]) -> Self {
        if color.iter().all(|part| part.as_f64() < 0.01) { Self::White } else { Self::Dark }
    }
}
