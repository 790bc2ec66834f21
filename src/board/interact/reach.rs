//! How near is near enough: the distances of handling, all in screen points unless the name says otherwise.

use crate::board::Grip;
use crate::board::theme::size;
use emath::{Pos2, Rect, Vec2};

/// How far the pointer goes before a press becomes a drag.
pub const DRAG_THRESHOLD: f32 = 4.0;
/// No target is smaller than this, however far out the board is zoomed.
pub const SMALLEST_TARGET: f32 = 8.0;
/// How far from the line of a link it is still hit.
pub const LINK_REACH: f32 = 6.0;
/// How far from its outline a frame is still hit.
pub const OUTLINE_REACH: f32 = 5.0;
/// How far from its centre a grip at a corner is hit.
pub const GRIP_REACH: f32 = 7.0;
/// How far from a side a card or frame is taken by that side.
pub const SIDE_REACH: f32 = 4.0;
/// How far from its centre a link handle or the end of a link is hit: it joins the card, so that the pointer gets there
/// without leaving either.
pub const HANDLE_REACH: f32 = size::HANDLE_OFFSET_IN_SCREEN;
/// Within this, dragged things snap.
pub const SNAP_REACH: f32 = 6.0;
/// How far around a dragged thing neighbours to snap to are looked for.
pub const SNAP_SIGHT: f32 = 400.0;
/// The same in board points: zoomed far out, only so much of the board is looked at.
pub const SNAP_SIGHT_IN_BOARD: f32 = 1200.0;
/// So near the viewport's edge a drag pans the board.
pub const PAN_ZONE: f32 = 28.0;
/// How fast it pans at the edge itself, in screen points a second.
pub const PAN_SPEED: f32 = 900.0;
/// Smaller than this on the screen, a card or frame has no handles and no grips.
pub const HANDLES_FROM: f32 = 20.0;
/// The smallest size to which a card is dragged, in board points.
pub const SMALLEST_CARD_IN_BOARD: Vec2 = Vec2::new(80.0, 40.0);
/// The smallest size to which a frame is dragged or drawn, in board points.
pub const SMALLEST_FRAME_IN_BOARD: Vec2 = Vec2::new(80.0, 60.0);

/// The side of a rectangle that a point is on, as a grip. All in screen points.
pub fn side_at(rect_in_screen: Rect, pos_in_screen: Pos2) -> Option<Grip> {
    let (rect, pos) = (rect_in_screen, pos_in_screen);
    if !rect.expand(SIDE_REACH).contains(pos) {
        return None;
    }
    [
        (Grip::Left, pos.x - rect.min.x),
        (Grip::Right, pos.x - rect.max.x),
        (Grip::Top, pos.y - rect.min.y),
        (Grip::Bottom, pos.y - rect.max.y),
    ]
    .into_iter()
    .find(|(_, off)| off.abs() <= SIDE_REACH)
    .map(|(grip, _)| grip)
}

/// How far from its frame's upper left corner a tab is looked for, at most.
pub const TAB_SIGHT: f32 = 480.0;

/// About where the tab of a frame is before any picture of it was drawn, in screen points: across the upper side, no wider
/// than the frame unless that is very narrow.
pub fn expected_tab(frame_in_screen: Rect, title: &str, zoom: f32) -> Rect {
    let text = size::TEXT_FRAME * zoom.clamp(0.9, 2.0);
    let wanted = title.chars().count() as f32 * text * 0.56 + 4.0 * text;
    let width = wanted.min(frame_in_screen.width().max(8.0 * text));
    let corner = Pos2::new(
        frame_in_screen.min.x + size::PAD,
        frame_in_screen.min.y - text,
    );
    Rect::from_min_size(corner, Vec2::new(width, 2.0 * text))
}
