//! R-T1-006 the class rows of T1 and T4 bear their names in their order; R-X-010 they are the same in both.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::outline::{self, Style};
use crate::doc::{BlockId, Table};
use crate::forms::spec::{ColumnRole, Form, FormLine};
use crate::text::{normal, numeral};

pub(super) const CLASSES: Look = Look { name: "class-rows", run: classes };
pub(super) const ALIKE: Look = Look { name: "class-names-alike", run: alike };

/// A printed label on the side of expenditure.
struct Label<'a> {
    block: BlockId,
    at: (u32, u32),
    text: &'a str,
    ordinal: Option<u32>,
    name: String,
    /// Its place among the rows of the form.
    line: Option<usize>,
}

/// A label without its ordinal.
fn bare(text: &str) -> String {
    numeral::strip_ordinal(&normal::label(text)).to_owned()
}

fn lines<'a>(seen: &Seen<'a>) -> Option<Vec<&'a FormLine>> {
    let form = seen.blank_form().filter(|form| form.lines.iter().any(|line| line.side == "out"))?;
    Some(form.lines.iter().filter(|line| line.side == "out").collect())
}

fn labels<'a>(seen: &Seen<'a>) -> Result<Vec<Label<'a>>, Unknown> {
    let lines = lines(seen).ok_or(Unknown::Precondition)?;
    let form = seen.blank_form().ok_or(Unknown::FormAbsent)?;
    let mut labels = Vec::new();
    for (block, head, table) in seen.parts() {
        let col = label_column(form, head, table).ok_or(Unknown::ColumnAbsent)?;
        for row in head..table.rows {
            let text = table.text(row, col);
            if text.is_empty() {
                continue;
            }
            let name = bare(text);
            if name.is_empty() {
                continue;
            }
            let ordinal =
                outline::numbered(text).filter(|(style, _)| *style == Style::Chinese).map(|(_, number)| number);
            let line = lines.iter().position(|line| line.labels.contains(&name));
            labels.push(Label { block, at: (row, col), text, ordinal, name, line });
        }
    }
    if labels.is_empty() { Err(Unknown::Empty) } else { Ok(labels) }
}

/// The column of the names of expenditure: by its number (栏次), else by its place.
fn label_column(form: &Form, head: u32, table: &Table) -> Option<u32> {
    let index = form.columns.iter().position(|column| column.role == ColumnRole::Name && column.side == "out")?;
    let number = form.columns[index].number?.to_string();
    let numbers = (0..head).find(|row| normal::label(table.text(*row, 0)) == "栏次");
    let numbered = numbers.and_then(|row| table.row(row).iter().find(|cell| cell.text.text.trim() == number));
    let placed = (table.cols as usize == form.columns.len()).then_some(index as u32);
    numbered.map(|cell| cell.col).or(placed)
}

/// Rows that carry the number of a class and another name: key of the class, and where in `labels`.
fn other_names(labels: &[Label], lines: &[&FormLine]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let (None, Some(ordinal)) = (label.line, label.ordinal) else { continue };
        let Some(line) = (ordinal as usize).checked_sub(1).and_then(|index| lines.get(index)) else { continue };
        let printed = labels.iter().any(|other| other.line == Some(ordinal as usize - 1));
        if is_class(line) && !printed {
            found.push((line.row_key(), at));
        }
    }
    found
}

/// Class rows of the table at hand that are printed under another name, by key.
pub(super) fn renamed(seen: &Seen) -> Vec<(String, usize)> {
    match (labels(seen), lines(seen)) {
        (Ok(labels), Some(lines)) => other_names(&labels, &lines),
        _ => Vec::new(),
    }
}

fn is_class(line: &FormLine) -> bool {
    line.key.bytes().all(|byte| byte.is_ascii_digit()) || line.key == "renhang"
}

fn classes(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let table = seen.recognised()?;
    let lines = lines(seen).ok_or(Unknown::Precondition)?;
    let labels = labels(seen)?;
    let other = other_names(&labels, &lines);
    let mut wrong: Vec<(Spot, String)> = Vec::new();
    let numbered = labels.iter().filter(|label| label.ordinal.is_some()).count();
    let (mut last, mut count) = (None, 0);
    for (at, label) in labels.iter().enumerate() {
        let spot = outline::cell(seen, label.block, label.at);
        if let Some((key, _)) = other.iter().find(|(_, place)| *place == at) {
            let want = lines.iter().find(|line| line.row_key() == *key).and_then(|line| line.labels.first());
            wrong.push((spot, format!("“{}”→“{}”", label.text.trim(), want.cloned().unwrap_or_default())));
            count += 1;
            continue;
        }
        let Some(line) = label.line.filter(|line| is_class(lines[*line])) else { continue };
        looked.compared += 1;
        count += 1;
        let own = line as u32 + 1;
        let right = label.ordinal.map_or(numbered * 2 < labels.len(), |ordinal| ordinal == own || ordinal == count);
        if !right || last.is_some_and(|last| last > line) {
            wrong.push((spot, format!("“{}”", label.text.trim())));
        }
        last = Some(line);
    }
    if !wrong.is_empty() {
        let (rows, rows_en) = outline::listed(&wrong.iter().map(|(_, say)| say.clone()).collect::<Vec<_>>());
        let args = vec![("table", table.title.clone()), ("rows", rows), ("rows-en", rows_en)];
        looked.faults.push(Fault { suspects: wrong.iter().map(|(spot, _)| *spot).collect(), args, ..Fault::default() });
    }
    Ok(())
}

fn alike(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let of = |form: &'static str| {
        let table = seen.tables(form).first().copied().ok_or(Unknown::FormAbsent)?;
        let seen = seen.at(form, table);
        let lines = lines(&seen).ok_or(Unknown::Precondition)?;
        let keyed = labels(&seen)?.into_iter().filter_map(|label| Some((lines[label.line?], label)));
        Ok(keyed.filter(|(line, _)| is_class(line)).collect::<Vec<_>>())
    };
    let (summary, fiscal) = (of("T1")?, of("T4")?);
    let (mut suspects, mut say) = (Vec::new(), Vec::new());
    for (line, label) in &summary {
        let Some((_, other)) = fiscal.iter().find(|(known, _)| known.key == line.key) else { continue };
        looked.compared += 1;
        if label.name != other.name {
            suspects.push(outline::cell(seen, label.block, label.at));
            suspects.push(outline::cell(seen, other.block, other.at));
            say.push(format!("“{}”/“{}”", label.text.trim(), other.text.trim()));
        }
    }
    if !say.is_empty() {
        let (rows, rows_en) = outline::listed(&say);
        looked.faults.push(Fault { suspects, args: vec![("rows", rows), ("rows-en", rows_en)], ..Fault::default() });
    }
    Ok(())
}
