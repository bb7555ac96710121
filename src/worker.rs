//! The check beside the page: a worker that checks while the page stays alive.
//!
//! Goes in: a source's bytes. Comes out: a report as JSON. [`protocol`] has the only messages there are; [`serve`](mod@serve)
//! is the worker's side, [`client`] the page's. Deliberately knows nothing of the page's components.

pub mod client;
pub(crate) mod engine;
pub mod protocol;
mod rehearsal;
pub mod serve;
