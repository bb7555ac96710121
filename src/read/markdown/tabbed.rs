//! Rows pasted from a spreadsheet: cells between tabs, quoted where a cell holds a line break. With other separators,
//! the rows of a table of values.

use super::builder::Builder;
use super::inline;
use super::slice::{Cursor, Slice, line_end};
use crate::doc::Text;
use crate::read::output::MOST_PLACES;
use crate::text::Span;

/// The most bytes of a quoted cell.
const LONGEST: usize = 1 << 16;

/// The rows of a source in which one sign stands between cells.
#[derive(Clone)]
pub(in crate::read) struct Rows<'a> {
    cursor: Cursor<'a>,
    separator: u8,
}

impl<'a> Rows<'a> {
    /// `separator` is one ASCII character.
    pub(in crate::read) fn new(source: &'a str, separator: u8) -> Self {
        Self { cursor: Cursor::new(source), separator }
    }

    /// True when every row was taken.
    pub(in crate::read) fn is_done(&self) -> bool {
        self.cursor.rest.text.is_empty()
    }
}

impl Iterator for Rows<'_> {
    type Item = Vec<Text>;

    fn next(&mut self) -> Option<Vec<Text>> {
        let (fields, next) = row(self.cursor, self.separator)?;
        self.cursor = next;
        Some(fields.iter().map(Field::text).collect())
    }
}

/// The rows that begin here, and the place behind them: at least two rows with the same number of tabs.
pub(super) fn read(cursor: Cursor<'_>) -> Option<(Vec<Vec<Text>>, Cursor<'_>)> {
    if !begins(cursor) {
        return None;
    }
    let (mut rows, mut cells) = (Vec::new(), 0);
    let mut cursor = cursor;
    while cells < MOST_PLACES
        && let Some((fields, next)) = row(cursor, b'\t')
        && fields.len() > 1
    {
        cells += fields.len();
        rows.push(fields.iter().map(Field::text).collect());
        cursor = next;
    }
    Some((rows, cursor))
}

/// Two rows of one length; a tab somewhere behind words tells them from two indented lines.
fn begins(cursor: Cursor) -> bool {
    let line = cursor.rest.to(line_end(cursor.rest.text));
    if !line.text.contains('\t') && !line.text.starts_with('"') {
        return false;
    }
    let Some((first, next)) = row(cursor, b'\t') else { return false };
    let Some((second, _)) = row(next, b'\t') else { return false };
    let inside = |row: &[Field]| row[..row.len() - 1].iter().any(|field| !field.inner.text.trim().is_empty());
    first.len() > 1 && first.len() == second.len() && (inside(&first) || inside(&second))
}

struct Field<'a> {
    inner: Slice<'a>,
    quoted: bool,
}

impl Field<'_> {
    fn text(&self) -> Text {
        let text = if self.quoted { unquoted(self.inner) } else { inline::verbatim(self.inner) };
        if text.is_empty() { Text::blank(Span::new(self.inner.at, self.inner.end())) } else { text }
    }
}

/// The row that begins here; a line without any separator is a row of one.
fn row(cursor: Cursor<'_>, separator: u8) -> Option<(Vec<Field<'_>>, Cursor<'_>)> {
    if cursor.rest.text.is_empty() {
        return None;
    }
    let mut fields = Vec::new();
    let mut rest = cursor.rest;
    loop {
        let field = quoted(rest, separator).unwrap_or_else(|| {
            let text = rest.text;
            let end = text.bytes().position(|b| ends(b, separator)).unwrap_or(text.len());
            Field { inner: rest.to(end), quoted: false }
        });
        let used = field.inner.text.len() + if field.quoted { 2 } else { 0 };
        let at = field.inner.end() + u32::from(field.quoted);
        rest = Slice { text: &rest.text[used..], at };
        fields.push(field);
        if rest.text.as_bytes().first() != Some(&separator) {
            break;
        }
        rest = rest.from(1);
    }
    let behind = rest.strip("\r\n").or_else(|| rest.strip("\n")).or_else(|| rest.strip("\r")).unwrap_or(rest);
    Some((fields, Cursor { rest: behind }))
}

/// True for what ends a field that is not quoted.
fn ends(byte: u8, separator: u8) -> bool {
    byte == separator || matches!(byte, b'\n' | b'\r')
}

/// A field in quotes that ends right before a separator or the end of a line.
fn quoted(rest: Slice<'_>, separator: u8) -> Option<Field<'_>> {
    let inner = rest.strip("\"")?;
    let mut bytes = inner.text.bytes().enumerate().take(LONGEST).peekable();
    while let Some((end, byte)) = bytes.next() {
        if byte != b'"' || bytes.next_if(|(_, next)| *next == b'"').is_some() {
            continue;
        }
        let closed = bytes.peek().is_none_or(|(_, next)| ends(*next, separator));
        return closed.then(|| Field { inner: inner.to(end), quoted: true });
    }
    None
}

/// The words of a quoted field: doubled quotes are one, `\r\n` is one break.
fn unquoted(inner: Slice) -> Text {
    let mut builder = Builder::default();
    let mut doubled = false;
    for (at, c) in (inner.at..).zip(inner.text.chars()) {
        doubled = c == '"' && !doubled;
        let half = c == '"' && !doubled;
        if c != '\r' && !half {
            builder.copy(c, at);
        }
    }
    builder.finish()
}
