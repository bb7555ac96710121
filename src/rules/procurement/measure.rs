//! R-G-014 every purchase has a quantity and its unit.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen, Spot, grouped};
use super::purchases::{Purchase, purchases};
use crate::money::Decimal;
use crate::text::normal;

pub(super) const MEASURE: Look = Look { name: "purchase-measure", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut unseen = Unknown::Empty;
    let mut suspects = Vec::new();
    let mut names = Vec::new();
    for purchase in purchases(seen)? {
        match one(seen, &purchase) {
            Ok(None) => looked.compared += 1,
            Ok(Some((spot, what))) => {
                looked.compared += 1;
                suspects.push(spot);
                names.push(format!("{}{what}", purchase.name()));
            }
            Err(why) => unseen = unseen.min(why),
        }
    }
    looked.faults.extend(grouped(suspects, "items", &names));
    Err(unseen)
}

/// What is wrong with one row: only rows with an amount need a quantity.
fn one(seen: &Seen, purchase: &Purchase) -> Result<Option<(Spot, String)>, Unknown> {
    let total = purchase.amount(seen, "total")?;
    if total.value.is_zero() {
        return Err(Unknown::Empty);
    }
    let quantity = purchase.amount(seen, "qty")?;
    let (at, measure) = purchase.measure.ok_or(Unknown::ColumnAbsent)?;
    if quantity.value <= Decimal::ZERO {
        return Ok(Some((Spot::Entry(quantity.entry), "缺数量".to_owned())));
    }
    if measure.is_empty() {
        return Ok(Some((Spot::Place(seen.agency, at), "缺计量单位".to_owned())));
    }
    let divisible = seen.words("divisible measures").contains(&normal::label(measure));
    if !quantity.value.fract().is_zero() && !divisible {
        let what = format!("数量{}{measure}不是整数", seen.print(quantity.entry));
        return Ok(Some((Spot::Entry(quantity.entry), what)));
    }
    Ok(None)
}
