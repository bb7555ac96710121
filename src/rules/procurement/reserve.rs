//! R-G-008, R-G-009 shares of purchases that are reserved for small and medium firms.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot, grouped, listed};
use super::purchases::{Purchase, purchases};
use crate::budget::EntryId;
use crate::money::{self, Decimal};

pub(super) const SMALL: Look = Look { name: "small-purchases", run: small };
pub(super) const LARGE: Look = Look { name: "large-purchases", run: large };

/// A purchase with its amounts in 元.
struct Bought<'p, 'a> {
    purchase: &'p Purchase<'a>,
    kind: char,
    total: Decimal,
    reserved: Decimal,
    entries: [EntryId; 2],
}

fn bought<'p, 'a>(seen: &Seen, purchase: &'p Purchase<'a>) -> Result<Bought<'p, 'a>, Unknown> {
    let total = purchase.amount(seen, "total")?;
    let reserved = purchase.amount(seen, "sme")?;
    let kind = purchase.kind().ok_or(Unknown::Unreadable)?;
    let entries = [total.entry, reserved.entry];
    Ok(Bought { purchase, kind, total: total.value, reserved: reserved.value, entries })
}

/// An amount a setting names in 万元.
fn limit(seen: &Seen, key: &str) -> Decimal {
    seen.setting(key).checked_mul(Decimal::from(10_000)).unwrap_or(Decimal::MAX)
}

fn is_large(seen: &Seen, bought: &Bought) -> bool {
    bought.total > limit(seen, if bought.kind == 'B' { "works" } else { "goods" })
}

fn small(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let purchases = purchases(seen)?;
    if gives_reasons(seen) {
        return Err(Unknown::Precondition);
    }
    let mut unseen = Unknown::Empty;
    let mut suspects = Vec::new();
    let mut names = Vec::new();
    for purchase in &purchases {
        let one = match bought(seen, purchase) {
            Ok(one) => one,
            Err(why) => {
                unseen = unseen.min(why);
                continue;
            }
        };
        if one.total < limit(seen, "floor") || is_large(seen, &one) {
            unseen = unseen.min(Unknown::Precondition);
            continue;
        }
        looked.compared += 1;
        if one.reserved < one.total {
            suspects.push(Spot::Entry(one.entries[1]));
            names.push(format!("{}{}", one.purchase.name(), seen.print(one.entries[0])));
        }
    }
    looked.faults.extend(grouped(suspects, "items", &names));
    Err(unseen)
}

fn large(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let purchases = purchases(seen)?;
    if gives_reasons(seen) {
        return Err(Unknown::Precondition);
    }
    let all = purchases.iter().map(|purchase| bought(seen, purchase)).collect::<Result<Vec<_>, _>>()?;
    let large: Vec<&Bought> = all.iter().filter(|one| is_large(seen, one)).collect();
    for (works, key) in [(false, "share"), (true, "works share")] {
        let own: Vec<&&Bought> = large.iter().filter(|one| (one.kind == 'B') == works).collect();
        let sum = |of: &dyn Fn(&Bought) -> Decimal| {
            own.iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(of(one))).ok_or(Unknown::Unreadable)
        };
        let (total, reserved) = (sum(&|one| one.total)?, sum(&|one| one.reserved)?);
        if total <= Decimal::ZERO {
            continue;
        }
        looked.compared += 1;
        let share = reserved.checked_mul(Decimal::from(100)).and_then(|part| part.checked_div(total));
        let share = share.ok_or(Unknown::Unreadable)?;
        if share < seen.setting(key) {
            let names: Vec<String> = own.iter().map(|one| one.purchase.name()).collect();
            looked.faults.push(Fault {
                suspects: own.iter().map(|one| Spot::Entry(one.entries[1])).collect(),
                args: vec![
                    ("items", listed(&names)),
                    ("share", money::format(share.round_dp(2), 2)),
                    ("least", seen.setting(key).normalize().to_string()),
                ],
                ..Fault::default()
            });
        }
    }
    Err(Unknown::Precondition)
}

/// True when the text says why nothing is reserved.
fn gives_reasons(seen: &Seen) -> bool {
    let words = seen.words("no reserve");
    seen.lines().any(|(_, line)| words.occurs_in(line))
}
