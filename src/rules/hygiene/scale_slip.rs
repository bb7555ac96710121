//! R-H-005 an amount of the text that names a project is ten, a hundred … ten thousand times its budget: 元 and 万元 are
//! mixed. What the text says of totals is compared by equations, which name the slip themselves.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::text::Told;
use super::quoted;
use crate::budget::Project;
use crate::money::Decimal;
use crate::prose::{Fact, FactId, Kind, Role};
use crate::text::normal;

pub(super) const SCALE_SLIP: Look = Look { name: "scale-slip", run };

/// Characters of the shortest name that is looked for.
const SHORTEST: usize = 4;

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let names: Vec<(String, &Project)> =
        seen.projects().map(|project| (spoken(project.word("name")), project)).collect();
    if names.is_empty() {
        return Err(Unknown::FormAbsent);
    }
    for (id, fact) in facts(seen.told) {
        let Some(project) = named(seen, fact, &names) else { continue };
        let Some(entry) = seen.told.entry(id) else { continue };
        let (Ok(stated), Ok(budget)) = (seen.amount_of(entry), seen.amount("P", &project.number.to_string(), "budget"))
        else {
            continue;
        };
        looked.compared += 1;
        let Some(times) = factor(stated.value, budget.value) else { continue };
        looked.faults.push(Fault {
            suspects: vec![Spot::Entry(entry)],
            context: vec![Spot::Entry(budget.entry)],
            args: vec![
                ("item", quoted([project.word("name")])),
                ("stated", seen.told.prose.words(fact, fact.whole).to_owned()),
                ("right", seen.print(budget.entry).to_owned()),
                ("times", times.to_string()),
            ],
            ..Fault::default()
        });
    }
    // A text need not give the amounts of projects.
    let why = if seen.sheet("N").is_ok() { Unknown::Precondition } else { Unknown::SentenceAbsent };
    if looked.compared == 0 { Err(why) } else { Ok(()) }
}

/// The amounts of money the agency's text states.
fn facts<'a>(told: &Told<'a>) -> impl Iterator<Item = (FactId, &'a Fact)> + use<'a> {
    let (prose, agency) = (told.prose, told.agency.0 as usize);
    let facts = prose.facts.iter().zip(0..).map(|(fact, index)| (FactId(index), fact));
    facts.filter(move |(_, fact)| {
        let stated = matches!(fact.role, Role::Value | Role::Aside | Role::Unknown);
        stated && matches!(fact.kind, Kind::Money(_)) && prose.passage(fact.passage).agency == agency
    })
}

/// The project whose whole name stands right before an amount.
fn named<'a>(seen: &Seen<'a>, fact: &Fact, names: &[(String, &'a Project)]) -> Option<&'a Project> {
    let before = seen.told.prose.words(fact, fact.before);
    let clause = before.rsplit([',', '。', ';', ':']).next().unwrap_or_default();
    let clause = seen.told.lexicon.trimmed(clause);
    let fits = names.iter().filter(|(name, _)| {
        name.chars().count() >= SHORTEST
            && (clause.ends_with(name.as_str()) || clause.ends_with(seen.told.lexicon.trimmed(name)))
    });
    fits.max_by_key(|(name, _)| name.len()).map(|(_, project)| *project)
}

/// A name as passages print it.
fn spoken(name: &str) -> String {
    name.chars().map(normal::fold).filter(|c| !normal::is_blank(*c)).collect()
}

/// 10, 100, 1000 or 10000 when one amount is so many times the other, half a per cent more or less.
fn factor(one: Decimal, other: Decimal) -> Option<u32> {
    let (large, small) = if one > other { (one, other) } else { (other, one) };
    if small <= Decimal::ZERO {
        return None;
    }
    let ratio = large.checked_div(small)?;
    [10_u32, 100, 1000, 10_000].into_iter().find(|times| {
        let times = Decimal::from(*times);
        (ratio - times).abs().checked_mul(Decimal::from(200)).is_some_and(|gap| gap <= times)
    })
}
