//! The report: plain data that page, exports, command line and programs share.
//!
//! Goes in: judged equations, places, amounts. Comes out: [`Report`], the only type that leaves the core.
//! *Invariant:* the same input gives the same bytes; amounts are text, never floats.

mod explain;
mod finding;
mod findings;
mod formula;
mod joint;
mod ledger;
mod narrative;
mod places;
mod prints;
mod residue;
mod runs;
mod show;
mod shown;
mod source_place;
mod spoken;
mod wording;
mod write;

pub use explain::{Explained, Number, explain, is_meant};
pub use findings::*;
pub use joint::{Part, write_joint};
pub use show::show;
pub use shown::*;
pub use wording::{Phrases, fill, phrases};
pub use write::{Facts, write};

use crate::budget::TableId;
use serde::{Deserialize, Serialize};

/// Everything a check says: the findings (the published format) and the document to show them in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// `budget-findings` version 1; see `docs/findings-format.md`.
    pub findings: Findings,
    /// The document as blocks, ready to be drawn.
    pub shown: Shown,
}

/// The id of a recognised table in a report.
fn table_id(table: TableId) -> String {
    format!("d1.t{}", table.0 + 1)
}
