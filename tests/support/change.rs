//! Changes made to a printed amount: the slips of a hand or a scanner.

use super::page::Place;
use super::random::Random;

/// Kinds of slips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slip {
    /// One digit differs, but not the last.
    Digit,
    /// The last digit differs: a change that rounding may hide from sums.
    LastDigit,
    /// Two neighbouring digits changed places.
    Swapped,
    /// The decimal point stands one digit too far to the right.
    Tenfold,
    /// A minus sign.
    Sign,
    /// The amount stands in the neighbouring blank column.
    Moved,
    /// The amount was left out.
    Dropped,
}

pub(crate) const SLIPS: [Slip; 7] =
    [Slip::Digit, Slip::LastDigit, Slip::Swapped, Slip::Tenfold, Slip::Sign, Slip::Moved, Slip::Dropped];

/// A replacement of code points, and the cell (or the amount, in prose) it changes.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    start: u32,
    end: u32,
    to: String,
    cell: (u32, u32),
}

impl Edit {
    /// Other words for these code points.
    pub(crate) fn words(start: u32, end: u32, to: &str) -> Self {
        Self { start, end, to: to.to_owned(), cell: (start, end) }
    }
}

/// A changed text, and where its changed cells are in it (half-open code points).
#[derive(Debug, Clone)]
pub(crate) struct Changed {
    pub(crate) text: String,
    pub(crate) cells: Vec<(u32, u32)>,
}

/// What to edit for this slip; `None` where it makes no sense (a zero has no sign, no blank neighbour, …).
pub(crate) fn slip(text: &[char], place: &Place, holes: &[u32], slip: Slip, random: &mut Random) -> Option<Vec<Edit>> {
    let digits: Vec<char> = text[place.start as usize..place.end as usize].to_vec();
    let is_zero = !digits.iter().any(|digit| ('1'..='9').contains(digit));
    let cell = cell_around(text, place.start);
    let around = cell.unwrap_or((place.start, place.end));
    let edit = |to: String| vec![Edit { start: place.start, end: place.end, to, cell: around }];
    match slip {
        Slip::Digit => one_digit(&digits, false, random).map(edit),
        Slip::LastDigit => one_digit(&digits, true, random).map(edit),
        Slip::Swapped => swapped(&digits, random).map(edit),
        _ if is_zero => None,
        Slip::Tenfold => Some(edit(tenfold(&digits))),
        Slip::Sign => cell.map(|_| edit(format!("-{}", digits.iter().collect::<String>()))),
        _ if !alone(text, place, cell) => None,
        Slip::Dropped => Some(edit(String::new())),
        Slip::Moved => moved(text, place, cell?, holes),
    }
}

/// Makes these edits; they must not overlap.
pub(crate) fn apply(text: &[char], edits: &[Edit]) -> Changed {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.start);
    let mut changed = String::with_capacity(text.len() * 3);
    let mut from = 0;
    for edit in &edits {
        changed.extend(&text[from..edit.start as usize]);
        changed.push_str(&edit.to);
        from = edit.end as usize;
    }
    changed.extend(&text[from..]);
    let growth = |edit: &Edit| edit.to.chars().count() as i64 - i64::from(edit.end - edit.start);
    let shift = |at: u32, with_own: bool| {
        let before =
            edits.iter().filter(|edit| if with_own { edit.end <= at } else { edit.end < at || edit.start < at });
        (i64::from(at) + before.map(|edit| growth(edit)).sum::<i64>()) as u32
    };
    let cells = edits.iter().map(|edit| (shift(edit.cell.0, false), shift(edit.cell.1, true))).collect();
    Changed { text: changed, cells }
}

fn one_digit(digits: &[char], last: bool, random: &mut Random) -> Option<String> {
    let places: Vec<usize> = (0..digits.len()).filter(|at| digits[*at].is_ascii_digit()).collect();
    let (end, rest) = places.split_last()?;
    let at = if last {
        *end
    } else if rest.is_empty() {
        return None;
    } else {
        *random.pick(rest)
    };
    let old = digits[at].to_digit(10)?;
    let low = u32::from(at == 0 && digits.len() > 1);
    let choices: Vec<char> = (low..10).filter(|new| *new != old).filter_map(|new| char::from_digit(new, 10)).collect();
    let mut new = digits.to_vec();
    new[at] = *random.pick(&choices);
    Some(new.into_iter().collect())
}

fn swapped(digits: &[char], random: &mut Random) -> Option<String> {
    let is_slip = |at: &usize| {
        let (one, other) = (digits[*at], digits[at + 1]);
        one.is_ascii_digit() && other.is_ascii_digit() && one != other && !(*at == 0 && other == '0')
    };
    let places: Vec<usize> = (0..digits.len().saturating_sub(1)).filter(is_slip).collect();
    if places.is_empty() {
        return None;
    }
    let at = *random.pick(&places);
    let mut new = digits.to_vec();
    new.swap(at, at + 1);
    Some(new.into_iter().collect())
}

fn tenfold(digits: &[char]) -> String {
    let print: String = digits.iter().collect();
    let (whole, parts) = print.split_once('.').unwrap_or((&print, ""));
    let first = parts.chars().next().unwrap_or('0');
    let whole = format!("{whole}{first}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let rest: String = parts.chars().skip(1).collect();
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}0") }
}

/// True when the cell holds the amount and nothing else: a sentence without its amount is no slip of a hand.
fn alone(text: &[char], place: &Place, cell: Option<(u32, u32)>) -> bool {
    cell.is_some_and(|(start, end)| {
        let around = text[start as usize..place.start as usize].iter().chain(&text[place.end as usize..end as usize]);
        around.collect::<String>().replace("<b>", "").replace("</b>", "").trim().is_empty()
    })
}

/// To the blank cell on the right, or else on the left.
fn moved(text: &[char], place: &Place, cell: (u32, u32), holes: &[u32]) -> Option<Vec<Edit>> {
    let left = cell_around(text, cell.0.checked_sub(2)?);
    let right = cell_around(text, cell.1 + 1);
    let hole = [right, left].into_iter().flatten().find(|hole| holes.contains(&hole.1) && *hole != cell)?;
    let digits: String = text[place.start as usize..place.end as usize].iter().collect();
    let take = Edit { start: place.start, end: place.end, to: String::new(), cell };
    let put = Edit { start: hole.0 + 1, end: hole.0 + 1, to: digits, cell: hole };
    Some(vec![take, put])
}

/// The cell of a table line around this code point, without its bars.
fn cell_around(text: &[char], at: u32) -> Option<(u32, u32)> {
    let at = at as usize;
    let line = text[..at].iter().rposition(|c| *c == '\n').map_or(0, |end| end + 1);
    if text.get(line) != Some(&'|') || at <= line {
        return None;
    }
    let start = text[line..at].iter().rposition(|c| *c == '|')? + line + 1;
    let end = text[at..].iter().position(|c| *c == '|' || *c == '\n')? + at;
    (text[end] == '|').then_some((start as u32, end as u32))
}
