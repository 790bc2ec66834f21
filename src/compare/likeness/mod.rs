//! Texts that have much in common: copies, updates, agency reports that several papers print.
//!
//! A text is seen as the set of its *shingles*: runs of five words. What two texts have in common is how many shingles they
//! share; that share differs by the side from which one looks, since a long report can hold all of a short one. To compare
//! each of a thousand texts with each of another thousand, only those are counted that share shingles out of a fixed
//! quarter of all possible ones (a scaled MinHash; Irber et al. 2022 describe it). Pure, and the same in every run.

mod kin;
mod sketch;

pub use kin::{Kin, kin_among};
pub use sketch::Sketch;
