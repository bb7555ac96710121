//! R-C-008 the nature of the unit and what it pays: administrative units have no performance pay.

use super::super::ask::Unknown;
use super::super::look::{Amount, Fault, Look, Looked, Seen, Spot};
use super::rows::coded;
use crate::doc::Locus;
use crate::text::normal;

pub(super) const NATURE: Look = Look { name: "nature-and-pay", run };

/// 基本工资.
const BASIC: &str = "30101";
/// 奖金.
const BONUS: &str = "30103";
/// 绩效工资.
const PERFORMANCE: &str = "30107";

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let (at, nature) = nature(seen)?;
    let pay = |code: &str| seen.optional("T6", code, "total");
    let [basic, bonus, performance] = [pay(BASIC)?, pay(BONUS)?, pay(PERFORMANCE)?];
    let is_paid = |amount: &Option<Amount>| amount.filter(|amount| !amount.value.is_zero());
    let Some(basic) = is_paid(&basic) else { return Err(Unknown::Empty) };
    let has = |list: &str| seen.words(list).occurs_in(&nature);
    looked.compared += 1;
    let (suspect, what) = match (is_paid(&performance), is_paid(&bonus)) {
        (Some(pay), _) if has("administrative units") && !runs_institution(seen)? => (pay, "绩效工资"),
        (None, Some(bonus)) if has("institutions") && !has("administrative units") => {
            (bonus, "奖金，却没有30107 绩效工资")
        }
        _ => return Ok(()),
    };
    let code = if what == "绩效工资" { PERFORMANCE } else { BONUS };
    looked.faults.push(Fault {
        suspects: vec![Spot::Entry(suspect.entry)],
        context: vec![Spot::Place(seen.agency, at), Spot::Entry(basic.entry)],
        args: vec![
            ("nature", nature),
            ("pay", format!("{code} {what}")),
            ("amount", seen.print(suspect.entry).to_owned()),
        ],
        ..Fault::default()
    });
    Ok(())
}

/// What the table of the organisation says of the unit.
fn nature(seen: &Seen) -> Result<(Locus, String), Unknown> {
    let tables = seen.tables("ORG");
    let table = *tables.first().ok_or(Unknown::FormAbsent)?;
    let heads = seen.heads("ORG", table).ok_or(Unknown::FormAbsent)?;
    let cells: Vec<(Locus, &str)> = heads
        .rows()
        .filter_map(|(block, row)| heads.cell("nature", block, row))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    match cells.as_slice() {
        [] => Err(Unknown::ColumnAbsent),
        [(at, text)] => Ok((*at, normal::label(text))),
        // A department with several units pays all kinds.
        _ => Err(Unknown::Precondition),
    }
}

/// True when the unit also pays for an institution: it has an item 事业运行.
fn runs_institution(seen: &Seen) -> Result<bool, Unknown> {
    let rows = coded(seen, &["T3", "T5"])?;
    Ok(rows.iter().any(|row| row.code.len() == 7 && (row.code.ends_with("50") || row.name.contains("事业运行"))))
}
