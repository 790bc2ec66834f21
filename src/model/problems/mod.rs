//! Broken invariants of a case: what a file written by hand, or a bug, may have left behind.
//!
//! Nothing is mended here and nothing is dropped: a broken case can be opened, and the user is told. A sound case has no
//! problems. The rules say what must hold, not what would be good practice.

mod board;
mod claims;
mod pictures;
mod problem;
mod sources;
#[cfg(test)]
mod tests;

pub use problem::Problem;
