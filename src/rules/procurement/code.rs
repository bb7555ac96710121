//! R-G-006 the code of the procurement catalogue: its form, and whether it is one of the catalogue of 2022.

use super::super::ask::Unknown;
use super::super::codes::catalogue;
use super::super::look::{Look, Looked, Seen, Spot, grouped};
use super::purchases::{Purchase, purchases};
use crate::doc::Locus;
use crate::text::normal;

pub(super) const CODE_FORM: Look = Look { name: "catalogue-form", run: form };
pub(super) const CODE_NAME: Look = Look { name: "catalogue-name", run: name };

/// The year whose budgets go by the catalogue of 2022.
const SINCE: u32 = 2023;
/// Characters of a whole code: a letter and eight digits.
const WHOLE: usize = 9;

fn form(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let mut wrong: Vec<(Spot, String)> = Vec::new();
    let purchases = purchases(seen)?;
    for (at, code) in codes(&purchases) {
        looked.compared += 1;
        if !is_formed(&code) {
            wrong.push((Spot::Place(seen.agency, at), format!("“{code}”")));
        }
    }
    tell(looked, wrong);
    Err(absent(&purchases))
}

fn name(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let purchases = purchases(seen)?;
    if !(SINCE..2100).contains(&seen.told.year()) {
        return Err(Unknown::ListAbsent);
    }
    let mut wrong: Vec<(Spot, String)> = Vec::new();
    for purchase in &purchases {
        let Some((at, code)) = purchase.code.map(clean).filter(|(_, code)| is_formed(code) && code.len() == WHOLE)
        else {
            continue;
        };
        looked.compared += 1;
        let spot = Spot::Place(seen.agency, at);
        let item = normal::label(purchase.item.map_or("", |(_, item)| item));
        match catalogue::name(&code) {
            None => wrong.push((spot, format!("{code}不在目录中"))),
            // The item may be the buyer's own words, the code that of the group above; only the name of another entry
            // is a slip.
            Some(official) if normal::label(official) != item => {
                if let Some(other) = catalogue::code(&item).filter(|other| !other.starts_with(catalogue::short(&code)))
                {
                    wrong.push((spot, format!("{code}是“{official}”，而“{item}”是{other}")));
                }
            }
            Some(_) => {}
        }
    }
    tell(looked, wrong);
    Err(absent(&purchases))
}

fn tell(looked: &mut Looked, wrong: Vec<(Spot, String)>) {
    if wrong.is_empty() {
        return;
    }
    let (suspects, mut said): (Vec<Spot>, Vec<String>) = wrong.into_iter().unzip();
    said.dedup();
    looked.faults.extend(grouped(suspects, "codes", &said));
}

/// The codes that are printed.
fn codes(purchases: &[Purchase]) -> Vec<(Locus, String)> {
    purchases.iter().filter_map(|purchase| purchase.code).map(clean).filter(|(_, code)| !code.is_empty()).collect()
}

fn clean((at, code): (Locus, &str)) -> (Locus, String) {
    (at, normal::label(code).to_ascii_uppercase())
}

fn absent(purchases: &[Purchase]) -> Unknown {
    if purchases.iter().all(|purchase| purchase.code.is_none()) { Unknown::ColumnAbsent } else { Unknown::Empty }
}

/// A letter and eight digits. Codes of other catalogues, and codes without the zeros at their end, have other pairs.
fn is_formed(code: &str) -> bool {
    let mut chars = code.chars();
    let letter = chars.next().is_some_and(|c| matches!(c, 'A' | 'B' | 'C'));
    letter && (3..=11).contains(&code.len()) && code.len() % 2 == 1 && chars.all(|c| c.is_ascii_digit())
}
