//! What is under a point of the screen.
//!
//! From front to back: the ends of the selected link, the grips and link handles of the selected or hovered card, cards,
//! frame tabs, links, ties, frame outlines. The empty board within a frame belongs to the frame only while that is
//! selected; otherwise a drag there draws a selection box. Every answer costs a few queries of the index.

use super::context::InteractContext;
use super::handles::{has_handles, shown_handles};
use super::outcome::Tool;
use super::reach::{LINK_REACH, OUTLINE_REACH, SMALLEST_TARGET, TAB_SIGHT, expected_tab, side_at};
use crate::board::{EdgeKey, Hit, IndexedEdge, IndexedFrame, PictureNode, TieKey};
use crate::model::{CardId, Frame, FrameId, LinkId};
use emath::{Pos2, Rect, Vec2};

/// What is under a point, handles and grips included.
pub fn hit_test(pos_in_screen: Pos2, ctx: &InteractContext) -> Option<Hit> {
    if !pos_in_screen.is_finite() {
        return None;
    }
    let handle = match ctx.tool {
        // A badge lies over a corner and is the smaller target.
        Tool::Select => badge_at(pos_in_screen, ctx)
            .or_else(|| handle_at(pos_in_screen, ctx))
            .or_else(|| side_hit(pos_in_screen, ctx)),
        Tool::Link => {
            handle_at(pos_in_screen, ctx).filter(|hit| matches!(hit, Hit::LinkHandle(..)))
        }
        Tool::Hand | Tool::Frame => None,
    };
    handle.or_else(|| thing_at(pos_in_screen, ctx))
}

/// The card, link, tie or frame under a point, whatever handles lie over it.
pub fn thing_at(pos_in_screen: Pos2, ctx: &InteractContext) -> Option<Hit> {
    if !pos_in_screen.is_finite() {
        return None;
    }
    badge_at(pos_in_screen, ctx)
        .or_else(|| card_at(pos_in_screen, ctx).map(Hit::Card))
        .or_else(|| frame_tab_at(pos_in_screen, ctx).map(Hit::FrameTab))
        .or_else(|| label_at(pos_in_screen, ctx))
        .or_else(|| edge_at(pos_in_screen, ctx))
        .or_else(|| frame_at(pos_in_screen, ctx).map(Hit::Frame))
}

/// The front card under a point; where there is none, the nearest of those drawn too small to be hit.
pub fn card_at(pos_in_screen: Pos2, ctx: &InteractContext) -> Option<CardId> {
    let to_screen = ctx.screen_from_board();
    let around = square_in_board(pos_in_screen, SMALLEST_TARGET / 2.0, ctx);
    let mut under = None;
    let mut near: Option<(f32, CardId)> = None;
    for card in ctx.cards_in(around) {
        let rect = to_screen * card.rect;
        if rect.contains(pos_in_screen) {
            under = under.max(Some(card.paint_order()));
        } else if grown_to_target(rect).contains(pos_in_screen) {
            let found = (rect.distance_sq_to_pos(pos_in_screen), card.id);
            if near.is_none_or(|best| found < best) {
                near = Some(found);
            }
        }
    }
    under.or(near.map(|(_, id)| (0, id))).map(|(_, id)| id)
}

/// A square around a point, in board points.
fn square_in_board(
    center_in_screen: Pos2,
    half_side_in_screen: f32,
    ctx: &InteractContext,
) -> Rect {
    let side = 2.0 * ctx.board_length(half_side_in_screen);
    Rect::from_center_size(ctx.board_from_screen(center_in_screen), Vec2::splat(side))
}

/// The rectangle, no side shorter than the smallest target.
fn grown_to_target(rect_in_screen: Rect) -> Rect {
    let missing = (Vec2::splat(SMALLEST_TARGET) - rect_in_screen.size()).max(Vec2::ZERO);
    rect_in_screen.expand2(missing / 2.0)
}

/// The front handle under a point.
fn handle_at(pos_in_screen: Pos2, ctx: &InteractContext) -> Option<Hit> {
    let handles = shown_handles(ctx.case, ctx.index, ctx.scene, ctx.screen_from_board());
    let held = handles.iter().find(|handle| handle.holds(pos_in_screen));
    held.map(|handle| handle.hit)
}

/// A side of the only selected card or frame, to resize it by.
fn side_hit(pos_in_screen: Pos2, ctx: &InteractContext) -> Option<Hit> {
    let to_screen = ctx.screen_from_board();
    let side_of = |rect: Rect| has_handles(rect).then(|| side_at(rect, pos_in_screen))?;
    if let Some(id) = ctx.selection().only_card() {
        let card = ctx.case.card(id).filter(|card| !card.locked)?;
        let grip = side_of(to_screen * card.rect())?;
        let can_grow = !card.collapsed || grip.pull().y == 0.0;
        return can_grow.then_some(Hit::CardGrip(id, grip));
    }
    let id = ctx.selection().only_frame()?;
    let can_change = |frame: &&Frame| !frame.locked && !frame.collapsed;
    let frame = ctx.case.frame(id).filter(can_change)?;
    let grip = side_of(to_screen * frame.rect())?;
    // The tab lies across the upper side.
    let tab = ctx
        .index
        .frame(id)
        .and_then(|frame| tab_in_screen(frame, ctx));
    let on_tab = tab.is_some_and(|tab| tab.contains(pos_in_screen));
    (!on_tab).then_some(Hit::FrameGrip(id, grip))
}

