//! R-S-011 the table of the organisation lists the agency with its nature and funding.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::outline;
use crate::doc::Table;
use crate::text::normal;

pub(super) const ORGANISATION: Look = Look { name: "organisation", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let name = normal::label(&seen.agency().name);
    if name.is_empty() {
        return Err(Unknown::Precondition);
    }
    let form = seen.blank_form().ok_or(Unknown::FormAbsent)?;
    let place = |table: &Table, head: u32, key: &str| {
        let labels = form.column(key).map(|column| column.labels.as_slice()).unwrap_or_default();
        let cells = (0..head.max(1)).flat_map(|row| table.row(row));
        cells.into_iter().find(|cell| labels.contains(&normal::label(&cell.text.text))).map(|cell| cell.col)
    };
    let (mut listed, mut blank): (bool, Vec<Spot>) = (false, Vec::new());
    let mut first = None;
    for (block, head, table) in seen.parts() {
        let names = place(table, head, "name").or_else(|| place(table, head, "unit")).unwrap_or(0);
        first = first.or(Some(outline::block(seen, block)));
        for row in head.max(1)..table.rows {
            let printed = normal::label(table.text(row, names));
            if printed.is_empty() || !(printed.contains(&name) || name.contains(&printed)) {
                continue;
            }
            listed = true;
            let columns = ["nature", "funding"].into_iter().filter_map(|key| place(table, head, key));
            let empty = columns.filter(|col| table.text(row, *col).trim().is_empty());
            blank.extend(empty.map(|_| outline::cell(seen, block, (row, names))));
        }
    }
    looked.compared += 1;
    blank.dedup();
    if !listed || !blank.is_empty() {
        let suspects = if listed { blank } else { first.into_iter().collect() };
        let args = vec![("name", seen.agency().name.clone())];
        looked.faults.push(Fault { suspects, args, ..Fault::default() });
    }
    Ok(())
}
