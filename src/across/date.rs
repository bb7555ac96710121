//! Days of the calendar.

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// Reads `2025-02-10`. `None` for anything else and for days that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let date = Self { year: i32::from(year), month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? };
        (parts.next().is_none() && date.exists()).then_some(date)
    }

    /// Days from this one to a later one; negative when it is earlier.
    pub(super) fn days_to(self, later: Self) -> i32 {
        later.number() - self.number()
    }

    fn exists(self) -> bool {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        let days = match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&self.day)
    }

    /// Days since a day in the distant past. The year begins with March, so that the leap day is its last.
    fn number(self) -> i32 {
        let (year, month) = match self.month {
            0..=2 => (self.year - 1, i32::from(self.month) + 9),
            month => (self.year, i32::from(month) - 3),
        };
        year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + i32::from(self.day)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    #[test]
    fn days_are_counted_over_months_and_leap_days() {
        for (from, to, days) in [
            ("2025-02-10", "2025-03-05", 23),
            ("2024-02-10", "2024-03-05", 24),
            ("2024-12-31", "2025-01-01", 1),
            ("2025-03-05", "2025-02-10", -23),
            ("2000-01-01", "2001-01-01", 366),
            ("1900-01-01", "1901-01-01", 365),
        ] {
            assert_eq!(date(from).days_to(date(to)), days, "{from} {to}");
        }
    }

    #[test]
    fn only_days_that_exist_are_read() {
        for text in
            ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-05", "2025/01/05", "2025-01-05-", "", "+025-01-05"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(date("2024-02-29").to_string(), "2024-02-29");
    }
}
