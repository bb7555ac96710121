//! What words tell without a number: 持平, 决算数小于预算数, and reasons.

use super::{Here, Reader};
use crate::money::Decimal;
use crate::prose::clause::Clause;
use crate::prose::context;
use crate::prose::fact::{Base, Compared, Direction, Fact, ItemId, Role, Told};
use crate::prose::lexicon::Sense;
use crate::prose::number::Kind;
use crate::text::Span;

impl Reader<'_> {
    /// A clause without stated numbers may still compare.
    pub(super) fn wordless(&mut self, here: &Here<'_>, clause: &Clause, text: &str) {
        let cause = self.lexicon.find(text, Sense::Cause);
        let said = cause.map_or(text, |(at, _)| &text[..at]);
        let chars = |at: usize| clause.span.start + text[..at].chars().count() as u32;
        if !self.sentence.aside && !here.quiet {
            if let Some((direction, at)) = context::comparison(self.lexicon, said).filter(|_| self.prose.is_final) {
                let word = Span::new(chars(at.start), chars(at.end));
                let account = self.lexicon.find(said, Sense::Account);
                let own = account.map_or("", |(at, _)| context::lead(&said[..at]));
                let item = self.item_of(here, own, false);
                let compared = Compared { base: Base::Budget, ..Compared::default() };
                self.word(here, item, Role::Comparison, direction, word, compared);
            } else if let Some(compared) = self.sentence.compared
                && let Some(at) = context::flat(self.lexicon, said)
            {
                let word = Span::new(chars(at.start), chars(at.end));
                let marker = context::marker(self.lexicon, said);
                let own = marker.map_or("", |marker| context::lead(&said[..marker.start]));
                let item = self.item_of(here, own, true);
                self.word(here, item, Role::Flat, Direction::Flat, word, compared);
            }
        }
    }

    /// A word that stands for a number.
    pub(super) fn word(
        &mut self,
        here: &Here<'_>,
        item: Option<ItemId>,
        role: Role,
        direction: Direction,
        word: Span,
        compared: Compared,
    ) {
        if item.is_none() {
            return;
        }
        self.push(Fact {
            item,
            role,
            passage: here.id,
            span: word,
            whole: word,
            value: Decimal::ZERO,
            places: 0,
            kind: Kind::Bare,
            told: Some(Told { direction, word }),
            compared,
            of: String::new(),
            before: Span::new(word.start, word.start),
        });
    }

    /// A reason that begins in this clause.
    pub(super) fn reason(&mut self, here: &Here<'_>, clause: &Clause, text: &str) {
        let Some((at, word)) = self.lexicon.find(text, Sense::Cause).filter(|_| !here.quiet && !self.sentence.reason)
        else {
            return;
        };
        self.sentence.aside = true;
        self.sentence.reason = true;
        let chars = |at: usize| clause.span.start + text[..at].chars().count() as u32;
        let said = text[..at].trim_end_matches('的');
        let direction = context::direction(self.lexicon, said);
        let own = context::lead(direction.as_ref().map_or(said, |(_, at)| &said[..at.start]));
        let before = self.sentence.fact.and_then(|fact| self.prose.fact(fact).item);
        let item = if self.is_bare(here, own) || direction.is_none() {
            before.or(self.item)
        } else {
            self.spoken_of(here, own)
        };
        let start = here.passage.byte(clause.span.start) + at + word.len();
        let rest = &here.passage.text[start..];
        let end = rest.find(['。', ';']).unwrap_or(rest.len());
        let told = direction.map(|(direction, at)| Told { direction, word: Span::new(chars(at.start), chars(at.end)) });
        let span = Span::new(chars(at), chars(at + word.len()));
        self.push(Fact {
            item,
            role: Role::Reason,
            passage: here.id,
            span,
            whole: span,
            value: Decimal::ZERO,
            places: 0,
            kind: Kind::Bare,
            told,
            compared: Compared::default(),
            of: reason_words(&rest[..end]).to_owned(),
            before: Span::new(span.start, span.start),
        });
    }
}

/// A reason without what leads up to it.
fn reason_words(text: &str) -> &str {
    text.trim_start_matches(['是', '为', ':', '系', '因', ',', '在', '于', '有']).trim_start_matches("由于")
}
