//! R-N-051 text and table speak of the same assets: fixed assets, or all. The form's own mixture (a table of fixed assets
//! whose total is 资产总额) is of fixed assets.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use crate::prose::Role;

pub(super) const ASSET_WORDS: Look = Look { name: "asset-words", run };

/// What both may speak of.
const FIXED: &str = "固定资产";

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let listed = seen.amount("AS", "total", "value")?;
    let items = seen.told.items().filter(|(_, item)| item.subject.key.as_deref() == Some("assets.total"));
    let mut told = items.flat_map(|(_, item)| seen.told.of(item, Role::Value));
    let (id, fact) = told.next().ok_or(Unknown::SentenceAbsent)?;
    let entry = seen.told.entry(id).ok_or(Unknown::SentenceAbsent)?;
    looked.compared += 1;
    let words = seen.told.prose.words(fact, fact.before);
    let words = words.rsplit([',', '。', ';', ':']).next().unwrap_or(words);
    let row = seen.budget.entry(listed.entry);
    let captions = &seen.budget.table(row.table).captions;
    let titles = captions.iter().filter_map(|caption| caption.titles.last()).map(|block| seen.line(*block));
    let table = titles.chain([&*row.label.row]).find(|line| line.contains(FIXED)).unwrap_or(&row.label.row);
    if words.contains(FIXED) != table.contains(FIXED) {
        looked.faults.push(Fault {
            suspects: vec![Spot::Entry(entry)],
            context: vec![Spot::Entry(listed.entry)],
            args: vec![("stated", words.to_owned()), ("listed", table.to_owned())],
            ..Fault::default()
        });
    }
    Ok(())
}
