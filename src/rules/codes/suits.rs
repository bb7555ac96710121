//! R-C-006, R-C-010 the item a project stands under suits what it is for.

use super::super::ask::Unknown;
use super::super::look::{Amount, Fault, Look, Looked, Seen, Spot};
use super::lists::functional;
use super::rows::{Coded, coded};
use crate::budget::Project;
use crate::money::Decimal;
use crate::text::normal;

pub(super) const ITEM: Look = Look { name: "project-item", run: item };
pub(super) const REWARD: Look = Look { name: "reward-item", run: reward };

/// A word of a project's name and the codes it suits, as the lists write them: 公务员医疗补助→2101103/21011.
fn wanted<'a>(seen: &Seen<'a>, list: &str, project: &Project) -> Option<(&'a str, Vec<&'a str>)> {
    let name = normal::label(project.word("name"));
    let pairs = seen.words(list).iter().filter_map(|pair| pair.split_once('→'));
    let (word, codes) = pairs.into_iter().find(|(word, _)| name.contains(word))?;
    Some((word, codes.split('/').collect()))
}

/// The budget of a project.
fn budget(seen: &Seen, project: &Project) -> Result<Amount, Unknown> {
    let sheet = seen.sheet("P")?;
    let column = sheet.column("budget").ok_or(Unknown::ColumnAbsent)?;
    let row = sheet.rows_of(&project.number.to_string()).next().ok_or(Unknown::RowAbsent)?;
    seen.amount_of(row.entries.get(column).copied().flatten().ok_or(Unknown::RowAbsent)?)
}

/// The items (项) with project money.
fn items<'a>(seen: &Seen<'a>) -> Result<Vec<(Coded<'a>, Decimal)>, Unknown> {
    let rows = coded(seen, &["T3"])?;
    let items = rows.into_iter().filter(|row| row.code.len() == 7);
    let items: Vec<_> = items.map(|row| Ok((row, row.amount(seen, "project")?.value))).collect::<Result<_, _>>()?;
    if items.is_empty() { Err(Unknown::RowAbsent) } else { Ok(items) }
}

/// The only item with just this much project money.
fn stands_under<'i, 'a>(items: &'i [(Coded<'a>, Decimal)], amount: Decimal) -> Option<&'i Coded<'a>> {
    let mut equal = items.iter().filter(|(_, project)| *project == amount);
    equal.next().filter(|_| equal.next().is_none()).map(|(row, _)| row)
}

fn item(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let items = items(seen)?;
    for project in seen.projects() {
        let Some((_, codes)) = wanted(seen, "items of projects", project) else { continue };
        let budget = budget(seen, project)?;
        if budget.value <= Decimal::ZERO {
            continue;
        }
        looked.compared += 1;
        let suiting = items.iter().filter(|(row, _)| codes.iter().any(|code| row.code.starts_with(code)));
        let there = suiting.map(|(_, project)| *project).try_fold(Decimal::ZERO, Decimal::checked_add);
        if there.is_some_and(|there| there < budget.value) {
            let under = stands_under(&items, budget.value).map(|row| format!("，似列在{}", row.call()));
            let want = codes.first().copied().unwrap_or_default();
            let want = format!("{want} {}", functional().name(want).unwrap_or_default());
            tell(
                seen,
                looked,
                project,
                budget,
                [("want", want.trim().to_owned()), ("under", under.unwrap_or_default())],
            );
        }
    }
    Err(if seen.projects().next().is_none() { Unknown::FormAbsent } else { Unknown::Precondition })
}

fn reward(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let items = items(seen)?;
    let mut unseen = Unknown::Precondition;
    for project in seen.projects() {
        let Some((word, codes)) = wanted(seen, "items of rewards", project) else { continue };
        let budget = budget(seen, project)?;
        let Some(row) = stands_under(&items, budget.value).filter(|_| budget.value > Decimal::ZERO) else {
            unseen = Unknown::RowAbsent;
            continue;
        };
        looked.compared += 1;
        if !codes.iter().any(|code| row.code.starts_with(code)) {
            tell(seen, looked, project, budget, [("word", word.to_owned()), ("under", row.call())]);
        }
    }
    Err(unseen)
}

fn tell(seen: &Seen, looked: &mut Looked, project: &Project, budget: Amount, args: [(&'static str, String); 2]) {
    let at = project.field("name").map_or(Spot::Entry(budget.entry), |field| Spot::Place(seen.agency, field.at));
    let mut all =
        vec![("name", project.word("name").replace(['\n', ' '], "")), ("amount", seen.print(budget.entry).to_owned())];
    all.extend(args);
    looked.faults.push(Fault {
        suspects: vec![at],
        context: vec![Spot::Entry(budget.entry)],
        args: all,
        ..Fault::default()
    });
}
