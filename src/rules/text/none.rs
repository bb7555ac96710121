//! R-N-034 what the text says there is none of is nowhere filled in: the form's table is empty, and no sentence tells an
//! amount of it.

use super::told::Told;
use super::{Check, Fault, Looked, Spot};
use crate::doc::BlockId;
use crate::prose::{Passage, Role};
use crate::rules::Judged;
use crate::text::Span;
use std::collections::BTreeSet;

pub(super) const NONE: Check = Check { name: "none", run };

/// Words, form, name: what may be none.
const THINGS: [(&str, &str, &str); 3] = [
    ("政府性基金预算", "T7", "out.fiscal.fund"),
    ("国有资本经营预算", "T8", "out.fiscal.capital"),
    ("“三公”经费", "T9", "three.total"),
];

/// Words that say there is none.
const NONE_WORDS: [&str; 5] = ["无", "没有", "未安排", "未使用", "未列"];

fn run(told: &Told, _: &Judged, looked: &mut Looked) {
    let agency = &told.budget.agencies[told.agency.0 as usize];
    let names = |text: &str| THINGS.iter().any(|(thing, ..)| text.contains(thing));
    // A note below a table is judged with its table.
    let notes: BTreeSet<BlockId> = told
        .budget
        .tables
        .iter()
        .flat_map(|table| &table.captions)
        .flat_map(|caption| &caption.notes)
        .copied()
        .collect();
    let is_note = |passage: &Passage| passage.locus(Span::new(0, 1)).is_some_and(|at| notes.contains(&at.block));
    let speaks = |passage: &Passage| !passage.is_title && names(&passage.text) && !is_note(passage);
    for (id, passage) in told.passages().filter(|(_, passage)| speaks(passage)) {
        for sentence in passage.text.split(['。', ';', ',']) {
            let Some((thing, form, key)) = said(sentence) else { continue };
            let filled = agency.sheet(form).and_then(|sheet| {
                let entries = sheet.rows.iter().flat_map(|row| row.entries.iter().flatten());
                let mut amounts = entries.copied().filter(|entry| is_money(told, *entry));
                amounts.next()
            });
            let elsewhere =
                told.items().filter(|(_, item)| item.subject.key.as_deref() == Some(key)).find_map(|(_, item)| {
                    let (fact, _) = told.of(item, Role::Value).into_iter().find(|(_, fact)| !fact.value.is_zero())?;
                    told.entry(fact)
                });
            looked.compared += u32::from(agency.sheet(form).is_some() || elsewhere.is_some());
            let Some(other) = filled.or(elsewhere) else { continue };
            let at = passage.chars_before(sentence.as_ptr() as usize - passage.text.as_ptr() as usize);
            let span = Span::new(at, at + sentence.chars().count() as u32);
            let amount = told.budget.entry(other).print.clone();
            looked.faults.push(Fault {
                suspects: vec![Spot::Words(id, span), Spot::Entry(other)],
                args: vec![("item", thing.to_owned()), ("amount", amount)],
                ..Fault::default()
            });
        }
    }
}

fn is_money(told: &Told, entry: crate::budget::EntryId) -> bool {
    matches!(told.budget.entry(entry).value, crate::budget::Value::Number { value, .. } if !value.is_zero())
}

/// The thing a sentence says there is none of: 本单位2024年无政府性基金预算拨款支出.
fn said(sentence: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let (at, word) = NONE_WORDS.iter().filter_map(|word| Some((sentence.find(word)?, *word))).min()?;
    let behind = sentence[at + word.len()..].trim_start_matches("安排").trim_start_matches("使用");
    let thing = THINGS.iter().find(|(thing, ..)| behind.starts_with(thing))?;
    let rest = &behind[thing.0.len()..];
    ["收入", "支出", "拨款", "安排", "收支", "预算"].iter().any(|word| rest.contains(word)).then_some(*thing)
}
