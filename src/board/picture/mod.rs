//! Case and view in, shapes out: the one description of the board that the window paints and every export writes.
//!
//! A pure function of the view; the cache only saves work. What a picture costs grows with what is visible, never with the
//! case. Back to front: ground, frames, ties and links, cards, words on links, handles and guides.

mod cache;
mod cards;
mod colour;
mod dashes;
mod far;
mod frames;
mod labels;
mod links;
mod minimap;
mod overlay;
mod strokes;
#[cfg(test)]
mod tests;

pub use cache::PictureCache;
pub use minimap::Minimap;

use super::card_set::CardSet;
use super::face::Detail;
use super::hit::Hit;
use super::index::{BoardIndex, IndexedCard, IndexedEdge};
use super::scene::{DragMode, Item};
use super::text::Typesetter;
use super::theme::BoardTheme;
use super::view::{Glide, Level, View};
use crate::model::{CardId, FrameId};
use emath::{Rect, TSTransform};
use epaint::Shape;
use epaint::text::FontsView;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a frame of the board looks like.
#[derive(Debug, Default)]
pub struct Picture {
    /// Back to front, in screen points.
    pub shapes: Vec<Shape>,
    /// What a screen reader should know of, back to front. Of blocks seen from afar, only as many as can be told apart.
    pub nodes: Vec<PictureNode>,
    /// False while some text is still to be laid out: ask for another frame.
    pub is_complete: bool,
    /// How many cards were painted.
    pub cards_painted: usize,
    /// How many links and ties were painted.
    pub links_painted: usize,
}

/// Something on the board that can be named and clicked.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureNode {
    /// What it is.
    pub hit: Hit,
    /// Where it is, in screen points.
    pub rect_in_screen: Rect,
    /// Its name, such as "Claim, differs: Ships left Najin".
    pub label: Arc<str>,
}

/// The picture of a view.
pub fn picture(view: &View<'_>, fonts: &mut FontsView<'_>, cache: &mut PictureCache) -> Picture {
    let pixels_per_point = cache.begin(fonts);
    let mut easel = Easel::new(view, pixels_per_point);
    let mut setter = Typesetter::new(fonts, cache.budget());
    let mut out = Picture::default();
    far::ground(&easel, &mut out);
    frames::paint_all(&easel, cache, &mut setter, &mut out);
    let edges = links::visible_edges(&easel);
    let cards = easel.visible_cards();
    easel.note_emphasis();
    if easel.level == Level::Blocks {
        links::paint_far(&easel, &edges, &mut out);
        far::paint_cards(&easel, &cards, cache, &mut out);
    } else {
        links::paint_near(&easel, &edges, &mut out);
        cards::paint_all(&easel, &cards, cache, &mut setter, &mut out);
        labels::paint_all(&easel, &edges, cache, &mut setter, &mut out);
    }
    frames::paint_tabs(&easel, cache, &mut setter, &mut out);
    overlay::paint_all(&easel, &mut out);
    out.is_complete = !setter.is_behind;
    cache.end();
    out
}

/// What all parts of a picture look at.
struct Easel<'v> {
    view: &'v View<'v>,
    theme: &'v BoardTheme,
    to_screen: TSTransform,
    zoom: f32,
    level: Level,
    detail: Detail,
    visible_in_board: Rect,
    pixels_per_point: f32,
    /// The cards that do not step back, and how far the others do.
    emphasis: Option<(CardSet, f32)>,
}

impl<'v> Easel<'v> {
    fn new(view: &'v View<'v>, pixels_per_point: f32) -> Self {
        let zoom = view.camera.zoom();
        Self {
            view,
            theme: view.theme,
            to_screen: view.screen_from_board(),
            zoom,
            level: view.level(),
            detail: Detail::of_zoom(zoom),
            visible_in_board: view.camera.visible_in_board(view.viewport_in_screen),
            pixels_per_point,
            emphasis: None,
        }
    }

    /// Works out which cards stay in the foreground.
    fn note_emphasis(&mut self) {
        let scene = self.view.scene;
        if let Some(stay) = &scene.undimmed {
            self.emphasis = Some((stay.clone(), 0.72));
            return;
        }
        let strength = scene.hover_emphasis.clamp(0.0, 1.0) * 0.35;
        if let Some(card) = scene.hovered.and_then(Hit::card)
            && strength > 0.0
            && scene.preview == super::scene::Preview::default()
        {
            let mut stay: CardSet = self.view.index.neighbours(card).collect();
            if !stay.is_empty() {
                stay.insert(card);
                stay.extend(scene.selection.cards.iter().copied());
                self.emphasis = Some((stay, strength));
            }
        }
    }

