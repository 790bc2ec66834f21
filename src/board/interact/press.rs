//! A press: what a click on something selects, and which gesture a drag from it begins.

use super::boxing::{BoxSelect, FrameDraw};
use super::context::InteractContext;
use super::drag::Drag;
use super::gesture::{Pointer, State};
use super::hit_test::{card_at, hit_test};
use super::input::Modifiers;
use super::linking::LinkDraw;
use super::outcome::{Outcome, Tool};
use super::reach::OUTLINE_REACH;
use super::resize::Resize;
use crate::board::{Hit, Item, Selection};
use crate::model::FrameId;
use emath::Pos2;

/// The primary button is down and the pointer has not moved yet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Press {
    pub(super) start_in_screen: Pos2,
    /// Kept in board points, too: the view may move meanwhile.
    start_in_board: Pos2,
    hit: Option<Hit>,
    /// What a click, a press without a drag, does at its end.
    on_click: OnClick,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OnClick {
    /// It was all done when the button went down.
    Nothing,
    /// Selects this and nothing else.
    SelectOnly,
    /// Takes this out of the selection, or adds it.
    Toggle,
    /// Selects nothing.
    Clear,
    /// Starts a link that follows the pointer until the next click.
    StartLink,
    /// Brings back what is folded into this.
    Unfold(Item),
}

/// What a click did.
pub(super) enum Clicked {
    Nothing,
    Select(Selection),
    StartLink(LinkDraw),
    Unfold(Item),
}

impl Press {
    /// The button goes down. The selection follows at once where a drag would take the thing along.
    pub(super) fn on(pointer: &Pointer, ctx: &InteractContext) -> (Self, Option<Selection>) {
        let hit = match ctx.tool {
            Tool::Frame => None,
            _ => hit_test(pointer.pos_in_screen, ctx),
        };
        let (on_click, selection) = match ctx.tool {
            Tool::Select => on_press(hit, pointer.modifiers, ctx),
            Tool::Link if hit.and_then(Hit::card).is_some() => (OnClick::StartLink, None),
            Tool::Link | Tool::Hand | Tool::Frame => (OnClick::Nothing, None),
        };
        let press = Self {
            start_in_screen: pointer.pos_in_screen,
            start_in_board: ctx.board_from_screen(pointer.pos_in_screen),
            hit,
            on_click,
        };
        (press, selection)
    }

    /// The pointer has gone far enough: which gesture is it?
    pub(super) fn begin_drag(&self, modifiers: Modifiers, ctx: &InteractContext) -> State {
        let start = self.start_in_board;
        let linking = |link: Option<LinkDraw>| link.map_or(State::Held, State::Linking);
        let resizing = |resize: Option<Resize>| resize.map_or(State::Held, State::Resizing);
        match (ctx.tool, self.hit) {
            (Tool::Frame, _) => State::Framing(FrameDraw::from(start)),
            (Tool::Hand, _) => State::Panning {
                last_in_screen: self.start_in_screen,
            },
            (Tool::Link, hit) => linking(hit.and_then(Hit::card).map(LinkDraw::from)),
            (Tool::Select, Some(Hit::LinkHandle(card, _))) => linking(Some(LinkDraw::from(card))),
            (Tool::Select, Some(Hit::LinkEnd(link, end))) => {
                linking(LinkDraw::of_end(link, end, ctx))
            }
            (Tool::Select, Some(Hit::CardGrip(card, grip))) => {
                resizing(Resize::begin(Item::Card(card), grip, start, ctx))
            }
            (Tool::Select, Some(Hit::FrameGrip(frame, grip))) => {
                resizing(Resize::begin(Item::Frame(frame), grip, start, ctx))
            }
            (Tool::Select, Some(hit @ (Hit::Card(_) | Hit::Frame(_) | Hit::FrameTab(_)))) => {
                Drag::begin(hit, start, ctx).map_or(State::Held, State::Dragging)
            }
            (Tool::Select, Some(Hit::Badge(_))) => State::Held,
            (Tool::Select, Some(Hit::Link(_) | Hit::Tie(_)) | None) => {
                State::Boxing(BoxSelect::from(start, modifiers, ctx.selection()))
            }
        }
    }

