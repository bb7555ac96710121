//! The narrative in the budget: every fact the sentences tell becomes an entry of the sheet `N`.
//!
//! Rows are things (`out.basic`, `three.car`; a class, section or item is `item.2080501` where fiscal money is meant and
//! `spent.2080501` elsewhere), with a suffix for what is told of them (`.change`, `.last` …). What no name is known for is
//! kept under a row `?n`: it is counted, and the rules of the text itself still read it.

use super::captions::Surroundings;
use super::profile::Profile;
use super::spec::Layout;
use crate::budget::{
    AgencyId, Budget, Column, Entry, EntryId, Label, Recognised, Remark, RemarkKind, Row, TableId, Value,
};
use crate::doc::{Document, Locus};
use crate::money::{Unit, UnitFrom};
use crate::prose::{self, Base, Direction, Fact, Item, Kind, Level, Named, Prose, Role, Scope};
use crate::text::normal;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Reads the narrative of every agency.
pub(super) fn read(document: &Document, profile: &Profile, surroundings: &Surroundings, budget: &mut Budget) {
    let Some(form) = profile.forms.iter().find(|form| form.layout == Layout::Statements) else { return };
    let agency_of = |block: crate::doc::BlockId| surroundings.contexts[block.0 as usize].agency.unwrap_or(0);
    let read = prose::passages(document, &agency_of);
    remark(budget, RemarkKind::PageNumbers, &read.page_numbers);
    remark(budget, RemarkKind::RepeatedText, &read.repeated);
    let prose = prose::read(read.passages, read.rows, &profile.lexicon);
    let codes = budget.agencies.iter().map(Codes::of).collect();
    let tables = vec![None; budget.agencies.len()];
    let mut writer = Writer { key: form.key.as_str().into(), title: &form.title, budget, tables, codes };
    let told = prose.facts.iter().map(|fact| writer.fact(&prose, fact)).collect();
    budget.prose = prose;
    budget.told = told;
}

/// One remark for all places of a kind, at the first of them.
fn remark(budget: &mut Budget, kind: RemarkKind, places: &[Locus]) {
    if let Some(at) = places.first() {
        budget.notes.push(Remark { kind, at: *at, word: places.len().to_string() });
    }
}

struct Writer<'a> {
    key: Rc<str>,
    title: &'a str,
    budget: &'a mut Budget,
    /// The narrative of each agency in the list of tables, made with its first amount.
    tables: Vec<Option<TableId>>,
    codes: Vec<Codes>,
}

impl Writer<'_> {
    /// The entry of a fact; none for words that stand for a number.
    fn fact(&mut self, prose: &Prose, fact: &Fact) -> Option<EntryId> {
        if fact.kind == Kind::Bare {
            return None;
        }
        let passage = prose.passage(fact.passage);
        let at = passage.locus(fact.span)?;
        let agency = passage.agency;
        let table = self.table(agency, at.block);
        let before = passage.slice(fact.before);
        let number = self.budget.agencies[agency].sheet_mut(&self.key).rows.len();
        let row: Rc<str> = match fact.item.map(|item| prose.item(item)).and_then(|item| self.row(agency, prose, item)) {
            Some(row) => format!("{row}{}", suffix(fact, before)).into(),
            None => format!("?{number}{}", suffix(fact, before)).into(),
        };
        let down = fact.told.is_some_and(|told| told.direction == Direction::Down);
        let told = matches!(fact.role, Role::Change | Role::Growth) && fact.told.is_some();
        let label = fact.item.map_or_else(|| last_words(before), |item| prose.item(item).subject.call().to_owned());
        let (unit, unit_from) = unit(fact.kind);
        let entry = Entry {
            agency: AgencyId(agency as u32),
            table,
            form: self.key.clone(),
            row: row.clone(),
            col: "amount".into(),
            label: Label { row: label.into(), ..Label::default() },
            value: Value::Number {
                value: if told && down { -fact.value } else { fact.value },
                places: fact.places,
                told,
            },
            unit,
            unit_from,
            at,
            print: passage.slice(fact.span).to_owned(),
        };
        let entry = self.budget.push(entry);
        let sheet = self.budget.agencies[agency].sheet_mut(&self.key);
        sheet.push_row(Row { key: row, name: Rc::default(), entries: vec![Some(entry)] });
        Some(entry)
    }

    /// The row a thing's amounts stand in.
    fn row(&self, agency: usize, prose: &Prose, item: &Item) -> Option<String> {
        if let Some(key) = &item.subject.key {
            return Some(key.clone());
        }
        let code = self.codes[agency].of_path(&item.subject.path)?;
        let whole = item.whole().map(|whole| prose.item(whole));
        let fiscal_list =
            whole.and_then(|whole| whole.subject.key.as_deref()).is_some_and(|key| key.contains("fiscal"));
        let fiscal = fiscal_list || matches!(item.subject.scope, Scope::Fiscal | Scope::General);
        Some(format!("{}.{code}", if fiscal { "item" } else { "spent" }))
    }

    fn table(&mut self, agency: usize, block: crate::doc::BlockId) -> TableId {
        let table = self.tables[agency].unwrap_or_else(|| {
            let table = TableId(self.budget.tables.len() as u32);
            self.budget.tables.push(Recognised::of(AgencyId(agency as u32), &self.key, self.title));
            let sheet = self.budget.agencies[agency].sheet_mut(&self.key);
            sheet.tables = vec![table];
            sheet.columns = vec![Column { key: "amount".into(), optional: false, present: true }];
            table
        });
        self.tables[agency] = Some(table);
        let parts = &mut self.budget.tables[table.0 as usize].parts;
        if parts.last() != Some(&(block, 0)) {
            parts.push((block, 0));
        }
        table
    }
}

