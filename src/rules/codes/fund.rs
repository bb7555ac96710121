//! R-T7-002, R-T8-002 the tables of the funds and of the state capital budget hold their own items.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen, Spot, grouped};
use super::rows::coded;

pub(super) const FUND: Look = Look { name: "fund-items", run: fund };
pub(super) const CAPITAL: Look = Look { name: "capital-items", run: capital };

fn fund(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    // Without the list of the year only items that are certainly of the general budget can be told.
    let general = seen.words("general budget only");
    let funds = seen.words("government funds");
    let begins = |list: &[String], code: &str| list.iter().any(|start| code.starts_with(start.as_str()));
    judge(seen, looked, "T7", Unknown::ListAbsent, |code| match () {
        () if begins(funds, code) => Some(true),
        () if begins(general, code) => Some(false),
        () => None,
    })
}

fn capital(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let own = seen.words("state capital");
    judge(seen, looked, "T8", Unknown::Empty, |code| {
        // A class may hold an allowed section.
        let above = own.iter().any(|start| start.starts_with(code));
        Some(above || own.iter().any(|start| code.starts_with(start.as_str())))
    })
}

/// One fault for all rows that do not belong there; `belongs` says `None` where it cannot tell.
fn judge(
    seen: &Seen,
    looked: &mut Looked,
    form: &str,
    unseen: Unknown,
    belongs: impl Fn(&str) -> Option<bool>,
) -> Result<(), Unknown> {
    let rows: Vec<_> = coded(seen, &[form])?.into_iter().filter(|row| row.is_filled(seen)).collect();
    if rows.is_empty() {
        return Err(Unknown::Empty);
    }
    let mut wrong: Vec<(Spot, &str, String)> = Vec::new();
    for row in &rows {
        let Some(fits) = belongs(row.code) else { continue };
        looked.compared += 1;
        // One line for a class and what is below it.
        if !fits {
            while wrong.last().is_some_and(|(_, above, _)| row.code.starts_with(above)) {
                wrong.pop();
            }
            wrong.push((row.code_spot(seen), row.code, row.call()));
        }
    }
    if !wrong.is_empty() {
        let rows: Vec<String> = wrong.iter().map(|(_, _, call)| call.clone()).collect();
        let suspects = wrong.into_iter().map(|(spot, _, _)| spot).collect();
        looked.faults.extend(grouped(suspects, "rows", &rows));
    }
    Err(unseen)
}
