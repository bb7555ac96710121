//! Tables that no form fits, and the care the default takes: it has no layout of its own, so it only takes what it
//! explains whole.

use super::super::rows;
use super::super::shape::{self, plain};
use super::super::spec::{Form, Layout};
use super::super::{columns, structure};
use super::{Context, Fragment, Group, Match, Origin, Recogniser, captions};
use crate::budget::{Budget, Entry, Remark, RemarkKind};
use crate::doc::Locus;
use crate::money::{Figure, figure};

impl Recogniser<'_> {
    /// The default takes no table by its shape whose title says that it is another: 决算 has the columns of a budget.
    pub(super) fn keep_titled(&self, matches: &mut Vec<Match>, fragment: &Fragment, context: &Context) {
        let titles = self.all_titles(fragment, fragment.shape.lead, context);
        if let Some(title) = titles.iter().find(|title| title.contains('表')) {
            matches.retain(|found| !self.profile.forms[found.form].not.occurs_in(title));
        } else if self.is_more(fragment, context, context.agency.unwrap_or(0)) {
            matches.clear();
        }
    }

    /// True for the next page of a table of no known form: as wide, and without a title of its own.
    pub(super) fn is_more(&self, fragment: &Fragment, context: &Context, agency: usize) -> bool {
        let Some(Group { form: None, agency: owner, parts, .. }) = self.groups.last() else { return false };
        let Some(last) = parts.last() else { return false };
        let titles = self.all_titles(fragment, fragment.shape.lead, context);
        let first = || self.all_titles(&parts[0], parts[0].shape.lead, self.context(&parts[0]));
        let is_new = titles.iter().any(|title| title.contains('表')) && titles != first();
        let headed = fragment.shape.header.is_empty() || fragment.shape.header == parts[0].shape.header;
        *owner == agency && fragment.table.cols == last.table.cols && headed && !is_new
    }

    /// The lines above a table that may be its title, the nearest first.
    fn titles(&self, context: &Context) -> Vec<String> {
        let ids = context.caption.titles.iter().rev();
        ids.filter_map(|id| self.document.block(*id).and_then(captions::words)).map(|line| plain(&line.text)).collect()
    }

    /// Those printed inside the table stand before the others.
    fn all_titles(&self, fragment: &Fragment, lead: u32, context: &Context) -> Vec<String> {
        let inside = fragment.table.cells.iter().take_while(|cell| cell.row < lead);
        inside.map(|cell| plain(&cell.text.text)).chain(self.titles(context)).collect()
    }

    /// Whether a form has every column of amounts. That of a place may be printed with another column beside it; the
    /// default only guesses, and a column it does not know may be a part of its sums.
    pub(super) fn explains(&self, form: &Form, group: &Group) -> bool {
        let amount = |text: &str| matches!(figure(text), Figure::Number { places, .. } if places > 0);
        let is_strange = |part: &Fragment| {
            let binding = columns::bind(form, &part.shape, part.table.cols);
            let cells = part.table.cells.iter().filter(|cell| cell.row >= part.shape.head && amount(&cell.text.text));
            cells.into_iter().any(|cell| !binding.columns.contains(&Some(cell.col)))
        };
        !self.profile.is_default || form.layout != Layout::Coded || !group.parts.iter().any(is_strange)
    }

    /// Reads a table of no known form by the words of its own heading, where they say enough.
    pub(super) fn by_structure(
        &self,
        group: &Group,
        origin: Origin,
        budget: &mut Budget,
        number: usize,
    ) -> Option<Form> {
        let known = |label: &str| structure::is_known(label) || self.labels.contains(label);
        let shape = |part: &Fragment| shape::read(part.table, &known);
        let mut parts: Vec<_> = group.parts.iter().map(|part| (part.block, part.table, shape(part))).collect();
        // The next page has the heading of the first.
        let labels = parts[0].2.labels.clone();
        parts.iter_mut().for_each(|(_, _, shape)| shape.labels.clone_from(&labels));
        let first = &group.parts[0];
        let titles = self.all_titles(first, parts[0].2.lead, self.context(first));
        let (form, parts) = structure::derive(&parts, &titles, number)?;
        let (entries, notes) = (budget.entries.len(), budget.notes.len());
        let mut sheet = rows::read(&form, &parts, origin, budget);
        // What is odd about its rows is not said: the form is a guess.
        budget.notes.truncate(notes);
        if !sheet.rows.iter().any(|row| !row.key.starts_with('?')) {
            budget.entries.truncate(entries);
            return None;
        }
        sheet.tables = vec![origin.table];
        budget.tables[origin.table.0 as usize].empty = !budget.entries[entries..].iter().any(Entry::is_filled);
        budget.notes.push(Remark {
            kind: RemarkKind::Derived,
            at: Locus { block: first.block, cell: None, chars: None },
            word: form.title.clone(),
        });
        *budget.agencies[group.agency].sheet_mut(&form.key) = sheet;
        Some(form)
    }
}
