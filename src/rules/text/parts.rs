//! R-N-008 the parts a text lists add up to their whole; R-N-010 so do their changes.
//!
//! 其中 may list some parts only. A list is taken for complete when the text says so (主要内容如下), when its names are all
//! the names there are, when its shares add up to 100, or when its amounts do. A list that misses its whole by what one
//! slip of the pen explains is worth a look (`parts-likely`).

use super::proportion::is_slip;
use super::told::{List, Told, measured};
use super::{Equality, Sums};
use crate::budget::EntryId;
use crate::money::Decimal;
use crate::prose::{Base, Fact, FactId, ItemId, Listing, Role};
use crate::rules::Order;

pub(super) const PARTS: Sums = Sums { name: "parts", run: |told| lists(told, Sure::Certain) };
pub(super) const LIKELY: Sums = Sums { name: "parts-likely", run: |told| lists(told, Sure::Likely) };
pub(super) const CHANGES: Sums = Sums { name: "part-changes", run: changes };

/// How sure it is that a list is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    Certain,
    Likely,
}

/// A list with its amounts.
struct Amounts<'a> {
    list: &'a List,
    whole: (FactId, &'a Fact),
    parts: Vec<(FactId, &'a Fact)>,
}

fn lists(told: &Told, sure: Sure) -> Vec<Equality> {
    let amounts = told.lists().filter_map(|list| amounts(told, list));
    amounts
        .filter(|amounts| judged(told, amounts) == Some(sure))
        .filter_map(|amounts| equality(told, &amounts))
        .collect()
}

/// The amounts of a list that can be added.
fn amounts<'a>(told: &Told<'a>, list: &'a List) -> Option<Amounts<'a>> {
    let whole = told.value(told.prose.item(list.whole), None).filter(|(_, fact)| measured(fact).is_some())?;
    let parts = list.parts.iter().filter_map(|part| told.value(told.prose.item(*part), None));
    let parts: Vec<(FactId, &Fact)> = parts.filter(|(_, fact)| told.alike(fact, whole.1)).collect();
    (parts.len() >= 2).then_some(Amounts { list, whole, parts })
}

/// Whether the parts must add up; `None` when that cannot be told.
fn judged(told: &Told, amounts: &Amounts) -> Option<Sure> {
    let (total, step) = measured(amounts.whole.1)?;
    let parts: Vec<(Decimal, Decimal)> = amounts.parts.iter().filter_map(|(_, fact)| measured(fact)).collect();
    let sum: Decimal = parts.iter().map(|(value, _)| *value).sum();
    let coarsest = parts.iter().map(|(_, step)| *step).chain([step]).max()?;
    let gap = (sum - total).abs();
    // Nothing is neither rounded nor cut.
    let count = u32::try_from(parts.iter().filter(|(value, _)| !value.is_zero()).count()).ok()?.max(1);
    if gap <= Decimal::from(count.div_ceil(2)) * coarsest {
        return Some(Sure::Certain);
    }
    // Amounts that are cut instead of rounded miss by more, and nothing is wrong.
    if gap <= Decimal::from(count + 1) * coarsest {
        return None;
    }
    if told.names_are_all(amounts.list.parts.iter().map(|part| told.prose.item(*part))) {
        return Some(Sure::Certain);
    }
    let equal = parts.iter().filter(|(value, _)| *value == total && !value.is_zero()).count();
    let others = parts.iter().filter(|(value, _)| !value.is_zero()).count() - equal;
    // 收入、支出总计各X：其中收入X，支出X is no list of summands.
    if equal > 1 {
        return None;
    }
    if complete(told, amounts) {
        return Some(Sure::Certain);
    }
    // What is only numbered below a thing may be no part of it.
    if amounts.list.listing == Listing::Below {
        return None;
    }
    // Parts of one kind that are more than their whole are wrong, complete or not.
    if sum > total && equal == 0 {
        return Some(Sure::Likely);
    }
    if equal > 0 && others > 0 {
        return None;
    }
    let slip = parts.iter().any(|(value, _)| is_slip(*value, total - (sum - *value))) || is_slip(total, sum);
    slip.then_some(Sure::Likely)
}

/// Whether the text says that all parts are told.
fn complete(told: &Told, amounts: &Amounts) -> bool {
    let Amounts { list, parts, .. } = amounts;
    list.listing == Listing::All && parts.len() == list.parts.len() || shares_are_whole(told, list)
}

fn shares_are_whole(told: &Told, list: &List) -> bool {
    let share = |part: &ItemId| told.of(told.prose.item(*part), Role::Share).first().map(|(_, fact)| fact.value);
    let shares: Option<Vec<Decimal>> = list.parts.iter().map(share).collect();
    let slack = Decimal::new(1, 1);
    shares.is_some_and(|shares| {
        shares.len() >= 2 && (shares.iter().sum::<Decimal>() - Decimal::ONE_HUNDRED).abs() <= slack
    })
}

fn equality(told: &Told, amounts: &Amounts) -> Option<Equality> {
    let parts: Option<Vec<(i8, EntryId)>> =
        amounts.parts.iter().map(|(id, _)| told.entry(*id).map(|entry| (1, entry))).collect();
    Some(Equality { left: parts?, right: vec![(1, told.entry(amounts.whole.0)?)], order: Order::Equal })
}

/// The changes of all parts of a thing add up to its change. Parts that vanished since last year are not told, so only
/// lists whose names are all the names there are can be judged.
fn changes(told: &Told) -> Vec<Equality> {
    let mut found = Vec::new();
    for list in told.lists().filter(|list| told.names_are_all(list.parts.iter().map(|part| told.prose.item(*part)))) {
        let item = told.prose.item(list.whole);
        let Some((id, change)) =
            told.of(item, Role::Change).into_iter().find(|(_, fact)| fact.compared.base != Base::Budget)
        else {
            continue;
        };
        let mut left = Vec::new();
        let all = list.parts.iter().all(|part| {
            let part = told.prose.item(*part);
            let own =
                told.of(part, Role::Change).into_iter().find(|(_, fact)| fact.compared.base == change.compared.base);
            left.extend(own.and_then(|(id, _)| told.entry(id)).map(|entry| (1, entry)));
            own.is_some() || !told.of(part, Role::Flat).is_empty()
        });
        if let Some(entry) = told.entry(id).filter(|_| all && !left.is_empty()) {
            found.push(Equality { left, right: vec![(1, entry)], order: Order::Equal });
        }
    }
    found
}
