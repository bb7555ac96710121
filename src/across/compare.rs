//! A department's table against the tables of its units, cell by cell.

use super::body::{Body, Family};
use super::figure::Number;
use super::{Case, Fault, Figure, Looked, Place, Sum, listed};
use crate::budget::{Sheet, is_total};
use crate::money::Decimal;
use crate::rules::{Spot, Unknown};
use std::collections::BTreeSet;

/// The most ledgers of one finding.
const MOST_SUMS: usize = 12;
/// The most cells one finding points at.
const MOST_SHOWN: usize = 48;
/// Where more cells disagree, nothing is gained by telling causes from consequences.
const MOST_SIFTED: usize = 1000;

/// Which cells of one form are compared.
pub(super) struct Form {
    pub(super) key: &'static str,
    /// Only this row, where the others are no sums of the units' rows.
    pub(super) row: Option<&'static str>,
}

/// A cell that does not agree.
struct Miss<'s> {
    row: &'s str,
    column: &'s str,
    department: Number,
    units: Vec<Number>,
    sum: Decimal,
    slack: Decimal,
}

/// Compares one table. `doubted`: tell the cells that a document's own equations doubt, or the others.
pub(super) fn compare(case: &Case, family: &Family, form: &Form, doubted: bool) -> Looked {
    let department = family.department;
    let mut looked = Looked::of(department, case.table(department, form.key));
    let mut misses = Vec::new();
    if let Err(why) = cells(case, family, form, &mut looked, &mut misses) {
        looked.unseen = Some(why);
    }
    let own = |miss: &Miss| miss.figures().any(|figure| case.is_doubted(figure));
    let any_doubted = misses.iter().any(own);
    if !misses.is_empty() && any_doubted == doubted {
        looked.faults.push(fault(case, family, form, &misses));
    }
    looked
}

impl Miss<'_> {
    fn figures(&self) -> impl Iterator<Item = Figure> + use<'_> {
        self.department.at.into_iter().chain(self.units.iter().filter_map(|unit| unit.at))
    }

    fn gap(&self) -> Decimal {
        self.department.value.checked_sub(self.sum).unwrap_or_default()
    }
}

fn cells<'c>(
    case: &'c Case,
    family: &Family<'c, '_>,
    form: &Form,
    looked: &mut Looked,
    misses: &mut Vec<Miss<'c>>,
) -> Result<(), Unknown> {
    let bodies: Vec<&'c Body> = std::iter::once(family.department).chain(family.units.iter().copied()).collect();
    let sheets: Vec<&'c Sheet> = bodies.iter().map(|body| case.sheet(body, form.key)).collect::<Result<_, _>>()?;
    let filled: Vec<bool> = bodies.iter().zip(&sheets).map(|(body, sheet)| !case.is_empty(body, sheet)).collect();
    if !filled.iter().any(|filled| *filled) {
        return Err(Unknown::Empty);
    }
    let levels: Vec<BTreeSet<(&str, usize)>> = sheets.iter().map(|sheet| levels(sheet)).collect();
    let mut known = BTreeSet::new();
    for row in sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| &*row.key) {
        if row.starts_with('?') || form.row.is_some_and(|only| only != row) || !known.insert(row) {
            continue;
        }
        // A level that one of the tables does not print cannot be compared.
        let level = code(row).map(|(side, code)| (side, code.len()));
        let prints = |at: usize| level.is_none_or(|level| levels[at].contains(&level)) || !filled[at];
        if !(0..bodies.len()).all(prints) {
            looked.unseen = Some(Unknown::RowAbsent);
            continue;
        }
        let column_of = |sheet: &&&'c Sheet| sheet.columns.iter().filter(|column| column.present);
        let mut columns = BTreeSet::new();
        for column in sheets.iter().flat_map(|sheet| column_of(&sheet)).map(|column| &*column.key) {
            if !columns.insert(column) {
                continue;
            }
            match cell(case, &bodies, &sheets, &filled, row, column) {
                Ok(Some(numbers)) => {
                    looked.compared += 1;
                    misses.extend(miss(case, family, form, row, column, numbers));
                }
                Ok(None) => {}
                Err(why) => looked.unseen = Some(why),
            }
        }
    }
    Ok(())
}

/// The amounts of one cell, the department's first; none where nothing is printed anywhere.
fn cell(
    case: &Case,
    bodies: &[&Body],
    sheets: &[&Sheet],
    filled: &[bool],
    row: &str,
    column: &str,
) -> Result<Option<Vec<Number>>, Unknown> {
    let mut numbers = Vec::new();
    for ((body, sheet), filled) in bodies.iter().zip(sheets).zip(filled) {
        if !filled {
            numbers.push(Number::NONE);
            continue;
        }
        let place = sheet.column(column).filter(|at| sheet.columns[*at].present).ok_or(Unknown::ColumnAbsent)?;
        let entry = sheet.rows_of(row).find_map(|row| row.entries.get(place).copied().flatten());
        match entry {
            Some(entry) => numbers.push(case.value(body, entry)?),
            // Items without money may be left out; fixed rows may not, nor can a row of an unknown name be told apart.
            None if code(row).is_none() || has_strangers(case, body, sheet) => return Err(Unknown::RowAbsent),
            None => numbers.push(Number::NONE),
        }
    }
    Ok(numbers.iter().any(|number| !number.value.is_zero()).then_some(numbers))
}

/// True when a table holds amounts in rows its form does not know.
fn has_strangers(case: &Case, body: &Body, sheet: &Sheet) -> bool {
    let strange = sheet.rows.iter().filter(|row| row.key.starts_with('?'));
    strange.flat_map(|row| row.entries.iter().flatten()).any(|entry| case.budget(body).entry(*entry).is_filled())
}

