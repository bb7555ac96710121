//! A sheet becomes paragraphs and tables, as a reader sees them: titles, lines of captions and notes are text, the rest is a
//! table. A sheet may hold several tables below each other.

use super::Sheet;
use super::row::{Row, rows};
use super::table::{merges, table};
use crate::doc::{Cell, Text};
use crate::read::output::{Grid, Output};
use std::collections::BTreeSet;

/// Characters from which the only words of a row are a paragraph.
const LONG: usize = 30;

/// One block of a sheet, with the rows and columns of the sheet it was made of.
pub(in crate::read) struct Piece {
    pub(in crate::read) content: Content,
    pub(in crate::read) rows: Vec<u32>,
    pub(in crate::read) cols: Vec<u32>,
}

/// What a block says.
pub(in crate::read) enum Content {
    Line(Text),
    Table(Grid),
}

impl Content {
    pub(in crate::read) fn write(self, output: &mut Output) {
        match self {
            Self::Line(text) => output.paragraph(text),
            Self::Table(grid) => output.table(grid),
        }
    }
}

/// The blocks of a sheet, from top to bottom. Hidden rows and columns do not count.
pub(in crate::read) fn pieces(mut sheet: Sheet) -> Vec<Piece> {
    let merges = merges(&sheet);
    let mut rest = rows(&mut sheet, &merges).into_iter();
    let mut pieces = Vec::new();
    while !rest.as_slice().is_empty() {
        let lines = rest.as_slice().iter().take_while(|row| row.is_line()).count();
        for row in rest.by_ref().take(lines) {
            let at = row.at;
            let line = |(col, text)| Piece { content: Content::Line(text), rows: vec![at], cols: vec![col] };
            pieces.extend(row.lines().into_iter().map(line));
        }
        let length = table_length(rest.as_slice());
        if length > 0 {
            pieces.push(table(&sheet, &merges, rest.by_ref().take(length).collect()));
        }
    }
    pieces
}

/// How many of these rows are the table that begins with the first of them, which is no line.
fn table_length(rows: &[Row]) -> usize {
    let Some(first) = rows.first() else { return 0 };
    let mut heads: BTreeSet<Vec<&str>> = first.head().into_iter().collect();
    let mut table = Above::default();
    table.add(first);
    let mut length = 1;
    while let Some(row) = rows.get(length) {
        if row.apart && row.is_line() {
            break;
        }
        // Rows of single words are told together: a title, its captions and a paragraph follow each other.
        let single = single(&rows[length..]);
        if table.takes(row, &rows[length - 1], ends_sheet(&rows[length..], single)) {
            table.add(row);
            length += 1;
            continue;
        }
        if single > 0 {
            let stay = table.keeps(&rows[length..], single);
            length += stay;
            if stay < single {
                break;
            }
            continue;
        }
        // A heading that is repeated begins the table's next page.
        if let Some(head) = row.head()
            && !heads.insert(head)
        {
            break;
        }
        table.add(row);
        length += 1;
    }
    length
}

/// How many rows of single words begin here, up to the next blank row.
fn single(rows: &[Row]) -> usize {
    let ends = |(index, row): &(usize, &Row)| row.only().is_none() || (*index > 0 && row.apart);
    rows.iter().enumerate().take_while(|row| !ends(row)).count()
}

/// True when nothing follows these rows of single words but a blank row.
fn ends_sheet(rows: &[Row], single: usize) -> bool {
    rows.get(single).filter(|next| !next.apart).is_none()
}

/// What is known of the rows of a table so far.
#[derive(Default)]
struct Above {
    first_col: Option<u32>,
    leftmost: Option<u32>,
    width: u32,
    has_number: bool,
}

impl Above {
    fn add(&mut self, row: &Row) {
        self.first_col = self.first_col.or_else(|| row.filled().next().map(|cell| cell.col));
        let col = row.filled().next().map(|cell| cell.col);
        self.leftmost = self.leftmost.into_iter().chain(col).min();
        self.width = self.width.max(row.width());
        self.has_number |= row.has_number();
    }

    /// True for a row of one value that goes on with the row above, or stands beside a blank label.
    fn takes(&self, row: &Row, above: &Row, is_last: bool) -> bool {
        row.only().is_some()
            && (row.continues(above) || !is_last && row.stands_beside(self.leftmost.unwrap_or_default()))
    }

    /// How many of the first `single` rows, which hold single words, still belong to the table above. A title over its
    /// width, captions, a note at its end, paragraphs, and the headings above another table do not; labels whose amounts
    /// are all blank do.
    fn keeps(&mut self, rows: &[Row], single: usize) -> usize {
        let says = |what: fn(&str) -> bool| {
            rows[..single].iter().any(|row| row.only().is_some_and(|cell| what(&cell.text.text)))
        };
        // A long text in a later column is what stands beside a label, e.g. what the money is for.
        let paragraph = |row: &Row| row.only().is_some_and(|cell| is_long(cell) && Some(cell.col) <= self.leftmost);
        if says(is_caption) || rows[..single].iter().any(paragraph) {
            return 0;
        }
        let next = rows.get(single).filter(|next| !next.apart);
        let is_last = ends_sheet(rows, single);
        let other_table = next.is_some_and(|next| next.head().is_some());
        let aside = rows[..single].iter().rposition(|row| row.only().map(|cell| cell.col) != self.first_col);
        let headings = aside.map_or(0, |last| last + 1);
        for (index, row) in rows[..single].iter().enumerate() {
            let ends = if is_last { row.is_note() } else { other_table && self.has_number && index >= headings };
            if ends || self.is_title(row) {
                return index;
            }
            self.add(row);
        }
        single
    }

    fn is_title(&self, row: &Row) -> bool {
        row.only().is_some_and(|cell| {
            cell.cols > 2 && cell.cols * 5 >= self.width * 4 && cell.text.text.ends_with(['表', '）', ')'])
        })
    }
}

fn is_long(cell: &Cell) -> bool {
    cell.text.text.chars().count() >= LONG
}

pub(super) fn is_caption(words: &str) -> bool {
    ["单位：", "单位:", "年度：", "年度:", "时间："].iter().any(|caption| words.contains(caption))
}
