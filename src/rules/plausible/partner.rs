//! R-X-042 payments to a body above or below name it.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::amount;
use crate::text::normal;

pub(super) const PARTNER: Look = Look { name: "payment-partner", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let payments = [amount(seen, "T3", "total", "upward")?, amount(seen, "T3", "total", "affiliates")?];
    let paid: Vec<_> = payments.into_iter().filter(|amount| !amount.value.is_zero()).collect();
    let first = paid.first().ok_or(Unknown::Precondition)?;
    let narrated = seen.budget.prose.passages.iter().any(|passage| passage.agency == seen.agency.0 as usize);
    if !narrated && seen.tables("ORG").is_empty() {
        return Err(Unknown::FormAbsent);
    }
    looked.compared += 1;
    if is_organised(seen) || is_told(seen) {
        return Ok(());
    }
    let column = |entry| seen.budget.entry(entry).label.column.to_string();
    let items: Vec<String> =
        paid.iter().map(|amount| format!("{}{}", column(amount.entry), seen.print(amount.entry))).collect();
    looked.faults.push(Fault {
        suspects: paid.iter().map(|amount| Spot::Entry(amount.entry)).collect(),
        args: vec![("items", items.join("、")), ("column", column(first.entry))],
        ..Fault::default()
    });
    Ok(())
}

/// True when the table of bodies lists another body.
fn is_organised(seen: &Seen) -> bool {
    let own = normal::label(&seen.agency().name);
    seen.tables("ORG").into_iter().any(|table| {
        let seen = seen.at_table("ORG", table);
        let names = seen.parts().flat_map(|(_, head, table)| {
            (head..table.rows).map(move |row| normal::label(table.text(row, 0))).filter(|name| !name.is_empty())
        });
        names.enumerate().any(|(at, name)| at > 0 && name != own)
    })
}

/// True when a sentence that speaks of the payment names a body that is not the agency itself.
fn is_told(seen: &Seen) -> bool {
    let glossary = seen.words("glossary titles");
    let own = normal::label(&seen.agency().name);
    let passages = seen.budget.prose.passages.iter().filter(|passage| passage.agency == seen.agency.0 as usize);
    let mut explained = passages.filter(|passage| !glossary.occurs_in(&passage.title));
    explained.any(|passage| {
        let names = seen.words("payment names");
        if !names.occurs_in(&passage.text) {
            return false;
        }
        // The names of the payments and the body's own names hold 单位 themselves.
        let rest = names
            .iter()
            .chain(seen.words("own body").iter())
            .fold(passage.text.clone(), |text, word| text.replace(word.as_str(), ""));
        let rest = if own.is_empty() { rest } else { rest.replace(&own, "") };
        seen.words("bodies").occurs_in(&rest)
    })
}
