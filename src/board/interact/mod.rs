//! The handling of the board without a window: pointer and keys go in, wishes come out.
//!
//! [`Gesture::handle`] turns what the pointer does into [`Outcome`]s: select, pan, preview, and at the end of a gesture one
//! wish for one edit. Nothing here changes the case, the selection or the camera; the session does. Positions of the
//! pointer are in screen points, whatever goes to the case is in board points. Each input costs a few queries of the
//! index, however large the case is.

mod boxing;
mod context;
mod drag;
mod gesture;
mod handles;
mod hit_test;
mod input;
mod linking;
mod outcome;
mod place;
mod press;
pub mod reach;
mod resize;
mod snap;
#[cfg(test)]
mod tests;
mod walk;

pub use context::InteractContext;
pub use gesture::Gesture;
pub use handles::{Handle, shown_handles};
pub use hit_test::{card_at, hit_test, thing_at};
pub use input::{Button, KeyInput, Modifiers, PointerInput};
pub use outcome::{CursorKind, Outcome, Snapping, Tool};
pub use place::{free_rect_near, free_rect_near_home};
pub use snap::{Snapped, snap_moved, snap_resized};
pub use walk::{
    Direction, LinkWalk, Shown, Step, linked_cards, nearest_in_direction, next_in_reading_order,
};
