//! A sheet becomes paragraphs and tables, as a reader sees them: titles, lines of captions and notes are text, the rest is a
//! table. A sheet may hold several tables below each other.

use super::{Merge, Sheet};
use crate::doc::{Cell, Text};
use crate::read::origin::SheetPart;
use crate::read::output::{Grid, MOST_COLS, MOST_PLACES, MOST_ROWS};
use std::collections::{BTreeMap, BTreeSet};

/// Characters from which the only words of a row are a note, not a label without amounts.
const NOTE: usize = 13;
/// Characters from which they are a paragraph.
const LONG: usize = 30;
/// The most cells of a line of captions, e.g. 部门名称：… 单位：万元.
const CAPTIONS: usize = 3;

/// One block of a sheet with the cells it was made of.
pub(in crate::read) enum Piece {
    Line(Text, SheetPart),
    Table(Grid, SheetPart),
}

/// A row with words, from left to right.
struct Row<'a> {
    at: u32,
    /// Column, columns it covers, words.
    cells: Vec<(u32, u32, &'a str)>,
    /// The row before it is blank.
    apart: bool,
}

/// The blocks of a sheet, from top to bottom. Hidden rows and columns do not count.
pub(in crate::read) fn pieces(sheet: &Sheet) -> Vec<Piece> {
    let merges = visible_merges(sheet);
    let rows = rows(sheet, &merges);
    let mut pieces = Vec::new();
    let mut rest = rows.as_slice();
    while let Some(first) = rest.first() {
        let lines = rest.iter().take_while(|row| row.is_line()).count();
        pieces.extend(rest[..lines].iter().flat_map(|row| row.lines(sheet)));
        let length = table_length(&rest[lines..]);
        if length > 0 {
            pieces.push(table(sheet, &merges, &rest[lines..lines + length]));
        }
        debug_assert!(lines + length > 0, "row {} is read", first.at);
        rest = &rest[(lines + length).max(1)..];
    }
    pieces
}

/// For the first cell of each merge that is seen: how many rows and columns are seen of it.
type Merges = BTreeMap<(u32, u32), Seen>;

#[derive(Clone, Copy)]
struct Seen {
    merge: Merge,
    cols: u32,
}

fn visible_merges(sheet: &Sheet) -> Merges {
    let widest = sheet.cells.keys().map(|(_, col)| *col).max().unwrap_or_default().max(MOST_COLS);
    let seen = |merge: &Merge| {
        let last = merge.cols.1.min(widest);
        let cols = (merge.cols.0..=last).filter(|col| !sheet.hides_col(*col)).count() as u32;
        ((merge.rows.0, merge.cols.0), Seen { merge: *merge, cols })
    };
    sheet.merges.iter().filter(|merge| merge.rows.0 < merge.rows.1 || merge.cols.0 < merge.cols.1).map(seen).collect()
}

fn rows<'a>(sheet: &'a Sheet, merges: &Merges) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = Vec::new();
    for ((row, col), words) in &sheet.cells {
        if sheet.is_hidden(*row, *col) {
            continue;
        }
        let cols = merges.get(&(*row, *col)).map_or(1, |seen| seen.cols);
        match rows.last_mut() {
            Some(last) if last.at == *row => last.cells.push((*col, cols, words)),
            last => {
                let apart = last.is_some_and(|last| (last.at + 1..*row).any(|at| !sheet.hidden_rows.contains(&at)));
                rows.push(Row { at: *row, cells: vec![(*col, cols, words)], apart });
            }
        }
    }
    rows
}

