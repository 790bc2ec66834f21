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
    images: crate::board::ImageShelf,
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
            images: Default::default(),
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
            images: &self.images,
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

#[test]
fn far_away_cards_are_land_and_all_are_counted() {
    let mut stage = Stage::new();
    let all = stage.index.card_count();
    let far = stage.paint(0.015);
    assert_eq!(far.cards_painted, all);
    let corners = |picture: &Picture| -> usize {
        let meshes = picture.shapes.iter().map(|shape| match shape {
            Shape::Mesh(mesh) => mesh.vertices.len(),
            _ => 0,
        });
        meshes.sum()
    };
    let marked = CardId::from_number(1);
    stage.scene.lit = [marked].into();
    assert!(
        corners(&stage.paint(0.015)) > corners(&far),
        "hits stand out"
    );
    stage.scene.lit = crate::board::CardSet::new();
    stage.scene.hidden = stage.case.cards().ids().collect();
    assert_eq!(stage.paint(0.015).cards_painted, 0);
    stage.scene.hidden = [marked].into();
    assert_eq!(stage.paint(0.015).cards_painted, all - 1);
    stage.scene.hidden = crate::board::CardSet::new();
    stage.scene.undimmed = Some([marked].into());
    assert_eq!(stage.paint(0.015).cards_painted, all);
}

#[test]
fn what_is_dragged_is_painted_where_it_is() {
    let mut stage = Stage::new();
    let id = CardId::from_number(1);
    let rect = stage.index.card(id).expect("it is there").rect;
    let place = |picture: &Picture| {
        let node = picture.nodes.iter().find(|node| node.hit == Hit::Card(id));
        node.map(|node| node.rect_in_screen.min)
    };
    for zoom in [1.0, 0.4, 0.2] {
        stage.scene.preview.moved.cards = [id].into();
        stage.scene.preview.moved.delta_in_board = vec2(200.0, 100.0);
        let to_screen = Camera::new(pos2(630.0, 470.0), zoom).screen_from_board(stage.viewport);
        let wanted = to_screen * (rect.min + vec2(200.0, 100.0));
        let found = place(&stage.paint(zoom)).expect("it is in view");
        assert!(found.distance(wanted) < 1.5, "{found} {wanted}");
        // Out of view, and back in from far outside.
        stage.scene.preview.moved.delta_in_board = vec2(90_000.0, 0.0);
        assert_eq!(place(&stage.paint(zoom)), None);
        stage.scene.preview = Default::default();
    }
    let all = stage.paint(0.015).cards_painted;
    stage.scene.preview.moved.cards = stage.case.cards().ids().take(5).collect();
    stage.scene.preview.moved.delta_in_board = vec2(2000.0, 100.0);
    assert_eq!(stage.paint(0.015).cards_painted, all);
}

#[test]
fn a_closed_frame_and_a_folded_card_have_badges() {
    use crate::model::{Card, Frame, FrameId};
    let mut stage = Stage::new();
    let ids: Vec<CardId> = stage.index.cards().map(|card| card.id).take(4).collect();
    let mut frame = Frame::new(
        FrameId::from_number(70),
        "Closed",
        Rect::from_min_size(pos2(300.0, 300.0), vec2(600.0, 400.0)),
    );
    frame.collapsed = true;
    stage.case.put(&frame.into());
    let card = |stage: &Stage, at: usize| stage.case.card(ids[at]).expect("it is there").clone();
    let inside = Card {
        frame: Some(FrameId::from_number(70)),
        folded_into: None,
        ..card(&stage, 0)
    };
    let folded = Card {
        folded_into: Some(ids[2]),
        frame: None,
        ..card(&stage, 1)
    };
    for card in [inside, folded] {
        stage.case.put(&card.into());
    }
    stage.index = BoardIndex::of(&stage.case);
    let picture = stage.paint(0.8);
    for item in [Item::Card(ids[2]), Item::Frame(FrameId::from_number(70))] {
        let badge = picture
            .nodes
            .iter()
            .find(|node| node.hit == Hit::Badge(item));
        assert!(
            badge.is_some_and(|badge| badge.label.contains("1 card")),
            "{item:?}"
        );
    }
    assert!(words(&picture).iter().any(|(text, _)| text == "Closed"));
}

