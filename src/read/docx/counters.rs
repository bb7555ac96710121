//! The counters of the lists: what number is printed before the next item.

use super::number_format::print;
use super::numbering::{LEVELS, Level, Numbering};
use std::collections::{HashMap, HashSet};

/// Signs that part a number from the words behind it by themselves.
const PARTING: [char; 6] = ['、', '）', '．', '：', '。', '】'];

/// Counters of all lists of one flow of text.
pub(super) struct Counters<'a> {
    numbering: &'a Numbering,
    /// The last number of each level, by model.
    counts: HashMap<&'a str, [Option<u32>; LEVELS]>,
    /// Lists and levels that have begun anew.
    begun: HashSet<(String, usize)>,
}

impl<'a> Counters<'a> {
    pub(super) fn new(numbering: &'a Numbering) -> Self {
        Self { numbering, counts: HashMap::new(), begun: HashSet::new() }
    }

    /// The lists.
    pub(super) fn numbering(&self) -> &'a Numbering {
        self.numbering
    }

    /// Counts an item of a list and gives what is printed before its words.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let model = self.numbering.model_of(list)?;
        let own = self.numbering.level(list, level)?;
        let anew = self.numbering.start(list, level);
        let restarts = anew.is_some() && self.begun.insert((list.to_owned(), level));
        let counts = self.counts.entry(model).or_default();
        let last = counts.get_mut(level)?;
        let next = last.filter(|_| !restarts).map_or(anew.unwrap_or(own.start), |last| last.saturating_add(1));
        *last = Some(next);
        for (lower, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let restart = self.numbering.level(list, lower).and_then(|level| level.restart);
            if restart.is_none_or(|levels| level < levels as usize) {
                *count = None;
            }
        }
        let counts = *counts;
        self.printed(list, own, &counts)
    }

    /// The words of a level with the numbers in their places.
    fn printed(&self, list: &str, own: &Level, counts: &[Option<u32>; LEVELS]) -> Option<String> {
        if own.hidden || own.format == "bullet" {
            return None;
        }
        let mut printed = String::new();
        let mut signs = own.words.chars().peekable();
        while let Some(sign) = signs.next() {
            let place = signs.peek().filter(|_| sign == '%').and_then(|digit| digit.to_digit(10)).unwrap_or_default();
            match (place as usize).checked_sub(1).filter(|place| *place < LEVELS) {
                Some(place) => {
                    signs.next();
                    printed += &self.number(list, own, place, counts[place]);
                }
                None => printed.push(sign),
            }
        }
        if !printed.is_empty() {
            printed += following(own, &printed);
        }
        Some(printed)
    }

    /// The number of one level; of an upper level that has not begun its first one.
    fn number(&self, list: &str, own: &Level, place: usize, count: Option<u32>) -> String {
        let Some(level) = self.numbering.level(list, place) else { return String::new() };
        let format = if own.digits { "decimal" } else { &level.format };
        print(format, count.unwrap_or(level.start))
    }
}

/// What parts the number from the words. Word moves to the next tab stop, which is often no gap at all: 一、 needs none.
fn following(own: &Level, printed: &str) -> &'static str {
    match own.follow.as_str() {
        "nothing" => "",
        _ if printed.ends_with(PARTING) => "",
        _ => " ",
    }
}
