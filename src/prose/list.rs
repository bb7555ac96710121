//! Lists: which things are parts of which.
//!
//! A list within a sentence (其中：甲1，乙2。) ends with the sentence or the bracket it stands in. A list of numbered
//! passages (其中：（一）甲1。（二）乙2。) goes on as long as the numbers do.

use super::fact::{ItemId, Listing, Part};
use crate::text::numeral;

/// The way a list is numbered: 一、 （一） 1. （1） ①.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    style: Style,
    number: u32,
}

/// From the coarsest to the finest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Chinese,
    BracketedChinese,
    Arabic,
    BracketedArabic,
    Sign,
}

/// The number a passage begins with; also one that lost its point (`18“…`).
pub(super) fn mark(text: &str) -> Option<Mark> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let bare = (1..=3).contains(&digits) && text[digits..].starts_with(['“', '"']);
    let number =
        numeral::ordinal(text).map(|(number, _)| number).or_else(|| text[..digits].parse().ok().filter(|_| bare))?;
    let first = text.chars().next()?;
    let inner = text.trim_start_matches('(').chars().next()?;
    let style = match (first, inner.is_ascii_digit()) {
        ('(', true) => Style::BracketedArabic,
        ('(', false) => Style::BracketedChinese,
        ('0'..='9', _) => Style::Arabic,
        ('①'..='⒛' | '㈠'..='㈩' | '㊀'..='㊉', _) => Style::Sign,
        _ => Style::Chinese,
    };
    Some(Mark { style, number })
}

/// An open list of numbered passages.
#[derive(Debug, Clone, Copy)]
struct Numbered {
    part: Part,
    at: Option<Mark>,
    /// What its last passage is about.
    item: Option<ItemId>,
}

impl Numbered {
    /// 1. 甲10万元。（1）乙4万元。: a finer numbering begins below its last passage.
    fn is_above(&self, mark: Mark) -> bool {
        self.at.is_some_and(|at| at.style < mark.style && mark.number == 1)
    }
}

/// An open list within a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inline {
    pub(super) part: Part,
    /// Its parts are changes: 增加624.10万元，其中：基本支出减少92.21万元.
    pub(super) of_changes: bool,
    /// Brackets that were open when it was opened.
    depth: u32,
}

/// All open lists.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    numbered: Vec<Numbered>,
    inline: Vec<Inline>,
    /// Number of lists opened so far.
    opened: u32,
    /// True from the beginning of a numbered passage until its first thing is named.
    head: bool,
}

impl Lists {
    /// A passage begins. Lists whose numbering it does not go on with are closed.
    pub(super) fn passage(&mut self, text: &str) {
        self.inline.clear();
        self.head = false;
        let Some(mark) = mark(text) else { return };
        if let Some(whole) = self.numbered.last().and_then(|top| top.item.filter(|_| top.is_above(mark))) {
            self.open_numbered(whole, Listing::Below);
        }
        self.go_on(mark);
    }

    fn go_on(&mut self, mark: Mark) {
        while let Some(top) = self.numbered.last_mut() {
            let goes_on = top
                .at
                .is_none_or(|at| at.style == mark.style && mark.number > at.number && mark.number <= at.number + 2);
            if goes_on {
                (top.at, top.item) = (Some(mark), None);
                self.head = true;
                return;
            }
            self.numbered.pop();
        }
    }

    /// A title without a number: no list goes on behind it.
    pub(super) fn title(&mut self, text: &str) {
        (self.head, self.inline) = (false, Vec::new());
        match mark(text) {
            Some(mark) => self.go_on(mark),
            None => self.numbered.clear(),
        }
    }

    /// A list of numbered passages is announced.
    pub(super) fn open_numbered(&mut self, whole: ItemId, listing: Listing) {
        let part = self.part(whole, listing);
        self.numbered.push(Numbered { part, at: None, item: None });
    }

    fn part(&mut self, whole: ItemId, listing: Listing) -> Part {
        self.opened += 1;
        Part { whole, list: self.opened, listing }
    }

    /// A list within the sentence is opened, `depth` brackets deep.
    pub(super) fn open_inline(&mut self, whole: ItemId, listing: Listing, of_changes: bool, depth: u32) {
        let part = self.part(whole, listing);
        self.inline.push(Inline { part, of_changes, depth });
    }

    /// The sentence ends.
    pub(super) fn sentence(&mut self) {
        self.inline.clear();
    }

    /// Closes the lists of brackets that are closed.
    pub(super) fn depth(&mut self, depth: u32) {
        while self.inline.last().is_some_and(|inline| inline.depth > depth) {
            self.inline.pop();
        }
    }

    /// 人员经费9元,主要包括工资、奖金;公用经费: a list inside another one that has no part so far lists no amounts.
    pub(super) fn semicolon(&mut self, is_empty: &dyn Fn(u32) -> bool) {
        if self.inline.len() > 1 && self.inline().is_some_and(|inline| is_empty(inline.part.list)) {
            self.inline.pop();
        }
    }

    /// The list the next new thing of the sentence is a part of.
    pub(super) fn inline(&self) -> Option<Inline> {
        self.inline.last().copied()
    }

    /// The list a new thing is a part of.
    pub(super) fn next(&mut self) -> Option<Part> {
        if let Some(inline) = self.inline.last() {
            return Some(inline.part);
        }
        let head = std::mem::take(&mut self.head);
        self.numbered.last().filter(|_| head).map(|list| list.part)
    }

    /// A new thing has become a part of a list.
    pub(super) fn placed(&mut self, list: u32, item: ItemId) {
        for numbered in self.numbered.iter_mut().filter(|numbered| numbered.part.list == list) {
            numbered.item = Some(item);
        }
    }
}
