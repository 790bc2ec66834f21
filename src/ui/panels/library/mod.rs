//! The library: every record of the case as searchable, sortable, filterable lists.

mod build;
mod head;
mod rows;
mod show;

pub use show::{LibraryState, library_ui};
