//! Draws the rows.
