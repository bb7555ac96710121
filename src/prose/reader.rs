//! Reading: passages to items and facts, clause by clause.

mod belonging;
mod lists;
mod words;

use super::clause::{Clause, clauses};
use super::context::{self, Marker};
use super::fact::{Base, Compared, Fact, FactId, Item, ItemId, Listing, Prose, Role, Told};
use super::lexicon::{Lexicon, Name, Sense};
use super::list::Lists;
use super::number::{Kind, Number, numbers};
use super::passage::{Passage, PassageId};
use super::row::TextRow;
use super::subject::{self, Named, Scope, Subject};
use crate::text::Span;
use std::collections::BTreeMap;

/// How far back a thing that is named again is looked for.
const MEMORY: usize = 40;
/// The most code points of the words before a number that are looked at.
const WIDEST: u32 = 160;

/// Reads all passages. `rows` are [`Prose::rows`].
pub fn read(passages: Vec<Passage>, rows: Vec<TextRow>, lexicon: &Lexicon) -> Prose {
    let year = year(&passages);
    let is_final = is_final(&passages);
    let mut reader = Reader {
        lexicon,
        passages: &passages,
        prose: Prose { year, is_final, rows, ..Prose::default() },
        lists: Lists::default(),
        sentence: Sentence::default(),
        item: None,
        last: None,
        path: Vec::new(),
        parts: BTreeMap::new(),
        fresh: None,
    };
    for (passage, id) in passages.iter().zip(0..) {
        reader.passage(passage, PassageId(id));
    }
    let mut prose = reader.prose;
    prose.passages = passages;
    prose
}

/// The year most titles and openings name together with 预算 or 决算.
fn year(passages: &[Passage]) -> u32 {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for passage in passages.iter().filter(|passage| passage.len() <= 60) {
        for (at, _) in passage.text.match_indices('年') {
            let digits = passage.text[..at]
                .rfind(|c: char| !c.is_ascii_digit())
                .map_or(0, |before| before + passage.text[before..].chars().next().map_or(0, char::len_utf8));
            let near = passage.text[at..].contains("预算") || passage.text[at..].contains("决算");
            if let Ok(year) = passage.text[digits..at].parse::<u32>()
                && (1990..2100).contains(&year)
                && near
            {
                *counts.entry(year).or_default() += if passage.is_title { 4 } else { 1 };
            }
        }
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map_or(0, |(year, _)| year)
}

/// Final accounts speak of 支出决算 again and again.
fn is_final(passages: &[Passage]) -> bool {
    let count = |word: &str| passages.iter().map(|passage| passage.text.matches(word).count()).sum::<usize>();
    let accounts = count("支出决算") + count("度部门决算") + count("度单位决算");
    accounts >= 3 && accounts * 2 > count("预算安排")
}

/// What a sentence has said so far.
#[derive(Debug, Clone, Default)]
struct Sentence {
    /// The comparison that is being made.
    compared: Option<Compared>,
    /// A reason or a purpose is being told.
    aside: bool,
    /// The reason being told is kept.
    reason: bool,
    /// The last fact of the sentence.
    fact: Option<FactId>,
}

struct Reader<'a> {
    lexicon: &'a Lexicon,
    passages: &'a [Passage],
    prose: Prose,
    lists: Lists,
    sentence: Sentence,
    /// The thing money is told of.
    item: Option<ItemId>,
    /// The last thing of any kind.
    last: Option<ItemId>,
    /// The class, section and item named last.
    path: Vec<Named>,
    /// The things of every list.
    parts: BTreeMap<u32, Vec<ItemId>>,
    /// A class, section or item that the clause at hand names and that has no amount yet.
    fresh: Option<ItemId>,
}

/// Where a clause is read.
struct Here<'p> {
    passage: &'p Passage,
    id: PassageId,
    numbers: &'p [Number],
    /// For each part of a name, the byte it is first said at in the passage.
    said: BTreeMap<&'p str, usize>,
    quiet: bool,
}

