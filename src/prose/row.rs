//! Rows of tables that are printed as text: 208 05 01 行政单位离退休 2,614,680 2,614,680.
//!
//! Text copied out of a page has no cells. A row of it still says which amounts a class, section or item has.

use crate::doc::{BlockId, Locus};
use crate::money::{Decimal, amounts_in};
use crate::text::Span;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRow {
    /// Index of the agency it belongs to.
    pub agency: usize,
    /// The digits before the name, without blanks; 3, 5 or 7 for a code of the classification.
    pub code: String,
    /// The words.
    pub name: String,
    /// The numbers behind the words.
    pub amounts: Vec<RowAmount>,
}

/// A number of a row, in whatever unit its table has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowAmount {
    /// The value.
    pub value: Decimal,
    /// Digits printed behind the point.
    pub places: u32,
    /// Where it stands.
    pub at: Locus,
}

/// Reads a line of an agency; `places` are those of its characters. `None` for a line that is no row.
pub(super) fn read(text: &str, agency: usize, block: BlockId, places: &[u32]) -> Option<TextRow> {
    if text.contains(['。', ';', ':', '“', '%']) || text.contains("万元") || names_a_year(text) {
        return None;
    }
    let is_amount = |word: &str| word.len() >= 4 && word.contains([',', '.']);
    let words = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
    if !words.into_iter().any(is_amount) {
        return None;
    }
    let name =
        text.split(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ')).max_by_key(|word| word.len())?;
    if name.chars().count() < 2 {
        return None;
    }
    let before = text.find(name).unwrap_or(0);
    let behind = text[..before + name.len()].chars().count() as u32;
    let amount = |printed: crate::money::Printed| {
        let at = |index: u32| places.get(index as usize).copied().unwrap_or_default();
        let chars = Span::new(at(printed.chars.start), at(printed.chars.end.saturating_sub(1)) + 1);
        RowAmount { value: printed.value, places: printed.places, at: Locus { block, cell: None, chars: Some(chars) } }
    };
    let numbers = amounts_in(text).into_iter().filter(|printed| printed.chars.start >= behind);
    Some(TextRow {
        agency,
        code: text[..before].chars().filter(char::is_ascii_digit).collect(),
        name: name.to_owned(),
        amounts: numbers.map(amount).collect(),
    })
}

/// 2025年; 职业年金 names none.
fn names_a_year(text: &str) -> bool {
    text.match_indices('年').any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_code_name_and_amounts() {
        let text = "208 05 01行政单位离退休2,614,680 1,614,680";
        let places: Vec<u32> = (0..text.chars().count() as u32).collect();
        let row = read(text, 0, BlockId(3), &places).expect("a row");
        assert_eq!((row.code.as_str(), row.name.as_str()), ("2080501", "行政单位离退休"));
        let values: Vec<String> = row.amounts.iter().map(|amount| amount.value.to_string()).collect();
        assert_eq!(values, ["2614680", "1614680"]);
        assert!(
            read("2025年预算1,358.42", 0, BlockId(0), &[]).is_none() && read("主要职能", 0, BlockId(0), &[]).is_none()
        );
    }
}
