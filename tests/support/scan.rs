//! Finds the amounts of a document that is only known as text: the filled amount cells and the amounts in sentences.
//!
//! Knows the Hebei form by eye, not through the checker, so that the checker cannot hide an amount from the tests.

use super::page::{Bound, Place};
use super::print::Printed;

/// A cell of a printed table: half-open range between its bars, and its words.
struct Cell {
    start: u32,
    end: u32,
    line: u32,
    text: String,
}

/// The amounts of a document, its narrative's only from sections 二 to 四 and 七.
pub(crate) fn scan(name: &str, text: &str) -> Printed {
    let mut scan = Scan { places: Vec::new(), holes: Vec::new(), section: String::new(), line: 0 };
    let mut table: Vec<Vec<Cell>> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        scan.line += 1;
        if line.starts_with('|') {
            table.push(cells(line, start, scan.line));
        } else {
            scan.table(&std::mem::take(&mut table));
            scan.prose(line, start);
        }
        start += line.chars().count() as u32 + 1;
    }
    scan.table(&table);
    Printed { name: name.to_owned(), text: text.to_owned(), places: scan.places, holes: scan.holes }
}

fn cells(line: &str, start: u32, number: u32) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut from = start + 1;
    let inner = line.trim_end().trim_start_matches('|').trim_end_matches('|');
    for text in inner.split('|') {
        let end = from + text.chars().count() as u32;
        cells.push(Cell { start: from, end, line: number, text: text.to_owned() });
        from = end + 1;
    }
    cells
}

struct Scan {
    places: Vec<Place>,
    holes: Vec<u32>,
    /// Chinese ordinal of the narrative's section.
    section: String,
    line: u32,
}

impl Scan {
    fn table(&mut self, rows: &[Vec<Cell>]) {
        let has = |word: &str| rows.iter().flatten().any(|cell| cell.text.replace(' ', "").contains(word));
        if has("一级指标") {
            self.project(rows);
        } else if has("采购物品名称") {
            self.statutory(rows, 3, |_, column| if column == 6 || column >= 13 { Bound::Within } else { Bound::Named });
        } else if has("价值（") {
            self.statutory(rows, 2, |name, _| match name {
                name if name.contains("资产总额") => Bound::Named,
                name if name.contains("其中") => Bound::Within,
                _ => Bound::Equal,
            });
        } else if has("栏次") {
            self.statutory(rows, 4, |_, _| Bound::Named);
        }
    }

    fn statutory(&mut self, rows: &[Vec<Cell>], heading: usize, bound: impl Fn(&str, usize) -> Bound) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let is_label = |column: usize| {
            let words = |row: &Vec<Cell>| row.get(column).is_some_and(|cell| cell.text.chars().any(|c| c > '\u{2fff}'));
            rows.iter().skip(heading).any(words)
        };
        let labels: Vec<bool> = (0..columns).map(is_label).collect();
        for row in rows.iter().skip(heading) {
            let name = row.first().map_or("", |cell| &cell.text);
            for (column, cell) in row.iter().enumerate() {
                if cell.text.trim().is_empty() && !labels[column] && column > 1 {
                    self.holes.push(cell.end);
                }
                if cell.text.contains('.') {
                    self.push(cell, bound(name, column));
                }
            }
        }
    }

    fn project(&mut self, rows: &[Vec<Cell>]) {
        let compact = |cell: &Cell| cell.text.replace(' ', "");
        for (at, row) in rows.iter().enumerate() {
            let is = |word: &str| row.iter().any(|cell| compact(cell) == word);
            if is("预算数") {
                row.iter().filter(|cell| cell.text.contains('.')).for_each(|cell| self.push(cell, Bound::Named));
            }
            let dates =
                at.checked_sub(1).map(|above| &rows[above]).filter(|row| row.iter().any(|c| compact(c) == "3月底"));
            for (cell, date) in row.iter().zip(dates.into_iter().flatten()) {
                if cell.text.contains('.') {
                    self.push(cell, if compact(date) == "12月底" { Bound::Named } else { Bound::Within });
                }
            }
            if is("成本指标") {
                row.iter()
                    .filter(|cell| cell.text.trim().starts_with('≤'))
                    .for_each(|cell| self.push(cell, Bound::Named));
            }
        }
    }

    fn push(&mut self, cell: &Cell, bound: Bound) {
        let chars: Vec<char> = cell.text.chars().collect();
        let Some((start, end)) = number(&chars, 0) else { return };
        let label = format!("line {} {}", cell.line, chars[start..end].iter().collect::<String>());
        self.places.push(Place { start: cell.start + start as u32, end: cell.start + end as u32, label, bound });
    }

    fn prose(&mut self, line: &str, start: u32) {
        if line.starts_with('#') {
            let title = line.trim_start_matches('#').trim();
            if let Some(at) = title.find('、').filter(|at| *at <= 6 && !title.starts_with(|c: char| c.is_ascii_digit()))
            {
                self.section = title[..at].to_owned();
            }
            return;
        }
        if !matches!(self.section.as_str(), "二" | "三" | "四" | "七") {
            return;
        }
        let chars: Vec<char> = line.chars().collect();
        let mut from = 0;
        while let Some((begin, end)) = number(&chars, from) {
            from = end;
            let behind: String = chars[end..].iter().filter(|c| **c != ' ').take(2).collect();
            if behind == "万元" {
                let before: String = chars[..begin].iter().filter(|c| **c != ' ').collect();
                let label = format!("line {} {}", self.line, chars[begin..end].iter().collect::<String>());
                let bound = told(&before);
                self.places.push(Place { start: start + begin as u32, end: start + end as u32, label, bound });
            }
        }
    }
}

/// How an amount in a sentence is bound, by the words before it.
fn told(before: &str) -> Bound {
    let change = before.ends_with("增加") || before.ends_with("减少");
    if before.ends_with("总额为") || change && before.contains("“三公”") {
        Bound::Free
    } else if change || before.ends_with("年（") || before.ends_with("上年支出") {
        Bound::Equal
    } else {
        Bound::Named
    }
}

/// The next run of digits, with a decimal point inside, at or behind `from`.
fn number(chars: &[char], from: usize) -> Option<(usize, usize)> {
    let start = from + chars.get(from..)?.iter().position(char::is_ascii_digit)?;
    let is_part = |at: usize| {
        chars[at].is_ascii_digit() || chars[at] == '.' && chars.get(at + 1).is_some_and(char::is_ascii_digit)
    };
    let end = (start..chars.len()).find(|at| !is_part(*at)).unwrap_or(chars.len());
    Some((start, end))
}
