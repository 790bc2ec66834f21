//! The panels beside the board.

pub mod inspector;
pub mod library;
pub mod pages;

#[cfg(test)]
mod tests;
