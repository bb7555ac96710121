//! Prose: the narrative read as sentences.
//!
//! Goes in: the paragraphs of a [`Document`](crate::doc::Document) and a [`Lexicon`]. Comes out: [`Prose`], the
//! paragraphs put together again and every amount of them as a [`Fact`]: what it is the amount of, and whether it is this
//! year's amount, last year's, a change, a growth, a share.
//!
//! ```text
//! blocks ─passages→ Passage ─numbers→ Number ─clauses→ Clause ─reader→ Item { Fact, … }
//! ```
//!
//! *Invariant:* every number with a unit is one fact; time and memory are linear in the text.
//! Deliberately knows nothing of tables, rules or wording: the words it reads by are data (`forms/national/prose.md`).

mod clause;
mod context;
mod fact;
mod lexicon;
mod line;
mod list;
mod number;
mod passage;
mod reader;
mod row;
mod subject;

pub use fact::{Base, Compared, Direction, Fact, FactId, Item, ItemId, Listing, Part, Prose, Role, Told};
pub use lexicon::{Lexicon, LexiconError, Name, Sense, names};
pub use number::{Kind, Number};
pub use passage::{Passage, PassageId, Passages, passages};
pub use reader::read;
pub use row::{RowAmount, TextRow};
pub use subject::{Level, Named, Scope, Subject};
