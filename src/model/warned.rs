//! A result that came with reservations.

/// A result, and what whoever asked for it should know besides.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Warned<T> {
    /// The result.
    pub value: T,
    /// What was odd about what it was made from, one sentence each, without a full stop.
    pub warnings: Vec<String>,
}
