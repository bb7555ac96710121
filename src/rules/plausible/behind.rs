//! R-X-032 · R-X-046 project money has a project behind it: of the three public expenses, of each class.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::{amount, listed};
use crate::budget::{EntryId, Project};
use crate::money::Decimal;
use crate::text::WordList;

pub(super) const THREE_BEHIND: Look = Look { name: "three-public-projects", run: three };
pub(super) const CLASS_BEHIND: Look = Look { name: "class-projects", run: class };

/// Rows of T9, the economic items basic expenditure pays them from, the words their projects are known by.
const ITEMS: [(&str, &[&str], &str); 3] = [
    ("abroad", &["30212"], "abroad projects"),
    ("car", &["30231", "31013"], "vehicle projects"),
    ("reception", &["30217"], "reception projects"),
];

/// Each project's budget in 元.
fn budgets<'a>(seen: &Seen<'a>) -> Result<Vec<(&'a Project, EntryId, Decimal)>, Unknown> {
    let each = seen.projects().map(|project| {
        let amount = seen.amount("P", &project.number.to_string(), "budget")?;
        Ok((project, amount.entry, amount.value))
    });
    let budgets: Vec<_> = each.collect::<Result<_, Unknown>>()?;
    if budgets.is_empty() { Err(Unknown::FormAbsent) } else { Ok(budgets) }
}

fn slack(seen: &Seen) -> Decimal {
    seen.setting("slack").checked_mul(Decimal::from(10_000)).unwrap_or_default()
}

fn three(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let projects = budgets(seen)?;
    let mut last = None;
    for (row, codes, words) in ITEMS {
        match missing(seen, row, codes, words, &projects) {
            Ok(found) => {
                looked.compared += 1;
                looked.faults.extend(found);
            }
            Err(why) => last = Some(why),
        }
    }
    last.map_or(Ok(()), Err)
}

/// The part of an item that must come from projects and does not.
fn missing(
    seen: &Seen,
    row: &str,
    codes: &[&str],
    words: &str,
    projects: &[(&Project, EntryId, Decimal)],
) -> Result<Option<Fault>, Unknown> {
    let item = amount(seen, "T9", row, "total")?;
    let mut rest = item.value;
    let mut context = Vec::new();
    for code in codes {
        if let Some(basic) = seen.optional("T6", code, "total")? {
            rest = rest.checked_sub(basic.value).ok_or(Unknown::Unreadable)?;
            context.push(Spot::Entry(basic.entry));
        }
    }
    if rest <= slack(seen) {
        return if item.value.is_zero() { Err(Unknown::Empty) } else { Ok(None) };
    }
    let needed = rest.checked_sub(slack(seen)).ok_or(Unknown::Unreadable)?;
    let fits = |list: &str| {
        let fitting = projects.iter().filter(|(project, _, _)| speaks(project, seen.words(list)));
        fitting.fold(Decimal::ZERO, |sum, (_, _, budget)| sum.checked_add(*budget).unwrap_or(sum))
    };
    // A project with a general name may pay for anything.
    if fits(words) >= needed || fits("general projects") >= needed {
        return Ok(None);
    }
    Ok(Some(Fault {
        suspects: vec![Spot::Entry(item.entry)],
        context,
        args: vec![
            ("item", seen.called(item.entry)),
            ("amount", seen.print(item.entry).to_owned()),
            ("rest", seen.wan(rest)),
        ],
        ..Fault::default()
    }))
}

/// True when a project speaks of one of these words.
fn speaks(project: &Project, words: &WordList) -> bool {
    let cells = project.indicators.iter().flat_map(|indicator| &indicator.cells);
    let mut texts = project.words.iter().chain(cells).map(|words| words.text.as_str());
    texts.any(|text| words.occurs_in(text))
}

/// A class whose project money is less than the smallest project has no project behind it.
fn class(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let projects = budgets(seen)?;
    let smallest = projects.iter().map(|(_, _, budget)| *budget).filter(|budget| !budget.is_zero()).min();
    let smallest = smallest.ok_or(Unknown::Empty)?;
    let sheet = seen.sheet("T3")?;
    let (mut items, mut suspects) = (Vec::new(), Vec::new());
    for row in sheet.rows.iter().filter(|row| row.key.len() == 3 && row.key.bytes().all(|byte| byte.is_ascii_digit())) {
        let Some(money) = seen.optional("T3", &row.key, "project")?.filter(|money| !money.value.is_zero()) else {
            continue;
        };
        // What is left of last year's projects has no target table this year.
        match seen.optional("T2", &row.key, "carry") {
            Ok(carried) if carried.is_some_and(|carried| !carried.value.is_zero()) => continue,
            Err(Unknown::Doubted | Unknown::Unreadable) => continue,
            _ => {}
        }
        looked.compared += 1;
        if smallest > money.value.checked_add(slack(seen)).ok_or(Unknown::Unreadable)? {
            items.push(format!("{} {}", seen.called(money.entry), seen.print(money.entry)));
            suspects.push(Spot::Entry(money.entry));
        }
    }
    if !items.is_empty() {
        let args = vec![("items", listed(&items)), ("count", items.len().to_string())];
        looked.faults.push(Fault { suspects, args, ..Fault::default() });
    }
    Ok(())
}
