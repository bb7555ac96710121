//! Many words looked for at once: one pass over a text, comparing only where a word can begin.

/// Words to be found.
pub(super) struct Finder<'w> {
    words: Vec<(char, &'w str)>,
    /// A bit for each of the words' first characters, by its last six bits.
    firsts: u64,
}

impl<'w> Finder<'w> {
    pub(super) fn new(words: impl IntoIterator<Item = &'w String>) -> Self {
        let words = words.into_iter().map(String::as_str);
        let words: Vec<(char, &str)> = words.filter_map(|word| Some((word.chars().next()?, word))).collect();
        let firsts = words.iter().fold(0, |firsts, (first, _)| firsts | bit(*first));
        Self { words, firsts }
    }

    /// Every word of `text` with the byte it begins at; of words that begin together the one listed first.
    pub(super) fn all<'f>(&'f self, text: &'f str) -> impl Iterator<Item = (usize, &'w str)> + use<'f, 'w> {
        let starts = text.char_indices().filter(|(_, c)| self.firsts & bit(*c) != 0);
        starts.filter_map(|(at, c)| {
            let mut words = self.words.iter().filter(|(first, word)| *first == c && text[at..].starts_with(word));
            words.next().map(|(_, word)| (at, *word))
        })
    }
}

fn bit(c: char) -> u64 {
    1 << (c as u32 & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_begin() {
        let words = ["离休".to_owned(), "退休".to_owned()];
        let finder = Finder::new(&words);
        let found: Vec<(usize, &str)> = finder.all("退离休、退休").collect();
        assert_eq!(found, [(3, "离休"), (12, "退休")]);
    }
}
