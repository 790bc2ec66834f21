//! What all parts of a picture look at: the view, what a gesture moves, and what steps back.

use super::super::card_set::CardSet;
use super::super::drawn::{Ground, Medium};
use super::super::face::Detail;
use super::super::hit::Hit;
use super::super::index::{IndexedCard, IndexedEdge};
use super::super::scene::{DragMode, Item, Preview};
use super::super::theme::BoardTheme;
use super::super::view::{Level, View};
use super::cache::PictureCache;
use super::lines::Lines;
use super::moving::Moving;
use crate::model::{CardId, FrameId};
use emath::{Rect, TSTransform, Vec2};

/// How far cards step back that a filter or a focus dims.
const DIMMED: f32 = 0.72;
/// How far the others step back while the pointer rests on a card.
const HOVER_DIMMED: f32 = 0.35;

/// A card to paint, and where: a gesture may have taken it elsewhere, or paint it twice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub card: IndexedCard,
    /// Its rectangle at this moment, in board points.
    pub rect: Rect,
}

/// Which cards do not step back, and how far the others do.
#[derive(Debug, Clone)]
struct Emphasis {
    stay: CardSet,
    dimming: f32,
    /// Whether what is selected stays, too.
    spares_selection: bool,
}

/// What all parts of a picture look at.
pub(super) struct Easel<'v> {
    pub view: &'v View<'v>,
    pub theme: &'v BoardTheme,
    pub to_screen: TSTransform,
    pub zoom: f32,
    pub level: Level,
    pub detail: Detail,
    pub visible_in_board: Rect,
    pub pixels_per_point: f32,
    /// Who reads the picture.
    pub medium: Medium,
    /// Whether the board itself is painted.
    pub ground: Ground,
    pub moving: Moving,
    emphasis: Option<Emphasis>,
}

