//! R-X-041 business expenditure is paid from business income.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::amount;

pub(super) const BUSINESS: Look = Look { name: "business-income", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let spent = amount(seen, "T3", "total", "business")?;
    if spent.value.is_zero() {
        return Err(Unknown::Precondition);
    }
    let earned = amount(seen, "T2", "total", "business")?;
    let carried = amount(seen, "T2", "total", "carry")?;
    looked.compared += 1;
    if earned.value.is_zero() && carried.value.is_zero() {
        looked.faults.push(Fault {
            suspects: vec![Spot::Entry(spent.entry), Spot::Entry(earned.entry)],
            args: vec![("amount", seen.print(spent.entry).to_owned())],
            ..Fault::default()
        });
    }
    Ok(())
}
