//! Small controls that several parts of the window share.

mod command_row;
mod controls;

pub use command_row::{MenuChoice, command_row, menu_row};
pub use controls::{
    Tone, big_button, choice_button, icon_button, key_cap, section_title, separator, tool_button,
};
