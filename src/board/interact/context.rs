//! What a gesture looks at: the case, the index, and how the board is shown. All of it is read, nothing is changed.

use super::outcome::{Snapping, Tool};
use crate::board::{BoardIndex, Camera, IndexedCard, IndexedEdge, PictureNode, Scene, Selection};
use crate::model::{BOARD_LIMIT, Case};
use emath::{Pos2, Rect, TSTransform, Vec2};

/// Everything the handling of one input may read.
#[derive(Clone, Copy)]
pub struct InteractContext<'a> {
    /// The case as it is, without any preview.
    pub case: &'a Case,
    /// Where its things are.
    pub index: &'a BoardIndex,
    /// What is selected, and which derived ties are hidden.
    pub scene: &'a Scene,
    /// The frame tabs and link labels that the last picture drew; others among them do no harm. Their size depends on
    /// fonts, so the picture alone knows it. May be empty: then tabs are taken to be about where they will be.
    pub plates: &'a [PictureNode],
    /// Which part of the board shows.
    pub camera: Camera,
    /// Where it shows, in screen points.
    pub viewport_in_screen: Rect,
    /// What dragging does.
    pub tool: Tool,
    /// Whether dragged things snap.
    pub snapping: Snapping,
}

impl InteractContext<'_> {
    /// What is selected.
    pub fn selection(&self) -> &Selection {
        &self.scene.selection
    }

    /// The map from board points to screen points.
    pub fn screen_from_board(&self) -> TSTransform {
        self.camera.screen_from_board(self.viewport_in_screen)
    }

    /// The board point under a screen point, kept within what a board can hold.
    pub fn board_from_screen(&self, pos_in_screen: Pos2) -> Pos2 {
        let pos = self.screen_from_board().inverse() * pos_in_screen;
        let limit = Vec2::splat(BOARD_LIMIT);
        if pos.is_finite() {
            pos.clamp((-limit).to_pos2(), limit.to_pos2())
        } else {
            self.camera.center_in_board()
        }
    }

    /// The cards in a rectangle of the board that a filter leaves there, in no particular order.
    pub fn cards_in(&self, rect_in_board: Rect) -> impl Iterator<Item = &IndexedCard> {
        let hidden = &self.scene.hidden;
        let cards = self.index.cards_in(rect_in_board);
        cards.filter(|card| !hidden.contains(card.id))
    }

    /// The links and ties in a rectangle of the board between cards that a filter leaves there, in no particular order.
    pub fn edges_in(&self, rect_in_board: Rect) -> impl Iterator<Item = &IndexedEdge> {
        let hidden = &self.scene.hidden;
        let edges = self.index.edges_in(rect_in_board);
        edges.filter(|edge| !edge.cards().any(|card| hidden.contains(card)))
    }

    /// How many board points make so many screen points.
    pub fn board_length(&self, length_in_screen: f32) -> f32 {
        length_in_screen / self.camera.zoom()
    }
}
