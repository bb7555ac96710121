//! From a document to a budget: which table is which form, whose it is, and where its parts go on.

mod by_structure;

use super::captions::{self, Context, Surroundings};
use super::columns::{self, Binding};
use super::identify::{self, Match};
use super::profile::{self, Profile};
use super::record::{self, Record};
use super::rows::{self, Keys, Origin, Part};
use super::shape::{self, Shape, plain};
use super::spec::{Form, Layout};
use super::statements;
use crate::budget::{Agency, AgencyId, Budget, Caption, Entry, Label, Recognised, Remark, RemarkKind, Sheet, TableId};
use crate::doc::{Block, BlockId, Document, Locus, Table};
use crate::money::{Unit, UnitFrom};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Finds the profile a document is printed in, and recognises its tables, projects and statements.
/// The profile comes back with the forms made from the headings of tables that none of its own forms fits.
pub fn recognise<'p>(document: &Document, profiles: &'p [Profile]) -> (Cow<'p, Profile>, Budget) {
    let surroundings = captions::read(document);
    let profile = profile::choose(document, &surroundings, profiles);
    let mut recogniser = Recogniser::new(document, profile, &surroundings);
    recogniser.group();
    let (mut budget, derived) = recogniser.budget();
    statements::read(document, profile, &surroundings, &mut budget);
    for id in &surroundings.promoted {
        let at = Locus { block: *id, cell: None, chars: None };
        budget.notes.push(Remark { kind: RemarkKind::CaptionAsHeading, at, word: String::new() });
    }
    budget.entries.shrink_to_fit();
    match derived.is_empty() {
        true => (Cow::Borrowed(profile), budget),
        false => (Cow::Owned(Profile { derived, ..profile.clone() }), budget),
    }
}

/// The parts of one table.
#[derive(Debug, Clone)]
struct Group<'a> {
    agency: usize,
    form: Option<usize>,
    sure: u8,
    titled: bool,
    parts: Vec<Fragment<'a>>,
}

/// One table block.
#[derive(Debug, Clone)]
struct Fragment<'a> {
    block: BlockId,
    table: &'a Table,
    shape: Shape,
}

impl Fragment<'_> {
    /// The unit a line inside the table names.
    fn unit(&self) -> Option<Unit> {
        let lines = self.table.cells.iter().take_while(|cell| cell.row < self.shape.lead);
        lines.into_iter().find_map(|cell| captions::unit_line(&cell.text.text))
    }
}

struct Recogniser<'a> {
    document: &'a Document,
    profile: &'a Profile,
    surroundings: &'a Surroundings,
    labels: BTreeSet<&'a str>,
    groups: Vec<Group<'a>>,
}

impl<'a> Recogniser<'a> {
    fn new(document: &'a Document, profile: &'a Profile, surroundings: &'a Surroundings) -> Self {
        let labels = profile.labels();
        Self { document, profile, surroundings, labels, groups: Vec::new() }
    }

    /// Sorts the table blocks into groups of parts.
    fn group(&mut self) {
        for (index, block) in self.document.blocks.iter().enumerate() {
            let Block::Table(table) = block else { continue };
            let context = &self.surroundings.contexts[index];
            let shape = shape::read(table, &|label| self.labels.contains(label));
            let named = identify::titled(self.profile, self.document, context, (table, &shape));
            let mut matches = identify::candidates(self.profile, table, &shape, named);
            let fragment = Fragment { block: BlockId(index as u32), table, shape };
            if self.profile.is_default {
                self.keep_titled(&mut matches, &fragment, context);
            }
            let agency = context.agency.unwrap_or(0);
            if matches.is_empty()
                && (self.is_rest(&fragment, context, agency) || self.is_more(&fragment, context, agency))
            {
                self.go_on(fragment);
                continue;
            }
            if let Some(group) = self.continues(&fragment, context, named.is_some(), &matches, agency) {
                group.parts.push(fragment);
                continue;
            }
            let chosen = self.choose(&matches, agency);
            self.groups.push(Group {
                agency,
                form: chosen.map(|chosen| chosen.form),
                sure: chosen.map_or(0, |chosen| chosen.sure),
                titled: chosen.is_some_and(|chosen| chosen.titled),
                parts: vec![fragment],
            });
        }
    }

