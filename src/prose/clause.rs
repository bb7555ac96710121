//! Clauses: what stands between two signs of a sentence.

use super::number::Number;
use super::passage::Passage;
use crate::text::Span;

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its code points, the sign at its end not included.
    pub(super) span: Span,
    /// The sign at its end; `None` at the end of the passage.
    pub(super) end: Option<char>,
    /// Its numbers: a range of the passage's numbers.
    pub(super) numbers: std::ops::Range<usize>,
}

/// Cuts a passage at its signs; the signs inside numbers part nothing.
pub(super) fn clauses(passage: &Passage, numbers: &[Number]) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let (mut start, mut first, mut number) = (0, 0, 0);
    for (c, at) in passage.text.chars().zip(0_u32..) {
        while numbers.get(number).is_some_and(|number| number.digits.end <= at) {
            number += 1;
        }
        let inside = numbers.get(number).is_some_and(|number| number.digits.start <= at);
        if inside || !matches!(c, ',' | ';' | ':' | '。' | '!' | '?') {
            continue;
        }
        clauses.push(Clause { span: Span::new(start, at), end: Some(c), numbers: first..number });
        (start, first) = (at + 1, number);
    }
    if start < passage.len() {
        clauses.push(Clause { span: Span::new(start, passage.len()), end: None, numbers: first..numbers.len() });
    }
    clauses
}