impl Row<'_> {
    /// True for a row above a table that is read as a line: a title, or captions with their values.
    fn is_line(&self) -> bool {
        // 价值（单位：万元） is the heading of a column.
        let caption = |(_, _, words): &(u32, u32, &str)| {
            words.split_once(['：', ':']).is_some_and(|(label, _)| !label.contains(['（', '(']))
        };
        self.cells.len() == 1 || (self.cells.len() <= CAPTIONS && self.cells.iter().any(caption))
    }

    /// The only words of the row.
    fn only(&self) -> Option<(u32, &str)> {
        match self.cells[..] {
            [(_, cols, words)] => Some((cols, words)),
            _ => None,
        }
    }

    /// The row as lines, one for each caption: `编制单位：` and `单位：元` stand in one row and say two things.
    fn lines(&self, sheet: &Sheet) -> Vec<Piece> {
        let mut lines: Vec<(u32, String)> = Vec::new();
        for (col, _, words) in &self.cells {
            match lines.last_mut() {
                Some((_, label)) if label.ends_with(['：', ':']) && !words.contains(['：', ':']) => {
                    label.push_str(words)
                }
                _ => lines.push((*col, (*words).to_owned())),
            }
        }
        let part = |col| SheetPart { sheet: sheet.name.clone(), rows: vec![self.at], cols: vec![col] };
        lines.into_iter().map(|(col, words)| Piece::Line(plain(&words), part(col))).collect()
    }

    fn width(&self) -> u32 {
        self.cells.iter().map(|(_, cols, _)| cols).sum()
    }

    fn has_number(&self) -> bool {
        self.cells.iter().any(|(_, _, words)| words.contains(|c: char| c.is_ascii_digit()))
    }

    /// True for the next item of a list in the row above, e.g. `3. …` below `2. …`, though it stands in another column.
    fn continues(&self, above: &Row) -> bool {
        let number = |words: &str| {
            let (number, item) = words.split_once(['.', '、', '．'])?;
            let is_amount = item.starts_with(|c: char| c.is_ascii_digit());
            number.trim().parse::<u32>().ok().filter(|_| !is_amount)
        };
        let next = self.only().and_then(|(_, words)| number(words));
        next.is_some_and(|next| {
            above.cells.iter().any(|(.., words)| number(words).is_some_and(|last| next == last + 1))
        })
    }

    /// The words of a row that may be a heading: several, and no number.
    fn head(&self) -> Option<Vec<&str>> {
        let head = self.cells.len() > 2 && !self.has_number();
        head.then(|| self.cells.iter().map(|(_, _, words)| *words).collect())
    }

    /// True for one value right of the table's first column: titles, paragraphs and most notes begin there.
    fn stands_beside(&self, first: u32) -> bool {
        let is_value = |words: &str| !is_caption(words) && !words.contains('表');
        self.cells[0].0 > first && self.only().is_some_and(|(cols, words)| cols == 1 && is_value(words))
    }

    fn is_paragraph(&self) -> bool {
        self.only().is_some_and(|(_, words)| words.chars().count() >= LONG)
    }

    fn is_note(&self) -> bool {
        let note = |words: &str| {
            words.chars().count() >= NOTE
                || ["注", "说明", "备注", "填表", "制表"].iter().any(|begin| words.starts_with(begin))
        };
        self.only().is_some_and(|(_, words)| note(words))
    }
}

/// How many of these rows are the table that begins with the first of them.
fn table_length(rows: &[Row]) -> usize {
    let mut heads: BTreeSet<Vec<&str>> = BTreeSet::new();
    let mut length = 0;
    while let Some(row) = rows.get(length) {
        if length > 0 && (row.apart && row.is_line() || ends_before(&rows[..length], &rows[length..])) {
            break;
        }
        // A heading that is repeated begins the table's next page.
        if let Some(head) = row.head()
            && !heads.insert(head)
        {
            break;
        }
        length += 1;
    }
    length
}

