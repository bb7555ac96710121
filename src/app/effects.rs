//! Everything the page does beyond drawing: worker, files, clipboard, keys, scrolling, focus, title.
//!
//! Goes in: the state and the wishes of components. Comes out: actions. No part of the page outside this folder calls the
//! browser.

mod dropped;
mod files;
mod listen;
mod places;
mod timer;
mod view;
mod wishes;
mod work;

pub(crate) use files::{read_text, use_files};
pub(crate) use places::{focus_place, today, use_places, value_of};
pub(crate) use timer::Debounce;
pub(crate) use view::{fill, focus, text_of, use_keys, use_view};
pub(crate) use wishes::use_wishes;
pub(crate) use work::use_work;
