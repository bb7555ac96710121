//! Which form is this table? Structure first; the title is a hint, and decides only between forms of one shape.

use super::captions::{self, Context};
use super::profile::Profile;
use super::shape::{Shape, plain, row_label};
use super::spec::{Form, Layout};
use crate::doc::{Document, Table};

/// A form a fragment may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// Index into [`Profile::forms`].
    pub(super) form: usize,
    /// 0..100.
    pub(super) sure: u8,
    /// True when a title above the table says so.
    pub(super) titled: bool,
}

/// Least likeness (of 100) of heading labels at which a table is taken for a form.
const LIKE: usize = 60;

/// The form the lines above the table name, if any: the longest title that occurs in one of them, the nearest line first;
/// those printed inside the table are the nearest.
pub(super) fn titled(
    profile: &Profile,
    document: &Document,
    context: &Context,
    (table, shape): (&Table, &Shape),
) -> Option<usize> {
    let inside = table.cells.iter().take_while(|cell| cell.row < shape.lead);
    if let Some(form) = inside.into_iter().find_map(|cell| title(profile, &cell.text.text)) {
        return Some(form);
    }
    let lines = context.caption.titles.iter().rev().filter_map(|id| document.block(*id).and_then(captions::words));
    lines.into_iter().find_map(|line| title(profile, &line.text))
}

/// The form a title names.
fn title(profile: &Profile, line: &str) -> Option<usize> {
    let line = plain(line);
    let named = |(index, form): (usize, &Form)| form.named_in(&line).map(|len| (len, index));
    let named = profile.forms.iter().enumerate().filter_map(named);
    named.max_by_key(|(len, index)| (*len, usize::MAX - index)).map(|(_, index)| index)
}

/// The forms whose heading is like this table's, the likeliest first.
pub(super) fn candidates(profile: &Profile, table: &Table, shape: &Shape, named: Option<usize>) -> Vec<Match> {
    let labels = Labels::of(table, shape);
    let mut found: Vec<(usize, Match)> = Vec::new();
    for (index, form) in profile.forms.iter().enumerate().filter(|(_, form)| form.layout != Layout::Statements) {
        let like = likeness(form, shape).max(labels.likeness(form, shape)).max(list_likeness(form, shape));
        let titled = named == Some(index);
        if like >= LIKE || titled && like >= LIKE / 2 {
            let score = like * 2 + if titled { 30 } else { 0 };
            found.push((score, Match { form: index, sure: like.min(100) as u8, titled }));
        }
    }
    found.sort_by_key(|(score, found)| (usize::MAX - score, found.form));
    let best = found.first().map_or(0, |(score, _)| *score);
    // Only near equals stay: the caller chooses between them by what stands before.
    found.into_iter().filter(|(score, _)| score + 12 >= best).map(|(_, found)| found).collect()
}

/// Shared heading labels in per cent of all.
fn likeness(form: &Form, shape: &Shape) -> usize {
    if shape.header.is_empty() || form.header.is_empty() {
        return 0;
    }
    let names = |label: &String| form.columns.iter().any(|column| column.labels.contains(label));
    let (printed, other): (Vec<_>, Vec<_>) = shape.header.iter().partition(|label| form.header.contains(label));
    let shared = printed.len() + other.into_iter().filter(|label| names(label)).count();
    let may_lack =
        |label: &String| form.columns.iter().any(|column| column.optional && column.labels.first() == Some(label));
    let missing = form.header.iter().filter(|label| !shape.header.contains(label) && !may_lack(label)).count();
    let all = shape.header.len() + missing.saturating_sub(shape.header.len() - shared);
    shared * 100 / all.max(1)
}

/// The labels inside a table, normalised once for all forms.
struct Labels {
    /// Of its first rows.
    rows: Vec<String>,
    /// Of its first cells, for tables that print no column numbers.
    cells: Vec<String>,
}

impl Labels {
    fn of(table: &Table, shape: &Shape) -> Self {
        let rows = (shape.head..table.rows).take(40).map(|row| row_label(first_words(table, row)));
        let cells = table.cells.iter().take(if shape.numbers.is_none() { 80 } else { 0 });
        let cells = cells.map(|cell| plain(&cell.text.text)).filter(|label| !label.is_empty());
        Self { rows: rows.filter(|label| !label.is_empty()).collect(), cells: cells.collect() }
    }

    /// For fixed rows and records: the share of labels that belong to the form, in per cent.
    fn likeness(&self, form: &Form, shape: &Shape) -> usize {
        match form.layout {
            Layout::Record => {
                let required: Vec<_> = form.fields.iter().filter(|field| !field.optional).collect();
                let shared = required.iter().filter(|field| self.cells.contains(&field.label)).count();
                shared * 100 / required.len().max(1)
            }
            Layout::Fixed if self.rows.len() >= 2 && shape.header.len() * 2 >= form.header.len() => {
                let names = |label: &String| form.lines.iter().any(|line| line.labels.contains(label));
                self.rows.iter().filter(|label| names(label)).count() * 90 / self.rows.len()
            }
            _ => 0,
        }
    }
}

/// A continued part of a record: only the head of its list of indicators.
fn list_likeness(form: &Form, shape: &Shape) -> usize {
    if form.list.is_empty() {
        return 0;
    }
    let shared = form.list.iter().filter(|(_, label)| shape.header.contains(label)).count();
    shared * 95 / form.list.len()
}

/// The first cell of a row that holds words and is no row number.
fn first_words(table: &Table, row: u32) -> &str {
    let texts = table.row(row).iter().map(|cell| cell.text.text.as_str());
    texts.into_iter().find(|text| text.trim().parse::<u32>().is_err() && !text.trim().is_empty()).unwrap_or_default()
}
