//! Caseboard: an investigation board. Articles, entities and claims as linked cards on a canvas.
//!
//! Four layers; a module imports only from layers below it. Four concepts: the **Case** (the document), the **Tx** (the
//! only way to change it), the **Action** (what a user wants) and the **Derived** (anything computed, thrown away at
//! will). Modules in reading order:

pub mod model;

pub mod compare;
pub mod edit;
pub mod extract;
pub mod import;
pub mod interchange;
pub mod layout;
pub mod storage;

pub mod board;
pub mod export;

pub mod app;
pub mod cli;
#[cfg(feature = "gui")]
pub mod ui;
