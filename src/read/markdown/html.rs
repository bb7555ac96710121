//! HTML tables inside Markdown, as OCR tools write them: merged cells, tags left open, everything on one line.
//!
//! Only the tags that make a table are looked at. Spans are cut where they would overlap or leave the table.

use super::inline::cell_text;
use super::slice::Slice;
use crate::read::output::{Grid, MOST_COLS, MOST_ROWS};

/// Where the tags `<table` and `</table` stand, asked for in growing order.
pub(super) struct Tags<'a> {
    source: &'a str,
    open: Finder,
    close: Finder,
}

impl<'a> Tags<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, open: Finder::new("<table"), close: Finder::new("</table") }
    }

    /// True when the table that begins at byte `from` has an end tag before another one begins.
    fn closed(&mut self, from: usize) -> bool {
        let close = self.close.at(self.source, from);
        let open = self.open.at(self.source, from + 1);
        close.is_some_and(|close| open.is_none_or(|open| close < open))
    }
}

/// Finds one word again and again, looking at every byte of the source once.
struct Finder {
    word: &'static str,
    /// The place found last, once something was looked for.
    found: Option<Option<usize>>,
}

impl Finder {
    fn new(word: &'static str) -> Self {
        Self { word, found: None }
    }

    fn at(&mut self, source: &str, from: usize) -> Option<usize> {
        let found = match self.found {
            Some(None) => None,
            Some(Some(at)) if at >= from => Some(at),
            _ => find(&source[from..], self.word).map(|step| from + step),
        };
        self.found = Some(found);
        found
    }
}

/// What was read from `<table`.
pub(super) struct HtmlTable<'a> {
    pub(super) grid: Grid,
    /// Words inside the table but outside its cells (a caption), to be shown before it.
    pub(super) strays: Vec<Slice<'a>>,
    /// Everything behind the table.
    pub(super) rest: Slice<'a>,
}

/// Bytes before the next `<table`.
pub(super) fn find_table(text: &str) -> Option<usize> {
    find(text, "<table")
}

/// Reads the table that begins at the head of `source`. A table without an end ends at the next blank line.
pub(super) fn read<'a>(source: Slice<'a>, tags: &mut Tags<'a>) -> HtmlTable<'a> {
    let from = tags.source.len() - source.text.len();
    let mut builder = TableBuilder { closed: tags.closed(from), ..TableBuilder::default() };
    let mut rest = source;
    loop {
        let tag_at = rest.text.find('<').unwrap_or(rest.text.len());
        if let Some(blank) = builder.ends_in(&rest.text[..tag_at]) {
            builder.words(rest.to(blank));
            rest = rest.from(blank);
            break;
        }
        builder.words(rest.to(tag_at));
        rest = rest.from(tag_at);
        if rest.text.is_empty() {
            break;
        }
        let (tag, length) = tag(rest.text);
        let behind = rest.from(length);
        let done = builder.tag(tag, rest, behind);
        rest = behind;
        if done {
            break;
        }
    }
    builder.finish(rest)
}

/// A tag that makes a table; attributes as printed.
enum Tag<'a> {
    Table,
    EndTable,
    Row,
    EndRow,
    Cell(&'a str),
    EndCell,
    Other,
}

/// The tag at the head of `text` and its length in bytes; of a `<` that begins no tag, one byte.
fn tag(text: &str) -> (Tag<'_>, usize) {
    let end = text[1..].bytes().position(|b| matches!(b, b'<' | b'>')).map_or(text.len(), |end| end + 1);
    let length = if text[end..].starts_with('>') { end + 1 } else { end };
    let inner = &text[1..end];
    let name = inner.bytes().take(12).take_while(|b| b.is_ascii_alphabetic() || *b == b'/').count();
    let attributes = &inner[name..];
    let tag = match inner[..name].trim_end_matches('/').to_ascii_lowercase().as_str() {
        "table" => Tag::Table,
        "/table" => Tag::EndTable,
        "tr" => Tag::Row,
        "/tr" => Tag::EndRow,
        "td" | "th" => Tag::Cell(attributes),
        "/td" | "/th" => Tag::EndCell,
        "" if !inner.starts_with('!') => return (Tag::Other, 1),
        _ => Tag::Other,
    };
    (tag, length)
}