fn miss<'c>(
    case: &Case,
    family: &Family,
    form: &Form,
    row: &'c str,
    column: &'c str,
    numbers: Vec<Number>,
) -> Option<Miss<'c>> {
    let (department, units) = numbers.split_first()?;
    let sum = units.iter().try_fold(Decimal::ZERO, |sum, unit| sum.checked_add(unit.value))?;
    let slack = numbers.iter().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(number.slack))?;
    let within = within(case, family, form.key, row, column)?;
    let gap = department.value.checked_sub(sum)?;
    // Payments between units are told once: the department may print less than its units together.
    let agrees = gap <= slack && gap.checked_add(within)? >= -slack;
    (!agrees).then(|| Miss { row, column, department: *department, units: units.to_vec(), sum, slack })
}

/// The most that units can have paid each other in this cell: 上级补助 and 附属上缴.
fn within(case: &Case, family: &Family, form: &str, row: &str, column: &str) -> Option<Decimal> {
    let (from, at, columns): (&str, &str, &[&str]) = match (form, column) {
        ("T2", "total" | "sub") => ("T2", row, &["superior", "affiliate"]),
        ("T2", "superior") => ("T2", row, &["superior"]),
        ("T2", "affiliate") => ("T2", row, &["affiliate"]),
        ("T3", "total") => ("T3", row, &["upward", "affiliates"]),
        ("T3", "upward") => ("T3", row, &["upward"]),
        ("T3", "affiliates") => ("T3", row, &["affiliates"]),
        ("T1", _) => match row {
            "in.own" | "in.year" | "in.grand" => ("T2", "total", &["superior", "affiliate"]),
            "out.year" | "out.grand" => ("T3", "total", &["upward", "affiliates"]),
            _ => match row.strip_prefix("out.").filter(|_| code(row).is_some()) {
                Some(class) => ("T3", class, &["upward", "affiliates"]),
                None => return Some(Decimal::ZERO),
            },
        },
        _ => return Some(Decimal::ZERO),
    };
    let mut sum = Decimal::ZERO;
    for unit in &family.units {
        for column in columns {
            let paid = case.number(unit, from, at, column).map_or(Decimal::ZERO, |number| number.value);
            sum = sum.checked_add(paid)?;
        }
    }
    Some(sum)
}

/// The side and the code of a row key.
fn code(row: &str) -> Option<(&str, &str)> {
    let at = row.rfind('.').map_or(0, |dot| dot + 1);
    let code = &row[at..];
    (code.len() >= 3 && code.bytes().all(|byte| byte.is_ascii_digit())).then_some((&row[..at], code))
}

fn levels(sheet: &Sheet) -> BTreeSet<(&str, usize)> {
    sheet.rows.iter().filter_map(|row| code(&row.key)).map(|(side, code)| (side, code.len())).collect()
}

/// True for a cell that does not agree only because a cell below or beside it does not.
fn follows(miss: &Miss, misses: &[Miss]) -> bool {
    misses.iter().any(|other| {
        let below = other.column == miss.column
            && (is_total(miss.row) && !is_total(other.row)
                || code(miss.row).zip(code(other.row)).is_some_and(|((side, upper), (other_side, lower))| {
                    side == other_side && lower.len() > upper.len() && lower.starts_with(upper)
                }));
        let beside = other.row == miss.row && miss.column == "total" && other.column != "total";
        below || beside && other.gap() == miss.gap()
    })
}

fn fault(case: &Case, family: &Family, form: &Form, misses: &[Miss]) -> Fault {
    let few = misses.len() <= MOST_SIFTED;
    let mut leaves: Vec<&Miss> = misses.iter().filter(|miss| few && !follows(miss, misses)).collect();
    if leaves.is_empty() {
        leaves = misses.iter().collect();
    }
    leaves.truncate(MOST_SHOWN);
    let doubted: BTreeSet<usize> =
        misses.iter().flat_map(Miss::figures).filter(|figure| case.is_doubted(*figure)).map(|(doc, _)| doc).collect();
    let who = std::iter::once(family.department).chain(family.units.iter().copied());
    let who: Vec<String> = who.filter(|body| doubted.contains(&body.doc)).map(Body::call).collect();
    let say = |miss: &&Miss| {
        let at = miss.figures().next()?;
        let written = |value| case.written(at, value);
        Some(format!("{} {} ≠ {}", case.called(at), written(miss.department.value), written(miss.sum)))
    };
    let said: Vec<String> = leaves.iter().filter_map(say).collect();
    let spot = |(doc, entry): Figure| -> Place { (doc, Spot::Entry(entry)) };
    let table = case.table(family.department, form.key);
    let title = table.map_or(String::new(), |table| case.budget(family.department).table(table).title.clone());
    // The department's cell; where the department leaves the row out, a unit's is all there is to show.
    Fault {
        suspects: leaves.iter().filter_map(|miss| miss.figures().next()).map(spot).collect(),
        context: leaves.iter().flat_map(|miss| miss.units.iter().filter_map(|unit| unit.at)).map(spot).collect(),
        sums: leaves.iter().take(MOST_SUMS).map(|miss| sum(miss)).collect(),
        args: vec![
            ("table", title),
            ("department", family.department.call()),
            ("items", listed(&said)),
            ("count", misses.len().to_string()),
            ("who", who.join("、")),
        ],
        severity: None,
    }
}

fn sum(miss: &Miss) -> Sum {
    Sum {
        left: miss.units.iter().filter_map(|unit| unit.at).collect(),
        right: miss.department.at.into_iter().collect(),
        left_value: miss.sum,
        right_value: miss.department.value,
        slack: miss.slack,
    }
}
