//! R-P-030 a number has a unit; R-P-031 a value can be measured; R-P-032 no words stand where the unit belongs; R-P-033 a
//! number has a sign; R-P-034 a rate has its %; R-P-037 a rate is not above 100.
//!
//! Every value is listed once for one cause: words behind a number that lacks its unit are R-P-030's, behind a rate
//! R-P-032's.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen};
use super::super::table::Severity;
use super::indicator::{Class, Level, Row};
use super::value::{Reading, Tail};
use super::{plans_fault, plans_of, rows_fault, rows_of};
use crate::money::{Bound, Decimal};
use crate::text::normal;

pub(super) const UNIT: Look = Look { name: "value-unit", run: unit };
pub(super) const SOFT: Look = Look { name: "value-soft", run: soft };
pub(super) const WORDS: Look = Look { name: "value-words", run: words };
pub(super) const SIGN: Look = Look { name: "value-sign", run: sign };
pub(super) const PERCENT: Look = Look { name: "value-percent", run: percent };
pub(super) const ABOVE: Look = Look { name: "value-above", run: above };

fn unit(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    find(seen, looked, |row| {
        let number = row.value.number()?;
        let bare = matches!(number.tail, Tail::None | Tail::Words);
        Some(bare && !row.rate && row.class != Some(Class::Cost) && !named_unit(row))
    })
}

fn words(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    everywhere(seen, looked, |row| {
        let number = row.value.number()?;
        Some(number.tail == Tail::Words && row.rate && row.class != Some(Class::Cost))
    })
}

fn percent(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    everywhere(seen, looked, |row| {
        let number = row.value.number()?;
        Some(number.tail == Tail::None && row.rate && row.class != Some(Class::Cost) && !named_unit(row))
    })
}

fn sign(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    everywhere(seen, looked, |row| {
        let number = row.value.number()?;
        Some(number.bound == Bound::None && matches!(number.tail, Tail::None | Tail::Words))
    })
}

fn above(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let may = seen.words("rates above hundred");
    find(seen, looked, |row| {
        let number = row.value.number().filter(|_| row.rate)?;
        let per_cent = matches!(number.tail, Tail::None | Tail::Percent | Tail::Words);
        Some(per_cent && number.value > Decimal::ONE_HUNDRED && !row.tells(may))
    })
}

/// One fault for the rows that are wrong; `None` where a row has nothing to compare.
fn find(seen: &Seen, looked: &mut Looked, wrong: impl Fn(&Row) -> Option<bool>) -> Result<(), Unknown> {
    let plan = rows_of(seen)?;
    let judged: Vec<(&Row, bool)> = plan.rows.iter().filter_map(|row| Some((row, wrong(row)?))).collect();
    looked.compared += judged.len() as u32;
    let rows: Vec<&Row> = judged.iter().filter(|(_, wrong)| *wrong).map(|(row, _)| *row).collect();
    looked.faults.extend(rows_fault(seen, plan, &rows, "value"));
    Ok(())
}

/// One fault for the rows of all projects: slips of form that need no line for each project.
fn everywhere(seen: &Seen, looked: &mut Looked, wrong: impl Fn(&Row) -> Option<bool>) -> Result<(), Unknown> {
    let mut found = Vec::new();
    for (plan, row) in plans_of(seen)?.iter().flat_map(|plan| plan.rows.iter().map(move |row| (plan, row))) {
        let Some(wrong) = wrong(row) else { continue };
        looked.compared += 1;
        if wrong {
            found.push((row, "value", format!("项目{}{}", plan.project.number, row.say())));
        }
    }
    looked.faults.extend(plans_fault(seen, &found));
    Ok(())
}

/// Soft words weigh more where a result or satisfaction is meant to be measured than where a benefit is described. A cost
/// in words is R-P-049's.
fn soft(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = rows_of(seen)?;
    let told = plan.rows.iter().filter(|row| row.value != Reading::Blank && row.class != Some(Class::Cost));
    looked.compared += told.clone().count() as u32;
    let rows: Vec<&Row> = told.filter(|row| row.value == Reading::Soft).collect();
    let benefit = |row: &&Row| row.class.map_or(row.level, |class| Some(class.level())) == Some(Level::Benefit);
    let severity = rows.iter().all(benefit).then_some(Severity::Note);
    let fault = rows_fault(seen, plan, &rows, "value");
    looked.faults.extend(fault.map(|fault| super::Fault { severity, ..fault }));
    Ok(())
}

/// 化解率(%), 数量（份）: the unit stands behind the name.
fn named_unit(row: &Row) -> bool {
    [row.name(), row.desc()].into_iter().any(|text| {
        let text = normal::label(text);
        let Some((_, inner)) = text.strip_suffix('）').and_then(|text| text.rsplit_once('（')) else { return false };
        let short = inner.chars().count() <= 3;
        short && !inner.contains('注')
    })
}
