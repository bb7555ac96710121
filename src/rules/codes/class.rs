//! R-C-004 class rows of the summaries bear official names. R-C-005 a class is called the same in T1 and in the tables by
//! function.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot, grouped};
use super::lists::{functional, same};
use super::rows::coded;
use crate::budget::EntryId;
use crate::text::numeral;

pub(super) const OFFICIAL: Look = Look { name: "official-classes", run: official };
pub(super) const SAME: Look = Look { name: "class-same-name", run: same_name };

/// The tables whose class names are held against T1.
const DETAILED: [&str; 2] = ["T3", "T5"];

/// A row of the expenditure side: its key (`out.208`, or one with `?`), its name and its first amount.
struct Class<'a> {
    key: &'a str,
    name: &'a str,
    entry: EntryId,
}

fn classes<'a>(seen: &Seen<'a>, form: &str) -> Result<Vec<Class<'a>>, Unknown> {
    let sheet = seen.sheet(form)?;
    let rows = sheet.rows.iter().filter_map(|row| {
        let entry = row.entries.iter().copied().flatten().next()?;
        let label = &*seen.budget.entry(entry).label.row;
        Some(Class { key: &row.key, name: numeral::strip_ordinal(label), entry })
    });
    Ok(rows.collect())
}

/// The code of a class row of the form.
fn code(key: &str) -> Option<&str> {
    key.strip_prefix("out.").filter(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()))
}

fn official(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let table = seen.table.ok_or(Unknown::FormAbsent)?;
    let (mut suspects, mut names) = (Vec::new(), Vec::new());
    for class in classes(seen, seen.form)?.iter().filter(|class| seen.budget.entry(class.entry).table == table) {
        let Some(code) = code(class.key) else { continue };
        looked.compared += 1;
        let old = functional().of(code).iter().find(|listed| same(listed.name, class.name));
        let fits = old.is_some_and(|listed| listed.until.is_none_or(|until| seen.told.year() <= until));
        if !fits && !differs(seen, code, class.name) {
            suspects.push(Spot::Entry(class.entry));
            let now = functional().name(code).unwrap_or_default();
            names.push(format!("“{}”现为“{now}”", class.name));
        }
    }
    looked.faults.extend(grouped(suspects, "names", &names));
    Ok(())
}

/// True when R-C-005 says already that the tables call this class otherwise.
fn differs(seen: &Seen, code: &str, name: &str) -> bool {
    let rows = coded(&seen.whole(), &DETAILED).unwrap_or_default();
    seen.form == "T1" && rows.iter().any(|row| row.code == code && !same(row.name, name))
}

fn same_name(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let classes = classes(seen, "T1")?;
    let mut said: Vec<&str> = Vec::new();
    for row in coded(seen, &DETAILED)?.iter().filter(|row| row.code.len() == 3) {
        let Some(class) = classes.iter().find(|class| code(class.key) == Some(row.code)) else { continue };
        // A name that is none of the class's names is told by R-C-002.
        if !functional().of(row.code).iter().any(|listed| same(listed.name, row.name)) {
            continue;
        }
        looked.compared += 1;
        if same(row.name, class.name) || said.contains(&row.code) {
            continue;
        }
        said.push(row.code);
        looked.faults.push(Fault {
            suspects: vec![row.name_spot(seen)],
            context: vec![Spot::Entry(class.entry)],
            args: vec![
                ("code", row.code.to_owned()),
                ("own", row.name.to_owned()),
                ("other", class.name.to_owned()),
                ("table", seen.profile.form(row.form).map_or(row.form, |form| form.title.as_str()).to_owned()),
            ],
            ..Fault::default()
        });
    }
    Err(Unknown::RowAbsent)
}
