//! Tables that lost a page: what is not printed there is unknown, not blank.
//!
//! A converter drops a page more often than a person drops three rows in a row. One finding says so; the sums and copies
//! that miss the lost rows are not judged, for they would accuse sound amounts.

use crate::budget::{Agency, Budget, LOST_ROWS, Row, Sheet, Value};
use crate::forms::spec::Layout;
use crate::forms::{Profile, is_derived};
use crate::money::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Where a page is lost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Torn<'a> {
    /// Row numbers leave rows out.
    Within,
    /// The last rows are missing: another table of the agency goes on, and the total is more than the sum.
    Behind {
        /// The other table.
        other: &'a Sheet,
        /// How many codes it has behind the last one.
        rows: u32,
    },
}

/// Whether a table of codes lost a page.
pub(super) fn torn<'a>(budget: &Budget, profile: &Profile, agency: &'a Agency, sheet: &Sheet) -> Option<Torn<'a>> {
    let codes = codes(sheet);
    if !is_coded(profile, sheet) || codes.iter().all(|code| Some(code.len()) == codes.first().map(|first| first.len()))
    {
        return None;
    }
    // Pages of a table of no known form are joined by guess: where its total is more than its rows, one is missing.
    let is_cut = is_derived(&sheet.form, "U") && total_is_more(budget, sheet);
    if is_cut || leaves_out(budget, sheet) {
        return Some(Torn::Within);
    }
    // Of a table that never lists all classes others always go on.
    if profile.form(&sheet.form).is_some_and(|form| form.some_classes) {
        return None;
    }
    let is_other = |other: &&Sheet| other.form != sheet.form && !is_derived(&other.form, "U");
    let others = agency.sheets.iter().filter(is_other).filter(|other| is_coded(profile, other));
    let behind = others.filter_map(|other| Some((rows_behind(&codes, other)?, other)));
    // Of equals the first one printed.
    let (rows, other) = behind.min_by_key(|(rows, _)| Reverse(*rows))?;
    total_is_more(budget, sheet).then_some(Torn::Behind { other, rows })
}

fn is_coded(profile: &Profile, sheet: &Sheet) -> bool {
    profile.form(&sheet.form).is_some_and(|form| form.layout == Layout::Coded)
}

fn codes(sheet: &Sheet) -> BTreeSet<&str> {
    let keys = sheet.rows.iter().map(|row| &*row.key);
    keys.filter(|key| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())).collect()
}

fn leaves_out(budget: &Budget, sheet: &Sheet) -> bool {
    let firsts = sheet.rows.iter().filter_map(|row| row.entries.iter().flatten().next());
    let numbers: Vec<u32> = firsts.filter_map(|entry| budget.entry(*entry).label.seq.parse().ok()).collect();
    let steps = [0].iter().chain(&numbers).zip(&numbers);
    steps.into_iter().any(|(before, number)| *number > before.saturating_add(LOST_ROWS))
}

/// How many codes another table has behind the last of these; none for a table of other things or of as many rows.
fn rows_behind(codes: &BTreeSet<&str>, other: &Sheet) -> Option<u32> {
    let others = self::codes(other);
    let last = codes.last()?;
    let alike = codes.intersection(&others).count() * 2 >= codes.len();
    let rows = others.iter().filter(|code| *code > last).count() as u32;
    (alike && rows >= LOST_ROWS).then_some(rows)
}

/// True when the totals are more than the classes make, and in more than one column where there are several: a page takes
/// its rows out of every column, a wrong total stands in one.
fn total_is_more(budget: &Budget, sheet: &Sheet) -> bool {
    let Some(total) = sheet.rows_of("total").next() else { return false };
    let printed = (0..total.entries.len()).filter(|column| amount(budget, total, *column).is_some());
    let (more, columns) = printed.fold((0, 0), |(more, columns), column| {
        (more + usize::from(column_is_more(budget, sheet, total, column)), columns + 1)
    });
    more >= columns.min(2) && more > 0
}

fn column_is_more(budget: &Budget, sheet: &Sheet, total: &Row, column: usize) -> bool {
    let is_class = |row: &&Row| row.key.len() == 3 && row.key.bytes().all(|byte| byte.is_ascii_digit());
    let mut classes = sheet.rows.iter().filter(is_class).filter_map(|row| amount(budget, row, column));
    let sum = classes.try_fold(Decimal::ZERO, Decimal::checked_add);
    // Rounded rows differ by some cents from their total; a page does not.
    let slack = Decimal::new(sheet.rows.len() as i64, 2);
    let gap = amount(budget, total, column).zip(sum).and_then(|(total, sum)| total.checked_sub(sum));
    gap.is_some_and(|gap| gap > slack)
}

fn amount(budget: &Budget, row: &Row, column: usize) -> Option<Decimal> {
    match budget.entry((*row.entries.get(column)?)?).value {
        Value::Number { value, .. } => Some(value),
        _ => None,
    }
}
