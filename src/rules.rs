//! Rules: what must hold between the amounts of a budget.
//!
//! Goes in: a [`Budget`](crate::budget::Budget). Comes out: equations for the network, and for every rule and table
//! whether it could be asked at all. An arithmetic rule is one row of a table in `src/forms/national/*.md`:
//!
//! ```text
//! | R-T3-001 | error | T3 | for row: total = basic + project + … | 支出合计等于各支出之和 | … | FORM |
//! ```
//!
//! A rule about the sentences of the narrative is one row of `text.md` and one file in `src/rules/text/`: either equations
//! between the amounts it tells, or a look at its words. Every other rule that is no equation is a [`Look`] in the folder of
//! its family.
//!
//! Deliberately knows nothing of wording.

mod ask;
mod assets;
mod codes;
mod hygiene;
mod judge;
mod look;
mod page;
mod plausible;
mod presence;
mod procurement;
mod relation;
mod settings;
mod story;
mod table;
mod targets;
mod text;
mod torn;

pub use ask::{Asked, Question, Unasked, Unknown, ask};
pub use judge::{Cause, Edit, Judged, Repair, common, judge};
pub use look::{Computed, Fault, Formula, Given, Look, LookRun, Looked, Replace, Slip, Spot, look};
pub use page::{Page, page};
pub use relation::{Address, Order, Relation, RelationError, RowSelector, Term, Variable};
pub use settings::{Setting, Settings, settings};
pub use table::{Basis, Rule, Severity, State, Test, national, parse, sources};
