//! Lists: where a sentence or a passage opens one.

use super::{Here, MEMORY, Reader, in_scope};
use crate::prose::fact::{ItemId, Listing, Role};
use crate::prose::lexicon::Sense;

impl Reader<'_> {
    /// 其中 at the head of a clause or between two numbers opens a list; X中 opens that of X.
    pub(super) fn openers(&mut self, here: &Here<'_>, head: &str) {
        let trimmed = head.trim_start_matches(['(', ')', '”']);
        if let Some(word) = self.lexicon.beginning(trimmed, Sense::Some) {
            let behind = &trimmed[word.len()..];
            if behind.is_empty() || self.lists.inline().is_none() || head.starts_with('(') || word != "其中" {
                self.open(Listing::Some, u32::from(head.starts_with('(')));
            }
        }
        if let Some(inner) = head.strip_suffix('中')
            && let Some(found) = self.known(here, inner)
        {
            self.lists.open_inline(found, Listing::Some, false, 0);
        }
    }

    /// (其中 behind the last number of a clause.
    pub(super) fn openers_behind(&mut self, rest: &str, depth: u32) {
        if let Some(word) = self.lexicon.ending(rest, Sense::Some) {
            let bracket = rest[..rest.len() - word.len()].ends_with('(');
            self.open(Listing::Some, depth + u32::from(bracket));
        }
    }

    /// Opens a list of the parts of the thing at hand.
    pub(super) fn open(&mut self, listing: Listing, depth: u32) {
        let Some(whole) = self.last else { return };
        let role = self.prose.item(whole).facts.last().map(|fact| self.prose.fact(*fact).role);
        let of_changes = matches!(role, Some(Role::Change | Role::Growth));
        if self.lists.inline().is_some_and(|open| open.part.whole == whole) {
            return;
        }
        self.lists.open_inline(whole, listing, of_changes, depth);
    }

    /// A passage that ends with a colon announces numbered passages.
    pub(super) fn close_numbered(&mut self, here: &Here<'_>) {
        let text = &here.passage.text;
        if !text.ends_with(':') && self.lexicon.ending(text, Sense::Some).is_none() {
            return;
        }
        let tail = text.trim_end_matches(':');
        let from =
            tail.rfind(['。', ';', ',']).map_or(0, |at| at + tail[at..].chars().next().map_or(0, char::len_utf8));
        let last = &tail[from..];
        let all = self.lexicon.find(last, Sense::All);
        let some = self.lexicon.ending(last, Sense::Some).is_some();
        let whole = match all {
            Some((at, _)) => self.known(here, &last[..at]).or(self.last),
            None if some => self.last,
            None => return,
        };
        if let Some(whole) = whole {
            self.lists.open_numbered(whole, if all.is_some() { Listing::All } else { Listing::Some });
        }
    }

    /// The thing these words end with, when it was spoken of.
    pub(super) fn known(&self, here: &Here<'_>, words: &str) -> Option<ItemId> {
        let (_, name) = self.lexicon.name(words, &|name| in_scope(here, name, usize::MAX))?;
        let key = name.key.as_str();
        let items = self.prose.items.iter().enumerate().rev().take(MEMORY);
        let found = items.into_iter().find(|(_, item)| item.subject.key.as_deref() == Some(key));
        found.map(|(index, _)| ItemId(index as u32))
    }
}