/// The "+n" that was drawn under a point.
fn badge_at(pos_in_screen: Pos2, ctx: &InteractContext) -> Option<Hit> {
    let badge = |plate: &&PictureNode| {
        matches!(plate.hit, Hit::Badge(_)) && plate.rect_in_screen.contains(pos_in_screen)
    };
    ctx.plates.iter().rev().find(badge).map(|plate| plate.hit)
}

/// The link whose label was drawn under a point.
fn label_at(pos_in_screen: Pos2, ctx: &InteractContext) -> Option<Hit> {
    let label = |plate: &&PictureNode| {
        matches!(plate.hit, Hit::Link(_)) && plate.rect_in_screen.contains(pos_in_screen)
    };
    ctx.plates.iter().rev().find(label).map(|plate| plate.hit)
}

/// The nearest stored link within reach, or else the nearest tie that is drawn.
fn edge_at(pos_in_screen: Pos2, ctx: &InteractContext) -> Option<Hit> {
    let around = square_in_board(pos_in_screen, LINK_REACH, ctx);
    let pos = ctx.board_from_screen(pos_in_screen);
    let reach = ctx.board_length(LINK_REACH);
    let mut link: Option<(f32, LinkId)> = None;
    let mut tie: Option<(f32, TieKey)> = None;
    for edge in ctx.edges_in(around) {
        let distance = edge.route.distance_to(pos);
        if distance > reach {
            continue;
        }
        match edge.key {
            EdgeKey::Link(id) => nearer(&mut link, distance, id),
            EdgeKey::Tie(key) if shows_tie(edge, key, ctx) => {
                nearer(&mut tie, distance, key);
            }
            EdgeKey::Tie(_) => {}
        }
    }
    link.map(|(_, id)| Hit::Link(id))
        .or(tie.map(|(_, key)| Hit::Tie(key)))
}

/// Whether a tie is drawn now.
fn shows_tie(edge: &IndexedEdge, key: TieKey, ctx: &InteractContext) -> bool {
    let is_near = || ctx.scene.active_cards().any(|card| edge.has_end(card));
    !ctx.scene.hidden_ties.contains(&key.kind) && (ctx.index.shows_at_rest(edge) || is_near())
}

fn nearer<T: PartialOrd + Copy>(best: &mut Option<(f32, T)>, distance: f32, item: T) {
    if best.is_none_or(|best| (distance, item) < best) {
        *best = Some((distance, item));
    }
}

/// The smallest frame whose tab is under a point.
fn frame_tab_at(pos_in_screen: Pos2, ctx: &InteractContext) -> Option<FrameId> {
    // Tabs have a size of their own on the screen: they may stand out above and beside their frame.
    let around = square_in_board(pos_in_screen, TAB_SIGHT, ctx);
    let tabs = ctx
        .index
        .frames_in(around)
        .filter(|frame| tab_in_screen(frame, ctx).is_some_and(|tab| tab.contains(pos_in_screen)));
    smallest(tabs.map(|frame| (frame.rect, frame.id)))
}

/// Where the tab of a frame is: as drawn, or before any picture about where it will be. A picture may leave out a tab that
/// would cover another.
fn tab_in_screen(frame: &IndexedFrame, ctx: &InteractContext) -> Option<Rect> {
    let wanted = Hit::FrameTab(frame.id);
    if !ctx.plates.is_empty() {
        let drawn = ctx.plates.iter().find(|plate| plate.hit == wanted);
        return drawn.map(|plate| plate.rect_in_screen);
    }
    let rect = ctx.screen_from_board() * frame.rect;
    let title = &ctx.case.frame(frame.id)?.title;
    Some(expected_tab(rect, title, ctx.camera.zoom()))
}

/// The smallest frame whose outline is under a point, or which is selected and holds it.
fn frame_at(pos_in_screen: Pos2, ctx: &InteractContext) -> Option<FrameId> {
    let to_screen = ctx.screen_from_board();
    let around = square_in_board(pos_in_screen, OUTLINE_REACH, ctx);
    let selected = &ctx.selection().frames;
    let frames = ctx.index.frames_in(around).filter(|frame| {
        let rect = grown_to_target(to_screen * frame.rect);
        let inside = rect.shrink(OUTLINE_REACH).contains(pos_in_screen);
        let carries = || {
            let locked = ctx.case.frame(frame.id).is_none_or(|frame| frame.locked);
            selected.contains(&frame.id) && !locked
        };
        rect.expand(OUTLINE_REACH).contains(pos_in_screen) && (!inside || carries())
    });
    smallest(frames.map(|frame| (frame.rect, frame.id)))
}

fn smallest(frames: impl Iterator<Item = (Rect, FrameId)>) -> Option<FrameId> {
    frames
        .min_by(|(one, one_id), (other, other_id)| {
            let by_area = one.area().total_cmp(&other.area());
            by_area.then(one_id.cmp(other_id))
        })
        .map(|(_, id)| id)
}
