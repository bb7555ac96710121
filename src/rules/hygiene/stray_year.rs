//! R-H-002 a sentence of the budget names a year that is neither the budget's nor the one before: left over from an older
//! file. Only years that stand as the year of budget words are looked at; years with amounts are R-N-012's.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::{MOST, head, tail};
use crate::prose::{Passage, PassageId, Sense};
use crate::text::Span;
use std::collections::BTreeMap;

pub(super) const STRAY_YEAR: Look = Look { name: "stray-year", run };

/// Characters between a year and the words that make it the year of a budget.
const BETWEEN: usize = 18;
/// Characters before a year that may make it part of a history or a plan.
const BEFORE: usize = 4;

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let own = seen.told.prose.year;
    if own == 0 {
        return Err(Unknown::SentenceAbsent);
    }
    let mut strays: BTreeMap<u32, Vec<Spot>> = BTreeMap::new();
    for (id, passage) in seen.told.passages() {
        for (year, span) in years(passage) {
            let is_quiet = seen.told.lexicon.has(&passage.title, Sense::Quiet);
            if is_quiet || is_judged_elsewhere(seen, id, span) || !is_of_the_budget(seen, passage, year, span) {
                continue;
            }
            looked.compared += 1;
            if year != own && year != own - 1 {
                strays.entry(year).or_default().push(Spot::Words(id, span));
            }
        }
    }
    for (year, suspects) in strays {
        let args = vec![("year", year.to_string()), ("own", own.to_string()), ("count", suspects.len().to_string())];
        looked.faults.push(Fault { suspects: suspects.into_iter().take(MOST).collect(), args, ..Fault::default() });
    }
    if looked.compared == 0 { Err(Unknown::SentenceAbsent) } else { Ok(()) }
}

/// Every 20xx年 with the code points of its digits.
fn years(passage: &Passage) -> impl Iterator<Item = (u32, Span)> + '_ {
    passage.text.match_indices('年').filter_map(|(at, _)| {
        let digits = passage.text.get(at.checked_sub(4)?..at)?;
        let year: u32 = digits.starts_with("20").then(|| digits.parse().ok())??;
        let alone = !passage.text[..at - 4].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let start = passage.chars_before(at - 4);
        alone.then(|| (year, Span::new(start, start + 4)))
    })
}

/// The year of an amount or a comparison.
fn is_judged_elsewhere(seen: &Seen, id: PassageId, span: Span) -> bool {
    let facts = seen.told.prose.facts.iter().filter(|fact| fact.passage == id);
    facts.filter_map(|fact| fact.compared.at).any(|at| at == span)
}

/// 2023年单位预算, 2023年度本单位“三公”经费: no date, no span of years, no title of a law, no project.
fn is_of_the_budget(seen: &Seen, passage: &Passage, year: u32, span: Span) -> bool {
    let before = passage.slice(Span::new(0, span.start));
    let behind = passage.slice(Span::new(span.end + 1, span.end + 1 + BETWEEN as u32 + 12));
    let in_title = before.rfind('《').is_some_and(|open| !before[open..].contains('》'));
    let is_history =
        seen.words("words before other years").iter().any(|word| tail(before, BEFORE).ends_with(word.as_str()));
    let said = head(behind, BETWEEN + 12);
    let said = said.find([',', '。', ';', ':']).map_or(said, |end| &said[..end]);
    let near = |at: usize| said[..at].chars().count() <= BETWEEN;
    let is_budget = seen.words("budget words").iter().any(|word| said.find(word.as_str()).is_some_and(near));
    let others = seen.words("words of other years");
    let is_other = others.occurs_in(said);
    // Final accounts of the year before last are often spoken of beside the budget.
    let is_account = year + 2 == seen.told.prose.year && said.contains("决算");
    let is_dated = behind.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '~' | '至'));
    is_budget && !in_title && !is_history && !is_other && !is_account && !is_dated
}
