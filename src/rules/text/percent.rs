//! R-N-017 percentages are computed again: growths, shares, completions. A base of nothing has no percentage.

use super::proportion::{Agreement, Range, agreement, percent, rounded, slip};
use super::told::{Told, measured};
use super::{Check, Computed, Fault, Formula, Looked, Replace, Slip, Spot};
use crate::budget::EntryId;
use crate::money::Decimal;
use crate::net::CauseKind;
use crate::prose::{Direction, Fact, FactId, Item, ItemId, Kind, Role};
use crate::rules::{Judged, Severity};
use std::collections::BTreeSet;

pub(super) const PERCENT: Check = Check { name: "percent", run };

fn run(told: &Told, judged: &Judged, looked: &mut Looked) {
    let known = Known::of(judged);
    let mut last = None;
    for (id, item) in told.items() {
        for fact in &item.facts {
            let Some(made) = made(told, id, item, *fact) else { continue };
            compare(told, &known, &made, last, looked);
            last = Some(told.prose.fact(*fact).value);
        }
    }
}

/// Which amounts are beyond doubt and which are accused already.
struct Known<'a> {
    judged: &'a Judged,
    accused: BTreeSet<EntryId>,
}

impl<'a> Known<'a> {
    fn of(judged: &'a Judged) -> Self {
        let faults = judged.causes.iter().filter(|cause| cause.kind == CauseKind::Fault);
        let edits = faults.flat_map(|cause| cause.repairs.iter().flat_map(|repair| repair.edits.iter()));
        Self { judged, accused: edits.map(|edit| edit.entry).collect() }
    }

    fn is_sure(&self, entry: EntryId) -> bool {
        self.judged.bound[entry.0 as usize] > 0 && !self.accused.contains(&entry)
    }

    /// The value the network proposes for an amount, when it accuses that amount alone.
    fn proposed(&self, entry: EntryId) -> Option<Option<Decimal>> {
        let named = self.judged.causes.iter().filter_map(crate::rules::Cause::named);
        named.flat_map(|repair| &repair.edits).find(|edit| edit.entry == entry).map(|edit| edit.to)
    }
}

/// A percentage with the amounts it is made of.
struct Made<'a> {
    printed: (FactId, &'a Fact),
    formula: Formula,
    /// This year's amount, the part, or the change.
    this: (FactId, &'a Fact),
    /// Last year's amount, the whole; for changes this year's amount.
    base: (FactId, &'a Fact),
}

/// Finds what a percentage is made of.
fn made<'a>(told: &Told<'a>, id: ItemId, item: &'a Item, fact: FactId) -> Option<Made<'a>> {
    let printed = (fact, told.prose.fact(fact));
    match printed.1.role {
        Role::Growth => {
            let base = printed.1.compared.base;
            let this = told.value(item, Some(fact));
            if let (Some(this), Some(base)) = (this, told.base(item, base)) {
                return Some(Made { printed, formula: Formula::Growth, this, base });
            }
            let change = told
                .of(item, Role::Change)
                .into_iter()
                .rev()
                .find(|(id, change)| *id < fact && change.compared.base == base)?;
            Some(Made { printed, formula: Formula::Change, this: change, base: this? })
        }
        Role::Share => {
            let part = told.value(item, Some(fact))?;
            let whole = whole(told, id, item, printed.1)?;
            Some(Made { printed, formula: Formula::Ratio, this: part, base: whole })
        }
        Role::Completion => Some(Made {
            printed,
            formula: Formula::Ratio,
            this: told.value(item, Some(fact))?,
            base: budget(told, item, printed.1)?,
        }),
        _ => None,
    }
}

/// The budget a completion names: 年初预算 and 全年预算 may differ.
fn budget<'a>(told: &Told<'a>, item: &'a Item, completion: &Fact) -> Option<(FactId, &'a Fact)> {
    let words = told.prose.words(completion, completion.before);
    let budgets = told.of(item, Role::Budget);
    let named = |(_, budget): &&(FactId, &Fact)| {
        let own = told.prose.words(budget, budget.before);
        ["年初预算", "全年预算", "调整预算"].iter().any(|name| words.contains(name) && own.contains(name))
    };
    budgets.iter().find(named).or(budgets.last()).copied()
}

/// The whole a share is of: the list's, or the thing its words name.
fn whole<'a>(told: &Told<'a>, id: ItemId, item: &'a Item, share: &'a Fact) -> Option<(FactId, &'a Fact)> {
    if share.of.is_empty() {
        let whole = item.whole()?;
        return told.value(told.prose.item(whole), None);
    }
    let key = told.lexicon.name(&share.of, &|_| true).map(|(_, name)| name.key.as_str());
    let title = &told.prose.passage(item.passage).title;
    let fits = |other: &Item| match key {
        Some(key) => other.subject.key.as_deref() == Some(key),
        None => !other.subject.words.is_empty() && share.of.ends_with(&other.subject.words),
    };
    let before = || told.items().filter(|(other, _)| *other < id);
    let mut found: Vec<(ItemId, &Item)> = before().filter(|(_, thing)| fits(thing)).collect();
    if found.is_empty() {
        // 占本年支出合计 where the text told 本年支出预算合计.
        let of = share.of.replace("预算", "");
        found = before().filter(|(_, thing)| thing.subject.words.replace("预算", "").ends_with(&of)).collect();
    }
    if found.iter().any(|(_, thing)| told.prose.passage(thing.passage).title == *title) {
        found.retain(|(_, thing)| told.prose.passage(thing.passage).title == *title);
    }
    let (_, whole) = found.last()?;
    told.value(whole, None)
}

