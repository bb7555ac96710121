//! Networks made by hand, one per rule, and networks drawn at random.

mod bounds;
mod build;
mod draw;
mod judging;
mod locating;
mod random;
