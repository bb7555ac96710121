//! R-H-011 full-width digits and signs within numbers: １２.５, 1，858.60. The per cent sign may have any width.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen};
use super::{MOST, place, quoted};
use std::ops::Range;

pub(super) const FULL_WIDTH: Look = Look { name: "full-width", run };

/// Digits of the longest amount.
const MOST_DIGITS: usize = 10;

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let (mut spots, mut words) = (Vec::new(), Vec::new());
    for (at, text) in seen.texts() {
        looked.compared += 1;
        for range in wide(text) {
            words.push(&text[range.clone()]);
            spots.push(place(seen, at, text, &range));
        }
    }
    if !spots.is_empty() {
        let args = vec![("words", quoted(words))];
        spots.truncate(MOST);
        looked.faults.push(Fault { suspects: spots, args, ..Fault::default() });
    }
    Ok(())
}

/// The numbers of a text that hold a full-width digit or sign. An ordinal at its head (１、) is none.
fn wide(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Nothing to read again in the usual text: the signs begin with this byte.
    if !text.as_bytes().contains(&0xef) {
        return found;
    }
    let mut at = 0;
    while let Some(start) = text[at..].find(is_digit).map(|start| at + start) {
        if let Some(length) = ordinal(text, start) {
            at = start + length;
            continue;
        }
        at = start + number(&text[start..]);
        // More digits than an amount has are no amount, and perhaps nobody else's business.
        let is_amount = text[start..at].chars().filter(|c| is_digit(*c)).count() <= MOST_DIGITS;
        let is_wide = |c: char| matches!(c, '０'..='９' | '．' | '，');
        if is_amount && text[start..at].contains(is_wide) {
            found.push(start..at);
        }
    }
    found
}

/// Bytes of an ordinal at the head of a line: １、 4．2025年…
fn ordinal(text: &str, start: usize) -> Option<usize> {
    let before = text[..start].trim_end_matches([' ', '\u{3000}', '（', '(']);
    let digits = text[start..].chars().take_while(|c| is_digit(*c)).map(char::len_utf8).sum::<usize>();
    let few = text[start..start + digits].chars().count() <= 2;
    let marked = text[start + digits..].starts_with(['、', '．', '.', '）', ')']);
    (few && marked && (before.is_empty() || before.ends_with('\n'))).then_some(digits)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Bytes of the number a text begins with. ， belongs to it before exactly three digits, ． before any.
fn number(text: &str) -> usize {
    let digits = |text: &str| text.chars().take_while(|c| is_digit(*c)).count();
    let bytes = |text: &str| text.chars().take_while(|c| is_digit(*c)).map(char::len_utf8).sum::<usize>();
    let mut end = bytes(text);
    let grouped = digits(text) <= 3;
    while let Some(sign) = text[end..].chars().next() {
        let rest = &text[end + sign.len_utf8()..];
        let joins = match sign {
            '，' | ',' => grouped && digits(rest) == 3,
            '．' | '.' => digits(rest) > 0,
            _ => false,
        };
        if !joins {
            break;
        }
        end += sign.len_utf8() + bytes(rest);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_another_width() {
        let words = |text: &str| wide(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(words("预算１２.5万元，其中1，858．60万元"), ["１２.5", "1，858．60"]);
        assert_eq!(words("4．2025年5人\n（１）１、2025年，100人，比2024年，增加5％；见１"), ["１", "１"]);
        assert!(words("基本支出12万元，100元").is_empty() && words("，").is_empty());
    }
}
