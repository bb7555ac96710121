//! Forms as data, and recognition: from a [`Document`](crate::doc::Document) to a [`Budget`](crate::budget::Budget).
//!
//! A form is a Markdown file with the blank official table (see [`spec`]); a profile is a set of forms. Recognition goes
//! by structure: heading labels, column numbers (栏次), codes and row labels decide, titles are one hint among them.
//! Deliberately knows nothing of rules.

mod captions;
mod columns;
mod identify;
mod profile;
mod recognise;
mod record;
mod rows;
mod shape;
pub mod spec;
mod statements;
mod structure;

pub use profile::{Profile, profiles};
pub use recognise::recognise;
pub use structure::{is_derived, is_kind};
