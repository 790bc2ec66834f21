//! Frames: a rounded outline, and a title that stays readable from afar, as place names do on a map.

use super::super::fonts::Weight;
use super::super::hit::Hit;
use super::super::text::{Span, TextBlock, TextSpec, Typesetter};
use super::super::theme::size;
use super::super::view::Level;
use super::cache::{LabelKey, PictureCache};
use super::colour::mix;
use super::{Easel, Picture, PictureNode};
use crate::model::{Frame, FrameId};
use emath::{GuiRounding as _, Rect, pos2, vec2};
use epaint::{RectShape, Shape, Stroke, StrokeKind};

/// The smallest type of a frame's title, in screen points.
const LEAST_TYPE: f32 = 12.0;

/// The frames in view with their rectangles on screen, largest first so that those within others lie on top.
fn visible(easel: &Easel<'_>) -> Vec<(FrameId, Rect)> {
    // The title stands out above its frame.
    let seen = easel.visible_in_board.expand(40.0 / easel.zoom);
    let moved = &easel.view.scene.preview.moved.frames;
    let index = easel.view.index;
    let is_gliding = easel.view.glide.is_some();
    let mut frames: Vec<(FrameId, Rect)> = index
        .frames()
        .filter(|frame| seen.intersects(frame.rect) || moved.contains(&frame.id) || is_gliding)
        .map(|frame| (frame.id, easel.frame_rect(frame.id, frame.rect)))
        .collect();
    frames.sort_by(|(one, a), (other, b)| b.area().total_cmp(&a.area()).then(one.cmp(other)));
    let on_screen = |rect: Rect| (easel.to_screen * rect).round_to_pixels(easel.pixels_per_point);
    frames
        .into_iter()
        .map(|(id, rect)| (id, on_screen(rect)))
        .collect()
}

/// Outlines and grounds.
pub(super) fn paint_all(
    easel: &Easel<'_>,
    cache: &mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
    out: &mut Picture,
) {
    let _ = (cache, setter);
    let theme = easel.theme;
    let scene = easel.view.scene;
    for (id, rect) in visible(easel) {
        let Some(frame) = easel.view.case.frame(id) else {
            continue;
        };
        let tint = theme.tint(frame.tint);
        let is_selected = scene.selection.frames.contains(&id);
        let is_hovered = scene.hovered.and_then(Hit::frame) == Some(id);
        let fill = tint.map_or(theme.surfaces.frame, |tint| {
            mix(tint.wash, theme.surfaces.board, 0.35)
        });
        let line = match tint {
            _ if is_selected => theme.marks.accent,
            _ if is_hovered => theme.lines.card_hovered,
            Some(tint) => mix(tint.line, fill, 0.35),
            None => theme.lines.frame,
        };
        let width = if is_selected {
            size::RING_IN_SCREEN
        } else {
            1.0
        };
        let radius = (size::RADIUS_FRAME * easel.zoom).clamp(2.0, 40.0);
        out.shapes.push(
            RectShape::new(
                rect,
                radius,
                fill,
                Stroke::new(width, line),
                StrokeKind::Inside,
            )
            .into(),
        );
        out.nodes.push(PictureNode {
            hit: Hit::Frame(id),
            rect_in_screen: rect,
            label: format!("Frame: {}", title_of(frame)).into(),
        });
    }
}

fn title_of(frame: &Frame) -> String {
    let title = frame.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = if title.is_empty() {
        "(untitled frame)".to_owned()
    } else {
        title
    };
    match frame.page {
        0 => title,
        page => format!("{page} · {title}"),
    }
}

/// Titles, over everything that lies on the frames.
pub(super) fn paint_tabs(
    easel: &Easel<'_>,
    cache: &mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
    out: &mut Picture,
) {
    let mut taken: Vec<Rect> = Vec::new();
    for (id, rect) in visible(easel) {
        let Some(frame) = easel.view.case.frame(id) else {
            continue;
        };
        if let Some(tab) = paint_tab(easel, frame, rect, &taken, cache, setter, &mut out.shapes) {
            taken.push(tab);
            out.nodes.push(PictureNode {
                hit: Hit::FrameTab(id),
                rect_in_screen: tab,
                label: format!("Frame title: {}", title_of(frame)).into(),
            });
        }
    }
}

