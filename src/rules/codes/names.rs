//! R-C-002 a code carries its own name.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Replace, Seen, Spot};
use super::super::table::Severity;
use super::lists::{Listed, bare, list, same};
use super::rows::{Coded, ECONOMIC, FUNCTIONAL, coded};

pub(super) const NAMES: Look = Look { name: "code-names", run };

/// Places of one wrong name that are kept.
const MOST: usize = 60;
/// More wrong names than these are a column that slipped.
const SLIPPED: usize = 5;

/// One wrong name with its places.
struct Wrong<'a> {
    row: Coded<'a>,
    name: &'static str,
    severity: Severity,
    why: String,
    places: Vec<Spot>,
}

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let (functional, economic) = (coded(seen, &FUNCTIONAL), coded(seen, &ECONOMIC));
    let rows = match (functional, economic) {
        (Ok(mut rows), Ok(more)) => {
            rows.extend(more);
            rows
        }
        (Ok(rows), Err(_)) | (Err(_), Ok(rows)) => rows,
        (Err(why), Err(other)) => return Err(why.min(other)),
    };
    let mut wrong: Vec<Wrong> = Vec::new();
    for row in rows {
        let names = list(row.form).of(row.code);
        if names.is_empty() || row.name.trim().is_empty() {
            continue;
        }
        looked.compared += 1;
        let Some((name, severity, why)) = judge(names, row.name, seen.told.year()) else { continue };
        let place = row.name_spot(seen);
        match wrong.iter_mut().find(|other| other.row.code == row.code && same(other.row.name, row.name)) {
            Some(other) if other.places.len() < MOST => other.places.push(place),
            Some(_) => {}
            None => wrong.push(Wrong { row, name, severity, why: why.to_owned(), places: vec![place] }),
        }
    }
    looked.faults.extend(together(wrong).into_iter().map(fault));
    Err(Unknown::ListAbsent)
}

/// Many wrong names have one cause, a column that slipped: then the first speaks for all.
fn together(mut wrong: Vec<Wrong>) -> Vec<Wrong> {
    if wrong.len() <= SLIPPED {
        return wrong;
    }
    let rest = wrong.split_off(1);
    for first in &mut wrong {
        first.why = format!("；共{}个科目如此，科目名称一栏可能错行", rest.len() + 1);
        first.places.extend(rest.iter().flat_map(|other| &other.places).copied().take(MOST));
        first.severity = rest.iter().map(|other| other.severity).fold(first.severity, Severity::min);
    }
    wrong
}

fn fault(wrong: Wrong) -> Fault {
    let from = wrong.row.name.to_owned();
    let replace = match wrong.places.as_slice() {
        [at] => Some(Replace { at: *at, from: from.clone(), to: wrong.name.to_owned() }),
        _ => None,
    };
    Fault {
        suspects: wrong.places,
        args: vec![
            ("code", wrong.row.code.to_owned()),
            ("want", wrong.name.to_owned()),
            ("got", from.replace('\n', "")),
            ("why", wrong.why),
        ],
        replace,
        severity: Some(wrong.severity),
        ..Fault::default()
    }
}

/// The name that should stand there, how surely, and why.
fn judge(names: &[Listed], printed: &str, year: u32) -> Option<(&'static str, Severity, &'static str)> {
    let now = names.iter().find(|listed| listed.until.is_none())?;
    if let Some(fits) = names.iter().find(|listed| same(listed.name, printed)) {
        let is_old = fits.until.is_some_and(|until| year > until);
        return is_old.then_some((now.name, Severity::Note, "（旧名称）"));
    }
    if names.iter().any(|listed| is_cut(listed.name, printed)) {
        return None;
    }
    let severity = if now.is_certain() { Severity::Warning } else { Severity::Note };
    Some((now.name, severity, ""))
}

/// True for a name that is none of the names a code is known by.
pub(in crate::rules) fn is_strange(form: &str, code: &str, printed: &str) -> bool {
    let names = list(form).of(code);
    !names.is_empty() && !names.iter().any(|listed| same(listed.name, printed) || is_cut(listed.name, printed))
}

/// True for half of a name at a page break, and for a name with a remark in brackets.
fn is_cut(name: &str, printed: &str) -> bool {
    let (name, printed) = (bare(name), bare(printed));
    name.starts_with(&printed) || name.ends_with(&printed) || printed.starts_with(&name)
}

#[cfg(test)]
mod tests {
    use super::super::lists::functional;
    use super::*;

    #[test]
    fn cut_and_old_names_are_no_slips() {
        let judge = |code: &str, name: &str, year| judge(functional().of(code), name, year);
        assert_eq!(judge("2080505", "机关事业单位", 2025), None);
        assert_eq!(judge("20805", "行政事业单位养老 支出", 2025), None);
        assert_eq!(judge("20805", "行政事业单位离退休", 2018), None);
        let old = judge("20805", "行政事业单位离退休", 2025).expect("an old name");
        assert_eq!(old, ("行政事业单位养老支出", Severity::Note, "（旧名称）"));
        let wrong = judge("20805", "抚恤", 2025).expect("a wrong name");
        assert_eq!(wrong.1, Severity::Warning);
    }
}
