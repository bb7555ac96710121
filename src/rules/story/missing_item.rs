//! R-N-003 the sentence on income leaves no item of the summary out.

use super::super::ask::Unknown;
use super::super::look::{Amount, Fault, Look, Looked, Seen, Spot};
use super::super::relation::RowSelector;
use super::super::table::{Severity, national};
use super::speaking;
use crate::prose::{Name, Role};

pub(super) const MISSING_ITEM: Look = Look { name: "missing-item", run };

/// The rule whose relations say which item of the text is which row.
const ITEMS: &str = "R-N-002";

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let sentence = sentence(seen).ok_or(Unknown::SentenceAbsent)?;
    seen.sheet("T1")?;
    let (mut filled, mut blank) = (Vec::new(), Vec::new());
    for (told, listed) in national().iter().filter(|rule| rule.id == ITEMS).filter_map(|rule| rule.relation()?.copy()) {
        let (RowSelector::Key(key), RowSelector::Key(row)) = (&told.rows, &listed.rows) else { continue };
        let row = format!("{}.{row}", listed.side);
        let Ok(Some(amount)) = seen.optional("T1", &row, "amount") else { continue };
        looked.compared += 1;
        let Some(name) = seen.told.lexicon.names().iter().find(|name| name.key == *key) else { continue };
        if !is_told(seen, name) {
            let list = if amount.value.is_zero() { &mut blank } else { &mut filled };
            list.push((name, amount));
        }
    }
    looked.faults.extend(fault(seen, sentence, &filled, None));
    looked.faults.extend(fault(seen, sentence, &blank, Some(Severity::Note)));
    if looked.compared == 0 { Err(Unknown::RowAbsent) } else { Ok(()) }
}

/// Where the text states the total of income.
fn sentence(seen: &Seen) -> Option<Spot> {
    let items = seen.told.items().filter(|(_, item)| item.subject.key.as_deref() == Some("income.grand"));
    let mut facts = items.flat_map(|(_, item)| seen.told.of(item, Role::Value));
    facts.find_map(|(id, _)| seen.told.entry(id)).map(Spot::Entry)
}

/// True when the text tells an amount of the thing, or names it at all.
fn is_told(seen: &Seen, name: &Name) -> bool {
    let told = seen.told.items().any(|(_, item)| item.subject.key.as_deref() == Some(&name.key));
    let names = seen.told.lexicon.names().iter().filter(|other| other.key == name.key);
    let mut words = names.flat_map(|name| &name.words);
    told || words.any(|word| speaking(seen).any(|(_, passage)| passage.text.contains(word.as_str())))
}

/// One finding for all items that are left out.
fn fault(seen: &Seen, sentence: Spot, missing: &[(&Name, Amount)], severity: Option<Severity>) -> Option<Fault> {
    let says: Vec<String> = missing
        .iter()
        .map(|(name, amount)| {
            let name = name.words.first().map_or(name.key.as_str(), String::as_str);
            match amount.value.is_zero() {
                true => format!("“{name}”（表中无金额）"),
                false => format!("“{name}”（表列{}）", seen.print(amount.entry)),
            }
        })
        .collect();
    (!says.is_empty()).then(|| Fault {
        suspects: vec![sentence],
        context: missing.iter().map(|(_, amount)| Spot::Entry(amount.entry)).collect(),
        args: vec![("items", says.join("、"))],
        severity,
        ..Fault::default()
    })
}
