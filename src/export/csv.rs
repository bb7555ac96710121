//! A line for each finding, for spreadsheets: UTF-8 with the mark Excel knows it by.

use super::entry::{Entry, entries};
use super::words;
use crate::report::Findings;

/// The findings as comma separated values.
pub(super) fn write(findings: &Findings) -> String {
    let head = words(findings).columns.map(str::to_owned);
    let lines = entries(findings).map(|entry| fields(&entry));
    let lines = std::iter::once(head).chain(lines).map(|fields| line(&fields));
    std::iter::once("\u{feff}".to_owned()).chain(lines).collect()
}

fn fields(entry: &Entry) -> [String; 10] {
    [
        entry.number.to_string(),
        entry.level().1.to_owned(),
        entry.finding.rule.clone(),
        entry.title().to_owned(),
        entry.agency(),
        entry.table().to_owned(),
        entry.place(),
        entry.finding.message.clone(),
        entry.proposal(),
        entry.basis().to_owned(),
    ]
}

fn line(fields: &[String]) -> String {
    fields.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// Words of a document never become a formula of the program that opens the list; numbers stay numbers.
fn quoted(field: &str) -> String {
    let is_number = field.strip_prefix('-').is_some_and(|digits| digits.chars().all(|c| "0123456789.,".contains(c)));
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number { "'" } else { "" };
    let field = format!("{guard}{field}");
    if field.contains([',', '"', '\n', '\r']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn fields_are_quoted_and_never_formulas() {
        assert_eq!(quoted("支出"), "支出");
        assert_eq!(quoted("1,858.60"), "\"1,858.60\"");
        assert_eq!(quoted("“a” \"b\""), "\"“a” \"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("-12.30"), "-12.30");
        assert_eq!(quoted("-A1"), "'-A1");
    }
}
