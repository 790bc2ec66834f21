//! Words of a text become structured values: names of known entities, dates, quantities, who said it and how sure, each with where it stands.
//!
//! Pure: texts in, values with spans out. Never decides: what is found is offered. Spans count Unicode scalar values of the
//! text that was given.

mod attribution;
mod entity_kind;
pub mod mentions;
mod modality;
mod number;
mod pieces;
mod quantity;
mod statement;
mod when;

pub use attribution::{Attributed, AttributionKind, attribution};
pub use entity_kind::entity_kind;
pub use modality::modality;
pub use quantity::{quantity, quantity_in};
pub use statement::{name_of_words, statement};
pub use when::{FoundDate, dates_in, first_date};

/// Something found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<T> {
    /// What the words say.
    pub value: T,
    /// First scalar value of the words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}