fn unit(kind: Kind) -> (Unit, UnitFrom) {
    let unit = match kind {
        Kind::Money(unit) => unit,
        Kind::Percent => Unit::Percent,
        Kind::Times | Kind::Count | Kind::Year | Kind::Bare => Unit::Count,
    };
    (unit, UnitFrom::Cell)
}

/// What is told of a thing, as the end of its row key.
fn suffix(fact: &Fact, before: &str) -> &'static str {
    match (fact.role, fact.compared.base) {
        (Role::Value, _) => "",
        (Role::Budget, _) if before.contains("全年") || before.contains("调整") => ".adjusted",
        (Role::Budget, _) => ".budget",
        (Role::Base, Base::Execution) => ".execution",
        (Role::Base, Base::Account) => ".account",
        (Role::Base, _) => ".last",
        (Role::Change, Base::Last) => ".change",
        (Role::Change, Base::Execution) => ".change-execution",
        (Role::Change, Base::Account) => ".change-account",
        (Role::Change, Base::Budget) => ".change-budget",
        (Role::Growth, _) => ".growth",
        (Role::Share, _) => ".share",
        (Role::Completion, _) => ".completion",
        (Role::Aside, _) => ".aside",
        (Role::Limit, _) => ".limit",
        (Role::Flat | Role::Comparison | Role::Reason | Role::Unknown, _) => ".unknown",
    }
}

/// The last words before a number that belongs to nothing, for its label.
fn last_words(before: &str) -> String {
    let clause = before.rsplit([',', '。', ';', '、']).next().unwrap_or(before);
    let skip = clause.chars().count().saturating_sub(16);
    clause.chars().skip(skip).collect()
}

/// The functional codes of an agency's tables by name.
struct Codes(BTreeMap<String, BTreeSet<String>>);

impl Codes {
    fn of(agency: &crate::budget::Agency) -> Self {
        let mut codes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for sheet in &agency.sheets {
            // Functional codes begin with 2, economic ones with 3.
            let is_code = |row: &&Row| row.key.starts_with('2') && row.key.bytes().all(|byte| byte.is_ascii_digit());
            for row in sheet.rows.iter().filter(is_code).filter(|row| !row.name.is_empty()) {
                codes.entry(row.name.to_string()).or_default().insert(row.key.to_string());
            }
        }
        Self(codes)
    }

    /// The code of the last name of a path. The names above decide between several.
    fn of_path(&self, path: &[Named]) -> Option<String> {
        let last = path.last()?;
        let length = match last.level {
            Level::Class => 3,
            Level::Section => 5,
            Level::Item => 7,
        };
        let own = self.named(last, length);
        let above = |code: &&String| {
            path[..path.len() - 1].iter().all(|upper| {
                let length = if upper.level == Level::Class { 3 } else { 5 };
                let known = self.named(upper, length);
                known.is_empty() || known.iter().any(|upper| code.starts_with(upper.as_str()))
            })
        };
        let mut fitting = own.iter().filter(above);
        let code = fitting.next()?;
        fitting.next().is_none().then(|| code.clone())
    }

    fn named(&self, named: &Named, length: usize) -> Vec<String> {
        let codes = self.0.get(&normal::label(&named.name));
        codes.into_iter().flatten().filter(|code| code.len() == length).cloned().collect()
    }
}
