//! The panels beside the board.

pub mod inspector;
pub mod library;

#[cfg(test)]
mod tests;
