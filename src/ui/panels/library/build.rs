//! Builds the lists.
