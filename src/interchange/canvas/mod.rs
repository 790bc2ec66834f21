//! JSON Canvas 1.0 (<https://jsoncanvas.org/spec/1.0>), the boards of Obsidian and others, with the ending `.canvas`.
//!
//! | in the file | in the case |
//! |---|---|
//! | text node | card of a note with that text |
//! | link node | card of an article without text, with that URL |
//! | file node | card of a note that names the file; the file itself is never looked at |
//! | group node | frame |
//! | node of any other type | card of a note that says so |
//! | edge | link of the kind "linked to" |
//! | order of nodes | order of painting, one count for cards and frames |
//!
//! What a record cannot say stays beside it as [`Foreign`](crate::model::Foreign) keys, as JSON text: unknown keys, paths
//! of files, exact colours, places that are no whole numbers or lie outside the board. Such a value is written back as long
//! as it still means what the record says, so a board that was not changed comes back as it was. Edges that lead nowhere
//! and keys of the file as a whole stay with the case.

mod colour;
mod edge;
mod error;
mod known;
mod losses;
mod markdown;
mod node;
mod oddities;
mod order;
mod place;
mod read;
mod read_edge;
mod read_node;
#[cfg(test)]
mod tests;
mod words;
mod write;
mod write_nodes;

pub use error::CanvasError;
pub use read::read_canvas;
pub use write::write_canvas;
