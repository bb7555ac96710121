//! R-G-003 quantity times price is the amount.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::table::Severity;
use super::purchases::{Purchase, purchases};
use crate::budget::{EntryId, Value};
use crate::money::{Decimal, format};

pub(super) const MULTIPLY: Look = Look { name: "purchase-product", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut unseen = Unknown::Empty;
    for purchase in purchases(seen)? {
        match one(seen, &purchase) {
            Ok(fault) => {
                looked.compared += 1;
                looked.faults.extend(fault);
            }
            Err(why) => unseen = unseen.min(why),
        }
    }
    Err(unseen)
}

fn one(seen: &Seen, purchase: &Purchase) -> Result<Option<Fault>, Unknown> {
    let [quantity, price, total] = ["qty", "price", "total"].map(|column| purchase.amount(seen, column));
    let (quantity, price, total) = (quantity?, price?, total?);
    if quantity.blank || price.blank || total.blank {
        return Err(Unknown::Empty);
    }
    let product = quantity.value.checked_mul(price.value).ok_or(Unknown::Unreadable)?;
    let slack = half_digit(seen, price.entry)
        .and_then(|half| half.checked_mul(quantity.value.abs()))
        .and_then(|slack| slack.checked_add(half_digit(seen, total.entry)?))
        .ok_or(Unknown::Unreadable)?;
    // A price in 元 beside amounts in 万元.
    let smaller = product.checked_div(Decimal::from(10_000)).unwrap_or(product);
    let is_near = |value: Decimal| value.checked_sub(total.value).is_some_and(|gap| gap.abs() <= slack);
    if is_near(product) || is_near(smaller) {
        return Ok(None);
    }
    let args = vec![
        ("item", purchase.name()),
        ("quantity", seen.print(quantity.entry).to_owned()),
        ("price", seen.print(price.entry).to_owned()),
        ("product", own_unit(seen, total.entry, product)),
        ("total", seen.print(total.entry).to_owned()),
    ];
    // A purchase over several years may take less than its price out of this year's budget.
    let severity = (total.value < product).then_some(Severity::Warning);
    let suspects = [quantity.entry, price.entry, total.entry].map(Spot::Entry).to_vec();
    Ok(Some(Fault { suspects, args, severity, ..Fault::default() }))
}

/// Half of the last printed digit, in 元.
fn half_digit(seen: &Seen, entry: EntryId) -> Option<Decimal> {
    let entry = seen.budget.entry(entry);
    let Value::Number { places, .. } = entry.value else { return None };
    let unit = 10_u64.checked_pow(entry.unit.power().unwrap_or(0))?;
    Decimal::try_new(5, places.checked_add(1)?).ok()?.checked_mul(Decimal::from(unit))
}

/// An amount of 元 in the unit of an entry.
fn own_unit(seen: &Seen, entry: EntryId, yuan: Decimal) -> String {
    let unit = 10_u64.checked_pow(seen.budget.entry(entry).unit.power().unwrap_or(0)).unwrap_or(1);
    let value = yuan.checked_div(Decimal::from(unit)).unwrap_or(yuan).round_dp(4).normalize();
    format(value, value.scale().max(2))
}
