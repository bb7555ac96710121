//! R-H-014 where the body's own name is expected, no other body is named: 现将……单位预算公开如下, 反映……年度预算.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use crate::budget::{Agency, AgencyId};
use crate::prose::{Passage, PassageId, Sense};
use crate::rules::text::is_near;
use crate::text::{Span, normal};

pub(super) const FOREIGN_UNIT: Look = Look { name: "foreign-unit", run };

/// Stands for the name in a pattern.
const NAME: char = '…';
/// Characters of the shortest and the longest name.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=30;
/// Digits in the code of a unit; departments have fewer.
const UNIT_DIGITS: usize = 6;

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let own = plain(&seen.agency().name);
    if own.is_empty() {
        return Err(Unknown::SentenceAbsent);
    }
    for (id, passage) in seen.told.passages().filter(|(_, passage)| !passage.is_title) {
        for (name, span) in names(seen, passage) {
            looked.compared += 1;
            if !is_foreign(seen, &own, passage, name) {
                continue;
            }
            looked.faults.push(fault(id, name, span, &seen.agency().name));
        }
    }
    if looked.compared == 0 { Err(Unknown::SentenceAbsent) } else { Ok(()) }
}

fn fault(id: PassageId, name: &str, span: Span, own: &str) -> Fault {
    Fault {
        suspects: vec![Spot::Words(id, span)],
        args: vec![("name", name.to_owned()), ("own", own.to_owned())],
        ..Fault::default()
    }
}

/// The names that stand where the own name is expected.
fn names<'p>(seen: &Seen, passage: &'p Passage) -> Vec<(&'p str, Span)> {
    let text = passage.text.as_str();
    let found = seen.words("places of the own name").iter().filter_map(|pattern| {
        let (before, behind) = pattern.split_once(NAME)?;
        let start = if before.is_empty() { 0 } else { text.find(before)? + before.len() };
        let name = &text[start..start + text[start..].find(behind)?];
        let is_body = seen.told.lexicon.ending(name, Sense::Body).is_some() || name.ends_with("本级");
        let own = ["本单位", "我单位", "本部门", "我部门"].iter().any(|word| name.contains(word));
        let words = name.contains([',', '。', ';', ':', '、', '《', '》', '(']);
        let length = name.chars().count();
        let first = passage.chars_before(start);
        let span = Span::new(first, first + length as u32);
        (is_body && !own && !words && LENGTHS.contains(&length)).then_some((name, span))
    });
    found.collect()
}

/// True for a name that is neither the own one, nor short or long for it, nor a slip of the pen (R-H-004).
fn is_foreign(seen: &Seen, own: &str, passage: &Passage, name: &str) -> bool {
    let is_own = is_short_for(name, own) || is_short_for(own, name) || is_near(name, own);
    let of_department = passage.text.contains("部门预算") && seen.agency().code.len() >= UNIT_DIGITS;
    if is_own || of_department {
        return false;
    }
    let agencies = seen.budget.agencies.iter().zip(0..).map(|(agency, index)| (agency, AgencyId(index)));
    let mut others = agencies.filter(|(agency, id)| *id != seen.agency && is_same(agency, name));
    // In a document of other order this may be that body's own narrative: then it has none elsewhere.
    others.next().is_none_or(|(agency, id)| has_narrative(seen, agency, id))
}

fn is_same(agency: &Agency, name: &str) -> bool {
    let other = plain(&agency.name);
    !other.is_empty() && (is_short_for(name, &other) || is_short_for(&other, name))
}

/// True when a body's own paragraphs name it.
fn has_narrative(seen: &Seen, agency: &Agency, id: AgencyId) -> bool {
    let own = seen.told.prose.passages.iter().filter(|passage| passage.agency == id.0 as usize);
    own.filter(|passage| !passage.is_title)
        .any(|passage| names(seen, passage).into_iter().any(|(name, _)| is_same(agency, name)))
}

/// Whether all characters of `short` stand in `long` in their order: 宁县政府办 for 宁县人民政府办公室.
fn is_short_for(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// A name as passages print it.
fn plain(name: &str) -> String {
    name.chars().map(normal::fold).filter(|c| !normal::is_blank(*c)).collect()
}