    /// True for rows without a heading directly behind a table of the same width: its next page.
    fn is_rest(&self, fragment: &Fragment, context: &Context, agency: usize) -> bool {
        let Some(group) = self.groups.last() else { return false };
        let rows = group.form.map(|form| self.profile.forms[form].layout);
        let (Some(Layout::Coded | Layout::Fixed | Layout::Details), Some(last)) = (rows, group.parts.last()) else {
            return false;
        };
        let alone = context.caption.titles.is_empty() && context.caption.agency.is_none();
        alone && group.agency == agency && fragment.shape.head == 0 && fragment.table.cols == last.table.cols
    }

    /// Adds a part that stands under the heading of the part before.
    fn go_on(&mut self, mut fragment: Fragment<'a>) {
        let Some(group) = self.groups.last_mut() else { return };
        if let Some(last) = group.parts.last().filter(|_| fragment.shape.head == 0) {
            let Shape { numbers, labels, header, .. } = last.shape.clone();
            fragment.shape = Shape { numbers, labels, header, ..fragment.shape };
        }
        group.parts.push(fragment);
    }

    /// The last group, when this fragment goes on with it.
    fn continues(
        &mut self,
        fragment: &Fragment,
        context: &Context,
        titled: bool,
        matches: &[Match],
        agency: usize,
    ) -> Option<&mut Group<'a>> {
        let group = self.groups.last_mut()?;
        let form = group.form.map(|form| &self.profile.forms[form])?;
        let last = group.parts.last()?;
        if titled
            || group.agency != agency
            || !(matches.is_empty() || matches.iter().any(|m| Some(m.form) == group.form))
        {
            return None;
        }
        let goes_on = match (form.layout, last.shape.sequence, fragment.shape.sequence) {
            (Layout::Record, _, _) => is_list_part(form, fragment),
            (_, Some((_, end)), Some((start, _))) if start == end + 1 => true,
            // Rows may have been lost at the page break: that is for a rule to say.
            (_, Some((_, end)), Some((start, _))) => start > end && same_header(last, fragment),
            (Layout::Fixed, None, None) => same_header(last, fragment) && next_lines(form, group, fragment),
            (Layout::Details, _, _) => same_header(last, fragment) && !has_total(form, fragment),
            // Forms without 序号: the heading repeated on the next page, with neither title nor caption between.
            (Layout::Coded, None, None) => {
                context.caption.agency.is_none() && same_header(last, fragment) && !is_blank(fragment)
            }
            // A part that holds nothing but the rest of a name.
            (Layout::Coded, Some(_), None) => {
                same_header(last, fragment)
                    && fragment.table.rows == fragment.shape.head + 1
                    && !is_blank_row(fragment.table, fragment.shape.head)
            }
            _ => false,
        };
        goes_on.then_some(group)
    }

    /// Chooses among forms of one shape: the titled one, else the first the agency does not have yet.
    fn choose(&self, matches: &[Match], agency: usize) -> Option<Match> {
        if let Some(titled) = matches.iter().find(|found| found.titled) {
            return Some(*titled);
        }
        let best = matches.first()?;
        let shape_of = |form: usize| &self.profile.forms[form].header;
        let equals = matches.iter().filter(|found| shape_of(found.form) == shape_of(best.form));
        let had = |form: usize| self.groups.iter().any(|group| group.agency == agency && group.form == Some(form));
        let record = self.profile.forms[best.form].layout == Layout::Record;
        let fresh = equals.into_iter().find(|found| record || !had(found.form)).unwrap_or(best);
        Some(*fresh)
    }

    /// Reads every group into the budget; the forms that were made for tables of no known form.
    fn budget(&self) -> (Budget, Vec<Form>) {
        let mut derived = Vec::new();
        let mut budget = Budget::default();
        let named = self.surroundings.agencies.iter();
        budget.agencies = named.map(|(code, name)| agency(code, name)).collect();
        if budget.agencies.is_empty() {
            budget.agencies.push(Agency::default());
        }
        let owner = |context: &Context| AgencyId(context.agency.unwrap_or(0) as u32);
        budget.owners = self.surroundings.contexts.iter().map(owner).collect();
        for group in &self.groups {
            self.read(group, &mut budget, &mut derived);
        }
        (budget, derived)
    }

    fn read(&self, group: &Group, budget: &mut Budget, derived: &mut Vec<Form>) {
        let form = group.form.map(|form| &self.profile.forms[form]).filter(|form| self.explains(form, group));
        let origin = self.table(group, form, budget);
        let first = Locus { block: group.parts[0].block, cell: None, chars: None };
        let remark = |kind, word: &str| Remark { kind, at: first, word: word.to_owned() };
        let Some(form) = form else {
            match self.by_structure(group, origin, budget, derived.len() + 1) {
                Some(form) => derived.push(form),
                None => {
                    budget.notes.push(remark(RemarkKind::UnknownTable, ""));
                    self.unknown(group, origin, budget);
                }
            }
            return;
        };
        let had = budget.agencies[group.agency].sheet(&form.key).is_some_and(|sheet| !sheet.rows.is_empty());
        if had && form.layout != Layout::Record {
            budget.tables[origin.table.0 as usize].form = "?".into();
            budget.notes.push(remark(RemarkKind::UnknownTable, &form.title));
            match self.by_structure(group, origin, budget, derived.len() + 1) {
                Some(form) => derived.push(form),
                None => self.unknown(group, origin, budget),
            }
            return;
        }
        if !group.titled && form.layout != Layout::Record {
            budget.notes.push(remark(RemarkKind::ByStructure, &form.title));
        }
        if group.parts.len() > 1 {
            budget.notes.push(remark(RemarkKind::Joined, &group.parts.len().to_string()));
        }
        let entries = budget.entries.len();
        match form.layout {
            Layout::Record => self.record(group, form, origin, budget),
            _ => self.sheet(group, form, origin, budget),
        }
        let empty = !budget.entries[entries..].iter().any(Entry::is_filled);
        budget.tables[origin.table.0 as usize].empty = empty;
    }

    /// Registers the table.
    fn table(&self, group: &Group, form: Option<&Form>, budget: &mut Budget) -> Origin {
        let context = self.context(&group.parts[0]);
        let unit = context.unit.or_else(|| group.parts[0].unit());
        let (unit, unit_from) = match (unit, self.surroundings.unit, form) {
            (Some(unit), _, _) => (unit, UnitFrom::TableNote),
            (None, Some(unit), _) => (unit, UnitFrom::Document),
            (None, None, Some(form)) => (form.unit, UnitFrom::Profile),
            (None, None, None) => (Unit::Wan, UnitFrom::Profile),
        };
        let table = TableId(budget.tables.len() as u32);
        let agency = AgencyId(group.agency as u32);
        budget.tables.push(Recognised {
            agency,
            form: form.map_or_else(|| "?".to_owned(), |form| form.key.clone()),
            title: form.map(|form| form.title.clone()).unwrap_or_default(),
            sure: if group.titled { group.sure.max(95) } else { group.sure },
            unit,
            unit_from,
            parts: group.parts.iter().map(|part| (part.block, part.shape.head)).collect(),
            captions: group.parts.iter().map(|part| self.caption(part)).collect(),
            empty: false,
        });
        Origin { agency, table, unit, unit_from }
    }

    fn sheet(&self, group: &Group, form: &Form, origin: Origin, budget: &mut Budget) {
        let mut parts = Vec::new();
        for fragment in &group.parts {
            let binding = columns::bind(form, &fragment.shape, fragment.table.cols);
            self.binding_remarks(form, fragment, &binding, budget);
            parts.push(Part { block: fragment.block, table: fragment.table, shape: fragment.shape.clone(), binding });
        }
        let mut sheet = rows::read(form, &parts, origin, budget);
        sheet.tables = vec![origin.table];
        *budget.agencies[group.agency].sheet_mut(&form.key) = sheet;
    }

    fn binding_remarks(&self, form: &Form, fragment: &Fragment, binding: &Binding, budget: &mut Budget) {
        let at = Locus { block: fragment.block, cell: Some((0, 0)), chars: None };
        let label = |index: usize| form.columns[index].labels.first().cloned().unwrap_or_default();
        let displaced: Vec<String> = binding.displaced.iter().map(|index| label(*index)).collect();
        if !displaced.is_empty() {
            budget.notes.push(Remark { kind: RemarkKind::ShiftedLabels, at, word: displaced.join("、") });
        }
        for index in binding.absent.iter().copied().filter(|index| !label(*index).is_empty()) {
            budget.notes.push(Remark { kind: RemarkKind::ColumnAbsent, at, word: label(index) });
        }
    }

    fn record(&self, group: &Group, form: &Form, origin: Origin, budget: &mut Budget) {
        let agency = AgencyId(group.agency as u32);
        let number = budget.projects.iter().filter(|project| project.agency == agency).count() as u32 + 1;
        let parts = group.parts.iter().map(|part| (part.block, part.table)).collect();
        let mut sheet = std::mem::replace(budget.agencies[group.agency].sheet_mut(&form.key), Sheet::new(&form.key));
        sheet.tables.push(origin.table);
        record::read(&Record::new(form, parts, number, origin), &mut sheet, budget);
        let name = budget.projects.last().map(|project| plain(project.word("name"))).unwrap_or_default();
        budget.tables[origin.table.0 as usize].title = format!("{} {number}、{name}", form.title);
        *budget.agencies[group.agency].sheet_mut(&form.key) = sheet;
    }

    /// Keeps the amounts of a table of no known form, so that they are counted as unchecked.
    fn unknown(&self, group: &Group, origin: Origin, budget: &mut Budget) {
        for fragment in &group.parts {
            for cell in &fragment.table.cells {
                if cell.row < fragment.shape.head || !cell.text.text.contains('.') {
                    continue;
                }
                let row = format!("?{}.{}", fragment.block.0, cell.row);
                let keys = Keys { form: "?".into(), row: row.into(), col: cell.col.to_string().into() };
                let place = (cell.row, cell.col);
                let entry = rows::cell_entry(fragment.block, place, Some(cell), keys, Label::default(), origin);
                if entry.is_filled() && entry.print.contains('.') {
                    budget.push(entry);
                }
            }
        }
    }

    fn caption(&self, fragment: &Fragment) -> Caption {
        let notes = self.surroundings.notes.get(&fragment.block).cloned().unwrap_or_default();
        Caption { notes, ..self.context(fragment).caption.clone() }
    }

    fn context(&self, fragment: &Fragment) -> &Context {
        &self.surroundings.contexts[fragment.block.0 as usize]
    }
}

