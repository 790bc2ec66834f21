//! The handles that a hand can take: what is drawn here is what is hit here.

use super::reach::{GRIP_REACH, HANDLE_REACH, HANDLES_FROM};
use crate::board::theme::size;
use crate::board::{BoardIndex, Grip, Hit, LinkEnd, Scene, Side};
use crate::model::{CardId, Case};
use emath::{Pos2, Rect, TSTransform};

/// A handle on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Handle {
    /// What taking it means: [`Hit::LinkEnd`], [`Hit::CardGrip`], [`Hit::FrameGrip`] or [`Hit::LinkHandle`].
    pub hit: Hit,
    /// Its middle, in screen points.
    pub center_in_screen: Pos2,
}

impl Handle {
    /// Whether a point is on it.
    pub(super) fn holds(&self, pos_in_screen: Pos2) -> bool {
        let off = pos_in_screen - self.center_in_screen;
        match self.hit {
            Hit::CardGrip(..) | Hit::FrameGrip(..) => off.abs().max_elem() <= GRIP_REACH,
            _ => off.length() <= HANDLE_REACH,
        }
    }
}

/// Every handle there is, front to back: the ends of the only selected link; the corners of the only selected card, or
/// the corners and sides of the only selected frame; the link handles of that card and of the hovered one. The picture
/// draws exactly these.
pub fn shown_handles(
    case: &Case,
    index: &BoardIndex,
    scene: &Scene,
    screen_from_board: TSTransform,
) -> Vec<Handle> {
    let mut handles = link_ends(index, scene, screen_from_board);
    handles.extend(item_grips(case, index, scene, screen_from_board));
    let hovered = scene.hovered.and_then(Hit::card);
    let selected = scene.selection.only_card();
    for id in [hovered, selected.filter(|id| Some(*id) != hovered)] {
        handles.extend(link_handles(id, case, screen_from_board));
    }
    handles
}

/// The ends of the only selected link.
fn link_ends(index: &BoardIndex, scene: &Scene, screen_from_board: TSTransform) -> Vec<Handle> {
    let link = scene.selection.only_link();
    let edge = link.and_then(|id| Some((id, index.link(id)?)));
    // Only what leads from card to card can be taken elsewhere.
    let Some((id, edge)) = edge.filter(|(_, edge)| edge.cards().count() == 2) else {
        return Vec::new();
    };
    let [start, .., end] = edge.route.points;
    [(LinkEnd::To, end), (LinkEnd::From, start)]
        .map(|(which, pos)| Handle {
            hit: Hit::LinkEnd(id, which),
            center_in_screen: screen_from_board * pos,
        })
        .into()
}

/// The grips of the only selected card or frame, unless it is locked.
fn item_grips(
    case: &Case,
    index: &BoardIndex,
    scene: &Scene,
    screen_from_board: TSTransform,
) -> Vec<Handle> {
    let card = scene.selection.only_card().and_then(|id| case.card(id));
    if let Some(card) = card.filter(|card| !card.locked) {
        let rect = screen_from_board * card.rect();
        // A collapsed card has no height to change.
        let grips = if card.collapsed {
            &[Grip::Left, Grip::Right][..]
        } else {
            &Grip::CORNERS
        };
        let mut grips = grips_of(rect, grips, |grip| Hit::CardGrip(card.id, grip));
        if index.folded_into(card.id) > 0 {
            // There the badge is.
            grips.retain(|handle| handle.hit != Hit::CardGrip(card.id, Grip::TopRight));
        }
        return grips;
    }
    let frame = scene.selection.only_frame().and_then(|id| case.frame(id));
    // A closed frame has no size of its own.
    let Some(frame) = frame.filter(|frame| !frame.locked && !frame.collapsed) else {
        return Vec::new();
    };
    let rect = screen_from_board * frame.rect();
    let hit = |grip| Hit::FrameGrip(frame.id, grip);
    let sides = [Grip::Top, Grip::Right, Grip::Bottom, Grip::Left];
    let mut grips = grips_of(rect, &Grip::CORNERS, hit);
    grips.extend(grips_of(rect, &sides, hit));
    grips
}

/// Whether a card or frame of this size on the screen has handles and grips.
pub(super) fn has_handles(rect_in_screen: Rect) -> bool {
    rect_in_screen.width() >= HANDLES_FROM && rect_in_screen.height() >= HANDLES_FROM
}

fn grips_of(rect_in_screen: Rect, grips: &[Grip], hit: impl Fn(Grip) -> Hit) -> Vec<Handle> {
    let grips = grips.iter().filter(|_| has_handles(rect_in_screen));
    grips
        .map(|grip| Handle {
            hit: hit(*grip),
            center_in_screen: grip.place_on(rect_in_screen),
        })
        .collect()
}

fn link_handles(id: Option<CardId>, case: &Case, screen_from_board: TSTransform) -> Vec<Handle> {
    let rect = id.and_then(|id| Some((id, screen_from_board * case.card(id)?.rect())));
    let Some((id, rect)) = rect.filter(|(_, rect)| has_handles(*rect)) else {
        return Vec::new();
    };
    Side::ALL
        .iter()
        .map(|&side| Handle {
            hit: Hit::LinkHandle(id, side),
            center_in_screen: side.middle_of(rect) + side.outward() * size::HANDLE_OFFSET_IN_SCREEN,
        })
        .collect()
}
