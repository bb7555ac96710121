//! budget-checker: checks a Chinese budget disclosure document (单位/部门预算公开).
//!
//! ```text
//! bytes ─read→ Document ─forms→ Budget ─rules→ equations ─net→ judgements ─report→ Report ─→ page | command line | JavaScript
//! ```
//!
//! Every format becomes one [`doc::Document`]; forms described as data turn it into one [`budget::Budget`], an arena of
//! amounts with a meaning and a place; the rules are equations between those amounts, solved together as one network;
//! the result is one [`report::Report`]. [`check::check`] is the only place where these meet. See `ARCHITECTURE.md`.

pub mod across;
pub mod adjust;
#[cfg(feature = "app")]
pub mod api;
#[cfg(feature = "app")]
pub mod app;
pub mod budget;
pub mod check;
pub mod doc;
pub mod export;
pub mod forms;
pub mod money;
pub mod net;
pub mod prose;
pub mod read;
pub mod report;
pub mod rules;
pub mod text;
#[cfg(feature = "app")]
pub mod worker;
