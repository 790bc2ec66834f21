//! What must be in a picture, without looking at pixels.

use super::*;
use crate::board::fonts::bundled_fonts;
use crate::board::{BoardIndex, BoardTheme, Camera, Item, Selection, sample};
use crate::model::{CardId, Case, Findings, TypedId};
use emath::{Pos2, pos2, vec2};

struct Stage {
    case: Case,
    findings: Findings,
    index: BoardIndex,
    theme: BoardTheme,
    fonts: epaint::text::Fonts,
    cache: PictureCache,
    scene: crate::board::Scene,
    viewport: Rect,
}

impl Stage {
    fn new() -> Self {
        let (case, findings) = sample::varied();
        Self {
            index: BoardIndex::of(&case),
            case,
            findings,
            theme: BoardTheme::light(),
            fonts: bundled_fonts(),
            cache: PictureCache::unhurried(),
            scene: Default::default(),
            viewport: Rect::from_min_size(pos2(100.0, 50.0), vec2(1400.0, 1000.0)),
        }
    }

    fn paint(&mut self, zoom: f32) -> Picture {
        let view = View {
            case: &self.case,
            findings: &self.findings,
            index: &self.index,
            glide: None,
            camera: Camera::new(pos2(630.0, 470.0), zoom),
            viewport_in_screen: self.viewport,
            theme: &self.theme,
            scene: &self.scene,
        };
        picture(
            &view,
            &mut self.fonts.with_pixels_per_point(1.0),
            &mut self.cache,
        )
    }
}

fn words(picture: &Picture) -> Vec<(String, Rect)> {
    let text = |shape: &Shape| match shape {
        Shape::Text(text) => Some((text.galley.text().to_owned(), text.visual_bounding_rect())),
        _ => None,
    };
    picture.shapes.iter().filter_map(text).collect()
}

#[test]
fn no_words_leave_their_card() {
    let mut stage = Stage::new();
    for zoom in [2.0, 1.0, 0.77, 0.6, 0.5, 0.35, 0.25] {
        let picture = stage.paint(zoom);
        let cards: Vec<Rect> = picture
            .nodes
            .iter()
            .filter(|node| matches!(node.hit, Hit::Card(_)))
            .map(|node| node.rect_in_screen)
            .collect();
        let plates: Vec<Rect> = picture
            .nodes
            .iter()
            .filter(|node| matches!(node.hit, Hit::FrameTab(_) | Hit::Link(_)))
            .map(|node| node.rect_in_screen)
            .collect();
        for (text, rect) in words(&picture) {
            let home = cards
                .iter()
                .chain(&plates)
                .any(|card| card.expand(1.5).contains_rect(rect));
            assert!(home, "\"{text}\" at {rect:?}, zoom {zoom}");
        }
    }
}

#[test]
fn levels_of_detail_show_less_and_less() {
    let mut stage = Stage::new();
    let full = words(&stage.paint(1.0)).len();
    let titles = words(&stage.paint(0.5)).len();
    let blocks = words(&stage.paint(0.2)).len();
    assert!(
        full > 2 * titles && titles > 2 * blocks,
        "{full}, {titles}, {blocks}"
    );
    assert!(blocks > 0, "frames keep their names");
}

#[test]
fn cost_follows_what_is_visible() {
    let mut stage = Stage::new();
    let all = stage.paint(1.0);
    stage.viewport = Rect::from_min_size(Pos2::ZERO, vec2(30.0, 30.0));
    let little = stage.paint(1.0);
    assert!(little.cards_painted < all.cards_painted / 4);
    assert!(little.shapes.len() < all.shapes.len() / 4);
}

#[test]
fn a_budget_is_kept_and_the_picture_completes() {
    let mut stage = Stage::new();
    stage.cache = PictureCache::with_budget(8);
    let mut frames = 0;
    while !stage.paint(1.0).is_complete {
        frames += 1;
        assert!(frames < 100, "it never completes");
    }
    assert!(frames > 2, "the budget was not kept");
    assert_eq!(words(&stage.paint(1.0)).len(), {
        stage.cache = PictureCache::unhurried();
        words(&stage.paint(1.0)).len()
    });
}

#[test]
fn type_is_set_anew_when_the_atlas_was_dropped() {
    let mut stage = Stage::new();
    stage.paint(1.0);
    stage.fonts = bundled_fonts();
    let kept = stage.paint(1.0);
    stage.cache = PictureCache::unhurried();
    stage.fonts = bundled_fonts();
    assert_eq!(kept.shapes, stage.paint(1.0).shapes);
}

#[test]
fn what_a_search_or_selection_marks_has_a_ring() {
    let mut stage = Stage::new();
    let plain = stage.paint(1.0).shapes.len();
    let id = CardId::from_number(1);
    stage.scene.lit = [id].into();
    assert_eq!(stage.paint(1.0).shapes.len(), plain + 1);
    stage.scene.selection = Selection {
        cards: [id].into(),
        ..Selection::default()
    };
    assert!(
        stage.paint(1.0).shapes.len() > plain + 1 + 4,
        "ring, handles and grips"
    );
}

#[test]
fn hidden_ties_are_left_out_and_odd_gestures_do_no_harm() {
    let mut stage = Stage::new();
    let all = stage.paint(1.0).links_painted;
    stage.scene.hidden_ties = crate::board::TieKind::ALL.into();
    assert_eq!(stage.paint(1.0).links_painted, stage.case.links().len());
    assert!(all > stage.case.links().len());
    stage.scene.preview.moved.cards = stage.case.cards().ids().collect();
    stage.scene.preview.moved.delta_in_board = vec2(f32::NAN, f32::INFINITY);
    stage.scene.preview.resized = Some((Item::Card(CardId::from_number(1)), Rect::NOTHING));
    stage.scene.preview.box_in_board = Some(Rect::NAN);
    stage.scene.hovered = Some(Hit::Card(CardId::from_number(999)));
    for zoom in [8.0, 1.0, 0.02] {
        assert!(stage.paint(zoom).cards_painted > 0);
    }
}

#[test]
fn filtered_cards_and_their_links_are_not_painted() {
    let mut stage = Stage::new();
    let linked = stage.index.edges().find(|edge| {
        // A stored link shows at every zoom.
        matches!(edge.key, crate::board::EdgeKey::Link(_))
    });
    let id = linked.and_then(|edge| edge.from.card());
    let id = id.expect("the sample has links");
    for zoom in [1.0, 0.4, 0.2] {
        stage.scene.hidden = crate::board::CardSet::new();
        let all = stage.paint(zoom);
        stage.scene.hidden = [id].into();
        let fewer = stage.paint(zoom);
        assert_eq!(fewer.cards_painted, all.cards_painted - 1);
        // From afar short links are left out anyway.
        let is_far = zoom < 0.25;
        assert!(
            is_far || fewer.links_painted < all.links_painted,
            "zoom {zoom}"
        );
        assert!(fewer.nodes.iter().all(|node| node.hit != Hit::Card(id)));
    }
}
