//! The library: every record of the case as searchable, sortable, filterable lists.

mod head;
mod rows;
mod show;

pub use show::{LibraryState, library_ui};
