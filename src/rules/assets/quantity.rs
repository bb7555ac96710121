//! R-A-003, R-A-004 quantities of the asset table: they come with a value, and are whole numbers.

use super::super::ask::Unknown;
use super::super::look::{Amount, Look, Looked, Seen, Spot, grouped};
use crate::budget::EntryId;
use crate::money::Decimal;

pub(super) const TOGETHER: Look = Look { name: "quantity-and-value", run: together };
pub(super) const WHOLE: Look = Look { name: "whole-quantities", run: whole };

/// The rows that are counted; houses are measured in square metres.
const COUNTED: [&str; 3] = ["car", "equip", "equip.special"];
/// The rows that are measured.
const MEASURED: [&str; 2] = ["house", "office"];
/// All rows but the total, which has no quantity.
const ROWS: [&str; 6] = ["house", "office", "car", "equip", "equip.special", "other"];

fn together(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut unseen = Unknown::Empty;
    let (mut suspects, mut names) = (Vec::new(), Vec::new());
    for row in ROWS {
        let quantity = seen.optional("AS", row, "qty");
        let value = seen.optional("AS", row, "value");
        let (quantity, value) = match (quantity, value) {
            (Ok(Some(quantity)), Ok(Some(value))) => (quantity, value),
            (Err(why), _) | (_, Err(why)) => {
                unseen = unseen.min(why);
                continue;
            }
            _ => continue,
        };
        if quantity.blank && value.blank {
            continue;
        }
        looked.compared += 1;
        // Assets at a nominal value print 0.00, and a dash says that there is no count.
        let (lacks, field) = match (is_some(&quantity), is_some(&value)) {
            (true, false) if value.blank && !is_dash(seen, value.entry) => (value.entry, "数量"),
            (false, true) if !is_dash(seen, quantity.entry) => (quantity.entry, "价值"),
            _ => continue,
        };
        suspects.push(Spot::Entry(lacks));
        names.push(format!("“{}”只填了{field}", label(seen, lacks)));
    }
    tell(looked, suspects, &names);
    Err(unseen)
}

fn whole(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut unseen = Unknown::Empty;
    let (mut suspects, mut names) = (Vec::new(), Vec::new());
    for row in COUNTED.into_iter().chain(MEASURED) {
        let quantity = match seen.optional("AS", row, "qty") {
            Ok(Some(quantity)) if !quantity.blank => quantity,
            Ok(_) => continue,
            Err(why) => {
                unseen = unseen.min(why);
                continue;
            }
        };
        looked.compared += 1;
        let counted = COUNTED.contains(&row);
        if quantity.value < Decimal::ZERO || counted && !quantity.value.fract().is_zero() {
            suspects.push(Spot::Entry(quantity.entry));
            names.push(format!("“{}”{}", label(seen, quantity.entry), seen.print(quantity.entry)));
        }
    }
    tell(looked, suspects, &names);
    Err(unseen)
}

fn tell(looked: &mut Looked, suspects: Vec<Spot>, names: &[String]) {
    looked.faults.extend(grouped(suspects, "rows", names));
}

fn is_some(amount: &Amount) -> bool {
    !amount.blank && !amount.value.is_zero()
}

/// True where a dash or another mark says that there is nothing.
fn is_dash(seen: &Seen, entry: EntryId) -> bool {
    !seen.budget.entry(entry).print.is_empty()
}

fn label(seen: &Seen, entry: EntryId) -> String {
    seen.budget.entry(entry).label.row.replace(['\n', ' '], "")
}