/// Where the tab of a frame goes, in screen points: across the upper side from near, above it from afar, where its plate
/// would cover cards.
fn tab_rect(easel: &Easel<'_>, rect: Rect, words_width: f32, type_size: f32) -> Rect {
    let height = type_size * 1.7;
    let width = words_width + icon_width(easel, type_size) + type_size * 1.1;
    let inset = (type_size * 0.9).min((rect.width() - width) / 2.0).max(0.0);
    let lift = (1.0 - easel.zoom / 0.8).clamp(0.0, 1.0);
    let middle = rect.min.y - lift * (height / 2.0 - 1.0);
    Rect::from_min_size(
        pos2(rect.min.x + inset, middle - height / 2.0),
        vec2(width, height),
    )
}

/// The room that the icon before the title takes; from afar there is none.
fn icon_width(easel: &Easel<'_>, type_size: f32) -> f32 {
    match easel.level {
        Level::Blocks => 0.0,
        _ => type_size * 1.35,
    }
}

fn paint_tab(
    easel: &Easel<'_>,
    frame: &Frame,
    rect: Rect,
    taken: &[Rect],
    cache: &mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
    shapes: &mut Vec<Shape>,
) -> Option<Rect> {
    let theme = easel.theme;
    let scale = (easel.zoom * size::TEXT_FRAME).max(LEAST_TYPE) / size::TEXT_FRAME;
    let type_size = size::TEXT_FRAME * scale;
    let is_far = easel.level == Level::Blocks;
    let room = rect.width() - if is_far { 1.4 } else { 3.4 } * type_size;
    if room < type_size * 3.0 || rect.height() < type_size {
        return None;
    }
    // Rounded, so that a title is not broken anew at every step of a zoom.
    let room = (room / scale / 16.0).floor() * 16.0;
    let title = title_of(frame);
    let make = |fonts: &mut epaint::text::FontsView<'_>| {
        let spec = TextSpec {
            spans: vec![Span::new(title.as_str(), Weight::SemiBold)],
            size: size::TEXT_FRAME,
            width: room.max(24.0),
            max_lines: 1,
        };
        TextBlock::new(&spec, fonts)
    };
    let key = LabelKey::Frame(frame.id);
    let block = cache.label(key, &title, make, (room, size::TEXT_FRAME), setter);
    let words = block.size() * scale;
    let tab = tab_rect(easel, rect, words.x, type_size);
    if taken.iter().any(|other| other.intersects(tab)) {
        return None;
    }
    let tint = theme.tint(frame.tint);
    let plate = theme.surfaces.board;
    shapes.push(Shape::rect_filled(tab, size::RADIUS_CHIP, plate));
    let color = tint.map_or(theme.words.muted, |tint| tint.text);
    let color = if is_far {
        mix(color, theme.words.main, 0.5)
    } else {
        color
    };
    let icon_width = icon_width(easel, type_size);
    let x = tab.min.x + type_size * 0.55;
    let left = pos2(x + icon_width, tab.center().y - words.y / 2.0);
    let pos = if block.is_rtl() {
        left + vec2(words.x, 0.0)
    } else {
        left
    };
    shapes.extend(block.shape(pos, scale, color, setter).map(Shape::Text));
    if !is_far {
        let make = |_: &mut epaint::text::FontsView<'_>| {
            TextBlock::icon(lucide_icons::Icon::Frame, size::TEXT_FRAME)
        };
        let key = LabelKey::FrameIcon;
        let icon = cache.label(key, "", make, (0.0, size::TEXT_FRAME), setter);
        let pos = pos2(x, tab.center().y - icon.size().y * scale / 2.0);
        shapes.extend(icon.shape(pos, scale, color, setter).map(Shape::Text));
    }
    Some(tab)
}