/// The number an attribute says, at least 1: `colspan="2"`, `colspan=2`.
fn span(attributes: &str, name: &str) -> u32 {
    let value = find(attributes, name).map_or("", |at| &attributes[at + name.len()..]);
    let digits = value.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\''));
    let length = digits.bytes().take(5).take_while(u8::is_ascii_digit).count();
    digits[..length].parse().unwrap_or(1).max(1)
}

/// Bytes before `name`, written in small letters, wherever it stands in whatever case.
fn find(text: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    let first = name.as_bytes()[0];
    loop {
        let bytes = &text.as_bytes()[from..];
        let at = from + bytes.iter().position(|b| b.eq_ignore_ascii_case(&first))?;
        if text.as_bytes()[at..].get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes())) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// A table being read.
#[derive(Default)]
struct TableBuilder<'a> {
    grid: Grid,
    strays: Vec<Slice<'a>>,
    /// True when the table has an end tag.
    closed: bool,
    /// Tables that are open; only the outermost makes rows and cells.
    depth: u32,
    in_row: bool,
    cell: Option<OpenCell<'a>>,
    /// The next column of the current row.
    col: u32,
    /// For each column, the rows below the current one a cell from above still covers.
    covered: Vec<u32>,
}

struct OpenCell<'a> {
    start: Slice<'a>,
    attributes: &'a str,
}

impl<'a> TableBuilder<'a> {
    /// Bytes before the blank line that ends a table without an end tag.
    fn ends_in(&self, words: &str) -> Option<usize> {
        if self.closed {
            return None;
        }
        let mut breaks = 0;
        words.bytes().position(|b| {
            breaks = match b {
                b'\n' => breaks + 1,
                b' ' | b'\t' | b'\r' => breaks,
                _ => 0,
            };
            breaks == 2
        })
    }

    fn words(&mut self, words: Slice<'a>) {
        if self.cell.is_none() && !words.text.trim().is_empty() && self.strays.len() < MOST_COLS as usize {
            self.strays.push(words.trim());
        }
    }

    /// Takes one tag; true when it ends the table.
    fn tag(&mut self, tag: Tag<'a>, before: Slice<'a>, behind: Slice<'a>) -> bool {
        match tag {
            Tag::Table => self.depth += 1,
            Tag::EndTable => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0 && self.end_cell(before);
            }
            _ if self.depth > 1 => {}
            Tag::Row => {
                self.end_row(before);
                self.in_row = true;
            }
            Tag::EndRow => self.end_row(before),
            Tag::Cell(attributes) => {
                self.end_cell(before);
                self.in_row = true;
                self.cell = Some(OpenCell { start: behind, attributes });
            }
            Tag::EndCell => {
                self.end_cell(before);
            }
            Tag::Other => {}
        }
        false
    }

    /// Closes the open cell before `end`; always true.
    fn end_cell(&mut self, end: Slice<'a>) -> bool {
        let Some(OpenCell { start, attributes }) = self.cell.take() else { return true };
        let text = start.to(start.text.len() - end.text.len());
        while self.covered.get(self.col as usize).is_some_and(|rows| *rows > 0) {
            self.col += 1;
        }
        if !self.grid.has_room() {
            return true;
        }
        let (rows, wide) = (span(attributes, "rowspan"), span(attributes, "colspan"));
        let free = |col: u32| self.covered.get(col as usize).is_none_or(|rows| *rows == 0);
        let cols = (0..wide.min(MOST_COLS)).take_while(|step| free(self.col + step)).count().max(1) as u32;
        let shown = if find(attributes, "mso-ignore:colspan").is_some() { 1 } else { cols };
        self.grid.cell(self.col, cell_text(text), rows, shown);
        self.cover(rows, cols);
        self.col = self.col.saturating_add(cols);
        true
    }

    fn cover(&mut self, rows: u32, cols: u32) {
        let end = (self.col.saturating_add(cols)).min(MOST_COLS) as usize;
        let start = (self.col as usize).min(end);
        if self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        self.covered[start..end].fill(rows);
    }

    fn end_row(&mut self, end: Slice<'a>) {
        self.end_cell(end);
        if !self.in_row {
            return;
        }
        self.in_row = false;
        self.col = 0;
        self.grid.rows = (self.grid.rows + 1).min(MOST_ROWS);
        for rows in &mut self.covered {
            *rows = rows.saturating_sub(1);
        }
    }

    fn finish(mut self, rest: Slice<'a>) -> HtmlTable<'a> {
        self.end_row(rest);
        self.grid.close();
        HtmlTable { grid: self.grid, strays: self.strays, rest }
    }
}
