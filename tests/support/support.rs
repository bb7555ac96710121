//! What the tests share: invented but consistent budgets, printed as documents; changes made to them; a look at what the
//! checker says about a change.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub(crate) mod alike;
pub(crate) mod budget;
pub(crate) mod change;
pub(crate) mod corpus;
pub(crate) mod draw;
pub(crate) mod edit;
pub(crate) mod example;
pub(crate) mod export;
pub(crate) mod judge;
pub(crate) mod names;
pub(crate) mod page;
pub(crate) mod print;
pub(crate) mod printer;
pub(crate) mod projects;
pub(crate) mod prose;
pub(crate) mod random;
pub(crate) mod scan;
pub(crate) mod tables;
