//! R-N-009 projects the text names are among the projects. R-N-019 those a rise is put down to are large enough for it.

use super::super::ask::Unknown;
use super::super::hygiene::quoted;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::has;
use crate::budget::{EntryId, Project};
use crate::money::Decimal;
use crate::prose::{Direction, Fact, FactId, Passage, PassageId, Role};
use crate::text::{Span, normal};
use std::collections::BTreeSet;

pub(super) const NAMED_PROJECTS: Look = Look { name: "named-projects", run: named };
pub(super) const LARGE_ENOUGH: Look = Look { name: "large-enough", run: large_enough };

/// Row of the sheet `N` that holds what is spent on projects.
const PROJECTS: &str = "out.project";
/// Characters of the shortest and the longest phrase that is taken for a project.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=24;
const HUNDRED: i64 = 100;

/// Words that name a project.
struct Phrase<'a> {
    passage: PassageId,
    span: Span,
    words: &'a str,
}

fn named(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    seen.projects().next().ok_or(Unknown::FormAbsent)?;
    let mut absent: Vec<Phrase> = Vec::new();
    for (_, fact) in facts(seen) {
        for phrase in phrases(seen, fact) {
            looked.compared += 1;
            let is_known =
                project(seen, phrase.words).is_some() || absent.iter().any(|known| known.words == phrase.words);
            if !is_known {
                absent.push(phrase);
            }
        }
    }
    if !absent.is_empty() {
        let suspects = absent.iter().map(|phrase| Spot::Words(phrase.passage, phrase.span)).collect();
        let args = vec![("words", quoted(absent.iter().map(|phrase| phrase.words)))];
        looked.faults.push(Fault { suspects, args, ..Fault::default() });
    }
    if looked.compared == 0 { Err(Unknown::SentenceAbsent) } else { Ok(()) }
}

fn large_enough(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    seen.projects().next().ok_or(Unknown::FormAbsent)?;
    let mut why = Unknown::SentenceAbsent;
    for (id, fact) in facts(seen).into_iter().filter(|(_, fact)| fact.role == Role::Change) {
        let rises = fact.told.is_some_and(|told| told.direction == Direction::Up);
        let phrases = phrases(seen, fact);
        let projects: Option<Vec<&Project>> = phrases.iter().map(|phrase| project(seen, phrase.words)).collect();
        let (Some(entry), Some(projects)) = (seen.told.entry(id), projects.filter(|all| rises && !all.is_empty()))
        else {
            why = why.max(Unknown::Precondition);
            continue;
        };
        match compare(seen, entry, &projects) {
            Ok(fault) => {
                looked.compared += 1;
                looked.faults.extend(fault);
            }
            Err(unknown) => why = unknown,
        }
    }
    if looked.compared == 0 { Err(why) } else { Ok(()) }
}

/// The budgets of the named projects against the rise.
fn compare(seen: &Seen, change: EntryId, projects: &[&Project]) -> Result<Option<Fault>, Unknown> {
    let rise = seen.amount_of(change)?;
    let numbers: BTreeSet<u32> = projects.iter().map(|project| project.number).collect();
    let budgets: Result<Vec<_>, _> =
        numbers.iter().map(|number| seen.amount("P", &number.to_string(), "budget")).collect();
    let budgets = budgets?;
    let sum: Decimal = budgets.iter().map(|budget| budget.value).sum();
    let share = sum.checked_mul(Decimal::from(HUNDRED)).and_then(|sum| sum.checked_div(rise.value));
    let share = share.ok_or(Unknown::Precondition)?;
    if share >= seen.setting("share") {
        return Ok(None);
    }
    Ok(Some(Fault {
        suspects: vec![Spot::Entry(change)],
        context: budgets.iter().map(|budget| Spot::Entry(budget.entry)).collect(),
        args: vec![
            ("sum", seen.wan(sum)),
            ("change", seen.print(change).to_owned()),
            ("share", share.round_dp(0).to_string()),
        ],
        ..Fault::default()
    }))
}

/// What the text says of the money spent on projects: its amount and its change.
fn facts<'a>(seen: &Seen<'a>) -> Vec<(FactId, &'a Fact)> {
    let items = seen.told.items().filter(|(_, item)| item.subject.key.as_deref() == Some(PROJECTS));
    let facts = items.flat_map(|(_, item)| item.facts.iter().map(|id| (*id, seen.told.prose.fact(*id))));
    facts.filter(|(_, fact)| matches!(fact.role, Role::Value | Role::Change)).collect()
}

/// The projects a fact is put down to: 主要是…及…等, 主要原因是新增加…支出.
fn phrases<'a>(seen: &Seen<'a>, fact: &Fact) -> Vec<Phrase<'a>> {
    let passage: &Passage = seen.told.prose.passage(fact.passage);
    let rest = passage.slice(Span::new(fact.whole.end, passage.len()));
    let rest = rest.trim_start_matches([',', '。', ';', ')']);
    let opened = seen.words("words before projects").iter().find_map(|word| rest.strip_prefix(word.as_str()));
    let Some(said) = opened.map(|said| said.find(['。', ';']).map_or(said, |end| &said[..end])) else {
        return Vec::new();
    };
    let said = said.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '度' | ':' | ','));
    let added = seen.words("words of new projects").iter().find_map(|word| said.strip_prefix(word.as_str()));
    // Behind the reason of a change stand projects only where they are said to be new.
    let said = match (added, fact.role) {
        (Some(added), _) => added,
        (None, Role::Change) => return Vec::new(),
        (None, _) => said,
    };
    let pieces = said.split([',', '、', '及', '和', '与']).map(|piece| trimmed(seen, piece));
    let fits =
        pieces.filter(|piece| LENGTHS.contains(&piece.chars().count()) && !has(seen, "words of no project", piece));
    let phrase = |words: &'a str| {
        let start = passage.chars_before(words.as_ptr() as usize - passage.text.as_ptr() as usize);
        let span = Span::new(start, start + words.chars().count() as u32);
        Phrase { passage: fact.passage, span, words }
    };
    fits.map(phrase).collect()
}

/// Words without 等, 项目, 支出 behind them and quotes around.
fn trimmed<'t>(seen: &Seen, piece: &'t str) -> &'t str {
    let mut piece = piece.trim_matches(['“', '”', '"', '(', ')']);
    while let Some(rest) = seen.words("words behind projects").iter().find_map(|word| piece.strip_suffix(word.as_str()))
    {
        piece = rest;
    }
    piece
}

/// The project whose name, or purpose, is like these words.
fn project<'a>(seen: &Seen<'a>, words: &str) -> Option<&'a Project> {
    let wanted = seen.setting("likeness");
    let likeness = |project: &Project| {
        let of = |key: &str| likeness(words, &plain(project.word(key)));
        of("name").max(of("purpose"))
    };
    let best = seen.projects().map(|project| (likeness(project), project)).max_by_key(|(likeness, _)| *likeness)?;
    (wanted <= best.0.into()).then_some(best.1)
}

/// Per cent of the pairs of neighbouring characters of `words` that `name` has too.
fn likeness(words: &str, name: &str) -> u32 {
    let pairs = |text: &str| -> BTreeSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (own, others) = (pairs(words), pairs(name));
    let common = own.intersection(&others).count();
    (common * 100 / own.len().max(1)) as u32
}

/// A name as passages print it.
fn plain(name: &str) -> String {
    name.chars().map(normal::fold).filter(|c| !normal::is_blank(*c)).collect()
}