fn compare(told: &Told, known: &Known, made: &Made, last: Option<Decimal>, looked: &mut Looked) {
    let ids = (told.entry(made.printed.0), told.entry(made.this.0), told.entry(made.base.0));
    let (Some(printed), Some(this), Some(base)) = ids else { return };
    let Some((part, whole)) = ranges(made) else { return };
    if whole.at.is_zero() {
        return zero(told, made, (printed, this, base), looked);
    }
    let Some(computed) = percent(part, whole) else { return };
    let stated = stated(made);
    looked.compared += 1;
    let agreement = agreement(stated.0, stated.1, computed);
    let places = made.printed.1.places.max(2);
    let value = rounded(computed.at, places).abs();
    let agrees = agreement == Agreement::Agrees;
    let falls = made.this.1.told.is_some_and(|told| told.direction == Direction::Down);
    let again = Computed { formula: made.formula, this, base, value, printed, agrees, falls };
    looked.bound.extend([printed, this, base]);
    looked.computed.push(again.clone());
    if agrees {
        return;
    }
    // An amount that is known to be wrong explains a percentage that fits the right one.
    if explained(known, made, (this, base), stated) {
        return;
    }
    let nearly = agreement == Agreement::Nearly;
    let mut suspects = vec![Spot::Entry(printed)];
    suspects.extend([this, base].into_iter().filter(|entry| !known.is_sure(*entry)).map(Spot::Entry));
    let context = [this, base].into_iter().filter(|entry| known.is_sure(*entry)).map(Spot::Entry).collect();
    let to = crate::money::format(rounded(computed.at, made.printed.1.places).abs(), made.printed.1.places);
    let from = told.budget.entry(printed).print.clone();
    let alone = suspects.len() == 1 && made.printed.1.kind == Kind::Percent;
    looked.faults.push(Fault {
        suspects,
        context,
        args: args(told, made, value),
        computed: Some(again),
        replace: alone.then_some(Replace { at: Spot::Entry(printed), from, to }),
        slip: what(made, stated.0, computed.at, last),
        severity: nearly.then_some(Severity::Note),
    });
}

/// Numerator and denominator.
fn ranges(made: &Made) -> Option<(Range, Range)> {
    let (this, base) = (Range::of(made.this.1)?, Range::of(made.base.1)?);
    Some(match made.formula {
        Formula::Growth => (this.less(base), base),
        Formula::Change => (this, base.less(this)),
        Formula::Ratio => (this, base),
    })
}

