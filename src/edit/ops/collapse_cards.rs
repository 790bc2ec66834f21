//! Show cards as their titles only, or in full.

use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId};
use std::collections::BTreeSet;

/// How a card is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collapse {
    /// Its title only.
    Collapsed,
    /// In full.
    Expanded,
}

/// Collapses or expands cards.
///
/// # Errors
/// If a card is missing.
pub fn collapse(tx: &mut Tx<'_>, cards: &BTreeSet<CardId>, to: Collapse) -> Result<(), EditError> {
    cards.iter().try_for_each(|id| {
        tx.update::<Card>(*id, |card| card.collapsed = to == Collapse::Collapsed)
    })
}