impl<'v> Easel<'v> {
    pub fn new(view: &'v View<'v>, pixels_per_point: f32, cache: &mut PictureCache) -> Self {
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
            medium: cache.medium(),
            ground: cache.ground(),
            moving: cache.moving(view.index, &view.scene.preview),
            emphasis: emphasis(view),
        }
    }

    /// Room for lines of links.
    pub fn lines(&self) -> Lines {
        let viewport = self.view.viewport_in_screen;
        Lines::new(viewport, self.pixels_per_point, self.medium)
    }

    /// How far what is on its way has come, in board points.
    pub fn moved_by(&self) -> Vec2 {
        finite(self.view.scene.preview.moved.delta_in_board)
    }

    /// How far a card steps back, 0 to 1.
    pub fn dimming_of(&self, card: CardId) -> f32 {
        match &self.emphasis {
            Some(emphasis) if !emphasis.stay.contains(card) => {
                let is_selected = || self.view.scene.selection.cards.contains(&card);
                if emphasis.spares_selection && is_selected() {
                    0.0
                } else {
                    emphasis.dimming
                }
            }
            _ => 0.0,
        }
    }

    /// How far an edge steps back, 0 to 1: as far as the card at its ends that is further back.
    pub fn dimming_of_edge(&self, edge: &IndexedEdge) -> f32 {
        if self.emphasis.is_none() {
            return 0.0;
        }
        let dimming = edge.cards().map(|card| self.dimming_of(card));
        dimming.fold(0.0, f32::max)
    }

    /// Whether cards step back because the pointer rests on one.
    pub fn dims_for_hover(&self) -> bool {
        self.emphasis
            .as_ref()
            .is_some_and(|emphasis| emphasis.spares_selection)
    }

    /// Whether a filter takes an edge off the board.
    pub fn hides_edge(&self, edge: &IndexedEdge) -> bool {
        let hidden = &self.view.scene.hidden;
        !hidden.is_empty() && edge.cards().any(|card| hidden.contains(card))
    }

    /// Where a card or frame is, with what the gesture under way does to it; in board points.
    pub fn item_rect(&self, item: Item) -> Option<Rect> {
        let rect = self.view.index.rect_of(item)?;
        if let Some((resized, rect)) = self.view.scene.preview.resized
            && resized == item
            && rect.is_finite()
        {
            return Some(rect);
        }
        if self.moving.moves(item) {
            return Some(rect.translate(self.moved_by()));
        }
        Some(self.gliding(item, rect))
    }

    /// Whether things are on their way to where the index has them.
    pub fn is_gliding(&self) -> bool {
        self.view.glide.is_some()
    }

    /// Where something is on its way from where it was before.
    fn gliding(&self, item: Item, rect: Rect) -> Rect {
        let glide = self.view.glide;
        let from = glide.and_then(|glide| Some((glide.from.rect_of(item)?, glide.share)));
        from.map_or(rect, |(from, share)| {
            let min = from.min.lerp(rect.min, share);
            Rect::from_min_max(min, from.max.lerp(rect.max, share))
        })
    }

    /// As [`Self::item_rect`] for a frame whose rectangle is known.
    pub fn frame_rect(&self, id: FrameId, rect: Rect) -> Rect {
        self.item_rect(Item::Frame(id)).unwrap_or(rect)
    }

    /// The cards to paint, back to front: those that are visible, and those that the gesture brings into view.
    pub fn visible_cards(&self) -> Vec<Seen> {
        let mut seen = Vec::new();
        self.each_visible_card(|card, rect| seen.push(Seen { card: *card, rect }));
        seen.sort_unstable_by_key(|seen| seen.card.paint_order());
        seen
    }

    /// Shows the visible cards, in no particular order.
    pub fn each_visible_card(&self, mut see: impl FnMut(&IndexedCard, Rect)) {
        let scene = self.view.scene;
        let (index, hidden) = (self.view.index, &scene.hidden);
        let resized = scene.preview.resized.filter(|(_, rect)| rect.is_finite());
        let resized = resized.and_then(|(item, rect)| Some((item.card()?, rect)));
        let is_still =
            scene.preview == Preview::default() || self.moving.is_empty() && resized.is_none();
        for card in index.cards_in(self.visible_in_board) {
            if hidden.contains(card.id) {
                continue;
            }
            let is_away = !is_still
                && (self.moving.moves(Item::Card(card.id))
                    || resized.is_some_and(|(id, _)| id == card.id));
            if !is_away {
                see(card, self.gliding(card.id.into(), card.rect));
            }
        }
        if let Some(glide) = self.view.glide {
            let leaving = glide.from.cards_in(self.visible_in_board);
            let leaving = leaving.filter_map(|card| index.card(card.id));
            for card in leaving.filter(|card| !hidden.contains(card.id)) {
                if !touches(card.rect, self.visible_in_board) {
                    see(card, self.gliding(card.id.into(), card.rect));
                }
            }
        }
        if let Some((id, rect)) = resized
            && let Some(card) = index.card(id).filter(|_| !hidden.contains(id))
        {
            see(card, rect);
        }
        if self.moving.cards.is_empty() {
            return;
        }
        let delta = self.moved_by();
        if delta == Vec2::ZERO && scene.preview.moved.mode == DragMode::Copy {
            return;
        }
        for card in index.cards_in(self.visible_in_board.translate(-delta)) {
            let is_resized = resized.is_some_and(|(id, _)| id == card.id);
            if self.moving.cards.contains(card.id) && !hidden.contains(card.id) && !is_resized {
                see(card, card.rect.translate(delta));
            }
        }
    }

    /// Whether anything steps back as a filter or focus wants it, with the cards that do not, and how far.
    pub fn dims(&self) -> Option<(&CardSet, f32)> {
        let undimmed = self.view.scene.undimmed.as_ref();
        undimmed.map(|stay| (stay, DIMMED))
    }
}

/// Whether two rectangles touch, as the index asks it.
fn touches(one: Rect, other: Rect) -> bool {
    one.min.x <= other.max.x
        && other.min.x <= one.max.x
        && one.min.y <= other.max.y
        && other.min.y <= one.max.y
}

/// Works out which cards stay in the foreground.
fn emphasis(view: &View<'_>) -> Option<Emphasis> {
    let scene = view.scene;
    if let Some(stay) = &scene.undimmed {
        return Some(Emphasis {
            stay: stay.clone(),
            dimming: DIMMED,
            spares_selection: false,
        });
    }
    let strength = scene.hover_emphasis.clamp(0.0, 1.0) * HOVER_DIMMED;
    let card = scene.hovered.and_then(Hit::card)?;
    if strength <= 0.0 || scene.preview != Preview::default() {
        return None;
    }
    let mut stay: CardSet = view.index.neighbours(card).collect();
    if stay.is_empty() {
        return None;
    }
    stay.insert(card);
    Some(Emphasis {
        stay,
        dimming: strength,
        spares_selection: true,
    })
}

/// A vector, or none at all where it is not finite.
pub(super) fn finite(vector: Vec2) -> Vec2 {
    if vector.is_finite() {
        vector
    } else {
        Vec2::ZERO
    }
}
