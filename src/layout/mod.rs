//! Arranging: rectangles and ties in, positions out, in steps.
//!
//! Pure and repeatable: the same request with the same seed gives the same positions. No threads, no clock; whoever runs
//! it decides how many steps to take, shows what there is between two steps, and stops when it likes. Knows nothing of
//! cards, frames or the case: its nodes are rectangles named by their place in the request. Whatever the request holds,
//! no step panics and every position is a number.

mod chance;
mod circle;
mod crowd;
mod force;
mod graph;
mod grid;
mod groups;
mod layers;
mod pack;
mod parts;
mod request;
mod run;
mod separate;
mod settle;
#[cfg(test)]
mod tests;
mod timeline;

pub use request::{Method, Node, Request};
pub use run::{Progress, Run};
pub use settle::way_aside;
