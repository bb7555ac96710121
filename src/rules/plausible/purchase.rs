//! R-T9-007 money to buy vehicles says how many.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::amount;

pub(super) const PURCHASE: Look = Look { name: "vehicle-count", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let money = amount(seen, "T9", "car.buy", "total")?;
    if money.value.is_zero() {
        return Err(Unknown::Precondition);
    }
    let prose = &seen.budget.prose;
    let passages = || prose.passages.iter().filter(|passage| passage.agency == seen.agency.0 as usize);
    if passages().next().is_none() {
        return Err(Unknown::SentenceAbsent);
    }
    looked.compared += 1;
    let fields = seen.projects().flat_map(|project| {
        let cells = project.indicators.iter().flat_map(|indicator| &indicator.cells);
        project.words.iter().chain(cells).map(|words| words.text.as_str())
    });
    let counted = passages().map(|passage| passage.text.as_str()).chain(fields).any(|text| is_counted(seen, text));
    if !counted && !is_purchased(seen) {
        looked.faults.push(Fault {
            suspects: vec![Spot::Entry(money.entry)],
            args: vec![("amount", seen.print(money.entry).to_owned())],
            ..Fault::default()
        });
    }
    Ok(())
}

/// True for words that count vehicles to be bought: 购置公务用车2辆.
fn is_counted(seen: &Seen, text: &str) -> bool {
    let buys = || seen.words("buying").occurs_in(text);
    let counts = |word: &String| {
        let mut ends = text.match_indices(word.as_str()).map(|(at, _)| text[..at].trim_end());
        ends.any(|before| before.ends_with(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十几".contains(c)))
    };
    text.contains('车') && buys() && seen.words("vehicle measures").iter().any(counts)
}

/// True when the procurement table buys a vehicle.
fn is_purchased(seen: &Seen) -> bool {
    let kinds = seen.words("vehicles");
    seen.tables("PR").into_iter().any(|table| {
        let seen = seen.at_table("PR", table);
        seen.parts().any(|(_, head, table)| {
            let cells = table.cells.iter().filter(|cell| cell.row >= head);
            cells.into_iter().any(|cell| kinds.iter().any(|kind| cell.text.text.contains(kind.as_str())))
        })
    })
}
