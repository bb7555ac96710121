//! R-A-007 the value of one square metre, vehicle or piece is neither absurdly low nor absurdly high.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen, Spot, grouped};
use crate::money::{self, Decimal};

pub(super) const UNIT_VALUE: Look = Look { name: "asset-unit-value", run };

/// Row of the table and the beginning of its settings.
const ROWS: [(&str, &str); 4] = [("house", "house"), ("car", "car"), ("equip", "equip"), ("other", "other")];

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut unseen = Unknown::Empty;
    let (mut suspects, mut names) = (Vec::new(), Vec::new());
    for (row, key) in ROWS {
        let (quantity, value) = match (seen.optional("AS", row, "qty"), seen.optional("AS", row, "value")) {
            (Ok(Some(quantity)), Ok(Some(value))) => (quantity, value),
            (Err(why), _) | (_, Err(why)) => {
                unseen = unseen.min(why);
                continue;
            }
            _ => continue,
        };
        if quantity.value <= Decimal::ZERO || value.value <= Decimal::ZERO {
            continue;
        }
        let label = seen.budget.entry(value.entry).label.row.replace(['\n', ' '], "");
        let each = value.value.checked_div(quantity.value).and_then(|each| each.checked_div(Decimal::from(10_000)));
        let each = each.ok_or(Unknown::Unreadable)?;
        looked.compared += 1;
        let lowest = if row == "equip" { threshold(&label) } else { None };
        let lowest = lowest.unwrap_or_else(|| seen.setting(&format!("{key} least")));
        if each < lowest || each > seen.setting(&format!("{key} most")) {
            suspects.push(Spot::Entry(value.entry));
            names.push(format!("{label}平均{}万元", money::format(each.round_dp(4), 4)));
        }
    }
    looked.faults.extend(grouped(suspects, "rows", &names));
    Err(unseen)
}

/// The price a row's own label sets as its lower bound: 单价在20万元以上的设备.
fn threshold(label: &str) -> Option<Decimal> {
    let before = label.split("万元").next().filter(|before| before.len() < label.len())?;
    let start = before
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    Decimal::from_str_exact(&before[start..]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_names_a_lower_bound() {
        assert_eq!(threshold("3、单价在20万元以上的设备"), Some(Decimal::from(20)));
        assert_eq!(threshold("单价50万元（含）以上设备"), Some(Decimal::from(50)));
        assert_eq!(threshold("其他固定资产"), None);
        assert_eq!(threshold("万元"), None);
    }
}
