//! Case and view in, shapes out.

use super::hit::Hit;
use super::view::{Level, View};
use epaint::text::{FontId, FontsView};
use epaint::{Color32, CornerRadius, RectShape, Shape, Stroke, StrokeKind};

/// What a frame of the board looks like.
#[derive(Debug, Default)]
pub struct Picture {
    /// Back to front, in screen points.
    pub shapes: Vec<epaint::Shape>,
    /// What a screen reader should know of, in reading order.
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
    pub rect_in_screen: emath::Rect,
    /// Its name, such as "Claim: Ships left Najin".
    pub label: String,
}

/// Text that was laid out, kept from frame to frame.
#[derive(Debug, Default)]
pub struct PictureCache {}

/// The picture of a view.
pub fn picture(view: &View<'_>, fonts: &mut FontsView<'_>, _cache: &mut PictureCache) -> Picture {
    let to_screen = view.screen_from_board();
    let zoom = view.camera.zoom();
    let visible = view.camera.visible_in_board(view.viewport_in_screen);
    let theme = view.theme;
    let mut out = Picture {
        is_complete: true,
        ..Picture::default()
    };
    out.shapes.push(Shape::rect_filled(
        view.viewport_in_screen,
        0.0,
        theme.surfaces.board,
    ));
    let mut frames: Vec<_> = view.index.frames_in(visible).collect();
    frames.sort_by_key(|frame| frame.id);
    for frame in frames {
        out.shapes.push(
            RectShape::new(
                to_screen * frame.rect,
                8.0,
                theme.surfaces.frame,
                Stroke::new(1.0, theme.lines.frame),
                StrokeKind::Inside,
            )
            .into(),
        );
        out.nodes.push(PictureNode {
            hit: Hit::Frame(frame.id),
            rect_in_screen: to_screen * frame.rect,
            label: format!("Frame: {}", view.case.name_of(frame.id.into())),
        });
    }
    for edge in view.index.edges_in(visible) {
        let points = edge.route.points.map(|point| to_screen * point);
        out.shapes.push(
            epaint::CubicBezierShape::from_points_stroke(
                points,
                false,
                Color32::TRANSPARENT,
                Stroke::new(1.5, theme.link(edge.kind).line),
            )
            .into(),
        );
        out.links_painted += 1;
    }
    let mut cards: Vec<_> = view.index.cards_in(visible).collect();
    cards.sort_by_key(|card| card.paint_order());
    for card in cards {
        let rect = to_screen * card.rect;
        let is_selected = view.scene.selection.cards.contains(&card.id);
        let stroke = if is_selected {
            Stroke::new(2.0, theme.marks.accent)
        } else {
            Stroke::new(1.0, theme.lines.card)
        };
        out.shapes.push(
            RectShape::new(
                rect,
                CornerRadius::same(8),
                theme.surfaces.card,
                stroke,
                StrokeKind::Inside,
            )
            .into(),
        );
        let name = view.case.name_of(card.subject);
        if view.level() > Level::Blocks {
            let galley = fonts.layout(
                name.clone(),
                FontId::proportional(13.0 * zoom),
                theme.words.main,
                (rect.width() - 24.0 * zoom).max(10.0),
            );
            out.shapes.push(Shape::galley(
                rect.min + emath::vec2(12.0, 12.0) * zoom,
                galley,
                theme.words.main,
            ));
        }
        out.nodes.push(PictureNode {
            hit: Hit::Card(card.id),
            rect_in_screen: rect,
            label: name,
        });
        out.cards_painted += 1;
    }
    out
}
