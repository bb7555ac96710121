//! R-D-011 published within the days the law sets. Both dates come from outside.

use super::{Case, Fault, Looked, Place};
use crate::doc::{BlockId, Locus};
use crate::money::Decimal;
use crate::rules::Spot;

const RULE: &str = "R-D-011";

pub(super) fn run(case: &Case) -> Vec<Looked> {
    let (Some(approved), Some(published)) = (case.dates.approved, case.dates.published) else { return Vec::new() };
    let Some(body) = case.bodies.first() else { return Vec::new() };
    let mut looked = Looked { compared: 1, ..Looked::of(body, None) };
    let (days, most) = (approved.days_to(published), case.settings.number(RULE, "days"));
    if Decimal::from(days) > most {
        let whole = Locus { block: BlockId(0), cell: None, chars: None };
        let place: Place = (body.doc, Spot::Place(body.agency, whole));
        looked.faults.push(Fault {
            suspects: vec![place],
            args: vec![
                ("approved", approved.to_string()),
                ("published", published.to_string()),
                ("days", days.to_string()),
                ("most", most.normalize().to_string()),
            ],
            ..Fault::default()
        });
    }
    vec![looked]
}
