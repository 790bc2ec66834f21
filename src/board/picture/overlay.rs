//! What the hand does, over everything: handles, grips, selection box, guides, a link on its way.

use super::super::hit::Hit;
use super::super::interact::shown_handles;
use super::super::scene::{GuideKind, Preview};
use super::super::theme::size;
use super::colour::faint;
use super::strokes::{Dash, polyline};
use super::{Easel, Picture, links};
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
            polyline(ends.to_vec(), stroke, dash, easel.medium, shapes);
        }
    }
}

/// The handles that the hand can take, exactly where it can take them. None while something is on its way.
fn handles(easel: &Easel<'_>, shapes: &mut Vec<Shape>) {
    let scene = easel.view.scene;
    if scene.preview != Preview::default() || scene.editing.is_some() {
        return;
    }
    let (case, index) = (easel.view.case, easel.view.index);
    for handle in shown_handles(case, index, scene, easel.to_screen)
        .into_iter()
        .rev()
    {
        let center = handle.center_in_screen;
        let is_hovered = scene.hovered == Some(handle.hit);
        match handle.hit {
            Hit::CardGrip(..) | Hit::FrameGrip(..) => grip(easel, center, is_hovered, shapes),
            _ => {
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
        }
    }
}

/// A small square by which a corner is taken.
fn grip(easel: &Easel<'_>, center: Pos2, is_hovered: bool, shapes: &mut Vec<Shape>) {
    let marks = easel.theme.marks;
    let place = Rect::from_center_size(center, Vec2::splat(size::GRIP_IN_SCREEN));
    let fill = if is_hovered {
        marks.accent
    } else {
        easel.theme.surfaces.card
    };
    let stroke = Stroke::new(1.5, marks.accent);
    shapes.push(RectShape::new(place, 2.0, fill, stroke, StrokeKind::Inside).into());
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
