//! R-N-022 institutions have no agency operating expenses. R-N-023 the text speaks of agency operating expenses.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::table::Severity;
use super::{has, speaking};
use crate::budget::{TableId, Value};
use crate::doc::{BlockId, Locus, Table};
use crate::prose::PassageId;
use crate::text::Span;

pub(super) const INSTITUTION: Look = Look { name: "institution-operating", run: institution };
pub(super) const OPERATING: Look = Look { name: "operating", run: operating };

fn institution(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let natures = natures(seen, seen.table.ok_or(Unknown::FormAbsent)?);
    let (nature, at) = natures.first().ok_or(Unknown::ColumnAbsent)?;
    if !natures.iter().all(|(nature, _)| is_institution(seen, nature)) {
        return Err(Unknown::Precondition);
    }
    let stated = seen.sheet("N")?.entry("ops", "amount").ok_or(Unknown::SentenceAbsent)?;
    let is_none = matches!(seen.budget.entry(stated).value, Value::Number { value, .. } if value.is_zero());
    if !is_none {
        seen.amount_of(stated)?;
    }
    looked.compared += 1;
    if !is_none {
        looked.faults.push(Fault {
            suspects: vec![Spot::Entry(stated)],
            context: vec![*at],
            args: vec![("nature", (*nature).to_owned()), ("amount", seen.print(stated).to_owned())],
            ..Fault::default()
        });
    }
    Ok(())
}

/// An institution that is not managed like an administrative body.
fn is_institution(seen: &Seen, nature: &str) -> bool {
    has(seen, "institutions", nature) && !has(seen, "administrative bodies", nature)
}

/// What a table says each body is, and where.
fn natures<'a>(seen: &Seen<'a>, table: TableId) -> Vec<(&'a str, Spot)> {
    seen.parts_of(table).flat_map(|(block, head, table)| column(seen, block, head, table)).collect()
}

fn column<'a>(seen: &Seen<'a>, block: BlockId, head: u32, table: &'a Table) -> Vec<(&'a str, Spot)> {
    let is_nature = |row: u32, col: u32| table.text(row, col).contains("性质");
    let Some(col) = (0..table.cols).find(|col| (0..head.max(1)).any(|row| is_nature(row, *col))) else {
        return Vec::new();
    };
    let cells = (head.max(1)..table.rows).map(|row| (table.text(row, col).trim(), row));
    let spot = |row: u32| Spot::Place(seen.agency, Locus { block, cell: Some((row, col)), chars: None });
    cells.filter(|(nature, _)| !nature.is_empty()).map(|(nature, row)| (nature, spot(row))).collect()
}

fn operating(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    // An extract, or a file of tables alone, lacks more than this.
    seen.sheet("T3")?;
    let told = seen.told.items().any(|(_, item)| item.subject.key.as_deref() == Some("out.grand"));
    let first = speaking(seen).next().filter(|_| told).ok_or(Unknown::SentenceAbsent)?;
    looked.compared += 1;
    if speaking(seen).any(|(_, passage)| has(seen, "operating expenses", &passage.text)) {
        return Ok(());
    }
    let institutions: Vec<_> = seen.tables("ORG").into_iter().flat_map(|table| natures(seen, table)).collect();
    let outside = !institutions.is_empty() && institutions.iter().all(|(nature, _)| is_institution(seen, nature));
    let at = title(seen).unwrap_or(first.0);
    looked.faults.push(Fault {
        suspects: vec![Spot::Words(at, Span::new(0, seen.told.prose.passage(at).len()))],
        severity: outside.then_some(Severity::Warning),
        ..Fault::default()
    });
    Ok(())
}

/// The title under which the sentence is missing.
fn title(seen: &Seen) -> Option<PassageId> {
    let mut titles = seen.told.passages().filter(|(_, passage)| passage.is_title);
    titles.find(|(_, passage)| has(seen, "operating expenses", &passage.text)).map(|(id, _)| id)
}
