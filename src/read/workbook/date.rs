//! Days and times, which sheets hold as numbers.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Days from 1899-12-30, the day 0 of sheets, to 1970-01-01.
const DAYS_TO_1970: i64 = 25_569;
/// Days by which sheets that begin in 1904 are behind the others.
const DAYS_TO_1904: i64 = 1_462;
const SECONDS: i64 = 86_400;

/// A day and a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    year: i64,
    month: i64,
    day: i64,
    seconds: i64,
}

impl Moment {
    /// The moment a number of days tells; `None` for numbers that are no date of sheets.
    pub(super) fn of(days: Decimal, since_1904: bool) -> Option<Self> {
        let seconds = days.checked_mul(Decimal::from(SECONDS))?.round().to_i64()?;
        let day = seconds.div_euclid(SECONDS) + if since_1904 { DAYS_TO_1904 } else { 0 };
        // The days of the years 1 to 9999.
        if !(-693_593..=2_958_465).contains(&day) {
            return None;
        }
        let (year, month, day) = civil(day - DAYS_TO_1970);
        Some(Self { year, month, day, seconds: seconds.rem_euclid(SECONDS) })
    }

    /// One part of it, with as many digits as its letter stands times.
    pub(super) fn part(self, letter: char, count: usize, minute: bool) -> String {
        let value = match letter {
            'y' if count <= 2 => self.year.rem_euclid(100),
            'y' => self.year,
            'm' if minute => self.seconds / 60 % 60,
            'm' => self.month,
            'd' => self.day,
            'h' => self.seconds / 3600,
            _ => self.seconds % 60,
        };
        let width = if letter == 'y' { count.min(4) } else { count.min(2) };
        format!("{value:0>width$}")
    }
}

/// Year, month and day of a number of days since 1970-01-01, in the Gregorian calendar of all times.
fn civil(days: i64) -> (i64, i64, i64) {
    // Years begin in March here, so that the leap day is their last.
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_dates() {
        for (days, expected) in
            [(61, (1900, 3, 1)), (25_569, (1970, 1, 1)), (36_585, (2000, 2, 29)), (45_657, (2024, 12, 31))]
        {
            let Moment { year, month, day, .. } = Moment::of(Decimal::from(days), false).expect("a date");
            assert_eq!((year, month, day), expected);
        }
        let later = Moment::of(Decimal::from(44_195), true).expect("a date");
        assert_eq!((later.year, later.month, later.day), (2024, 12, 31));
        assert_eq!(Moment::of(Decimal::MAX, false), None);
        assert_eq!(Moment::of(Decimal::from(-1_000_000), false), None);
    }
}
