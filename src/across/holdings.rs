//! R-D-010 the department's purchases and assets are those of its units.

use super::compare::Form;
use super::units::tables;
use super::{Case, Looked};

const FORMS: [Form; 2] = [Form { key: "PR", row: Some("sum") }, Form { key: "AS", row: None }];

/// The cells that no document doubts by itself.
pub(super) fn plain(case: &Case) -> Vec<Looked> {
    tables(case, &FORMS, false)
}

/// The cells that one of the documents doubts by itself.
pub(super) fn doubted(case: &Case) -> Vec<Looked> {
    tables(case, &FORMS, true)
}
