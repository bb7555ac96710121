//! R-G-012, R-G-013 the heading of the procurement table: its columns and its year.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot, listed};
use crate::doc::Locus;

pub(super) const COLUMNS: Look = Look { name: "procurement-columns", run: columns };
pub(super) const YEAR: Look = Look { name: "procurement-year", run: year };

fn columns(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let sheet = seen.sheet("PR")?;
    let form = seen.blank_form().ok_or(Unknown::FormAbsent)?;
    let mut absent = Vec::new();
    for column in sheet.columns.iter().filter(|column| !column.optional) {
        looked.compared += 1;
        if !column.present {
            let label = form.column(&column.key).and_then(|column| column.labels.first());
            absent.push(format!("“{}”", label.map_or(&*column.key, String::as_str)));
        }
    }
    let (block, _) = *seen.recognised()?.parts.first().ok_or(Unknown::FormAbsent)?;
    if !absent.is_empty() {
        looked.faults.push(Fault {
            suspects: vec![Spot::Place(seen.agency, Locus { block, cell: None, chars: None })],
            args: vec![("columns", listed(&absent))],
            ..Fault::default()
        });
    }
    Ok(())
}

fn year(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let want = seen.told.year();
    let table = seen.table.ok_or(Unknown::FormAbsent)?;
    let heads = seen.heads(seen.form, table).ok_or(Unknown::FormAbsent)?;
    let printed: Vec<(Locus, u32)> =
        heads.headings().filter_map(|(at, text)| Some((at, year_before(text, "年")?))).collect();
    if printed.is_empty() {
        return Err(Unknown::Precondition);
    }
    if want == 0 {
        return Err(Unknown::SentenceAbsent);
    }
    looked.compared += printed.len() as u32;
    let wrong: Vec<&(Locus, u32)> = printed.iter().filter(|(_, year)| *year != want).collect();
    if let Some((_, got)) = wrong.first() {
        looked.faults.push(Fault {
            suspects: wrong.iter().map(|(at, _)| Spot::Place(seen.agency, *at)).collect(),
            args: vec![("got", got.to_string()), ("want", want.to_string())],
            ..Fault::default()
        });
    }
    Ok(())
}

/// The four digits before a word.
fn year_before(text: &str, word: &str) -> Option<u32> {
    let before = text.trim_start().split(word).next().filter(|before| before.len() < text.trim_start().len())?;
    let digits = before.trim_end();
    let start = digits.len().checked_sub(4)?;
    let year: u32 = digits.get(start..)?.parse().ok()?;
    (1990..2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_name_a_year() {
        assert_eq!(year_before("2025年预留中小微企业份额", "年"), Some(2025));
        assert_eq!(year_before("2025 年预留份额", "年"), Some(2025));
        assert_eq!(year_before("政府采购金额（当年部门预算安排资金）", "年"), None);
        assert_eq!(year_before("年", "年"), None);
    }
}
