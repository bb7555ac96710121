//! Runs of digits, for the rules about personal numbers.

use std::ops::Range;

/// Every run of `fewest` ASCII digits and more that is a number of its own: no letter stands beside it, no decimal point
/// and no thousands sign.
pub(super) fn runs(text: &str, fewest: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let start = at;
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if at - start >= fewest && is_alone(bytes, start, at) {
                return Some(start..at);
            }
        }
        None
    })
}

/// False for a part of a code or of an amount.
fn is_alone(bytes: &[u8], start: usize, end: usize) -> bool {
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let before = start.checked_sub(1).map(|at| bytes[at]);
    let joined_before = before.is_some_and(|byte| byte.is_ascii_alphabetic())
        || matches!(before, Some(b'.' | b',')) && is_digit(start.checked_sub(2));
    let behind = bytes.get(end).copied();
    // The check digit of an identity number may be an X.
    let is_check = matches!(behind, Some(b'X' | b'x')) && !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
    let joined_behind = behind.is_some_and(|byte| byte.is_ascii_alphabetic()) && !is_check
        || matches!(behind, Some(b'.' | b',')) && is_digit(Some(end + 1));
    !joined_before && !joined_behind
}

/// 18 characters with a valid date and check digit (GB 11643).
pub(super) fn is_identity(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let bytes = number.as_bytes();
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    let Some(digits) = bytes.get(..17).and_then(|bytes| bytes.iter().copied().map(digit).collect::<Option<Vec<u32>>>())
    else {
        return false;
    };
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    bytes.len() == 18 && CHECKS[(sum % 11) as usize] == bytes[17].to_ascii_uppercase() && is_date(&digits[6..14])
}

/// The 15 digits of an old identity number: a province and a date.
pub(super) fn is_old_identity(number: &str) -> bool {
    let digits: Vec<u32> = number.bytes().filter(u8::is_ascii_digit).map(|byte| u32::from(byte - b'0')).collect();
    let date: Vec<u32> = [1, 9].into_iter().chain(digits.get(6..12).unwrap_or_default().iter().copied()).collect();
    digits.len() == 15 && number.len() == 15 && (1..=8).contains(&digits[0]) && is_date(&date)
}

/// Eight digits, year first.
fn is_date(digits: &[u32]) -> bool {
    let number = |from: usize, to: usize| digits.get(from..to).unwrap_or_default().iter().fold(0, |n, d| n * 10 + d);
    let (year, month, day) = (number(0, 4), number(4, 6), number(6, 8));
    (1900..2050).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// The check sum of card numbers (ISO/IEC 7812).
pub(super) fn is_luhn(number: &str) -> bool {
    let digits = number.bytes().rev().filter(u8::is_ascii_digit).map(|byte| u32::from(byte - b'0'));
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits.enumerate().map(|(at, digit)| if at % 2 == 1 { doubled(digit) } else { digit }).sum();
    sum.is_multiple_of(10) && sum > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_code_or_amount_is_no_number() {
        let found = |text: &str| runs(text, 7).map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("编号13052824P000002102498，1234567.80，1,234567890"), Vec::<String>::new());
        assert_eq!(found("电话13900000000。"), ["13900000000"]);
        assert_eq!(found("11010119900101001X"), ["11010119900101001"]);
    }

    #[test]
    fn check_digits() {
        assert!(is_identity("110101199001010015") && is_identity("11010119900101004X"));
        assert!(!is_identity("110101199001010016") && !is_identity("110101199013010015") && !is_identity("1101"));
        assert!(is_luhn("6222020000000000000") && is_luhn("4111111111111111"));
        assert!(!is_luhn("4111111111111112"));
    }

    #[test]
    fn old_numbers_hold_a_date() {
        assert!(is_old_identity("110101900101001") && !is_old_identity("110101901301001"));
    }
}
