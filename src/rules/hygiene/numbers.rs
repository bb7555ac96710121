//! R-H-021 identity numbers, R-H-022 telephone numbers, R-H-023 bank accounts: never printed again, not even in a finding.
//! A finding points at the first three digits only.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::table::Severity;
use super::digits::{is_identity, is_luhn, is_old_identity, runs};
use super::{MOST, place, tail};
use crate::text::WordList;
use std::ops::Range;

pub(super) const IDENTITY: Look = Look { name: "identity-number", run: identity };
pub(super) const TELEPHONE: Look = Look { name: "telephone", run: telephone };
pub(super) const ACCOUNT: Look = Look { name: "bank-account", run: account };

/// Whose a number may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Person,
    Office,
}

/// Digits of the longest account.
const LONGEST: usize = 30;
/// Digits a finding points at.
const SHOWN: usize = 3;
/// Characters before a number in which its name stands.
const NEAR: usize = 14;

fn identity(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let named = seen.words("identity context");
    let codes = seen.words("code context");
    let found = each(seen, looked, (15, 15), |text, range| {
        let before = tail(&text[..range.start], NEAR);
        let says = |words: &WordList| words.occurs_in(before);
        let is =
            is_identity_number(text, range) && !says(codes) || is_old_identity(&text[range.clone()]) && says(named);
        is.then_some(Whose::Person)
    });
    looked.faults.extend(fault(&found, Whose::Person, None));
    Ok(())
}

/// 18 digits, or 17 and an X.
fn is_identity_number(text: &str, range: &Range<usize>) -> bool {
    let number = &text[range.clone()];
    is_identity(number) || number.len() == 17 && text.get(range.start..range.end + 1).is_some_and(is_identity)
}

fn telephone(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let public = seen.words("public telephone");
    let is_public = |before: &str| public.occurs_in(tail(before, NEAR));
    let found = each(seen, looked, (11, 3), |text, range| match () {
        () if is_mobile(text, range) => Some(Whose::Person),
        () if is_landline(text, range) && !is_public(&text[..range.start]) => Some(Whose::Office),
        () => None,
    });
    looked.faults.extend(fault(&found, Whose::Person, None));
    looked.faults.extend(fault(&found, Whose::Office, Some(Severity::Note)));
    Ok(())
}

/// 139 0000 0000 with or without hyphens; an amount has its unit behind it.
fn is_mobile(text: &str, range: &Range<usize>) -> bool {
    let begins = matches!(text[range.clone()].as_bytes(), [b'1', b'3'..=b'9', ..]);
    let number = match range.len() {
        11 => Some(range.end),
        3 => grouped(text, range.start, &[3, 4, 4], '-'),
        _ => None,
    };
    let apart = !text[..range.start].ends_with(['-', '+']);
    begins && apart && number.is_some_and(|end| !is_measured(&text[end..]))
}

/// 0319-1234567, (0319)1234567.
fn is_landline(text: &str, range: &Range<usize>) -> bool {
    let area = &text[range.clone()];
    if !(3..=4).contains(&area.len()) || !area.starts_with('0') || text[..range.start].ends_with('-') {
        return false;
    }
    let rest = &text[range.end..];
    let Some(rest) = rest.strip_prefix(['-', '—', '－', ')', '）']) else { return false };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (7..=8).contains(&digits) && !is_measured(&rest[digits..])
}

fn account(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let named = seen.words("account context");
    let found = each(seen, looked, (10, 4), |text, range| {
        let (number, end) = card(text, range);
        let before = tail(&text[..range.start], NEAR);
        let is_named = number.len() >= 10 && named.occurs_in(before);
        let is_card = (16..=19).contains(&number.len()) && is_card_begin(&number) && is_luhn(&number);
        let is = (is_named || is_card) && !is_identity(&number);
        (is && number.len() <= LONGEST && !is_measured(&text[end..])).then_some(Whose::Person)
    });
    looked.faults.extend(fault(&found, Whose::Person, None));
    Ok(())
}

/// The digits of a card, in one run or in groups of four, and where they end.
fn card(text: &str, range: &Range<usize>) -> (String, usize) {
    let groups: [&[usize]; 4] = [&[4, 4, 4, 4, 3], &[4, 4, 4, 4], &[4, 4, 4, 4, 2], &[4, 4, 4, 4, 1]];
    let grouped = groups.iter().filter(|_| range.len() == 4).find_map(|sizes| grouped(text, range.start, sizes, ' '));
    let end = grouped.unwrap_or(range.end);
    (text[range.start..end].chars().filter(char::is_ascii_digit).collect(), end)
}

/// Payment cards begin with 62 or with 3, 4, 5, 9; amounts and codes of bodies with anything.
fn is_card_begin(number: &str) -> bool {
    number.starts_with("62") || number.starts_with(['3', '4', '5', '9'])
}

/// The end of groups of digits of these sizes with one sign between them, when nothing goes on behind.
fn grouped(text: &str, start: usize, sizes: &[usize], sign: char) -> Option<usize> {
    let mut at = start;
    for (index, size) in sizes.iter().enumerate() {
        if index > 0 {
            at += text[at..].strip_prefix(sign).map(|_| sign.len_utf8())?;
        }
        let digits = text.as_bytes().get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        at += (digits == *size).then_some(digits)?;
    }
    let rest = text[at..].strip_prefix(sign).unwrap_or(&text[at..]);
    (!rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(at)
}

/// True when a unit follows: it was an amount.
fn is_measured(behind: &str) -> bool {
    behind.trim_start().starts_with(['元', '万', '亿', '千', '人', '户', '平', '㎡', '%', '个', '公'])
}

/// Every number of the agency that is somebody's. `least` are the bytes of the shortest text and digits that hold one.
fn each(
    seen: &Seen,
    looked: &mut Looked,
    least: (usize, usize),
    whose: impl Fn(&str, &Range<usize>) -> Option<Whose>,
) -> Vec<(Whose, Spot)> {
    let mut found = Vec::new();
    for (at, text) in seen.texts() {
        looked.compared += 1;
        if text.len() < least.0 {
            continue;
        }
        for range in runs(text, least.1) {
            let spot = || place(seen, at, text, &(range.start..range.start + SHOWN));
            found.extend(whose(text, &range).map(|whose| (whose, spot())));
        }
    }
    found
}

/// One finding however many there are.
fn fault(found: &[(Whose, Spot)], whose: Whose, severity: Option<Severity>) -> Option<Fault> {
    let own = || found.iter().filter(|(other, _)| *other == whose).map(|(_, spot)| *spot);
    let count = own().count();
    let args = vec![("count", count.to_string())];
    (count > 0).then(|| Fault { suspects: own().take(MOST).collect(), args, severity, ..Fault::default() })
}
