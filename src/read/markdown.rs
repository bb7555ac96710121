//! Markdown as people and converters write it: pipe tables, HTML tables, rows pasted from a spreadsheet, plain text.
//!
//! A line break joins two lines only where a line was filled and the sentence goes on; lines copied out of Word, one
//! paragraph each, stay apart. Code fences marked as Markdown are read like everything else.

mod builder;
mod emphasis;
mod entity;
mod fence;
mod html;
mod inline;
mod line;
mod math;
mod pipe;
mod slice;
pub(super) mod tabbed;
mod tag;

use crate::doc::Document;
use crate::read::output::Output;
use crate::read::sheet::Sheet;
use fence::{Code, Fences};
use html::Tags;
use slice::{Cursor, Slice};

/// Reads Markdown. `source` has no byte order mark; every text's runs count its code points from 0.
pub fn parse(source: &str) -> Document {
    let mut parser =
        Parser { output: Output::default(), lines: Vec::new(), fences: Fences::default(), tags: Tags::new(source) };
    let mut cursor = Cursor::new(source);
    while !parser.output.is_full()
        && let Some(next) = parser.block(cursor)
    {
        cursor = next;
    }
    parser.flush();
    parser.output.finish(cursor.rest.text.is_empty())
}

struct Parser<'a> {
    output: Output,
    /// Lines of the paragraph that is being read.
    lines: Vec<Slice<'a>>,
    fences: Fences,
    tags: Tags<'a>,
}

impl<'a> Parser<'a> {
    /// Reads what begins at this line and returns the place behind it; `None` at the end.
    fn block(&mut self, cursor: Cursor<'a>) -> Option<Cursor<'a>> {
        let (line, next) = cursor.line()?;
        let body = line::unquoted(line);
        let behind =
            self.rows(cursor, body).or_else(|| self.code(body, next)).or_else(|| self.html(cursor, line, body));
        if behind.is_some() {
            return behind;
        }
        self.text(line, body);
        Some(next)
    }

    /// A table of rows that are lines.
    fn rows(&mut self, cursor: Cursor<'a>, body: Slice<'a>) -> Option<Cursor<'a>> {
        if let Some((rows, next)) = tabbed::read(cursor) {
            self.flush();
            Sheet::of_values(&mut rows.into_iter()).write(&mut self.output);
            return Some(next);
        }
        let (grid, next) = pipe::read(cursor, body)?;
        self.flush();
        self.output.table(grid);
        Some(next)
    }

    fn code(&mut self, body: Slice<'a>, next: Cursor<'a>) -> Option<Cursor<'a>> {
        let code = self.fences.read(body, next)?;
        self.flush();
        let Some(Code { inside: mut cursor, behind }) = code else { return Some(next) };
        while !self.output.is_full()
            && let Some((line, next)) = cursor.line()
        {
            self.output.paragraph(inline::verbatim(line));
            cursor = next;
        }
        Some(behind)
    }

    /// A line in which an HTML table begins, up to the end of the line in which the last such table ends.
    fn html(&mut self, cursor: Cursor<'a>, line: Slice<'a>, body: Slice<'a>) -> Option<Cursor<'a>> {
        let mut open = html::find_table(body.text)?;
        let mut rest = cursor.rest.from(line.text.len() - body.text.len());
        let mut end = body.text.len();
        loop {
            self.lines.push(rest.to(open).trim());
            self.flush();
            let table = html::read(rest.from(open), &mut self.tags);
            for stray in table.strays {
                self.output.paragraph(inline::lines(&[stray]));
            }
            self.output.table(table.grid);
            let used = rest.text.len() - table.rest.text.len();
            rest = table.rest;
            end = if used <= end { end - used } else { slice::line_end(rest.text) };
            match html::find_table(&rest.text[..end]) {
                Some(next) if !self.output.is_full() => open = next,
                _ => break,
            }
        }
        let behind = Cursor { rest };
        let Some((line, next)) = behind.line() else { return Some(behind) };
        self.text(line, line.trim_start());
        Some(next)
    }

    fn text(&mut self, line: Slice<'a>, body: Slice<'a>) {
        if body.text.trim().is_empty() {
            return self.flush();
        }
        if let Some((level, words)) = line::heading(body) {
            self.flush();
            return self.output.heading(level, inline::lines(&[words]));
        }
        if let Some(level) = line::underline(body)
            && let [words] = self.lines[..]
        {
            self.lines.clear();
            return self.output.heading(level, inline::lines(&[words]));
        }
        if line::is_rule(body) {
            return self.flush();
        }
        let item = line::item(body);
        if item.is_some() || self.lines.last().is_none_or(|last| !line::joins(*last, line, body)) {
            self.flush();
        }
        self.lines.push(item.unwrap_or(body));
    }

    fn flush(&mut self) {
        if !self.lines.is_empty() {
            self.output.paragraph(inline::lines(&self.lines));
            self.lines.clear();
        }
    }
}

#[cfg(test)]
mod tests;
