//! Page numbers and running heads and feet: what stands at the edge of every page is no part of the text.

use super::area::POINT;
use super::layout::Piece;
use super::line::Line;
use super::sheet::Sheet;
use std::collections::BTreeMap;

/// Lines at each end of a page that may be running heads or feet.
const DEEP: usize = 3;
/// Pages that must repeat a line before it is a running head.
const REPEATED: usize = 3;
/// Places of a running head differ by no more than this.
const STEP: i32 = 8 * POINT;

/// Which end of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Top,
    Bottom,
}

/// Leaves running heads, feet and page numbers out.
pub(super) fn strip(sheets: &mut [Sheet]) {
    for end in [End::Bottom, End::Top] {
        strip_numbers(sheets, end);
        strip_heads(sheets, end);
        // Below a page number a foot may stand, or above it.
        strip_numbers(sheets, end);
    }
}

fn strip_numbers(sheets: &mut [Sheet], end: End) {
    let numbers: Vec<Option<Number>> = sheets.iter().map(|sheet| outermost(sheet, end).and_then(number)).collect();
    let mut steps: BTreeMap<i64, usize> = BTreeMap::new();
    for (index, number) in (0..).zip(&numbers) {
        if let Some(number) = number {
            *steps.entry(number.value - index).or_default() += 1;
        }
    }
    let few = sheets.len() < REPEATED;
    for ((index, sheet), number) in (0..).zip(sheets).zip(numbers) {
        let is_counted = |value: i64| few || steps.get(&(value - index)).is_some_and(|count| *count > 1);
        if number.is_some_and(|number| number.is_decorated || is_counted(number.value)) {
            remove(sheet, end);
        }
    }
}

/// What a line that is only a page number says.
struct Number {
    value: i64,
    /// Written like nothing but a page number: `- 3 -`, `第3页`.
    is_decorated: bool,
}

/// Reads a line that is a page number.
fn number(line: &Line) -> Option<Number> {
    let text: String = line.text().chars().filter(|sign| !sign.is_whitespace()).collect();
    let is_dash = |sign: char| matches!(sign, '-' | '—' | '–' | '－' | '―' | '─' | '~' | '～' | '·' | '•' | '|');
    let bare = text.trim_matches(is_dash);
    let (bare, has_words) = match bare.strip_prefix('第').and_then(|rest| rest.split_once('页')) {
        Some((number, _)) => (number, true),
        None => (bare, false),
    };
    let (first, total) = bare.split_once('/').unwrap_or((bare, ""));
    let is_number =
        |digits: &str| !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    let is_decorated = has_words || bare.len() < text.len() || (is_number(total) && first.len() <= total.len());
    if !is_number(first) || text.chars().count() > 16 || !(total.is_empty() || is_number(total)) {
        return None;
    }
    Some(Number { value: first.parse().ok()?, is_decorated })
}

fn strip_heads(sheets: &mut [Sheet], end: End) {
    for _ in 0..DEEP {
        let mut counts: BTreeMap<(String, i32), usize> = BTreeMap::new();
        for sheet in sheets.iter() {
            if let Some(line) = head(sheet, end) {
                *counts.entry(key(line, sheet.number)).or_default() += 1;
            }
        }
        let pages = sheets.len();
        let is_head = |key: &(String, i32)| {
            let near = [-1, 0, 1].map(|step| counts.get(&(key.0.clone(), key.1 + step)).copied().unwrap_or_default());
            let count: usize = near.iter().sum();
            count >= REPEATED && count * 2 >= pages
        };
        let mut is_done = true;
        for sheet in sheets.iter_mut() {
            if head(sheet, end).is_some_and(|line| is_head(&key(line, sheet.number))) {
                remove(sheet, end);
                is_done = false;
            }
        }
        if is_done {
            return;
        }
    }
}

/// What a line says, but for the number of the page, and about where it stands.
fn key(line: &Line, page: u32) -> (String, i32) {
    let text: String = line.text().chars().filter(|sign| !sign.is_whitespace()).collect();
    let place = line.area.y() / STEP;
    let Some(start) = text.find(|sign: char| sign.is_ascii_digit()) else { return (text, place) };
    let length = text[start..].find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len() - start);
    let (before, rest) = text.split_at(start);
    let (digits, behind) = rest.split_at(length);
    // The number of a table counts on with the pages, too.
    let is_page =
        digits.len() <= 3 && !behind.starts_with('表') && !behind.contains(|sign: char| sign.is_ascii_digit());
    match digits.parse::<i64>() {
        Ok(number) if is_page => (format!("{before}#{}{behind}", number - i64::from(page)), place),
        _ => (text, place),
    }
}

/// The outermost line, unless it belongs to the table right below it.
fn head(sheet: &Sheet, end: End) -> Option<&Line> {
    let line = outermost(sheet, end)?;
    let below = sheet.pieces.get(1).filter(|piece| end == End::Top && matches!(piece, Piece::Table(_)));
    let is_caption = below.is_some_and(|table| table.area().y0 - line.area.y1 < 2 * line.size);
    (!is_caption).then_some(line)
}

/// The first or last piece of a page, when it is a line near the edge.
fn outermost(sheet: &Sheet, end: End) -> Option<&Line> {
    let piece = match end {
        End::Top => sheet.pieces.first(),
        End::Bottom => sheet.pieces.last(),
    };
    let Some(Piece::Line(line)) = piece else { return None };
    let is_near = match end {
        End::Top => line.area.y() * 100 < sheet.height * 18,
        End::Bottom => line.area.y() * 100 > sheet.height * 82,
    };
    is_near.then_some(line)
}

fn remove(sheet: &mut Sheet, end: End) {
    match end {
        End::Top => drop(sheet.pieces.remove(0)),
        End::Bottom => drop(sheet.pieces.pop()),
    }
}
