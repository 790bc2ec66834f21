//! Scripts of the hand and what comes of them.

mod gestures;
mod hits;
mod places;
mod player;
mod robust;