/// The printed percentage with its sign, and one unit of its last printed digit.
fn stated(made: &Made) -> (Decimal, Decimal) {
    let fact = made.printed.1;
    let times = if fact.kind == Kind::Times { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let down = fact.told.is_some_and(|told| told.direction == Direction::Down);
    // A direction word that contradicts the amounts is spoken of by `direction`; here only the size counts.
    let negative = match (made.formula, ranges(made)) {
        (Formula::Ratio, _) => false,
        (_, Some((part, _))) => part.at.is_sign_negative(),
        (_, None) => down,
    };
    let size = fact.value.abs() * times;
    let step = Decimal::try_new(1, fact.places.min(20)).unwrap_or(Decimal::ONE) * times;
    (if negative { -size } else { size }, step)
}

/// Whether the percentage fits what the network says an amount should be.
fn explained(known: &Known, made: &Made, entries: (EntryId, EntryId), stated: (Decimal, Decimal)) -> bool {
    let value = |entry: EntryId, fact: &Fact| {
        let proposed = known.proposed(entry)?;
        let mut fact = fact.clone();
        fact.value = proposed.unwrap_or_default().abs();
        Some(fact)
    };
    let (this, base) = (value(entries.0, made.this.1), value(entries.1, made.base.1));
    if this.is_none() && base.is_none() {
        return false;
    }
    let right = Made {
        printed: made.printed,
        formula: made.formula,
        this: (made.this.0, this.as_ref().unwrap_or(made.this.1)),
        base: (made.base.0, base.as_ref().unwrap_or(made.base.1)),
    };
    let computed = ranges(&right).and_then(|(part, whole)| percent(part, whole));
    computed.is_some_and(|computed| agreement(stated.0, stated.1, computed) == Agreement::Agrees)
}

/// A percentage of nothing.
fn zero(told: &Told, made: &Made, entries: (EntryId, EntryId, EntryId), looked: &mut Looked) {
    let (printed, this, base) = entries;
    looked.compared += 1;
    let nothing = measured(made.this.1).is_some_and(|(value, _)| value.is_zero());
    // 0 of 0: 增长0% and 完成0% say nothing wrong.
    if made.printed.1.value.is_zero() || made.formula == Formula::Ratio && nothing {
        looked.bound.push(printed);
        return;
    }
    looked.faults.push(Fault {
        suspects: vec![Spot::Entry(printed)],
        context: vec![Spot::Entry(this), Spot::Entry(base)],
        args: vec![
            ("item", told.prose.item(made.printed.1.item.unwrap_or(ItemId(0))).subject.call().to_owned()),
            ("stated", printed_percent(told, made)),
            ("right", "“不可比”（基数为0）".to_owned()),
        ],
        severity: Some(Severity::Warning),
        ..Fault::default()
    });
}

fn args(told: &Told, made: &Made, value: Decimal) -> Vec<(&'static str, String)> {
    let item = made.printed.1.item.map_or("", |item| told.prose.item(item).subject.call());
    vec![("item", item.to_owned()), ("stated", printed_percent(told, made)), ("right", format!("{value}%"))]
}

fn printed_percent(told: &Told, made: &Made) -> String {
    told.prose.words(made.printed.1, made.printed.1.whole).to_owned()
}

/// What may have happened.
fn what(made: &Made, stated: Decimal, right: Decimal, last: Option<Decimal>) -> Option<Slip> {
    let places = made.printed.1.places;
    let step = Decimal::try_new(1, places.min(20)).unwrap_or(Decimal::ONE);
    if let Some(found) = slip(stated, rounded(right, places)) {
        return Some(found);
    }
    let fits = |part: Range, whole: Range| {
        percent(part, whole).is_some_and(|other| agreement(stated.abs(), step, other) == Agreement::Agrees)
    };
    let (this, base) = (Range::of(made.this.1)?, Range::of(made.base.1)?);
    match made.formula {
        Formula::Growth if fits(this, base) => Some(Slip::RatioForGrowth),
        Formula::Change if fits(base, base.less(this)) => Some(Slip::RatioForGrowth),
        Formula::Growth if fits(this.less(base), this) => Some(Slip::WrongBase),
        Formula::Change if fits(this, base) => Some(Slip::WrongBase),
        _ if last.is_some_and(|last| last == stated.abs() && !last.is_zero()) => Some(Slip::Copied),
        _ => None,
    }
}