#[test]
fn many_links_between_two_places_are_one_line_from_afar() {
    use crate::model::{Card, Link, LinkId, LinkKind, Note, NoteId, NoteKind};
    let mut stage = Stage::new();
    let mut case = Case::new("two heaps");
    let vertices = |stage: &mut Stage, case: &Case| {
        stage.case = case.clone();
        stage.index = BoardIndex::of(case);
        let picture = stage.paint(0.05);
        let lines = picture.shapes.iter().find_map(|shape| match shape {
            Shape::Mesh(mesh) if !mesh.is_empty() => Some(mesh.vertices.len()),
            _ => None,
        });
        (picture.links_painted, lines.unwrap_or(0))
    };
    let mut seen = Vec::new();
    for number in 1..=40u64 {
        let right = number % 2 == 0;
        let id = NoteId::from_number(number);
        case.put(&Note::new(id, NoteKind::Note, "n").into());
        let at = pos2(if right { 9000.0 } else { 100.0 }, 100.0 + number as f32);
        let rect = Rect::from_min_size(at, vec2(200.0, 100.0));
        case.put(&Card::new(CardId::from_number(number), id, rect).into());
        if right {
            let link = LinkId::from_number(number);
            let from = NoteId::from_number(number - 1);
            case.put(&Link::new(link, LinkKind::About, from, id).into());
            seen.push(vertices(&mut stage, &case));
        }
    }
    let (first, last) = (seen[0], seen[19]);
    assert_eq!((first.0, last.0), (1, 20));
    assert_eq!(first.1, last.1, "twenty links are one line");
}

#[test]
fn a_far_picture_does_not_depend_on_the_pictures_before() {
    let mut stage = Stage::new();
    let stay: crate::board::CardSet = stage.case.cards().ids().step_by(3).collect();
    let mut painted = 0;
    for (at, zoom) in [0.03, 0.022, 0.012, 0.03, 0.041, 0.05, 0.03]
        .into_iter()
        .enumerate()
    {
        if at == 3 {
            stage.scene.undimmed = Some(stay.clone());
        }
        if at == 5 {
            stage.scene.undimmed = None;
            stage.scene.hidden = stay.clone();
        }
        let kept = stage.paint(zoom);
        stage.cache = PictureCache::unhurried();
        let fresh = stage.paint(zoom);
        assert!(kept.shapes == fresh.shapes, "picture {at}");
        assert_eq!(kept.links_painted, fresh.links_painted);
        painted += kept.links_painted;
        // The next picture finds what this one kept.
        stage.paint(zoom * 1.01);
    }
    assert!(painted > 0);
}

#[test]
fn no_glyph_is_taken_from_where_it_was_before_a_change_of_theme() {
    let mut stage = Stage::new();
    stage.paint(1.0);
    // The window draws its bars first, so that the new glyphs may already take more room than the old ones did.
    let options = epaint::text::TextOptions {
        color_transfer_function: epaint::FontColorTransferFunction::Off,
        ..*stage.fonts.options()
    };
    stage
        .fonts
        .begin_pass(options, epaint::text::ViewportKey::default());
    for size in 20..60 {
        let font = epaint::text::FontId::proportional(size as f32);
        let text = ('!'..='~').collect::<String>();
        let ink = epaint::Color32::WHITE;
        stage
            .fonts
            .with_pixels_per_point(1.0)
            .layout_no_wrap(text, font, ink);
    }
    let kept = stage.paint(1.0);
    stage.cache = PictureCache::unhurried();
    let fresh = stage.paint(1.0);
    assert!(kept.shapes == fresh.shapes);
}
