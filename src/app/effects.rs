//! Everything the page does beyond drawing: worker, files, clipboard, keys, scrolling, focus, title.
//!
//! Goes in: the state and the wishes of components. Comes out: actions. No part of the page outside this folder calls the
//! browser.

mod dropped;
mod files;
mod listen;
mod memory;
mod modal;
mod places;
mod timer;
mod view;
mod watch;
mod wide;
mod wishes;
mod work;

pub(crate) use files::{read_text, use_files};
pub(crate) use memory::{recall, use_memory};
pub(crate) use modal::use_modal;
pub(crate) use places::{focus_place, today, use_places, value_of};
pub(crate) use timer::Debounce;
pub(crate) use view::{fill, focus, text_of, use_keys, use_view};
pub(crate) use watch::{Watched, is_kept, policies, program_hash, use_watch};
pub(crate) use wide::use_wide;
pub(crate) use wishes::use_wishes;
pub(crate) use work::use_work;