impl<'a> Reader<'a> {
    fn passage(&mut self, passage: &'a Passage, id: PassageId) {
        self.sentence = Sentence::default();
        if passage.is_title {
            self.lists.title(&passage.text);
            self.item = None;
            self.last = None;
            if let Some((path, _)) = subject::path(&passage.text, 0) {
                self.prose.named.push((id, path.clone()));
                self.path = path.into_iter().map(|named| Named { span: Span::default(), ..named }).collect();
            }
            return;
        }
        self.lists.passage(&passage.text);
        if !may_tell(&passage.text) && !passage.text.ends_with(':') {
            return;
        }
        let numbers = numbers(passage);
        let quiet = self.lexicon.has(&passage.title, Sense::Quiet);
        let tells = numbers.iter().any(|number| number.kind.is_stated());
        let said = if tells { self.said(passage) } else { BTreeMap::new() };
        let here = Here { passage, id, numbers: &numbers, said, quiet };
        let mut depth = 0;
        for clause in clauses(passage, &numbers) {
            self.clause(&here, &clause, &mut depth);
        }
        self.close_numbered(&here);
    }

    /// Where the words that open scopes are first said.
    fn said(&self, passage: &Passage) -> BTreeMap<&'a str, usize> {
        let mut said = BTreeMap::new();
        let parts = self.lexicon.parts();
        let titled = parts.each(&passage.title).map(|(_, part)| (0, part));
        for (at, part) in titled.chain(parts.each(&passage.text)) {
            said.entry(part).or_insert(at);
        }
        said
    }

    fn clause(&mut self, here: &Here<'_>, clause: &Clause, depth: &mut u32) {
        let text = here.passage.slice(clause.span);
        let stated: Vec<&Number> =
            here.numbers[clause.numbers.clone()].iter().filter(|number| number.kind.is_stated()).collect();
        let first = stated.first().map_or(clause.span.end, |number| number.whole.start);
        let head = here.passage.slice(Span::new(clause.span.start, first));
        self.openers(here, head);
        self.named(here, clause.span.start, head);
        self.markers(here, clause, text);
        let mut from = clause.span.start;
        for number in &stated {
            let between = here.passage.slice(Span::new(from, number.whole.start));
            if from > clause.span.start {
                self.openers(here, between);
            }
            *depth = brackets(*depth, between);
            self.lists.depth(*depth);
            let before = Span::new(from.max(number.whole.start.saturating_sub(WIDEST)), number.whole.start);
            self.number(here, number, before);
            from = number.whole.end;
        }
        self.wordless(here, from, here.passage.slice(Span::new(from, clause.span.end)));
        self.reason(here, clause, text);
        let rest = here.passage.slice(Span::new(from, clause.span.end));
        if from > clause.span.start {
            self.openers_behind(rest, *depth);
        }
        *depth = brackets(*depth, rest);
        self.lists.depth(*depth);
        self.end(here, clause, rest, *depth);
    }

    /// A sign ends the clause.
    fn end(&mut self, here: &Here<'_>, clause: &Clause, rest: &str, depth: u32) {
        match clause.end {
            Some('。' | '!' | '?') => {
                self.sentence = Sentence::default();
                self.lists.sentence();
            }
            Some(';') => {
                (self.sentence.aside, self.sentence.reason) = (false, false);
                self.lists.semicolon(&|list| !self.parts.contains_key(&list));
            }
            Some(':') => {
                let all = self.lexicon.has(here.passage.slice(clause.span), Sense::All);
                let some = self.lexicon.ending(rest, Sense::Some).is_some();
                if (all || some) && clause.span.end + 1 < here.passage.len() {
                    self.open(if all { Listing::All } else { Listing::Some }, depth);
                }
            }
            _ => {}
        }
    }

    /// Classes, sections and items named in a clause open a new thing.
    fn named(&mut self, here: &Here<'_>, start: u32, head: &str) {
        self.fresh = None;
        let Some((found, behind)) = subject::path(head, start) else { return };
        if self.sentence.aside && found.len() < 2 {
            return;
        }
        let top = found[0].level;
        let kept = self.path.iter().filter(|named| named.level < top).cloned();
        let kept: Vec<Named> = kept.map(|named| Named { span: Span::default(), ..named }).collect();
        let path: Vec<Named> = kept.into_iter().chain(found).collect();
        self.prose.named.push((here.id, path.clone()));
        self.path.clone_from(&path);
        let words: String = path.iter().map(|named| named.name.as_str()).collect::<Vec<_>>().join("-");
        let scope = Scope::of(&here.passage.title);
        let subject = Subject { core: words.clone(), words, path, scope, ..Subject::default() };
        self.sentence.aside = false;
        let made = self.create(here, subject, true);
        self.fresh = Some(made).filter(|_| self.is_bare(here, &head[behind..]));
    }

    /// Comparisons and reasons that begin in this clause.
    fn markers(&mut self, here: &Here<'_>, clause: &Clause, text: &str) {
        if let Some(marker) = context::marker(self.lexicon, text)
            && self.lexicon.find(text, Sense::Cause).is_none_or(|(cause, _)| marker.start < cause)
        {
            self.sentence.compared = Some(self.compared(here, clause.span.start, text, marker));
        }
    }

    fn compared(&self, here: &Here<'_>, start: u32, text: &str, marker: Marker) -> Compared {
        let at = marker.year_at.map(|byte| start + text[..byte].chars().count() as u32);
        let digits = at.and_then(|at| here.numbers.iter().find(|number| number.digits.start == at));
        Compared { at: digits.map(|number| number.digits), ..marker.compared }
    }

    /// A number with what stands before it.
    fn number(&mut self, here: &Here<'_>, number: &Number, before: Span) {
        let text = here.passage.slice(before);
        self.sentence.aside |= self.lexicon.has(text, Sense::Cause);
        let after = here.passage.slice(Span::new(number.whole.end, number.whole.end + 8));
        let told = context::read(self.lexicon, number.kind, text, after, self.prose.year, self.prose.is_final);
        let role = told.role.unwrap_or(Role::Unknown);
        let chars = |at: usize| before.start + text[..at].chars().count() as u32;
        let direction = told
            .direction
            .clone()
            .map(|(direction, at)| Told { direction, word: Span::new(chars(at.start), chars(at.end)) });
        let mut fact = Fact {
            item: None,
            role,
            passage: here.id,
            span: number.digits,
            whole: number.whole,
            value: number.value,
            places: number.places,
            kind: number.kind,
            told: direction,
            compared: self.sentence.compared.unwrap_or_default(),
            of: told.of.to_owned(),
            before,
        };
        if matches!(role, Role::Limit | Role::Aside) || here.quiet {
            fact.role = if here.quiet { Role::Aside } else { role };
            self.push(fact);
            return;
        }
        if self.sentence.aside && !self.resumes(here, role, told.subject) {
            fact.role = Role::Aside;
            self.push(fact);
            return;
        }
        self.sentence.aside = false;
        fact.item = match role {
            Role::Value | Role::Budget => self.value(here, &mut fact, told.subject),
            Role::Base => {
                fact.compared.base = told.base;
                self.base_year(here, &mut fact);
                if told.subject.is_empty() {
                    self.item_of(here, "", false)
                } else {
                    self.named_item(here, told.subject)
                }
            }
            Role::Change if told.compares => {
                fact.compared = self.sentence.compared.unwrap_or_default();
                self.item
            }
            Role::Change | Role::Growth => self.comparison(here, &mut fact, told.subject),
            Role::Share => self.shared(here, told.subject),
            Role::Completion => {
                fact.compared = Compared { base: Base::Budget, ..Compared::default() };
                self.item
            }
            _ => None,
        };
        if fact.item.is_none() && !matches!(fact.role, Role::Aside) {
            fact.role = Role::Unknown;
        }
        self.push(fact);
    }

    /// The year of an amount of the year before.
    fn base_year(&self, here: &Here<'_>, fact: &mut Fact) {
        let inside = |number: &&Number| {
            number.kind == Kind::Year
                && number.digits.start >= fact.before.start
                && number.digits.end <= fact.before.end
        };
        if let Some(number) = here.numbers.iter().find(inside) {
            fact.compared.year = number.value.to_string().parse().unwrap_or(0);
            fact.compared.at = Some(number.digits);
        }
    }

    /// A subject of these words; `before` gives the place up to which scopes may have been opened.
    fn subject(&self, here: &Here<'_>, words: &str, before: Span) -> Subject {
        let byte = if before.end == 0 { usize::MAX } else { here.passage.byte(before.end) };
        let known = self.lexicon.name(words, &|name| in_scope(here, name, byte));
        let own = Scope::of(words);
        let scope = if own == Scope::Unsaid { Scope::of(&here.passage.title) } else { own };
        let core = context::thing(self.lexicon, words).to_owned();
        let words_own = context::plain(self.lexicon, &words[words.find(core.as_str()).unwrap_or(0)..]).to_owned();
        let mut subject = Subject { words: words_own, core, scope, ..Subject::default() };
        if let Some((at, name)) = known {
            // Words before the name that narrow the money make it another thing: 财政拨款 + 基本支出.
            let said = Scope::of(&words[..at]);
            let titled = Scope::of(&here.passage.title);
            let narrower = match (name.is_fiscal, said) {
                (true, _) => Scope::Unsaid,
                (false, Scope::Unsaid) => titled,
                (false, said) => said,
            };
            subject.key = Some(match narrower {
                Scope::Unsaid => name.key.clone(),
                narrower => format!("{}.{}", narrow(narrower), name.key),
            });
            subject.label = context::plain(self.lexicon, &words[at..]).to_owned();
        }
        subject
    }

    fn create(&mut self, here: &Here<'_>, subject: Subject, is_money: bool) -> ItemId {
        let id = ItemId(self.prose.items.len() as u32);
        let part = self.lists.next();
        if let Some(part) = part {
            self.parts.entry(part.list).or_default().push(id);
            self.lists.placed(part.list, id);
        }
        self.prose.items.push(Item { subject, passage: here.id, facts: Vec::new(), part });
        if is_money {
            self.item = Some(id);
        }
        self.last = Some(id);
        id
    }

    fn push(&mut self, fact: Fact) {
        let id = FactId(self.prose.facts.len() as u32);
        if let Some(item) = fact.item {
            self.prose.items[item.0 as usize].facts.push(id);
            self.sentence.fact = Some(id);
        }
        self.prose.facts.push(fact);
    }
}

/// Whether a passage may tell anything at all: most of a document is duties and definitions.
fn may_tell(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        || ["原因", "(类)", "(款)", "(项)", "由于"].iter().any(|word| text.contains(word))
}

/// True when one of the words that open a name's scope has been said before this byte of the passage, or in its title.
fn in_scope(here: &Here<'_>, name: &Name, byte: usize) -> bool {
    let said = |part: &String| here.said.get(part.as_str()).is_some_and(|at| *at < byte);
    name.part.is_empty() || name.part.iter().any(said)
}

/// The word for a scope in keys.
fn narrow(scope: Scope) -> &'static str {
    match scope {
        Scope::Unsaid => "all",
        Scope::Fiscal => "fiscal",
        Scope::General => "general",
        Scope::Fund => "fund",
        Scope::Capital => "capital",
    }
}

/// The number of open brackets behind a text.
fn brackets(depth: u32, text: &str) -> u32 {
    text.chars().fold(depth, |depth, c| match c {
        '(' => depth + 1,
        ')' => depth.saturating_sub(1),
        _ => depth,
    })
}
