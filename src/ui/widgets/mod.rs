//! Small controls that several parts of the window share. Each draws itself from the theme's tokens, has an accessible
//! name and knows nothing of the case beyond what it is given.

mod buttons;
mod chips;
mod command_row;
mod controls;
mod field;
mod look;
mod mark_plate;
mod menu;
mod modal;
mod picker;
mod row;
mod segments;

pub use crate::app::library::matches_all_words;
pub use buttons::{link_button, quiet_button, sign_button, sign_toggle};
pub use chips::{Chip, ChipEvent, chip, proposal};
pub use command_row::{MenuChoice, command_row, menu_row};
pub use controls::{
    Tone, big_button, choice_button, icon_button, key_cap, section_title, separator, tool_button,
};
pub use field::{Field, FieldOutput, WordBuffers};
pub use look::Look;
pub use mark_plate::mark_plate;
pub use menu::{choice_row, dropdown, menu_button_row};
pub(super) use modal::modal;
pub use picker::{PickRow, Picked, Picker, PickerSource};
pub use row::{Row, RowTail, row};
pub use segments::{Segment, segments};
