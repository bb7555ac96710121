//! The list as the user wants it.

use super::State;
use crate::app::outline::{Arrangement, Outline};
use std::rc::Rc;

/// The list's arrangement and what came of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Listing {
    pub(crate) arrangement: Rc<Arrangement>,
    /// None without a report.
    pub(crate) outline: Rc<Outline>,
}

/// Another arrangement.
pub(super) fn arrange(state: &mut State, arrangement: Arrangement) {
    state.listing.arrangement = Rc::new(arrangement);
    renew(state);
}

/// The list of another report, arranged as before.
pub(super) fn renew(state: &mut State) {
    let arrangement = &state.listing.arrangement;
    let outline = state.checked.as_ref().map(|checked| Outline::arranged(&checked.report.findings, arrangement));
    state.listing.outline = Rc::new(outline.unwrap_or_default());
}
