//! R-N-041 a body that buys nothing says so: there is a procurement table or a sentence.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::{has, speaking};
use crate::text::Span;

pub(super) const PROCUREMENT: Look = Look { name: "procurement-said", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let listed =
        seen.sheet("PR").is_ok_and(|sheet| sheet.rows.iter().any(|row| row.entries.iter().flatten().next().is_some()));
    if listed {
        return Err(Unknown::Precondition);
    }
    // An extract, or a file of tables alone, lacks more than this.
    seen.sheet("T3")?;
    let told = seen.told.items().any(|(_, item)| item.subject.key.as_deref() == Some("out.grand"));
    let (first, _) = speaking(seen).next().filter(|_| told).ok_or(Unknown::SentenceAbsent)?;
    looked.compared += 1;
    let is_said = speaking(seen).any(|(_, passage)| has(seen, "procurement", &passage.text));
    let is_noted = seen.tables("PR").into_iter().any(|table| {
        let captions = &seen.budget.table(table).captions;
        captions.iter().any(|caption| !caption.notes.is_empty())
    });
    if !is_said && !is_noted {
        let mut titles = seen.told.passages().filter(|(_, passage)| passage.is_title);
        let title = titles.find(|(_, passage)| has(seen, "procurement", &passage.text));
        let at = title.map_or(first, |(id, _)| id);
        let span = Span::new(0, seen.told.prose.passage(at).len());
        looked.faults.push(Fault { suspects: vec![Spot::Words(at, span)], ..Fault::default() });
    }
    Ok(())
}
