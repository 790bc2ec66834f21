//! The window: reads the session, pushes actions. Knows no files, no editing, no export.
//!
//! [`Shell`] is the whole window as one function of an egui `Ui`, so that tests run it without a display;
//! [`open_window`] puts it on the screen.

pub mod icons;
pub mod panels;
pub mod theme;

mod app;
mod app_icon;
mod arrange_bar;
mod canvas;
mod capture;
mod clipboard;
mod drafts;
mod drop_target;
mod export_panel;
mod files;
mod find;
mod frame_meter;
mod keyboard;
mod menu_bar;
mod mishap;
mod navigator;
mod new_article;
mod notices;
mod other_name;
mod pages;
mod palette;
mod presenting;
mod prompts;
mod reader;
mod requests;
mod shell;
mod side_panels;
mod sight;
mod standing_bar;
mod status_bar;
mod textures;
mod tool_bar;
mod viewer;
mod widgets;
mod window;
mod words;

pub use shell::Shell;
pub use window::{Opening, RendererChoice, WindowError, open_window};
