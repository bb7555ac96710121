//! R-X-031 the running cost of one vehicle.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::amount;
use crate::money::Decimal;

pub(super) const VEHICLE_COST: Look = Look { name: "vehicle-cost", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let running = amount(seen, "T9", "car.run", "total")?;
    let vehicles = seen.amount("AS", "car", "qty")?;
    if running.value.is_zero() || vehicles.value.is_zero() {
        return Err(Unknown::Empty);
    }
    looked.compared += 1;
    let each = running.value.checked_div(vehicles.value).ok_or(Unknown::Unreadable)?;
    let limit = seen.setting("limit").checked_mul(Decimal::from(10_000)).ok_or(Unknown::Unreadable)?;
    if each > limit {
        looked.faults.push(Fault {
            suspects: vec![Spot::Entry(running.entry)],
            context: vec![Spot::Entry(vehicles.entry)],
            args: vec![
                ("amount", seen.print(running.entry).to_owned()),
                ("count", seen.print(vehicles.entry).to_owned()),
                ("each", seen.wan(each)),
            ],
            ..Fault::default()
        });
    }
    Ok(())
}
