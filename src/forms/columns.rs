//! Which column of the document is which column of the form: by column number (栏次) first, then by label and order.

use super::shape::Shape;
use super::spec::{ColumnRole, Form};

/// The binding of a fragment's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Binding {
    /// For each column of the form, the column of the document.
    pub(super) columns: Vec<Option<u32>>,
    /// Columns of the form that stand where the labels say something else.
    pub(super) displaced: Vec<usize>,
    /// Required columns of the form that the document does not have.
    pub(super) absent: Vec<usize>,
}

/// Binds the columns of a fragment with `cols` columns.
pub(super) fn bind(form: &Form, shape: &Shape, cols: u32) -> Binding {
    let mut columns =
        by_number(form, shape).or_else(|| by_place(form, shape, cols)).unwrap_or_else(|| by_label(form, shape));
    // 序号 stands first and is not numbered.
    if let Some(sequence) = form.columns.iter().position(|column| column.role == ColumnRole::Sequence) {
        let taken = columns.iter().enumerate().any(|(index, col)| index != sequence && *col == Some(0));
        columns[sequence] = (!taken).then_some(0);
    }
    let says_other = |index: usize, col: u32| {
        let labels = shape.labels.get(col as usize).and_then(|labels| labels.first());
        labels
            .is_some_and(|label| !form.columns[index].labels.is_empty() && !form.columns[index].labels.contains(label))
    };
    let bound = columns.iter().enumerate();
    let displaced = bound.filter_map(|(index, col)| col.filter(|col| says_other(index, *col)).map(|_| index)).collect();
    let absent =
        (0..columns.len()).filter(|index| columns[*index].is_none() && !form.columns[*index].optional).collect();
    Binding { columns, displaced, absent }
}

/// By 栏次: certain even where the labels are displaced.
fn by_number(form: &Form, shape: &Shape) -> Option<Vec<Option<u32>>> {
    let numbers = shape.numbers.as_ref()?;
    let place = |number: u32| numbers.iter().position(|printed| *printed == Some(number)).map(|col| col as u32);
    let printed = numbers.iter().flatten().count();
    let numbered = form.columns.iter().filter(|column| column.number.is_some()).count();
    // Another count of columns is another form of the table: then the labels decide.
    (numbered > 0 && printed == numbered)
        .then(|| form.columns.iter().map(|column| column.number.and_then(place)).collect())
}

/// By place, when the table is as wide as the form and most labels agree.
fn by_place(form: &Form, shape: &Shape, cols: u32) -> Option<Vec<Option<u32>>> {
    if cols as usize != form.columns.len() {
        return None;
    }
    let agree = |index: usize| {
        let printed = shape.labels.get(index).and_then(|labels| labels.first());
        printed.is_none() || printed.is_some_and(|label| form.columns[index].labels.contains(label))
    };
    let agreeing = (0..form.columns.len()).filter(|index| agree(*index)).count();
    (agreeing * 10 >= form.columns.len() * 7).then(|| (0..cols).map(Some).collect())
}

/// By label, from left to right; a label that stands twice (预算数 of income and of expenditure) is taken in order.
fn by_label(form: &Form, shape: &Shape) -> Vec<Option<u32>> {
    let mut taken = vec![false; shape.labels.len()];
    let mut columns = Vec::with_capacity(form.columns.len());
    for column in &form.columns {
        let names = |depth: usize, col: usize| {
            let label = if depth == 0 { shape.labels[col].first() } else { shape.labels[col].get(depth) };
            label.is_some_and(|label| column.labels.contains(label))
        };
        let found = (0..2).find_map(|depth| (0..shape.labels.len()).find(|col| !taken[*col] && names(depth, *col)));
        if let Some(col) = found {
            taken[col] = true;
        }
        columns.push(found.map(|col| col as u32));
    }
    columns
}
