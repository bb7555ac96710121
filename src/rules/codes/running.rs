//! R-C-009 items that keep a unit running are basic expenditure, 一般行政管理事务 is project expenditure.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen, Spot, grouped};
use super::lists::same;
use super::rows::coded;

pub(super) const RUNNING: Look = Look { name: "running-items", run };

/// T5 repeats T3; it is read where T3 is absent.
const TABLES: [&str; 2] = ["T3", "T5"];

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let form = if seen.sheet(TABLES[0]).is_ok() { TABLES[0] } else { TABLES[1] };
    let mut unseen = Unknown::Empty;
    let (mut suspects, mut rows) = (Vec::new(), Vec::new());
    for row in coded(seen, &[form])?.into_iter().filter(|row| row.code.len() == 7) {
        let is_named = |list: &str| seen.words(list).iter().any(|name| same(name, row.name));
        let (column, kind) = match (is_named("running items"), is_named("task items")) {
            (true, _) => ("project", "项目支出"),
            (_, true) => ("basic", "基本支出"),
            _ => continue,
        };
        match row.amount(seen, column) {
            Ok(amount) => {
                looked.compared += 1;
                if !amount.value.is_zero() {
                    suspects.push(Spot::Entry(amount.entry));
                    rows.push(format!("{}列有{kind}{}", row.call(), seen.print(amount.entry)));
                }
            }
            Err(why) => unseen = unseen.min(why),
        }
    }
    looked.faults.extend(grouped(suspects, "rows", &rows));
    Err(unseen)
}
