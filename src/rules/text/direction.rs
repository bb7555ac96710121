//! R-N-016 direction words agree with the amounts and with each other: 增加 and 增长, 减少 and 下降, 大于 and 小于.

use super::told::{Told, measured};
use super::{Check, Fault, Looked, Replace, Spot};
use crate::money::Decimal;
use crate::prose::{Base, Direction, Fact, FactId, Item, Kind, Role};
use crate::rules::Judged;

pub(super) const DIRECTION: Check = Check { name: "direction", run };

fn run(told: &Told, _: &Judged, looked: &mut Looked) {
    for (_, item) in told.items() {
        let spoken = spoken(told, item);
        for (id, fact) in &spoken {
            amounts(told, item, (*id, fact), looked);
        }
        words(told, item, &spoken, looked);
        completion(told, item, looked);
    }
}

/// 完成100% and yet 大于: the completion alone tells the direction where the amounts are not told.
fn completion(told: &Told, item: &Item, looked: &mut Looked) {
    let Some((id, done)) = told.of(item, Role::Completion).into_iter().next() else { return };
    for fact in item.facts.iter().map(|id| told.prose.fact(*id)) {
        let compares = fact.role == Role::Comparison
            || fact.role == Role::Change && fact.compared.base == Base::Budget && !fact.value.is_zero();
        let Some(word) = fact.told.filter(|_| compares) else { continue };
        looked.compared += 1;
        let whole = Decimal::ONE_HUNDRED;
        let right = match done.value.cmp(&whole) {
            std::cmp::Ordering::Less => Direction::Down,
            std::cmp::Ordering::Equal => Direction::Flat,
            std::cmp::Ordering::Greater => Direction::Up,
        };
        // 100.00% may be rounded, and amounts that are told were compared already.
        let decided = told.value(item, None).is_some() && told.base(item, Base::Budget).is_some();
        let rounded = right == Direction::Flat && fact.role == Role::Comparison;
        if word.direction != right && !decided && !rounded {
            let mut found = fault(told, item, fact, right, Vec::new());
            found.suspects.extend(told.entry(id).map(Spot::Entry));
            found.replace = None;
            looked.faults.push(found);
        }
    }
}

/// The facts whose words tell a direction.
fn spoken<'a>(told: &Told<'a>, item: &'a Item) -> Vec<(FactId, &'a Fact)> {
    let facts = item.facts.iter().map(|id| (*id, told.prose.fact(*id)));
    let tells = |fact: &Fact| {
        fact.told.is_some() && matches!(fact.role, Role::Change | Role::Growth | Role::Comparison | Role::Reason)
    };
    facts.filter(|(_, fact)| tells(fact)).collect()
}

/// The word against the two amounts.
fn amounts<'a>(told: &Told<'a>, item: &'a Item, (id, fact): (FactId, &'a Fact), looked: &mut Looked) {
    let before = Some(id).filter(|_| fact.compared.base != Base::Budget);
    let (Some(this), Some(base)) = (told.value(item, before), told.base(item, fact.compared.base)) else { return };
    let (Some((now, step)), Some((then, other))) = (measured(this.1), measured(base.1)) else { return };
    let gap = now - then;
    let right = match gap {
        _ if gap.is_zero() => Direction::Flat,
        _ if gap.abs() < step.max(other) && fact.role == Role::Comparison => return,
        _ if gap > Decimal::ZERO => Direction::Up,
        _ => Direction::Down,
    };
    // 增加0 tells no direction. A number that does not fit either way is another rule's.
    if fact.role != Role::Comparison && fact.value.is_zero() {
        return;
    }
    looked.compared += 1;
    let word = fact.told.map_or(Direction::Flat, |told| told.direction);
    if word == right {
        return;
    }
    if fact.role == Role::Change && measured(fact).is_none_or(|(change, step)| (change.abs() - gap.abs()).abs() > step)
    {
        return;
    }
    if right == Direction::Flat && fact.role != Role::Comparison {
        return;
    }
    let context = [this.0, base.0].into_iter().filter_map(|id| told.entry(id)).map(Spot::Entry).collect();
    looked.faults.push(fault(told, item, fact, right, context));
}

/// Two words of one comparison against each other.
fn words(told: &Told, item: &Item, spoken: &[(FactId, &Fact)], looked: &mut Looked) {
    for pair in spoken.windows(2) {
        let [(_, one), (other_id, other)] = pair else { continue };
        let pairs = one.role == Role::Change && matches!(other.role, Role::Growth | Role::Reason)
            || one.role == Role::Growth && other.role == Role::Reason;
        let same = one.compared.base == other.compared.base || other.role == Role::Reason;
        if !pairs || !same || one.value.is_zero() || (other.value.is_zero() && other.kind != Kind::Bare) {
            continue;
        }
        let (Some(first), Some(second)) = (one.told, other.told) else { continue };
        looked.compared += 1;
        // Where both amounts are told, they decide and were compared above.
        let decided = told.value(item, Some(*other_id)).is_some() && told.base(item, one.compared.base).is_some();
        if first.direction == second.direction || decided {
            continue;
        }
        let mut found = fault(told, item, other, first.direction, Vec::new());
        found.suspects.push(Spot::Words(one.passage, first.word));
        found.replace = None;
        looked.faults.push(found);
    }
}

fn fault(told: &Told, item: &Item, fact: &Fact, right: Direction, context: Vec<Spot>) -> Fault {
    let Some(spoken) = fact.told else { return Fault::default() };
    let word = told.prose.words(fact, spoken.word).to_owned();
    let to = instead(&word, right);
    let at = Spot::Words(fact.passage, spoken.word);
    Fault {
        suspects: vec![at],
        context,
        args: vec![("item", item.subject.call().to_owned()), ("word", word.clone()), ("right", to.to_owned())],
        replace: Some(Replace { at, from: word, to: to.to_owned() }),
        ..Fault::default()
    }
}

/// The word of the same kind that tells the other direction.
pub(super) fn instead(word: &str, right: Direction) -> &'static str {
    let rate = ["增长", "下降", "降低", "提高", "上升", "降幅", "增幅"].iter().any(|rate| word.contains(rate));
    let size = ["大于", "小于", "等于", "高于", "低于"].iter().any(|size| word.contains(size));
    match (right, rate, size) {
        (Direction::Up, true, _) => "增长",
        (Direction::Up, _, true) => "大于",
        (Direction::Up, ..) => "增加",
        (Direction::Down, true, _) => "下降",
        (Direction::Down, _, true) => "小于",
        (Direction::Down, ..) => "减少",
        (Direction::Flat, ..) => "持平",
    }
}
