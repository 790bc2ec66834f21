//! Words of a text become structured values: names of known entities, dates, quantities, each with where it stands.
//!
//! Pure: texts in, values with spans out. Never decides: what is found is offered.

pub mod mentions;
