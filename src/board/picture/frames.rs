//! Frames: a rounded outline, and a title that stays readable from afar, as place names do on a map.

use super::super::fonts::Weight;
use super::super::hit::Hit;
use super::super::text::{Span, TextBlock, TextSpec, Typesetter};
use super::super::theme::size;
use super::super::view::Level;
use super::cache::{LabelKey, PictureCache};
use super::colour::{faint, mix};
use super::{Easel, Picture, PictureNode, badges, land};
use crate::model::{Frame, FrameId, Tint};
use emath::{GuiRounding as _, Rect, pos2, vec2};
use epaint::{Color32, Mesh, RectShape, Shape, Stroke, StrokeKind};

/// The smallest type of a frame's title, in screen points.
const LEAST_TYPE: f32 = 12.0;

/// Frames narrower or lower than this on the screen are left out, in screen points.
const LEAST_FRAME: f32 = 5.0;
/// Frames narrower than this on the screen have square corners, in screen points.
const ROUND_FROM: f32 = 90.0;

/// A frame in view.
#[derive(Debug, Clone, Copy)]
struct SeenFrame {
    id: FrameId,
    z: i32,
    tint: Tint,
    is_collapsed: bool,
    /// On the screen.
    rect: Rect,
}

/// The frames in view, back to front: by their order, and the largest first so that those within others lie on top.
fn visible(easel: &Easel<'_>) -> Vec<SeenFrame> {
    // The title stands out above its frame.
    let seen = easel.visible_in_board.expand(40.0 / easel.zoom);
    let on_screen = |rect: Rect| (easel.to_screen * rect).round_to_pixels(easel.pixels_per_point);
    let mut frames: Vec<SeenFrame> = easel
        .view
        .index
        .frames()
        .map(|frame| (frame, easel.frame_rect(frame.id, frame.rect)))
        .filter(|(_, rect)| seen.intersects(*rect))
        .map(|(frame, rect)| SeenFrame {
            id: frame.id,
            z: frame.z,
            tint: frame.tint,
            is_collapsed: frame.is_collapsed,
            rect: on_screen(rect),
        })
        .filter(|frame| frame.rect.width().min(frame.rect.height()) >= LEAST_FRAME)
        .collect();
    frames.sort_by(|one, other| {
        let by_area = other.rect.area().total_cmp(&one.rect.area());
        one.z
            .cmp(&other.z)
            .then(by_area)
            .then(one.id.cmp(&other.id))
    });
    frames
}

/// Outlines and grounds.
pub(super) fn paint_all(easel: &Easel<'_>, out: &mut Picture) {
    let scene = easel.view.scene;
    let is_far = easel.level == Level::Blocks;
    let mut small = Mesh::default();
    for frame in visible(easel) {
        let (id, rect) = (frame.id, frame.rect);
        let is_selected = scene.selection.frames.contains(&id);
        let (fill, line) = colours(easel, &frame);
        let width = if is_selected {
            size::RING_IN_SCREEN
        } else {
            1.0
        };
        if is_far && rect.width() < ROUND_FROM {
            small.add_colored_rect(rect, line);
            small.add_colored_rect(rect.shrink(width), fill);
            continue;
        }
        if !small.is_empty() {
            out.shapes.push(std::mem::take(&mut small).into());
        }
        let stroke = Stroke::new(width, line);
        let radius = (size::RADIUS_FRAME * easel.zoom).clamp(2.0, 40.0);
        if frame.is_collapsed {
            // The back of a folder, which stands out above its front.
            let lift = 5.0 * easel.zoom;
            let back = Rect::from_min_size(
                rect.min - vec2(0.0, lift),
                vec2(rect.width() * 0.38, rect.height() / 2.0),
            );
            let back = RectShape::new(back, radius, fill, stroke, StrokeKind::Inside);
            out.shapes.push(back.into());
        }
        out.shapes
            .push(RectShape::new(rect, radius, fill, stroke, StrokeKind::Inside).into());
        if let Some(frame) = easel.view.case.frame(id).filter(|_| !is_far) {
            out.nodes.push(PictureNode {
                hit: Hit::Frame(id),
                rect_in_screen: rect,
                label: format!("Frame: {}", title_of(frame)).into(),
            });
        }
    }
    if !small.is_empty() {
        out.shapes.push(small.into());
    }
}

/// Ground and outline of a frame.
fn colours(easel: &Easel<'_>, frame: &SeenFrame) -> (Color32, Color32) {
    let theme = easel.theme;
    let scene = easel.view.scene;
    let tint = theme.tint(frame.tint);
    let ground = match frame.is_collapsed {
        true => theme.surfaces.card,
        false => theme.surfaces.frame,
    };
    let fill = tint.map_or(ground, |tint| mix(tint.wash, theme.surfaces.board, 0.35));
    let line = match tint {
        _ if scene.selection.frames.contains(&frame.id) => theme.marks.accent,
        _ if scene.hovered.and_then(Hit::frame) == Some(frame.id) => theme.lines.card_hovered,
        Some(tint) => mix(tint.line, fill, 0.35),
        None => theme.lines.frame,
    };
    (fill, line)
}

