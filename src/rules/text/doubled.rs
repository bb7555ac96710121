//! R-H-007 words said twice or against each other (增加增加, 减增加, 增加持平), and R-H-007 as a note: 比…持平, 增加0万元.

use super::told::Told;
use super::{Check, Fault, Looked, Spot};
use crate::prose::{Fact, Passage, PassageId, Role, Sense};
use crate::rules::Judged;
use crate::text::Span;
use std::collections::BTreeMap;

pub(super) const DOUBLED: Check = Check { name: "doubled", run: doubled };
pub(super) const WORDING: Check = Check { name: "wording", run: wording };

fn doubled(told: &Told, _: &Judged, looked: &mut Looked) {
    for (id, passage) in told.passages().filter(|(_, passage)| passage.text.contains('。')) {
        looked.compared += 1;
        for (at, word) in told.lexicon.occurrences(&passage.text, Sense::Doubled) {
            let spot = spot(id, passage, at, word);
            let args = vec![("words", word.to_owned())];
            looked.faults.push(Fault { suspects: vec![spot], args, ..Fault::default() });
        }
    }
}

/// One finding for a wording however often it stands there.
fn wording(told: &Told, _: &Judged, looked: &mut Looked) {
    let mut places: BTreeMap<(String, String), Vec<Spot>> = BTreeMap::new();
    for (_, item) in told.items() {
        for (id, fact) in item.facts.iter().map(|id| (*id, told.prose.fact(*id))) {
            let Some(found) = unusual(told.prose.passage(fact.passage), fact) else { continue };
            looked.compared += 1;
            let at = told.entry(id).map_or(Spot::Words(fact.passage, fact.span), Spot::Entry);
            places.entry(found).or_default().push(at);
        }
    }
    for ((words, right), suspects) in places {
        let args = vec![("words", words), ("right", right), ("count", suspects.len().to_string())];
        looked.faults.push(Fault { suspects, args, ..Fault::default() });
    }
}

/// The words as printed and as they are usually written.
fn unusual(passage: &Passage, fact: &Fact) -> Option<(String, String)> {
    match fact.role {
        Role::Flat => {
            let before = passage.slice(Span::new(fact.span.start.saturating_sub(16), fact.span.start));
            let clause = before.rsplit([',', '。', ';', ':']).next().unwrap_or_default();
            let at = clause.find('比')?;
            let usual = clause[..at].contains(['与', '较']) || clause[at..].starts_with("比较");
            (!usual).then(|| (format!("{}{}", &clause[at..], passage.slice(fact.span)), "与……持平".to_owned()))
        }
        Role::Change if fact.value.is_zero() => {
            let word = passage.slice(fact.told?.word);
            Some((format!("{word}{}", passage.slice(fact.whole)), "持平".to_owned()))
        }
        _ => None,
    }
}

fn spot(id: PassageId, passage: &Passage, at: usize, word: &str) -> Spot {
    let start = passage.chars_before(at);
    Spot::Words(id, Span::new(start, start + word.chars().count() as u32))
}
