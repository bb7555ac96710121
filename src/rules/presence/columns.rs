//! R-S-015 every column of the form is there.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen};
use super::outline;

pub(super) const COLUMNS: Look = Look { name: "columns", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let table = seen.recognised()?;
    let form = seen.blank_form().ok_or(Unknown::FormAbsent)?;
    let sheet = seen.sheet(&form.key)?;
    looked.compared += sheet.columns.len() as u32;
    let absent: Vec<String> = sheet
        .columns
        .iter()
        .filter(|column| !column.present && !column.optional)
        .filter_map(|column| form.column(&column.key)?.labels.first().cloned())
        .collect();
    // A table that has hardly any column of the form is another table.
    if absent.len() * 2 > sheet.columns.len() {
        return Err(Unknown::ColumnAbsent);
    }
    if !absent.is_empty() {
        let (columns, columns_en) = outline::listed(&absent);
        let at = table.parts.first().map(|(block, _)| outline::cell(seen, *block, (0, 0)));
        let args = vec![("table", table.title.clone()), ("columns", columns), ("columns-en", columns_en)];
        looked.faults.push(Fault { suspects: at.into_iter().collect(), args, ..Fault::default() });
    }
    Ok(())
}
