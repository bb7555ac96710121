//! Which slip of the pen turns one amount into another.

use super::Slip;
use super::judge::{cut, round};
use super::network::{Network, Ticks};

/// The slip that makes `printed` of `right` in this variable's cell.
pub(super) fn classify(net: &Network, variable: u32, printed: Option<Ticks>, right: Option<Ticks>) -> Option<Slip> {
    let (printed, right) = match (printed, right) {
        (None, Some(_)) => return Some(Slip::Missing),
        (Some(_), None) => return Some(Slip::Extra),
        (Some(printed), Some(right)) => (printed, right),
        (None, None) => return None,
    };
    if printed == -right {
        return Some(Slip::Sign);
    }
    let step = net.steps[variable as usize];
    shift(printed, right, step).or_else(|| digits(printed, right, step))
}

fn shift(printed: Ticks, right: Ticks, step: Ticks) -> Option<Slip> {
    let powers = (1..=8).flat_map(|power| [power, -power]);
    let fits = |power: &i8| {
        let factor = 10i128.pow(u32::from(power.unsigned_abs()));
        match *power > 0 {
            true => right * factor == printed,
            false => {
                printed != 0
                    && (round(right, step * factor) == printed * factor
                        || cut(right, step * factor) == printed * factor)
            }
        }
    };
    // A number with nothing left of it but one digit is a wrong number, not a shifted one.
    powers.filter(|_| printed.abs() >= 10 * step || right.abs() >= 10 * step).find(fits).map(|power| match power {
        4 | -4 => Slip::TenThousand,
        _ => Slip::Shift(power),
    })
}

fn digits(printed: Ticks, right: Ticks, step: Ticks) -> Option<Slip> {
    if printed.signum() != right.signum() || printed % step != 0 || right % step != 0 {
        return None;
    }
    let [one, two] = [printed, right].map(|value| (value / step).abs().to_string().into_bytes());
    let width = one.len().max(two.len());
    let digit = |text: &[u8], place: usize| (place + text.len()).checked_sub(width).map_or(b'0', |index| text[index]);
    let wrong: Vec<usize> = (0..width).filter(|place| digit(&one, *place) != digit(&two, *place)).collect();
    match wrong[..] {
        [_] if one.len() == two.len() => Some(Slip::OneDigit),
        [a, b] if b == a + 1 && digit(&one, a) == digit(&two, b) && digit(&one, b) == digit(&two, a) => {
            Some(Slip::Transposed)
        }
        _ => None,
    }
}
