//! The pages of the briefing: frames in the order in which they are presented and exported, each with its sketch, its
//! handling mark and its speaker notes.

mod drag;
mod keyboard;
mod list;
mod row;
mod show;

pub use show::{PagesState, pages_ui};
