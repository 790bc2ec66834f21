//! A result that came with reservations.

/// A result, and what whoever asked for it should know besides.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Warned<T> {
    /// The result.
    pub value: T,
    /// What was odd about what it was made from, one sentence each, without a full stop.
    pub warnings: Vec<String>,
}

impl<T> Warned<T> {
    /// The result changed, the warnings kept.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Warned<U> {
        Warned {
            value: change(self.value),
            warnings: self.warnings,
        }
    }
}
