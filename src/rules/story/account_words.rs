//! R-N-072 a budget does not call the year's amounts final accounts (决算) or execution (执行数).

use super::super::ask::Unknown;
use super::super::hygiene::quoted;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::{has, speaking};
use crate::prose::{Passage, PassageId};
use crate::text::Span;

pub(super) const ACCOUNT_WORDS: Look = Look { name: "account-words", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let prose = seen.told.prose;
    if prose.is_final {
        return Err(Unknown::Precondition);
    }
    if prose.year == 0 {
        return Err(Unknown::SentenceAbsent);
    }
    let mut found: Vec<(Spot, &str)> = Vec::new();
    let year = format!("{}年", prose.year);
    for (id, passage) in speaking(seen) {
        looked.compared += 1;
        if has(seen, "words of accounts", &passage.text) {
            found.extend(accounts(seen, id, passage, &year));
        }
    }
    if !found.is_empty() {
        let args = vec![("words", quoted(found.iter().map(|(_, words)| *words)))];
        let suspects = found.into_iter().map(|(spot, _)| spot).collect();
        looked.faults.push(Fault { suspects, args, ..Fault::default() });
    }
    if looked.compared == 0 { Err(Unknown::SentenceAbsent) } else { Ok(()) }
}

/// The words of accounts in clauses that speak of this year and of no other: 2025年支出决算数为12万元.
fn accounts<'a>(seen: &Seen, id: PassageId, passage: &'a Passage, year: &str) -> Vec<(Spot, &'a str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for clause in passage.text.split_inclusive(['。', ';', ',']) {
        let start = at;
        at += clause.len();
        let Some(own) = clause.find(year) else { continue };
        let behind = &clause[own + year.len()..];
        let word = seen.words("words of accounts").iter().filter_map(|word| Some((behind.find(word.as_str())?, word)));
        let Some((offset, word)) = word.min() else { continue };
        let before = &behind[..offset];
        let about = seen.words("words around accounts").occurs_in(clause);
        let other = before.contains('年') || before.ends_with('预') || before.contains('《') || clause.contains('《');
        // Only a statement of the year's amounts or of what the text itself is.
        let states = ["万元", "公开如下", "公开情况", "说明"].iter().any(|word| behind[offset..].contains(word));
        if about || other || !states {
            continue;
        }
        let first = passage.chars_before(start + own + year.len() + offset);
        let span = Span::new(first, first + word.chars().count() as u32);
        found.push((Spot::Words(id, span), passage.slice(span)));
    }
    found
}
