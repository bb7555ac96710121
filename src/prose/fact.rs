//! What the narrative says, sentence by sentence.

use super::number::Kind;
use super::passage::{Passage, PassageId};
use super::row::TextRow;
use super::subject::{Named, Subject};
use crate::money::Decimal;
use crate::text::Span;

/// Index of an item in [`Prose::items`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub u32);

/// Index of a fact in [`Prose::facts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub u32);

/// The narrative of a whole document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prose {
    /// The passages, titles included, in reading order.
    pub passages: Vec<Passage>,
    /// The things that are spoken of, in reading order.
    pub items: Vec<Item>,
    /// What is said of them, in reading order.
    pub facts: Vec<Fact>,
    /// The year the document is about; 0 when no title tells it.
    pub year: u32,
    /// Every class, section and item that is named, titles included, with those above it.
    pub named: Vec<(PassageId, Vec<Named>)>,
    /// The rows of tables that are printed as text.
    pub rows: Vec<TextRow>,
    /// True for final accounts (决算): the amounts are what was spent, not what is planned.
    pub is_final: bool,
}

impl Prose {
    /// The item with this id.
    pub fn item(&self, id: ItemId) -> &Item {
        &self.items[id.0 as usize]
    }

    /// The fact with this id.
    pub fn fact(&self, id: FactId) -> &Fact {
        &self.facts[id.0 as usize]
    }

    /// The passage with this id.
    pub fn passage(&self, id: PassageId) -> &Passage {
        &self.passages[id.0 as usize]
    }

    /// The facts of an item in this role.
    pub fn of(&self, item: &Item, role: Role) -> impl Iterator<Item = (FactId, &Fact)> {
        let facts = item.facts.iter().map(|id| (*id, self.fact(*id)));
        facts.filter(move |(_, fact)| fact.role == role)
    }

    /// The words of a span of a fact's passage.
    pub fn words(&self, fact: &Fact, span: Span) -> &str {
        self.passage(fact.passage).slice(span)
    }
}

/// One thing that is spoken of in one place: a total, a class of expenditure, a kind of spending.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub subject: Subject,
    /// Where it is named.
    pub passage: PassageId,
    /// What is said of it.
    pub facts: Vec<FactId>,
    /// The list it is a part of.
    pub part: Option<Part>,
}

impl Item {
    /// The whole it is a part of.
    pub fn whole(&self) -> Option<ItemId> {
        self.part.map(|part| part.whole)
    }
}

/// A place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The thing whose parts are listed. One thing may be listed several times: by fund, by class.
    pub whole: ItemId,
    /// Number of the list in the document.
    pub list: u32,
    /// What the text says of the list.
    pub listing: Listing,
}

/// What a text says of a list of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// 其中: perhaps not all parts are told.
    Some,
    /// 包括, 主要内容如下, 以下方面: all parts are told.
    All,
    /// Passages with a finer numbering below a passage; no word says that they are its parts.
    Below,
}

/// One number, or one word that stands for a number (持平).
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it is said of; `None` for a number whose meaning was not understood.
    pub item: Option<ItemId>,
    /// What it says.
    pub role: Role,
    /// The passage.
    pub passage: PassageId,
    /// Code points of the digits, or of the word.
    pub span: Span,
    /// The same with the unit or measure word.
    pub whole: Span,
    /// The printed number; a decrease told in words is positive here.
    pub value: Decimal,
    /// Digits printed behind the point.
    pub places: u32,
    /// What it counts.
    pub kind: Kind,
    /// The direction a word tells.
    pub told: Option<Told>,
    /// What it is compared with (changes, growths, flats), or which amount it is (bases).
    pub compared: Compared,
    /// For shares, the words that name the whole (本年支出合计), empty when the list's own whole is meant; for reasons,
    /// their own words.
    pub of: String,
    /// The words since the number before, for its label.
    pub before: Span,
}

/// What a number says of its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The amount of the year.
    Value,
    /// Final accounts: the budget of the year (年初预算, 全年预算).
    Budget,
    /// Last year's amount.
    Base,
    /// The difference between two years (or between account and budget).
    Change,
    /// The same in per cent.
    Growth,
    /// 与上年持平 and the like.
    Flat,
    /// 决算数小于预算数: a comparison without an amount.
    Comparison,
    /// A reason: its word; `of` holds the reason's own words, `told` the direction it explains.
    Reason,
    /// Per cent of a whole.
    Share,
    /// Per cent of the budget that was spent.
    Completion,
    /// A number inside a reason or a purpose.
    Aside,
    /// A threshold: 单价100万元以上.
    Limit,
    /// Not understood.
    Unknown,
}

/// A direction and the word that tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The direction.
    pub direction: Direction,
    /// Code points of the word.
    pub word: Span,
}

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// 增加, 增长, 大于
    Up,
    /// 减少, 下降, 小于
    Down,
    /// 持平, 等于
    Flat,
}

/// The other side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Compared {
    /// Which amount.
    pub base: Base,
    /// The year as printed; 0 when none is (上年).
    pub year: u32,
    /// Code points of the printed year's digits.
    pub at: Option<Span>,
}

/// Which amount a comparison starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Base {
    /// Last year's, whatever it is.
    #[default]
    Last,
    /// Last year's execution (执行数): neither budget nor account.
    Execution,
    /// Last year's final account.
    Account,
    /// This year's budget, in final accounts.
    Budget,
}
