//! Many words looked for at once: one pass over a text, comparing only where a word can begin.

use std::ops::Deref;

/// A list of words, in its own order, ready to be looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordList {
    words: Vec<String>,
    /// First character and place of every word, in order.
    starts: Vec<(char, u32)>,
    /// A bit for each first character, by the last bits of its number: most characters of a text begin no word.
    firsts: [u64; 4],
}

impl WordList {
    /// A list without words.
    pub const EMPTY: Self = Self { words: Vec::new(), starts: Vec::new(), firsts: [0; 4] };

    /// True when any of the words stands in `text`.
    pub fn occurs_in(&self, text: &str) -> bool {
        self.all(text).next().is_some()
    }

    /// The first word that stands in `text`, with the byte it begins at; of words that begin together the one listed first.
    pub fn find(&self, text: &str) -> Option<(usize, &str)> {
        self.all(text).next()
    }

    /// Every word that stands in `text`, also those that begin together, with the byte it begins at.
    pub fn each<'w>(&'w self, text: &str) -> impl Iterator<Item = (usize, &'w str)> {
        let starts = text.char_indices().filter(|(_, c)| self.may_begin(*c));
        starts.flat_map(|(at, c)| {
            let rest = &text[at..];
            self.with(c).filter(move |word| rest.starts_with(word)).map(move |word| (at, word))
        })
    }

    /// Adds words at the end.
    pub fn extend(&mut self, words: impl IntoIterator<Item = String>) {
        let known = std::mem::take(&mut self.words);
        *self = known.into_iter().chain(words).collect::<Vec<_>>().into();
    }

    /// Every word of `text` with the byte it begins at; of words that begin together the one listed first.
    pub fn all<'w>(&'w self, text: &str) -> impl Iterator<Item = (usize, &'w str)> {
        let starts = text.char_indices().filter(|(_, c)| self.may_begin(*c));
        starts.filter_map(|(at, c)| Some((at, self.beginning(&text[at..], c)?)))
    }

    /// True for a word of the list.
    pub fn has(&self, word: &str) -> bool {
        word.chars().next().is_some_and(|first| self.with(first).any(|known| known == word))
    }

    /// The word listed first that `text`, which begins with `first`, begins with.
    fn beginning(&self, text: &str, first: char) -> Option<&str> {
        self.with(first).find(|word| text.starts_with(word))
    }

    /// The words that begin with this character.
    fn with(&self, first: char) -> impl Iterator<Item = &str> {
        let from = self.starts.partition_point(|(known, _)| *known < first);
        let starts = self.starts[from..].iter().take_while(move |(known, _)| *known == first);
        starts.map(|(_, place)| self.words[*place as usize].as_str())
    }

    fn may_begin(&self, c: char) -> bool {
        self.firsts[c as usize >> 6 & 3] & bit(c) != 0
    }
}

impl From<Vec<String>> for WordList {
    fn from(words: Vec<String>) -> Self {
        let starts = words.iter().zip(0..).filter_map(|(word, place)| Some((word.chars().next()?, place)));
        let mut starts: Vec<(char, u32)> = starts.collect();
        starts.sort_unstable();
        let mut firsts = [0; 4];
        for (first, _) in &starts {
            firsts[*first as usize >> 6 & 3] |= bit(*first);
        }
        Self { words, starts, firsts }
    }
}

impl Deref for WordList {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.words
    }
}

fn bit(c: char) -> u64 {
    1 << (c as u32 & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> WordList {
        WordList::from(words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn words_are_found_where_they_begin() {
        let words = list(&["离休", "退休"]);
        let found: Vec<(usize, &str)> = words.all("退离休、退休").collect();
        assert_eq!(found, [(3, "离休"), (12, "退休")]);
        assert!(words.occurs_in("已退休") && !words.occurs_in("退出") && !WordList::EMPTY.occurs_in("退休"));
    }

    #[test]
    fn of_words_that_begin_together_the_one_listed_first_is_found() {
        assert_eq!(list(&["预算", "预算数"]).find("本年预算数"), Some((6, "预算")));
        assert_eq!(list(&["预算数", "预算"]).find("本年预算数"), Some((6, "预算数")));
        let words = list(&["预算", "预算数", "支出"]);
        assert_eq!(words.each("支出预算数").collect::<Vec<_>>(), [(0, "支出"), (6, "预算"), (6, "预算数")]);
    }

    #[test]
    fn a_part_of_a_word_is_no_word_of_the_list() {
        let words = list(&["欧阳", "王"]);
        assert!(words.has("王") && words.has("欧阳") && !words.has("欧") && !words.has(""));
    }
}
