//! `budget-check`: the command line.
fn main() {}
