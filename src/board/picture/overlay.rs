//! What the hand does, over everything: handles, grips, selection box, guides, a link on its way.

use super::super::hit::{Grip, Hit, LinkEnd, Side};
use super::super::scene::{GuideKind, Item};
use super::super::theme::size;
use super::colour::faint;
use super::strokes::{Dash, polyline};
use super::{Easel, Picture, links};
use crate::model::CardId;
use emath::{Pos2, Rect, Vec2};
use epaint::{RectShape, Shape, Stroke, StrokeKind};

pub(super) fn paint_all(easel: &Easel<'_>, out: &mut Picture) {
    let shapes = &mut out.shapes;
    handles(easel, shapes);
    links::paint_preview(easel, shapes);
    let preview = &easel.view.scene.preview;
    let accent = easel.theme.marks.accent;
    if let Some(rect) = preview.new_frame_in_board.filter(|rect| rect.is_finite()) {
        let rect = easel.to_screen * rect;
        let stroke = Stroke::new(1.5, accent);
        shapes.push(RectShape::stroke(rect, size::RADIUS_CARD, stroke, StrokeKind::Inside).into());
    }
    if let Some(rect) = preview.box_in_board.filter(|rect| rect.is_finite()) {
        let stroke = Stroke::new(1.0, accent);
        let fill = easel.theme.marks.accent_wash;
        shapes.push(
            RectShape::new(
                easel.to_screen * rect,
                2.0,
                fill,
                stroke,
                StrokeKind::Inside,
            )
            .into(),
        );
    }
    for guide in &preview.guides {
        let ends = [guide.from_in_board, guide.to_in_board].map(|point| easel.to_screen * point);
        if ends.iter().all(|end| end.is_finite()) {
            let dash = match guide.kind {
                GuideKind::Alignment => Dash::Solid,
                GuideKind::Gap => Dash::Dashed(4.0, 3.0),
            };
            let stroke = Stroke::new(1.0, easel.theme.marks.guide);
            polyline(ends.to_vec(), stroke, dash, shapes);
        }
    }
}

/// The card that shows its handles: the only one selected, else the one under the pointer.
fn card_with_handles(easel: &Easel<'_>) -> Option<CardId> {
    let scene = easel.view.scene;
    if !scene.preview.moved.is_empty() || scene.preview.link.is_some() || scene.editing.is_some() {
        return None;
    }
    let hovered = scene.hovered.and_then(Hit::card);
    hovered.or_else(|| scene.selection.only_card())
}

fn handles(easel: &Easel<'_>, shapes: &mut Vec<Shape>) {
    let scene = easel.view.scene;
    let index = easel.view.index;
    // Seen from afar, handles would hide what they belong to.
    if easel.zoom >= 0.25 {
        let selected = scene.selection.only_card();
        if let Some(card) = selected.and_then(|id| index.card(id)) {
            let is_locked = easel.view.case.card(card.id).is_none_or(|card| card.locked);
            if !is_locked {
                grips(
                    easel,
                    easel.to_screen * easel.card_rect(card),
                    &Grip::CORNERS,
                    shapes,
                );
            }
        }
        if let Some(card) = card_with_handles(easel).and_then(|id| index.card(id)) {
            let rect = easel.to_screen * easel.card_rect(card);
            for side in Side::ALL {
                let hovered = scene.hovered == Some(Hit::LinkHandle(card.id, side));
                link_handle(easel, rect, side, hovered, shapes);
            }
        }
    }
    if let Some(frame) = scene.selection.only_frame().and_then(|id| index.frame(id)) {
        let is_locked = easel
            .view
            .case
            .frame(frame.id)
            .is_none_or(|frame| frame.locked);
        if !is_locked {
            grips(
                easel,
                easel.to_screen * easel.frame_rect(frame.id, frame.rect),
                &Grip::ALL,
                shapes,
            );
        }
    }
    if let Some((Item::Card(_), rect)) = scene.preview.resized
        && rect.is_finite()
    {
        grips(easel, easel.to_screen * rect, &Grip::CORNERS, shapes);
    }
    if let Some(edge) = scene.selection.only_link().and_then(|id| index.link(id)) {
        for (end, point) in [
            (LinkEnd::From, edge.route.points[0]),
            (LinkEnd::To, edge.route.points[3]),
        ] {
            let is_hovered =
                matches!(scene.hovered, Some(Hit::LinkEnd(_, hovered)) if hovered == end);
            knob(easel, easel.to_screen * point, is_hovered, shapes);
        }
    }
}

fn grips(easel: &Easel<'_>, rect: Rect, which: &[Grip], shapes: &mut Vec<Shape>) {
    for grip in which {
        let side = size::GRIP_IN_SCREEN;
        let place = Rect::from_center_size(grip.place_on(rect.expand(2.0)), Vec2::splat(side));
        let stroke = Stroke::new(1.5, easel.theme.marks.accent);
        let fill = easel.theme.surfaces.card;
        shapes.push(RectShape::new(place, 2.0, fill, stroke, StrokeKind::Inside).into());
    }
}

fn link_handle(
    easel: &Easel<'_>,
    rect: Rect,
    side: Side,
    is_hovered: bool,
    shapes: &mut Vec<Shape>,
) {
    let center = side.middle_of(rect) + side.outward() * size::HANDLE_OFFSET_IN_SCREEN;
    if is_hovered {
        let glow = faint(easel.theme.marks.accent, 0.25);
        shapes.push(Shape::circle_filled(
            center,
            size::HANDLE_IN_SCREEN + 5.0,
            glow,
        ));
    }
    knob(easel, center, is_hovered, shapes);
}

/// A small round handle.
fn knob(easel: &Easel<'_>, center: Pos2, is_hovered: bool, shapes: &mut Vec<Shape>) {
    let marks = easel.theme.marks;
    let (fill, line) = if is_hovered {
        (marks.accent, easel.theme.surfaces.card)
    } else {
        (easel.theme.surfaces.card, marks.accent)
    };
    shapes.push(Shape::circle_filled(center, size::HANDLE_IN_SCREEN, fill));
    shapes.push(Shape::circle_stroke(
        center,
        size::HANDLE_IN_SCREEN,
        Stroke::new(1.5, line),
    ));
}
