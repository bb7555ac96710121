//! Text of documents: ranges of characters, normal forms for comparison, Chinese numerals, languages.
//!
//! Goes in: text as printed. Comes out: the same text in a form in which two prints of one word are equal.
//! Deliberately knows nothing of tables, budgets or formats.

pub mod language;
pub mod normal;
pub mod numeral;
pub mod span;
pub mod word_list;

pub use language::Language;
pub use span::Span;
pub use word_list::WordList;
