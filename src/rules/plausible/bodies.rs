//! R-D-007 · R-D-008 the bodies of one document: as many as its contents list, all of one department.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::listed;
use crate::budget::{Agency, AgencyId, Budget};
use crate::doc::{BlockId, Locus};
use crate::text::normal;
use std::collections::BTreeMap;

pub(super) const CONTENTS: Look = Look { name: "contents-bodies", run: contents };
pub(super) const CODES: Look = Look { name: "one-department", run: codes };

/// Digits of a department's code: every unit's code begins with it.
const DEPARTMENT: usize = 3;

fn all(budget: &Budget) -> impl Iterator<Item = (AgencyId, &Agency)> {
    budget.agencies.iter().zip(0..).map(|(agency, id)| (AgencyId(id), agency))
}

fn contents(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let listing = entries(seen);
    let first = listing.first().ok_or(Unknown::SentenceAbsent)?.0;
    looked.compared += 1;
    let (listed_count, bodies) = (listing.len(), seen.budget.agencies.len());
    if listed_count == bodies {
        return Ok(());
    }
    let names: Vec<String> = all(seen.budget).map(|(_, agency)| normal::label(&agency.name)).collect();
    let has = |name: &str| names.iter().any(|known| !known.is_empty() && name.contains(known.as_str()));
    let absent = listing.iter().filter(|(_, name)| !has(name) && !is_title(seen, &listing, name));
    let absent: Vec<&(BlockId, String)> = absent.collect();
    let extra: Vec<(AgencyId, String)> = all(seen.budget)
        .zip(&names)
        .filter(|(_, name)| !name.is_empty() && !listing.iter().any(|(_, entry)| entry.contains(name.as_str())))
        .map(|((id, agency), _)| (id, agency.name.clone()))
        .collect();
    // Every body is there under some title: only its captions were not found.
    if absent.is_empty() && extra.is_empty() {
        return Ok(());
    }
    let place = |block: BlockId| Spot::Place(AgencyId(0), Locus { block, cell: None, chars: None });
    let mut suspects: Vec<Spot> = absent.iter().map(|(block, _)| place(*block)).collect();
    suspects.extend(extra.iter().filter_map(|(id, _)| caption(seen.budget, *id)));
    if suspects.is_empty() {
        suspects.push(place(first));
    }
    let named: Vec<String> =
        absent.iter().map(|(_, name)| name.clone()).chain(extra.into_iter().map(|(_, name)| name)).collect();
    let args = vec![("listed", listed_count.to_string()), ("bodies", bodies.to_string()), ("names", listed(&named))];
    looked.faults.push(Fault { suspects, args, ..Fault::default() });
    Ok(())
}

/// The lines of the contents that name a body's budget: block and name.
fn entries(seen: &Seen) -> Vec<(BlockId, String)> {
    let endings = seen.words("contents of bodies");
    let lines = all(seen.budget).flat_map(|(agency, _)| seen.of_agency(agency).lines());
    let mut entries: Vec<(BlockId, String)> = lines
        .filter_map(|(block, line)| {
            let leader = ["....", "……", "····", "．．．"].into_iter().filter_map(|leader| line.find(leader)).min()?;
            let name = normal::label(&line[..leader]);
            let ending = endings.iter().find(|ending| name.ends_with(ending.as_str()))?;
            Some((block, unnumbered(&name[..name.len() - ending.len()]).to_owned()))
        })
        .filter(|(_, name)| !name.is_empty())
        .collect();
    entries.sort();
    entries
}

/// 一、某单位 → 某单位
fn unnumbered(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| "一二三四五六七八九十（）0123456789".contains(c));
    rest.trim_start_matches(['、', '.', '．'])
}

/// True when the name stands as a title behind the contents.
fn is_title(seen: &Seen, listing: &[(BlockId, String)], name: &str) -> bool {
    let last = listing.last().map_or(BlockId(0), |(block, _)| *block);
    let mut lines = all(seen.budget).flat_map(|(agency, _)| seen.of_agency(agency).lines());
    lines.any(|(block, line)| block > last && line.len() < 240 && normal::label(line).contains(name))
}

/// The first caption that names a body.
fn caption(budget: &Budget, agency: AgencyId) -> Option<Spot> {
    let mut own = budget.tables.iter().filter(|table| table.agency == agency);
    let block = own.find_map(|table| table.captions.iter().find_map(|caption| caption.agency))?;
    Some(Spot::Place(agency, Locus { block, cell: None, chars: None }))
}

fn codes(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut departments: BTreeMap<&str, Vec<AgencyId>> = BTreeMap::new();
    for (id, agency) in all(seen.budget) {
        if let Some(department) = agency.code.get(..DEPARTMENT) {
            departments.entry(department).or_default().push(id);
        }
    }
    let count: usize = departments.values().map(Vec::len).sum();
    if count < 2 {
        return Err(Unknown::Precondition);
    }
    let (main, own) = departments.iter().max_by_key(|(_, bodies)| bodies.len()).ok_or(Unknown::Precondition)?;
    // A collection of several departments' documents is none of one department.
    if departments.len() > 1 && own.len() * 2 <= count {
        return Err(Unknown::Precondition);
    }
    looked.compared += count as u32;
    let strangers: Vec<AgencyId> =
        departments.iter().filter(|(department, _)| *department != main).flat_map(|(_, ids)| ids.clone()).collect();
    if strangers.is_empty() {
        return Ok(());
    }
    let call = |id: &AgencyId| {
        let agency = &seen.budget.agencies[id.0 as usize];
        format!("{} {}", agency.code, agency.name)
    };
    let named: Vec<String> = strangers.iter().map(call).collect();
    looked.faults.push(Fault {
        suspects: strangers.iter().filter_map(|id| caption(seen.budget, *id)).collect(),
        context: own.iter().filter_map(|id| caption(seen.budget, *id)).collect(),
        args: vec![("names", listed(&named)), ("department", (*main).to_owned())],
        ..Fault::default()
    });
    Ok(())
}