    /// How far an edge steps back, 0 to 1: as far as the card at its ends that is further back.
    fn dimming_of_edge(&self, edge: &IndexedEdge) -> f32 {
        let dimming = edge.cards().map(|card| self.dimming_of(card));
        dimming.fold(0.0, f32::max)
    }

    /// Whether a filter takes an edge off the board.
    fn hides_edge(&self, edge: &IndexedEdge) -> bool {
        let hidden = &self.view.scene.hidden;
        !hidden.is_empty() && edge.cards().any(|card| hidden.contains(card))
    }

    /// Where a card or frame is, with what the gesture under way does to it; in board points.
    fn item_rect(&self, item: Item) -> Option<Rect> {
        let index = self.view.index;
        match item {
            Item::Card(id) => index.card(id).map(|card| self.card_rect(card)),
            Item::Frame(id) => index.frame(id).map(|frame| self.frame_rect(id, frame.rect)),
        }
    }

    /// How far a card steps back, 0 to 1.
    fn dimming_of(&self, card: CardId) -> f32 {
        match &self.emphasis {
            Some((stay, strength)) if !stay.contains(card) => *strength,
            _ => 0.0,
        }
    }

    /// Where a card is, with what the gesture under way does to it; in board points.
    fn card_rect(&self, card: &IndexedCard) -> Rect {
        let preview = &self.view.scene.preview;
        if let Some((Item::Card(id), rect)) = preview.resized
            && id == card.id
            && rect.is_finite()
        {
            return rect;
        }
        let moved = &preview.moved;
        if moved.mode == DragMode::Move && moved.cards.contains(&card.id) {
            card.rect.translate(finite(moved.delta_in_board))
        } else {
            let before = |from: &BoardIndex| from.card(card.id).map(|card| card.rect);
            self.gliding(card.rect, before)
        }
    }

    /// Where something is on its way from where it was before.
    fn gliding(&self, rect: Rect, before: impl Fn(&BoardIndex) -> Option<Rect>) -> Rect {
        let Some(Glide { from, share }) = self.view.glide else {
            return rect;
        };
        match before(from) {
            Some(from) => Rect::from_min_max(
                from.min.lerp(rect.min, share),
                from.max.lerp(rect.max, share),
            ),
            None => rect,
        }
    }

    /// Where a frame is, with what the gesture under way does to it; in board points.
    fn frame_rect(&self, id: FrameId, rect: Rect) -> Rect {
        let preview = &self.view.scene.preview;
        if let Some((Item::Frame(resized), rect)) = preview.resized
            && resized == id
            && rect.is_finite()
        {
            return rect;
        }
        let moved = &preview.moved;
        if moved.mode == DragMode::Move && moved.frames.contains(&id) {
            rect.translate(finite(moved.delta_in_board))
        } else {
            self.gliding(rect, |from| from.frame(id).map(|frame| frame.rect))
        }
    }

    /// The cards to paint, back to front: those that are visible, and those that the gesture brings into view.
    fn visible_cards(&self) -> Vec<IndexedCard> {
        let index = self.view.index;
        let preview = &self.view.scene.preview;
        let hidden = &self.view.scene.hidden;
        let mut cards: Vec<IndexedCard> = index
            .cards_in(self.visible_in_board)
            .filter(|card| !hidden.contains(card.id))
            .copied()
            .collect();
        let mut brought: BTreeSet<CardId> = preview.moved.cards.clone();
        if let Some(glide) = self.view.glide {
            let leaving = glide.from.cards_in(self.visible_in_board);
            brought.extend(leaving.map(|card| card.id));
        }
        if let Some((Item::Card(id), _)) = preview.resized {
            brought.insert(id);
        }
        cards.retain(|card| !brought.contains(&card.id));
        brought.retain(|id| !hidden.contains(*id));
        cards.extend(brought.iter().filter_map(|id| index.card(*id)).copied());
        if self.level == Level::Blocks {
            // Thousands may be in view, and blocks hardly overlap: by place is as good as back to front.
            cards.sort_unstable_by_key(|card| card.z);
        } else {
            cards.sort_unstable_by_key(IndexedCard::paint_order);
        }
        cards
    }
}

/// A vector, or none at all where it is not finite.
fn finite(vector: emath::Vec2) -> emath::Vec2 {
    if vector.is_finite() {
        vector
    } else {
        emath::Vec2::ZERO
    }
}
