//! The small map of the board, kept until something on it changes.

use super::session::Session;
use crate::board::{Appearance, BoardTheme, CardSet, Minimap};
use emath::Rect;

/// A map, and what it was made from.
pub(super) struct KeptMap {
    generation: u64,
    hidden: CardSet,
    appearance: Appearance,
    rect_in_screen: Rect,
    map: Option<Minimap>,
}

impl Session {
    /// The whole board as a small map in a rectangle of the screen; `None` for an empty board.
    pub fn minimap(&mut self, theme: &BoardTheme, rect_in_screen: Rect) -> Option<&Minimap> {
        self.refresh();
        let on_show = self.arranging.on_show();
        let index = on_show.map_or(&self.derived.index, |(_, index)| index);
        let hidden = &self.board.scene.hidden;
        let is_fresh = self.board.map.as_ref().is_some_and(|kept| {
            kept.generation == index.generation()
                && kept.hidden.is_shared_with(hidden)
                && kept.appearance == theme.appearance
                && kept.rect_in_screen == rect_in_screen
        });
        if !is_fresh {
            self.board.map = Some(KeptMap {
                generation: index.generation(),
                hidden: hidden.clone(),
                appearance: theme.appearance,
                rect_in_screen,
                map: Minimap::of(index, hidden, theme, rect_in_screen),
            });
        }
        self.board.map.as_ref()?.map.as_ref()
    }
}