fn agency(code: &str, name: &str) -> Agency {
    Agency { code: code.to_owned(), name: name.to_owned(), sheets: Vec::new() }
}

fn same_header(a: &Fragment, b: &Fragment) -> bool {
    a.table.cols == b.table.cols && a.shape.header == b.shape.header
}

fn is_blank(fragment: &Fragment) -> bool {
    (fragment.shape.head..fragment.table.rows).all(|row| is_blank_row(fragment.table, row))
}

fn is_blank_row(table: &Table, row: u32) -> bool {
    table.row(row).iter().all(|cell| cell.text.text.trim().is_empty())
}

/// A part of a record that goes on with its list of indicators.
fn is_list_part(form: &Form, fragment: &Fragment) -> bool {
    let fields = form.fields.iter().filter(|field| !field.optional);
    let texts = || fragment.table.cells.iter().take(60).map(|cell| plain(&cell.text.text));
    let first = fields.into_iter().next();
    let has_field = first.is_some_and(|field| texts().any(|text| text == field.label));
    let has_list =
        form.list.iter().filter(|(_, label)| texts().any(|text| text == *label)).count() * 2 > form.list.len();
    !has_field && has_list
}

/// True when the fragment's first row comes later in the form than the group's rows.
fn next_lines(form: &Form, group: &Group, fragment: &Fragment) -> bool {
    let line = |fragment: &Fragment, row: u32| {
        let label = shape::row_label(fragment.table.text(row, 0));
        form.lines.iter().position(|line| line.labels.contains(&label))
    };
    let last =
        group.parts.last().and_then(|part| (part.shape.head..part.table.rows).rev().find_map(|row| line(part, row)));
    let next = (fragment.shape.head..fragment.table.rows).find_map(|row| line(fragment, row));
    matches!((last, next), (Some(last), Some(next)) if next > last)
}

/// True when a fragment of details begins with a total of its own.
fn has_total(form: &Form, fragment: &Fragment) -> bool {
    let first = plain(fragment.table.text(fragment.shape.head, 0));
    form.kinds.iter().any(|(_, kind)| matches!(kind, super::spec::RowKind::Is(word) if *word == first))
}
