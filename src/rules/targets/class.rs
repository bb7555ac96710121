//! R-P-045 an indicator stands in the class it belongs to.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen};
use super::cost::is_upside_down;
use super::indicator::{Class, Row};
use super::value::{Reading, Tail};
use super::{rows_fault, rows_of};

pub(super) const CLASS: Look = Look { name: "target-class", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = rows_of(seen)?;
    let classed = || plan.rows.iter().filter(|row| row.class.is_some() && !row.name().is_empty());
    looked.compared += classed().count() as u32;
    let rows: Vec<&Row> = classed().filter(|row| is_foreign(seen, row)).collect();
    looked.faults.extend(rows_fault(seen, plan, &rows, "name"));
    Ok(())
}

/// True when neither name nor description has a word of the class, or the kind of value is another's.
fn is_foreign(seen: &Seen, row: &Row) -> bool {
    let lacks = |list: &str| !row.tells(seen.words(list));
    let tail = row.value.number().map(|number| number.tail);
    match row.class {
        Some(Class::Quantity) => {
            let counted = matches!(tail, Some(Tail::Measure | Tail::Money | Tail::Time));
            row.rate || !counted && !is_count(seen, row) && seen.words("quality names").occurs_in(row.name())
        }
        Some(Class::Quality) => {
            let counted = is_count(seen, row) && !row.rate || tail == Some(Tail::Measure);
            counted && !row.tells(seen.words("harmful things"))
        }
        Some(Class::Time) => {
            let dated = tail == Some(Tail::Time) || row.value == Reading::Told;
            !dated && lacks("time names") && !seen.words("time names").occurs_in(row.cells.word("value"))
        }
        // What R-P-041 accuses is told once.
        Some(Class::Cost) => lacks("cost names") && !is_upside_down(row, seen.words("cost savings")),
        Some(Class::Ecological) => lacks("ecology names") && !row.cells.word("value").contains('无'),
        Some(Class::Economic) => lacks("economy names"),
        Some(Class::Satisfaction) => lacks("satisfaction names"),
        Some(Class::Social | Class::Lasting) | None => false,
    }
}

fn is_count(seen: &Seen, row: &Row) -> bool {
    seen.words("count ends").iter().any(|end| row.name().trim_end().ends_with(end.as_str()))
}
