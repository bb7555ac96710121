//! Amounts: exact decimals that know their unit and their last printed digit.
//!
//! Goes in: a cell or a sentence. Comes out: values with the place of their digits in the text.
//! *Invariant:* no floating point; no sum of two different units. Conversion is a named call.

mod amount;
mod bound;
mod digits;
mod figure;
mod print;
mod prose;
mod unit;

pub use amount::Amount;
pub use bound::{Bound, bound};
pub use figure::{Figure, figure};
pub use print::format;
pub use prose::{Printed, amounts_in};
pub use rust_decimal::Decimal;
pub use unit::{Unit, UnitFrom};
