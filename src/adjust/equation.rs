//! Own equations: they are relations like all others, and are taken only when their test cases come out as written.

use super::file::{Equation, Number, Test as Case};
use super::{AdjustError, Setup, severity};
use crate::budget::{Agency, AgencyId, Budget, Column, Entry, EntryId, Label, Recognised, Row, Sheet, TableId, Value};
use crate::doc::{BlockId, Locus};
use crate::forms::Profile;
use crate::forms::spec::{Form, Layout};
use crate::money::{Unit, UnitFrom};
use crate::net::Nature;
use crate::rules::{self, Address, Relation, RowSelector, Rule, State, Test};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The rule of an own equation.
pub(super) fn rule(equation: &Equation, setup: &Setup) -> Result<Rule, AdjustError> {
    let id = equation.id.clone();
    if !id.starts_with("U-") || setup.rules.iter().any(|rule| rule.id == id) {
        return Err(AdjustError::BadId(id));
    }
    let bad = |what: String| AdjustError::BadEquation(id.clone(), what);
    let relation = Relation::parse(&equation.relation).map_err(bad)?;
    let forms: Vec<String> =
        equation.home.split(';').map(|form| form.trim().to_owned()).filter(|form| !form.is_empty()).collect();
    let profile = setup.profile_with(forms.iter().map(String::as_str));
    if let Some(unknown) = forms.iter().find(|form| profile.form(form).is_none()) {
        return Err(AdjustError::UnknownForm(unknown.clone()));
    }
    let en = if equation.en.is_empty() { &equation.zh } else { &equation.en };
    let rule = Rule {
        id: id.clone(),
        severity: severity(equation.level),
        state: State::On,
        forms,
        test: Test::Relation(relation),
        zh: equation.zh.clone(),
        en: en.clone(),
        source: "own".to_owned(),
        messages: Default::default(),
    };
    if !(equation.tests.iter().any(|case| case.holds) && equation.tests.iter().any(|case| !case.holds)) {
        return Err(AdjustError::TooFewTests(id));
    }
    for (case, number) in equation.tests.iter().zip(1..) {
        let came = outcome(&rule, case, setup).map_err(bad)?;
        if came != Some(case.holds) {
            return Err(AdjustError::TestFailed(id, number, came));
        }
    }
    Ok(rule)
}

/// Whether the equation holds between the amounts of a case; `None` when there is nothing to compare.
fn outcome(rule: &Rule, case: &Case, setup: &Setup) -> Result<Option<bool>, String> {
    let named = case.cells.keys().filter_map(|address| address.split(['.', '[']).next());
    let profile = setup.profile_with(rule.forms.iter().map(String::as_str).chain(named));
    let budget = budget(case, profile)?;
    let asked = rules::ask(std::slice::from_ref(rule), &budget, profile);
    let judged = rules::judge(&asked, &budget);
    let natures = || judged.judgements.iter().map(|judgement| judgement.nature);
    let compared = natures().any(|nature| matches!(nature, Nature::Exact | Nature::Rounding | Nature::Beyond));
    Ok(compared.then(|| natures().all(|nature| nature != Nature::Beyond)))
}

/// One amount of a test case.
struct Cell<'a> {
    row: String,
    /// The form's first amount column when absent.
    column: Option<String>,
    value: &'a Number,
}

/// A budget that holds nothing but the amounts of a case.
fn budget(case: &Case, profile: &Profile) -> Result<Budget, String> {
    let mut forms: BTreeMap<String, Vec<Cell>> = BTreeMap::new();
    for (address, value) in &case.cells {
        let Address { form: Some(form), side, rows: RowSelector::Key(row), column } = Address::parse(address)? else {
            return Err(format!("`{address}` names no single place"));
        };
        let row = if side.is_empty() { row } else { format!("{side}.{row}") };
        forms.entry(form).or_default().push(Cell { row, column, value });
    }
    let mut budget = Budget { agencies: vec![Agency::default()], ..Budget::default() };
    for (key, cells) in forms {
        let form = profile.form(&key).ok_or_else(|| format!("there is no table {key}"))?;
        let sheet = sheet(form, &cells, &mut budget)?;
        budget.agencies[0].sheets.push(sheet);
    }
    Ok(budget)
}

fn sheet(form: &Form, cells: &[Cell], budget: &mut Budget) -> Result<Sheet, String> {
    let table = TableId(budget.tables.len() as u32);
    budget.tables.push(Recognised::of(AgencyId(0), &form.key, &form.title));
    let columns = columns(form);
    let is_known = |column: &String| columns.contains(column);
    if let Some(unknown) = cells.iter().filter_map(|cell| cell.column.as_ref()).find(|column| !is_known(column)) {
        return Err(format!("table {} has no column {unknown}", form.key));
    }
    let mut sheet = Sheet::new(&form.key);
    sheet.tables = vec![table];
    let column = |key: &String| Column { key: key.as_str().into(), optional: false, present: true };
    sheet.columns = columns.iter().map(column).collect();
    for key in rows(form, cells) {
        let mut entries: Vec<Option<EntryId>> = Vec::new();
        for column in &columns {
            let stands = |cell: &&Cell| cell.row == key && cell.column.as_ref().unwrap_or(&columns[0]) == column;
            let value = match cells.iter().find(stands) {
                Some(cell) => number(cell.value)?,
                None => Value::Blank,
            };
            entries.push(Some(budget.push(entry(table, &form.key, &key, column, value))));
        }
        sheet.push_row(Row { key: key.into(), name: Rc::default(), entries });
    }
    Ok(sheet)
}

/// The keys of the amount columns, each once; sentences have one.
fn columns(form: &Form) -> Vec<String> {
    let mut keys: Vec<String> = form.amounts().map(|column| column.key.clone()).collect();
    let mut known = BTreeSet::new();
    keys.retain(|key| known.insert(key.clone()));
    if form.layout == Layout::Statements { vec!["amount".to_owned()] } else { keys }
}

/// The keys of the form's fixed rows and of those the case names.
fn rows(form: &Form, cells: &[Cell]) -> Vec<String> {
    let fixed = form.lines.iter().map(|line| line.row_key());
    let mut known = BTreeSet::new();
    fixed.chain(cells.iter().map(|cell| cell.row.clone())).filter(|row| known.insert(row.clone())).collect()
}

fn number(number: &Number) -> Result<Value, String> {
    let value = number.decimal().ok_or("an amount is no number")?;
    Ok(Value::Number { value, places: value.scale().max(2), told: false })
}

fn entry(table: TableId, form: &str, row: &str, col: &str, value: Value) -> Entry {
    Entry {
        agency: AgencyId(0),
        table,
        form: form.into(),
        row: row.into(),
        col: col.into(),
        label: Label::default(),
        value,
        unit: if col == "qty" { Unit::Count } else { Unit::Wan },
        unit_from: UnitFrom::Cell,
        at: Locus { block: BlockId(0), cell: Some((0, 0)), chars: None },
        print: String::new(),
    }
}
