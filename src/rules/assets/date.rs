//! R-A-005 the asset table is of the last day of the year before.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use crate::doc::Locus;

pub(super) const DATE: Look = Look { name: "asset-date", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    if seen.told.is_final() {
        return Err(Unknown::Precondition);
    }
    let year = seen.told.year();
    let lines: Vec<_> = seen.recognised()?.captions.iter().filter_map(|caption| caption.date).collect();
    if year == 0 || lines.is_empty() {
        return Err(Unknown::SentenceAbsent);
    }
    let number = |key: &str| u32::try_from(seen.setting(key).trunc().mantissa()).unwrap_or_default();
    let want = (year - 1, number("month"), number("day"));
    let (mut suspects, mut got) = (Vec::new(), None);
    for block in lines {
        let Some(date) = date(seen.line(block)) else { continue };
        looked.compared += 1;
        if date != want {
            suspects.push(Spot::Place(seen.agency, Locus { block, cell: None, chars: None }));
            got = got.or(Some(date));
        }
    }
    if let Some(got) = got {
        let args = vec![("got", written(got)), ("want", written(want))];
        looked.faults.push(Fault { suspects, args, ..Fault::default() });
    }
    Err(Unknown::Unreadable)
}

fn written((year, month, day): (u32, u32, u32)) -> String {
    format!("{year}-{month:02}-{day:02}")
}

/// The year, month and day a line names: 2024-12-31, 2024年12月31日, 2024/12/31, 20241231.
fn date(line: &str) -> Option<(u32, u32, u32)> {
    let numbers: Vec<&str> = line.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    let number = |digits: &str| digits.parse::<u32>().ok();
    let (year, month, day) = match numbers.as_slice() {
        [whole] if whole.len() == 8 => (number(&whole[..4])?, number(&whole[4..6])?, number(&whole[6..])?),
        [year, month, day, ..] => (number(year)?, number(month)?, number(day)?),
        _ => return None,
    };
    let fits = (1990..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_in_several_ways() {
        assert_eq!(date("截止时间：2024-12-31"), Some((2024, 12, 31)));
        assert_eq!(date("截止时间：2024年12月31日"), Some((2024, 12, 31)));
        assert_eq!(date("截止时间：20241231"), Some((2024, 12, 31)));
        assert_eq!(date("截止时间：2024年末"), None);
        assert_eq!(date("截止时间：99999999999-1-1"), None);
    }
}