/// True when the rows of single words that begin here no longer belong to the table above: a title over its width, captions,
/// a note at its end, paragraphs, or the headings above another table. Labels whose amounts are all blank do.
fn ends_before(table: &[Row], rows: &[Row]) -> bool {
    let single: Vec<&Row> = rows.iter().take_while(|row| row.only().is_some()).collect();
    let Some((cols, words)) = single.first().and_then(|row| row.only()) else { return false };
    let width: u32 = table.iter().map(Row::width).max().unwrap_or_default();
    // A long text in a later column is what stands beside a label, e.g. what the money is for.
    let first = table.iter().map(|row| row.cells[0].0).min().unwrap_or_default();
    let is_title = cols > 2 && cols * 5 >= width * 4 && words.ends_with(['表', '）', ')']);
    let other_table = rows.get(single.len()).is_none_or(|next| next.head().is_some())
        && table.iter().any(Row::has_number)
        && single.iter().all(|row| row.cells[0].0 == table[0].cells[0].0);
    let says = |what: fn(&str) -> bool| single.iter().any(|row| row.only().is_some_and(|(_, words)| what(words)));
    let is_last = single.len() == rows.len();
    if table.last().is_some_and(|above| single[0].continues(above)) || single[0].stands_beside(first) && !is_last {
        return false;
    }
    is_title
        || says(is_caption)
        || single.iter().any(|row| row.is_paragraph() && row.cells[0].0 <= first)
        || if is_last { single[0].is_note() } else { other_table }
}

fn is_caption(words: &str) -> bool {
    ["单位：", "单位:", "年度：", "年度:", "时间："].iter().any(|caption| words.contains(caption))
}

fn table(sheet: &Sheet, merges: &Merges, rows: &[Row]) -> Piece {
    let (cols, too_wide) = columns(sheet, merges, rows);
    let most = (MOST_PLACES / cols.len().max(1)).min(MOST_ROWS as usize);
    let lines: Vec<u32> = rows.iter().map(|row| row.at).take(most).collect();
    let words: BTreeMap<(u32, u32), &str> =
        rows.iter().flat_map(|row| row.cells.iter().map(|(col, _, words)| ((row.at, *col), *words))).collect();
    let mut cells = Vec::new();
    let mut covered = BTreeSet::new();
    for (row, at) in (0..).zip(&lines) {
        for (col, column) in (0..).zip(&cols) {
            if covered.contains(&(row, col)) {
                continue;
            }
            let merge = merges.get(&(*at, *column)).map(|seen| seen.merge);
            let high = merge.map_or(1, |merge| count(&lines, row, merge.rows.1));
            let wide = merge.map_or(1, |merge| count(&cols, col, merge.cols.1));
            let free = (col..col + wide).take_while(|col| !covered.contains(&(row, *col))).count().max(1) as u32;
            if high > 1 || free > 1 {
                covered.extend((row..row + high).flat_map(|row| (col..col + free).map(move |col| (row, col))));
            }
            let text = plain(words.get(&(*at, *column)).copied().unwrap_or_default());
            cells.push(Cell { row, col, rows: high, cols: free, text });
        }
    }
    let part = SheetPart { sheet: sheet.name.clone(), rows: lines, cols };
    let size = (part.rows.len() as u32, part.cols.len() as u32);
    Piece::Table(Grid::of(size, cells, rows.len() > most, too_wide), part)
}

/// How many of these places, from the one at this index on, lie up to `last`.
fn count(places: &[u32], from: u32, last: u32) -> u32 {
    places[from as usize..].iter().take_while(|place| **place <= last).count().max(1) as u32
}

/// The columns of these rows from the first to the last that is filled, and whether some are left out.
fn columns(sheet: &Sheet, merges: &Merges, rows: &[Row]) -> (Vec<u32>, bool) {
    let cells = || rows.iter().flat_map(|row| row.cells.iter().map(|(col, ..)| (row.at, *col)));
    let end =
        |(row, col): (u32, u32)| merges.get(&(row, col)).map_or(col, |seen| seen.merge.cols.1.min(col + MOST_COLS));
    let first = cells().map(|(_, col)| col).min().unwrap_or_default();
    let last = cells().map(end).max().unwrap_or_default();
    let mut shown = (first..=last).filter(|col| !sheet.hides_col(*col));
    let cols: Vec<u32> = shown.by_ref().take(MOST_COLS as usize).collect();
    (cols, shown.next().is_some())
}

fn plain(words: &str) -> Text {
    Text { text: words.to_owned(), runs: Vec::new() }
}
