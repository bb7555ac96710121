//! Values between commas, semicolons or tabs.

use super::markdown::tabbed::Rows;
use super::output::Output;
use super::sheet::Sheet;
use crate::doc::{Document, Text};

/// Rows that are looked at to find the separator.
const SAMPLE: usize = 20;

/// Separators a person may choose when the guess is wrong.
pub const SEPARATORS: [char; 3] = [',', '\t', ';'];

/// Reads a table of values. `source` has no byte order mark; every text's runs count its code points from 0.
pub(super) fn read(source: &str) -> Document {
    let mut rows = Rows::new(source, separator(source));
    if told(source).is_some() {
        rows.next();
    }
    let mut output = Output::default();
    Sheet::of_values(&mut rows).write(&mut output);
    output.finish(rows.is_done())
}

/// The separator a table of values is read with.
pub(super) fn separator(source: &str) -> u8 {
    told(source).unwrap_or_else(|| likeliest(source))
}

/// The same table, read with this separator: told as Excel is told, unless it is the one that is found without being told.
pub fn separate(source: &str, separator: char) -> String {
    let values = match told(source) {
        Some(_) => source.split_once('\n').map_or("", |(_, values)| values),
        None => source,
    };
    if char::from(likeliest(values)) == separator { values.to_owned() } else { format!("sep={separator}\n{values}") }
}

/// The separator Excel was told to use: `sep=;` in the first line.
fn told(source: &str) -> Option<u8> {
    let line = source.lines().next()?.trim_matches('"');
    match line.get(..4)?.eq_ignore_ascii_case("sep=").then(|| &line.as_bytes()[4..])? {
        [separator] if separator.is_ascii_punctuation() || *separator == b'\t' => Some(*separator),
        _ => None,
    }
}

/// The separator with which most rows have one length; at a tie the one that stands in no number.
fn likeliest(source: &str) -> u8 {
    let rows = |separator| {
        let cut = |row: &Vec<Text>| row.len() > 1 && row.iter().all(is_whole);
        let rows = Rows::new(source, separator).take(SAMPLE).filter(cut);
        let mut lengths: Vec<usize> = rows.map(|row| row.len()).collect();
        lengths.sort_unstable();
        lengths.chunk_by(|one, other| one == other).map(<[usize]>::len).max().unwrap_or_default()
    };
    // Of equal ones, `max_by_key` takes the last.
    [b',', b';', b'\t'].into_iter().max_by_key(|separator| rows(*separator)).unwrap_or(b',')
}

/// False for a cell that a wrong separator cut out of a quoted one.
fn is_whole(cell: &Text) -> bool {
    cell.text.matches('"').count().is_multiple_of(2)
}

#[cfg(test)]
mod tests;
