//! Builds, serves and tests budget-checker.
fn main() {}
