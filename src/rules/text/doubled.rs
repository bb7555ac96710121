//! R-H-007 words said twice or against each other (增加增加, 减增加, 增加持平), and R-H-007 as a note: 比…持平, 增加0万元.

use super::told::Told;
use super::{Check, Fault, Looked, Spot};
use crate::prose::{Passage, PassageId, Role, Sense};
use crate::rules::Judged;
use crate::text::Span;

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

fn wording(told: &Told, _: &Judged, looked: &mut Looked) {
    for (_, item) in told.items() {
        for (id, fact) in item.facts.iter().map(|id| (*id, told.prose.fact(*id))) {
            let passage = told.prose.passage(fact.passage);
            let (words, right) = match fact.role {
                Role::Flat => {
                    let before = passage.slice(Span::new(fact.span.start.saturating_sub(16), fact.span.start));
                    let clause = before.rsplit([',', '。', ';', ':']).next().unwrap_or_default();
                    let Some(at) = clause
                        .find('比')
                        .filter(|at| !clause[..*at].contains(['与', '较']) && !clause[*at..].starts_with("比较"))
                    else {
                        continue;
                    };
                    (format!("{}{}", &clause[at..], passage.slice(fact.span)), "与……持平".to_owned())
                }
                Role::Change if fact.value.is_zero() && fact.told.is_some() => {
                    let word = fact.told.map_or("", |spoken| passage.slice(spoken.word));
                    (format!("{word}{}", passage.slice(fact.whole)), "持平".to_owned())
                }
                _ => continue,
            };
            looked.compared += 1;
            let at = told.entry(id).map_or(Spot::Words(fact.passage, fact.span), Spot::Entry);
            let args = vec![("words", words), ("right", right)];
            looked.faults.push(Fault { suspects: vec![at], args, ..Fault::default() });
        }
    }
}

fn spot(id: PassageId, passage: &Passage, at: usize, word: &str) -> Spot {
    let start = passage.chars_before(at);
    Spot::Words(id, Span::new(start, start + word.chars().count() as u32))
}
