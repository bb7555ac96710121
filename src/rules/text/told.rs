//! One agency's narrative with its entries: what the rules of the text look at.

use crate::budget::{AgencyId, Budget, EntryId};
use crate::forms::Profile;
use crate::money::{Decimal, Unit};
use crate::prose::{
    Base, Direction, Fact, FactId, Item, ItemId, Kind, Lexicon, Listing, Part, Passage, PassageId, Prose, Role,
};
use std::collections::BTreeMap;

/// Amounts of this many 万元 and more that are printed without decimals are cut, not exact.
const COARSE: i64 = 1000;
/// Places amounts usually have.
const USUAL: u32 = 2;

/// A list of parts.
#[derive(Debug, Clone)]
pub(in crate::rules) struct List {
    /// What is listed.
    pub(in crate::rules) whole: ItemId,
    /// What the text says of it.
    pub(in crate::rules) listing: Listing,
    /// The parts, in reading order.
    pub(in crate::rules) parts: Vec<ItemId>,
}

/// One agency's narrative.
pub struct Told<'a> {
    /// The budget it belongs to.
    pub(in crate::rules) budget: &'a Budget,
    /// The narratives of all agencies.
    pub(in crate::rules) prose: &'a Prose,
    /// The words it was read by.
    pub(in crate::rules) lexicon: &'a Lexicon,
    /// Whose.
    pub(in crate::rules) agency: AgencyId,
    /// The lists, in reading order: what is listed, its parts.
    lists: BTreeMap<u32, List>,
}

impl<'a> Told<'a> {
    pub(in crate::rules) fn new(budget: &'a Budget, profile: &'a Profile, agency: AgencyId) -> Self {
        let mut told = Self { budget, prose: &budget.prose, lexicon: &profile.lexicon, agency, lists: BTreeMap::new() };
        let mut lists: BTreeMap<u32, List> = BTreeMap::new();
        for (id, item) in told.items() {
            if let Some(Part { whole, list, listing }) = item.part {
                lists.entry(list).or_insert_with(|| List { whole, listing, parts: Vec::new() }).parts.push(id);
            }
        }
        told.lists = lists;
        told
    }

    /// The year the document is about; 0 when no title tells it.
    pub(in crate::rules) fn year(&self) -> u32 {
        self.prose.year
    }

    /// True for final accounts (决算).
    pub(in crate::rules) fn is_final(&self) -> bool {
        self.prose.is_final
    }

    /// The things this agency speaks of.
    pub(in crate::rules) fn items(&self) -> impl Iterator<Item = (ItemId, &'a Item)> + use<'a> {
        let (prose, agency) = (self.prose, self.agency.0 as usize);
        let items = prose.items.iter().zip(0..).map(|(item, index)| (ItemId(index), item));
        items.filter(move |(_, item)| prose.passage(item.passage).agency == agency)
    }

    /// The passages of this agency, titles included.
    pub(in crate::rules) fn passages(&self) -> impl Iterator<Item = (PassageId, &'a Passage)> + use<'a> {
        let agency = self.agency.0 as usize;
        let passages = self.prose.passages.iter().zip(0..).map(|(passage, index)| (PassageId(index), passage));
        passages.filter(move |(_, passage)| passage.agency == agency)
    }

    /// The lists of parts.
    pub(in crate::rules) fn lists(&self) -> impl Iterator<Item = &List> + use<'_> {
        self.lists.values()
    }

    /// True when these names are all the names the lexicon knows below one name.
    pub(in crate::rules) fn names_are_all<'k>(&self, items: impl Iterator<Item = &'k Item>) -> bool {
        let keys: Vec<&str> = items.filter_map(|item| item.subject.key.as_deref()).collect();
        let Some(stem) = keys.first().and_then(|key| key.rsplit_once('.')).map(|(stem, _)| format!("{stem}.")) else {
            return false;
        };
        let names = self.lexicon.names().iter().map(|name| name.key.as_str());
        let is_below = |key: &&str| {
            key.strip_prefix(&stem).is_some_and(|last| !last.contains('.') && !matches!(last, "total" | "grand"))
        };
        let mut below: Vec<&str> = names.filter(is_below).collect();
        below.dedup();
        below.len() >= 2 && below.iter().all(|name| keys.contains(name))
    }

    /// The entry of a fact.
    pub(in crate::rules) fn entry(&self, fact: FactId) -> Option<EntryId> {
        self.budget.told.get(fact.0 as usize).copied().flatten()
    }

    /// The facts of an item in this role.
    pub(in crate::rules) fn of(&self, item: &'a Item, role: Role) -> Vec<(FactId, &'a Fact)> {
        self.prose.of(item, role).collect()
    }

    /// The amount of the year: the last one told before `before`, or the last one at all.
    pub(in crate::rules) fn value(&self, item: &'a Item, before: Option<FactId>) -> Option<(FactId, &'a Fact)> {
        let values = self.of(item, Role::Value);
        let earlier = values.iter().rev().find(|(id, _)| before.is_none_or(|before| *id < before));
        earlier.or(values.first()).copied()
    }

    /// The amount a comparison starts from, when the text states it.
    pub(in crate::rules) fn base(&self, item: &'a Item, base: Base) -> Option<(FactId, &'a Fact)> {
        let role = if base == Base::Budget { Role::Budget } else { Role::Base };
        let fits = |fact: &Fact| role == Role::Budget || fact.compared.base == base;
        self.of(item, role).into_iter().rev().find(|(_, fact)| fits(fact))
    }

    /// The measure word or unit behind a number.
    pub(in crate::rules) fn unit(&self, fact: &Fact) -> &'a str {
        self.prose.words(fact, crate::text::Span::new(fact.span.end, fact.whole.end))
    }

    /// True for two amounts that can be added.
    pub(in crate::rules) fn alike(&self, one: &Fact, other: &Fact) -> bool {
        match (one.kind, other.kind) {
            (Kind::Money(_), Kind::Money(_)) => true,
            (Kind::Count, Kind::Count) => self.unit(one) == self.unit(other),
            _ => false,
        }
    }
}

/// The amount with the sign its direction word tells.
pub(in crate::rules) fn signed(fact: &Fact) -> Decimal {
    match fact.told.map(|told| told.direction) {
        Some(Direction::Down) => -fact.value,
        _ => fact.value,
    }
}

/// An amount in 万元 (a count in itself) and the size of its last printed digit.
pub(in crate::rules) fn measured(fact: &Fact) -> Option<(Decimal, Decimal)> {
    let power = match fact.kind {
        Kind::Money(unit) => i64::from(unit.power()?) - i64::from(Unit::Wan.power()?),
        Kind::Count => return Some((signed(fact), Decimal::ZERO)),
        _ => return None,
    };
    let coarse = fact.places == 0 && fact.value.abs() >= Decimal::from(COARSE);
    let places = if coarse { 0 } else { fact.places.max(USUAL) };
    let step = Decimal::try_new(1, places).ok()?;
    let scale = |value: Decimal| match power {
        0 => Some(value),
        more if more > 0 => value.checked_mul(Decimal::from(10_i64.checked_pow(more as u32)?)),
        less => value.checked_div(Decimal::from(10_i64.checked_pow((-less) as u32)?)),
    };
    Some((scale(signed(fact))?, scale(step)?))
}