    /// The button went up where it went down.
    pub(super) fn click(&self, pointer: &Pointer, ctx: &InteractContext) -> Clicked {
        let now = ctx.selection();
        let wanted = match self.on_click {
            OnClick::Nothing => return Clicked::Nothing,
            OnClick::StartLink => {
                let card = card_at(pointer.pos_in_screen, ctx).or(self.hit.and_then(Hit::card));
                return match card {
                    Some(card) => Clicked::StartLink(LinkDraw::until_next_click(card)),
                    None => Clicked::Nothing,
                };
            }
            OnClick::Unfold(item) => return Clicked::Unfold(item),
            OnClick::SelectOnly => only(self.hit),
            OnClick::Toggle => toggled(now, self.hit),
            OnClick::Clear => Selection::default(),
        };
        if wanted == *now {
            Clicked::Nothing
        } else {
            Clicked::Select(wanted)
        }
    }
}

/// What pressing with the selection tool does at once and what is left for the click.
fn on_press(
    hit: Option<Hit>,
    modifiers: Modifiers,
    ctx: &InteractContext,
) -> (OnClick, Option<Selection>) {
    let now = ctx.selection();
    match hit {
        Some(Hit::Card(_) | Hit::Frame(_) | Hit::FrameTab(_)) => {
            match (is_selected(now, hit), modifiers.toggles()) {
                (true, true) => (OnClick::Toggle, None),
                (true, false) => (OnClick::SelectOnly, None),
                (false, true) => (OnClick::Nothing, Some(toggled(now, hit))),
                (false, false) => (OnClick::Nothing, Some(only(hit))),
            }
        }
        Some(Hit::Badge(item)) => (OnClick::Unfold(item), None),
        Some(Hit::Link(_)) if modifiers.toggles() => (OnClick::Toggle, None),
        Some(Hit::Link(_)) => (OnClick::SelectOnly, None),
        Some(Hit::LinkHandle(..) | Hit::CardGrip(..) | Hit::FrameGrip(..) | Hit::LinkEnd(..)) => {
            (OnClick::Nothing, None)
        }
        Some(Hit::Tie(_)) | None if modifiers.toggles() => (OnClick::Nothing, None),
        Some(Hit::Tie(_)) | None => (OnClick::Clear, None),
    }
}

/// What a right click selects before its menu opens: what it is on, unless that is selected already.
pub(super) fn select_for_menu(hit: Option<Hit>, ctx: &InteractContext) -> Option<Outcome> {
    let now = ctx.selection();
    let wanted = only(hit);
    let stays = is_selected(now, hit) || wanted == *now;
    (!stays).then_some(Outcome::Select(wanted))
}

/// Whether a point is within a frame and off its outline.
pub(super) fn is_inside_frame(id: FrameId, pos_in_screen: Pos2, ctx: &InteractContext) -> bool {
    ctx.case.frame(id).is_some_and(|frame| {
        let rect = ctx.screen_from_board() * frame.rect();
        rect.shrink(OUTLINE_REACH).contains(pos_in_screen)
    })
}

/// This alone.
fn only(hit: Option<Hit>) -> Selection {
    toggled(&Selection::default(), hit)
}

fn is_selected(selection: &Selection, hit: Option<Hit>) -> bool {
    let Some(hit) = hit else { return false };
    hit.card().is_some_and(|id| selection.cards.contains(&id))
        || hit.frame().is_some_and(|id| selection.frames.contains(&id))
        || hit.link().is_some_and(|id| selection.links.contains(&id))
}

/// The selection with this added, or without it if it was in.
fn toggled(selection: &Selection, hit: Option<Hit>) -> Selection {
    let mut wanted = selection.clone();
    if let Some(id) = hit.and_then(Hit::card)
        && !wanted.cards.remove(&id)
    {
        wanted.cards.insert(id);
    }
    if let Some(id) = hit.and_then(Hit::frame)
        && !wanted.frames.remove(&id)
    {
        wanted.frames.insert(id);
    }
    if let Some(id) = hit.and_then(Hit::link)
        && !wanted.links.remove(&id)
    {
        wanted.links.insert(id);
    }
    wanted
}
