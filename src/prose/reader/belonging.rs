//! Belonging: which thing an amount, a comparison or a share is told of.

use super::{Here, MEMORY, Reader, in_scope};
use crate::prose::context;
use crate::prose::fact::{Compared, Fact, Item, ItemId, Part, Prose, Role};
use crate::prose::number::Kind;
use crate::text::Span;

impl Reader<'_> {
    /// A reason is over where a thing the lexicon knows gets its amount.
    pub(super) fn resumes(&self, here: &Here<'_>, role: Role, subject: &str) -> bool {
        let named = self.lexicon.name(subject, &|name| in_scope(here, name, usize::MAX)).is_some();
        role == Role::Value && named && self.lists.inline().is_some()
    }

    /// An amount of the year: of a new thing, or once more of the thing at hand.
    pub(super) fn value(&mut self, here: &Here<'_>, fact: &mut Fact, subject: &str) -> Option<ItemId> {
        fact.compared = Compared::default();
        self.base_year(here, fact);
        let counts = fact.kind == Kind::Count;
        let of = if counts { self.last } else { self.item };
        if let Some(fresh) = self.fresh.take() {
            return Some(fresh);
        }
        if self.is_bare(here, subject) {
            let bare = here.passage.slice(fact.before).trim_start_matches([')', '、', ',']).is_empty();
            return of.filter(|_| !bare);
        }
        let made = self.subject(here, subject, fact.before);
        Some(self.create(here, made, !counts))
    }

    /// True for words that name a measure and no thing.
    pub(super) fn is_bare(&self, here: &Here<'_>, words: &str) -> bool {
        context::thing(self.lexicon, words).is_empty()
            && self.lexicon.name(words, &|name| in_scope(here, name, usize::MAX)).is_none()
    }

    /// The thing a comparison is about.
    pub(super) fn comparison(&mut self, here: &Here<'_>, fact: &mut Fact, subject: &str) -> Option<ItemId> {
        let own = match context::marker(self.lexicon, subject) {
            Some(marker) => {
                let behind = &subject[marker.end..];
                let behind = context::lead(behind.trim_start_matches("相比较").trim_start_matches("相比"));
                if self.is_bare(here, behind) { context::lead(&subject[..marker.start]) } else { behind }
            }
            None => context::lead(subject.trim_start_matches("相比")),
        };
        if self.sentence.compared.is_none() {
            let known = self.lexicon.name(own, &|name| in_scope(here, name, usize::MAX)).is_some();
            let follows = self.sentence.fact.is_some_and(|fact| self.prose.fact(fact).role == Role::Change);
            if !(known || fact.role == Role::Growth && follows) {
                fact.role = Role::Aside;
                return None;
            }
        }
        if fact.kind == Kind::Count {
            return self.last;
        }
        self.item_of(here, own, true)
    }

    /// The thing whose name stands before an amount of the year before: the one at hand, or a new one.
    pub(super) fn named_item(&mut self, here: &Here<'_>, own: &str) -> Option<ItemId> {
        let subject = self.subject(here, own, Span::new(0, 0));
        let same = |item: &ItemId| self.prose.item(*item).subject.core == subject.core;
        match self.item.filter(same) {
            Some(item) => Some(item),
            None => Some(self.create(here, subject, true)),
        }
    }

    /// The thing these words name, or the thing at hand. `compared`: a comparison behind a list may be about its whole.
    pub(super) fn item_of(&mut self, here: &Here<'_>, own: &str, compared: bool) -> Option<ItemId> {
        if self.is_bare(here, own) {
            return if compared { self.whole_or_item() } else { self.item };
        }
        let subject = self.subject(here, own, Span::new(0, 0));
        let same = |item: &Item| match (&subject.key, &item.subject.key) {
            (Some(key), Some(other)) => key == other,
            _ => subject.core == item.subject.core,
        };
        if let Some(item) = self.item.filter(|item| same(self.prose.item(*item))) {
            return Some(item);
        }
        let inline = self.lists.inline().filter(|list| list.of_changes);
        let title = &here.passage.title;
        let recent = self.prose.items.iter().enumerate().rev().take(MEMORY);
        let mut recent = recent.filter(|(_, item)| self.passages[item.passage.0 as usize].title == *title);
        let found = recent.find(|(_, item)| same(item)).map(|(index, _)| ItemId(index as u32));
        match (found, inline, &subject.key) {
            (Some(found), None, _) => {
                self.item = Some(found);
                self.last = self.item;
                self.item
            }
            (_, None, None) => {
                if compared {
                    self.whole_or_item()
                } else {
                    self.item
                }
            }
            _ => Some(self.create(here, subject, true)),
        }
    }

    /// A comparison behind the last part of a list whose parts have none is about the whole.
    pub(super) fn whole_or_item(&self) -> Option<ItemId> {
        let item = self.item?;
        let compares = |item: ItemId| {
            let facts = &self.prose.item(item).facts;
            facts.iter().any(|fact| {
                matches!(self.prose.fact(*fact).role, Role::Change | Role::Growth | Role::Flat | Role::Base)
            })
        };
        let Some(Part { whole, list, .. }) = self.prose.item(item).part else { return Some(item) };
        if compares(item) {
            return Some(item);
        }
        let parts = self.parts.get(&list).map_or(&[][..], Vec::as_slice);
        let alone = parts.len() < 2 || parts.iter().any(|part| compares(*part)) || compares(whole);
        let apart = self.prose.item(whole).passage != self.prose.item(item).passage;
        if alone || apart || !self.prose.item(whole).has_value(&self.prose) {
            Some(item)
        } else {
            self.outermost(whole, &compares)
        }
    }

    /// The list may itself stand in a list.
    pub(super) fn outermost(&self, whole: ItemId, compares: &dyn Fn(ItemId) -> bool) -> Option<ItemId> {
        let mut at = whole;
        while let Some(Part { whole: outer, list, .. }) = self.prose.item(at).part {
            let parts = self.parts.get(&list).map_or(&[][..], Vec::as_slice);
            if compares(outer) || parts.len() < 2 || parts.iter().any(|part| compares(*part)) {
                break;
            }
            at = outer;
        }
        Some(at)
    }

    /// The thing a share is told of.
    pub(super) fn shared(&mut self, here: &Here<'_>, own: &str) -> Option<ItemId> {
        self.item_of(here, own, false)
    }

    /// The thing these words name, when it was spoken of under this title.
    pub(super) fn spoken_of(&self, here: &Here<'_>, own: &str) -> Option<ItemId> {
        let subject = self.subject(here, own, Span::new(0, 0));
        let recent = self.prose.items.iter().enumerate().rev().take(MEMORY);
        let mut here = recent.filter(|(_, item)| self.passages[item.passage.0 as usize].title == here.passage.title);
        let same = |item: &Item| match (&subject.key, &item.subject.key) {
            (Some(key), Some(other)) => key == other,
            _ => subject.core == item.subject.core,
        };
        here.find(|(_, item)| same(item)).map(|(index, _)| ItemId(index as u32))
    }
}

impl Item {
    fn has_value(&self, prose: &Prose) -> bool {
        self.facts.iter().any(|fact| prose.fact(*fact).role == Role::Value)
    }
}