/// Outlines once more over land, which hides the grounds of frames.
pub(super) fn paint_borders(easel: &Easel<'_>, out: &mut Picture) {
    let strength = land::share(easel.zoom);
    if strength <= 0.0 {
        return;
    }
    let theme = easel.theme;
    let mut mesh = Mesh::default();
    for frame in visible(easel) {
        let rect = frame.rect;
        let color = match theme.tint(frame.tint) {
            _ if easel.view.scene.selection.frames.contains(&frame.id) => theme.marks.accent,
            Some(tint) => tint.line,
            None => theme.words.muted,
        };
        let color = faint(color, 0.55 * strength);
        let inner = rect.shrink(1.0);
        let sides = [
            Rect::from_min_max(rect.min, pos2(rect.max.x, inner.min.y)),
            Rect::from_min_max(pos2(rect.min.x, inner.max.y), rect.max),
            Rect::from_min_max(
                pos2(rect.min.x, inner.min.y),
                pos2(inner.min.x, inner.max.y),
            ),
            Rect::from_min_max(
                pos2(inner.max.x, inner.min.y),
                pos2(rect.max.x, inner.max.y),
            ),
        ];
        for side in sides {
            mesh.add_colored_rect(side, color);
        }
    }
    out.shapes.push(mesh.into());
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

/// The most titles in one picture: more could not be told apart.
const MOST_TITLES: usize = 300;

/// Titles, over everything that lies on the frames: those of the largest first, and none over another.
pub(super) fn paint_tabs(
    easel: &Easel<'_>,
    cache: &mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
    out: &mut Picture,
) {
    let mut taken: Vec<Rect> = Vec::new();
    let mut frames = visible(easel);
    frames.sort_by(|one, other| {
        let by_area = other.rect.area().total_cmp(&one.rect.area());
        by_area.then(one.id.cmp(&other.id))
    });
    frames.retain(|seen| !easel.view.scene.untitled.contains(&seen.id));
    for seen in &frames {
        let Some(frame) = easel.view.case.frame(seen.id) else {
            continue;
        };
        let title = title_of(frame);
        let Some(tab) = place_tab(easel, seen, &title, cache, setter) else {
            continue;
        };
        if taken.iter().any(|other| other.intersects(tab.rect)) {
            continue;
        }
        taken.push(tab.rect.expand(tab.apart));
        paint_tab(easel, seen, &title, &tab, cache, setter, out);
        let is_plate = seen.is_collapsed && easel.level != Level::Blocks;
        out.nodes.push(PictureNode {
            hit: Hit::FrameTab(seen.id),
            rect_in_screen: if is_plate { seen.rect } else { tab.rect },
            label: format!("Frame title: {title}").into(),
        });
        if is_plate {
            paint_badge(easel, seen, cache, setter, out);
        }
        if taken.len() >= MOST_TITLES {
            break;
        }
    }
}

/// How many cards a closed frame covers.
fn paint_badge(
    easel: &Easel<'_>,
    seen: &SeenFrame,
    cache: &mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
    out: &mut Picture,
) {
    let count = easel.view.index.carried_by(seen.id);
    if count > 0 {
        let item = seen.id.into();
        let corner = seen.rect.right_top() + vec2(-8.0, 0.0) * easel.zoom;
        badges::paint(easel, item, count, corner, cache, setter, out);
    }
}

/// Where a title goes.
#[derive(Debug, Clone, Copy)]
struct Tab {
    /// On the screen.
    rect: Rect,
    /// Screen points to a point of the title at base size.
    scale: f32,
    /// The widest the words may be, at base size.
    room: f32,
    /// How far other titles keep away, in screen points.
    apart: f32,
}

impl Tab {
    fn type_size(&self) -> f32 {
        size::TEXT_FRAME * self.scale
    }
}

/// Frames at least so wide on the screen have their title at the upper left corner; narrower ones, step by step, in their
/// middle as on a map. In screen points.
const CORNERED: (f32, f32) = (90.0, 130.0);
/// The widest title from afar, at base size.
const MAP_ROOM: f32 = 220.0;

/// Works out where a title goes, from near across the upper side of its frame; `None` where there is no room.
fn place_tab(
    easel: &Easel<'_>,
    seen: &SeenFrame,
    title: &str,
    cache: &mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
) -> Option<Tab> {
    let rect = seen.rect;
    let is_far = easel.level == Level::Blocks;
    if is_far {
        // Larger regions have larger names.
        let grown = ((rect.width() - 60.0) / 400.0).clamp(0.0, 1.0);
        let scale = (LEAST_TYPE + 4.0 * grown) / size::TEXT_FRAME;
        let words = title_block(seen, title, MAP_ROOM, cache, setter).size() * scale;
        let at_corner = tab_rect(easel, rect, words.x, size::TEXT_FRAME * scale);
        let in_middle = Rect::from_center_size(rect.center(), at_corner.size());
        let (low, high) = CORNERED;
        let t = ((rect.width() - low) / (high - low)).clamp(0.0, 1.0);
        let min = in_middle.min.lerp(at_corner.min, t * t * (3.0 - 2.0 * t));
        let placed = Rect::from_min_size(min, at_corner.size());
        // The names of many small regions keep well apart: a map shows some of them, and more from nearer.
        let crowded = 1.0 - ((rect.width() - 40.0) / 120.0).clamp(0.0, 1.0);
        return Some(Tab {
            rect: pulled_into_view(easel, rect, placed),
            scale,
            room: MAP_ROOM,
            apart: 6.0 + 52.0 * crowded,
        });
    }
    let scale = (easel.zoom * size::TEXT_FRAME).max(LEAST_TYPE) / size::TEXT_FRAME;
    let type_size = size::TEXT_FRAME * scale;
    let room = rect.width() - if seen.is_collapsed { 4.6 } else { 3.4 } * type_size;
    if room < type_size * 3.0 || rect.height() < type_size {
        return None;
    }
    // Rounded, so that a title is not broken anew at every step of a zoom.
    let room = ((room / scale / 16.0).floor() * 16.0).max(24.0);
    let words = title_block(seen, title, room, cache, setter).size() * scale;
    let mut tab = tab_rect(easel, rect, words.x, type_size);
    if seen.is_collapsed {
        let middle = rect.center().y - tab.height() / 2.0;
        tab = Rect::from_min_size(pos2(rect.min.x + type_size * 0.4, middle), tab.size());
    }
    Some(Tab {
        rect: tab,
        scale,
        room,
        apart: 0.0,
    })
}

/// A name that would be cut off at the side of the view, moved in as long as it stays with its frame.
fn pulled_into_view(easel: &Easel<'_>, frame: Rect, name: Rect) -> Rect {
    let view = easel.view.viewport_in_screen.shrink(4.0);
    if !view.intersects(frame) || name.width() > view.width() {
        return name;
    }
    let most = name.width() / 2.0;
    let right = (view.min.x - name.min.x).clamp(0.0, most);
    let left = (name.max.x - view.max.x).clamp(0.0, most);
    name.translate(vec2(right - left, 0.0))
}

fn title_block<'c>(
    seen: &SeenFrame,
    title: &str,
    room: f32,
    cache: &'c mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
) -> &'c mut TextBlock {
    let make = |fonts: &mut epaint::text::FontsView<'_>| {
        let spec = TextSpec {
            spans: vec![Span::new(title, Weight::SemiBold)],
            size: size::TEXT_FRAME,
            width: room,
            max_lines: 1,
        };
        TextBlock::new(&spec, fonts)
    };
    let key = LabelKey::Frame(seen.id);
    cache.label(key, title, make, (room, size::TEXT_FRAME), setter)
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
    seen: &SeenFrame,
    title: &str,
    tab: &Tab,
    cache: &mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
    out: &mut Picture,
) {
    let theme = easel.theme;
    let is_far = easel.level == Level::Blocks;
    let (rect, scale, type_size) = (tab.rect, tab.scale, tab.type_size());
    let board = theme.surfaces.board;
    let shapes = &mut out.shapes;
    if is_far {
        shapes.push(Shape::rect_filled(
            rect,
            size::RADIUS_CHIP,
            faint(board, 0.86),
        ));
    } else if !seen.is_collapsed {
        shapes.push(Shape::rect_filled(rect, size::RADIUS_CHIP, board));
    }
    let tint = theme.tint(seen.tint);
    let color = tint.map_or(theme.words.muted, |tint| tint.text);
    let color = match is_far || seen.is_collapsed {
        true => mix(color, theme.words.main, 0.6),
        false => color,
    };
    let x = rect.min.x + type_size * 0.55;
    let block = title_block(seen, title, tab.room, cache, setter);
    let words = block.size() * scale;
    let left = pos2(
        x + icon_width(easel, type_size),
        rect.center().y - words.y / 2.0,
    );
    let pos = if block.is_rtl() {
        left + vec2(words.x, 0.0)
    } else {
        left
    };
    shapes.extend(block.shape(pos, scale, color, setter));
    if is_far {
        return;
    }
    let (key, icon) = if seen.is_collapsed {
        (LabelKey::FolderIcon, lucide_icons::Icon::Folder)
    } else {
        (LabelKey::FrameIcon, lucide_icons::Icon::Frame)
    };
    let make = |_: &mut epaint::text::FontsView<'_>| TextBlock::icon(icon, size::TEXT_FRAME);
    let icon = cache.label(key, "", make, (0.0, size::TEXT_FRAME), setter);
    let pos = pos2(x, rect.center().y - icon.size().y * scale / 2.0);
    shapes.extend(icon.shape(pos, scale, color, setter));
}
