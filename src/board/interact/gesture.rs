//! The gesture under way: a state machine from pointer inputs to wishes.
//!
//! Idle until a button goes down; pressing until the pointer has gone [`DRAG_THRESHOLD`]; then what the press was on decides
//! which gesture it becomes. One press, one gesture, one wish at its end. Escape drops it and leaves no trace.

use super::boxing::{BoxSelect, FrameDraw};
use super::context::InteractContext;
use super::drag::Drag;
use super::hit_test::{hit_test, thing_at};
use super::input::{Button, KeyInput, Modifiers, PointerInput};
use super::linking::LinkDraw;
use super::outcome::{CursorKind, Outcome, Tool};
use super::press::{self, Press};
use super::reach::{DRAG_THRESHOLD, PAN_SPEED, PAN_ZONE};
use super::resize::Resize;
use crate::board::{Grip, Hit, Selection};
use emath::{Pos2, Rect, Vec2};

/// Where the pointer is and which keys are held.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Pointer {
    /// In screen points.
    pub(super) pos_in_screen: Pos2,
    pub(super) modifiers: Modifiers,
}

/// What the hand is doing.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum State {
    /// No button is down.
    #[default]
    Idle,
    /// A button is down, not yet moved: a click or the start of a drag.
    Pressing(Press),
    /// The right button is down.
    Menu { start_in_screen: Pos2 },
    /// A button is down and nothing will come of it.
    Held,
    /// The board follows the pointer.
    Panning { last_in_screen: Pos2 },
    /// Cards and frames follow the pointer.
    Dragging(Drag),
    /// A box selects.
    Boxing(BoxSelect),
    /// A frame is being drawn.
    Framing(FrameDraw),
    /// A link, or an end of one, follows the pointer.
    Linking(LinkDraw),
    /// A side or corner follows the pointer.
    Resizing(Resize),
}

/// The handling of one board. Lives as long as the session that shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gesture {
    state: State,
    /// The button that began the gesture; the others are ignored until it is up.
    button: Option<Button>,
    pointer: Pointer,
    hovered: Option<Hit>,
    cursor: CursorKind,
}

impl Gesture {
    /// Whether a gesture is under way; the case should not be changed by anything else meanwhile.
    pub fn is_active(&self) -> bool {
        self.state != State::Idle
    }

    /// Whether [`Gesture::tick`] has something to do: a drag rests near the edge of the viewport.
    pub fn wants_tick(&self, ctx: &InteractContext) -> bool {
        self.auto_pan_speed(ctx) != Vec2::ZERO
    }

    /// Takes in what the pointer did. Positions that are not finite are taken to be where the pointer was before.
    pub fn handle(&mut self, input: &PointerInput, ctx: &InteractContext) -> Vec<Outcome> {
        let mut out = Vec::new();
        if let Some(pos) = input.pos_in_screen().filter(|pos| pos.is_finite()) {
            // No screen is larger; sums and products of such numbers stay finite.
            let limit = Vec2::splat(1.0e6);
            self.pointer.pos_in_screen = pos.clamp((-limit).to_pos2(), limit.to_pos2());
        }
        if let Some(modifiers) = input.modifiers() {
            self.pointer.modifiers = modifiers;
        }
        match *input {
            PointerInput::Moved { .. } => self.moved(ctx, &mut out),
            PointerInput::Pressed { button, .. } => self.pressed(button, ctx, &mut out),
            PointerInput::Released { button, .. } => self.released(button, ctx, &mut out),
            PointerInput::DoubleClicked { .. } => self.double_clicked(ctx, &mut out),
            PointerInput::Left if self.is_active() => {}
            PointerInput::Left => self.set_hovered(None, &mut out),
        }
        out
    }

    /// Takes in a key. Escape drops the gesture; else it puts the tool away; else it clears the selection.
    pub fn handle_key(&mut self, key: KeyInput, ctx: &InteractContext) -> Vec<Outcome> {
        let KeyInput::Escape = key;
        if self.is_active() {
            return self.cancel();
        }
        if ctx.tool != Tool::Select {
            return vec![Outcome::UseTool(Tool::Select)];
        }
        if ctx.selection().is_empty() {
            return Vec::new();
        }
        vec![Outcome::Select(Selection::default())]
    }

    /// Drops the gesture under way and leaves everything as it was before it. For Escape, a lost window, another case.
    pub fn cancel(&mut self) -> Vec<Outcome> {
        let mut out = Vec::new();
        match std::mem::take(&mut self.state) {
            State::Boxing(boxing) => out.extend([Outcome::ClearPreview, boxing.undo()]),
            State::Dragging(_) | State::Framing(_) | State::Linking(_) | State::Resizing(_) => {
                out.push(Outcome::ClearPreview);
            }
            State::Idle
            | State::Pressing(_)
            | State::Menu { .. }
            | State::Held
            | State::Panning { .. } => {}
        }
        self.button = None;
        self.set_cursor(CursorKind::Default, &mut out);
        out
    }

    /// Lets time pass: pans while a drag rests near the viewport's edge. Call it once a frame while
    /// [`Gesture::wants_tick`].
    pub fn tick(&mut self, dt_secs: f32, ctx: &InteractContext) -> Vec<Outcome> {
        let speed = self.auto_pan_speed(ctx);
        let dt_secs = if dt_secs.is_finite() {
            // After a hiccup of the window the board must not leap.
            dt_secs.clamp(0.0, 0.1)
        } else {
            0.0
        };
        let mut out = Vec::new();
        if speed != Vec2::ZERO && dt_secs > 0.0 {
            out.push(Outcome::PanBy(-speed * dt_secs));
            self.moved(ctx, &mut out);
        }
        out
    }

    /// How fast the view should travel, in screen points a second.
    fn auto_pan_speed(&self, ctx: &InteractContext) -> Vec2 {
        let drags = matches!(
            self.state,
            State::Dragging(_)
                | State::Boxing(_)
                | State::Framing(_)
                | State::Linking(_)
                | State::Resizing(_)
        );
        if drags {
            edge_pull(ctx.viewport_in_screen, self.pointer.pos_in_screen) * PAN_SPEED
        } else {
            Vec2::ZERO
        }
    }

    fn moved(&mut self, ctx: &InteractContext, out: &mut Vec<Outcome>) {
        let pointer = self.pointer;
        if let State::Pressing(press) = &self.state
            && press.start_in_screen.distance(pointer.pos_in_screen) >= DRAG_THRESHOLD
        {
            self.state = press.begin_drag(pointer.modifiers, ctx);
        }
        match &mut self.state {
            State::Idle => self.hover(ctx, out),
            State::Pressing(_) | State::Menu { .. } => {}
            State::Held => self.set_cursor(CursorKind::NotAllowed, out),
            State::Panning { last_in_screen } => {
                let delta = pointer.pos_in_screen - *last_in_screen;
                *last_in_screen = pointer.pos_in_screen;
                if delta != Vec2::ZERO {
                    out.push(Outcome::PanBy(delta));
                }
                self.set_cursor(CursorKind::Grabbing, out);
            }
            State::Dragging(drag) => {
                out.push(Outcome::Preview(drag.preview(&pointer, ctx)));
                let cursor = if pointer.modifiers.alt {
                    CursorKind::Copy
                } else {
                    CursorKind::Move
                };
                self.set_cursor(cursor, out);
            }
            State::Boxing(boxing) => out.extend(boxing.stretch(&pointer, ctx)),
            State::Framing(drawing) => out.push(Outcome::Preview(drawing.preview(&pointer, ctx))),
            State::Linking(link) => {
                let (preview, target) = link.preview(&pointer, ctx);
                out.push(Outcome::Preview(preview));
                self.set_hovered(target.map(Hit::Card), out);
                self.set_cursor(CursorKind::Crosshair, out);
            }
            State::Resizing(resize) => {
                let cursor = grip_cursor(resize.grip());
                out.push(Outcome::Preview(resize.preview(&pointer, ctx)));
                self.set_cursor(cursor, out);
            }
        }
    }

    fn pressed(&mut self, button: Button, ctx: &InteractContext, out: &mut Vec<Outcome>) {
        let pointer = self.pointer;
        if let State::Linking(link) = &self.state
            && link.follows_without_button()
        {
            self.button = Some(button);
            return;
        }
        match self.button {
            // The release got lost, outside the window perhaps.
            Some(held) if held == button => out.extend(self.cancel()),
            Some(_) => return,
            None => {}
        }
        self.button = Some(button);
        let pans = button == Button::Middle
            || (button == Button::Primary && (pointer.modifiers.space || ctx.tool == Tool::Hand));
        if pans {
            let last_in_screen = pointer.pos_in_screen;
            self.state = State::Panning { last_in_screen };
            self.set_cursor(CursorKind::Grabbing, out);
        } else if button == Button::Secondary {
            let hit = thing_at(pointer.pos_in_screen, ctx);
            out.extend(press::select_for_menu(hit, ctx));
            let start_in_screen = pointer.pos_in_screen;
            self.state = State::Menu { start_in_screen };
        } else {
            let (press, selection) = Press::on(&pointer, ctx);
            out.extend(selection.map(Outcome::Select));
            self.state = State::Pressing(press);
        }
    }

    fn released(&mut self, button: Button, ctx: &InteractContext, out: &mut Vec<Outcome>) {
        if self.button != Some(button) {
            return;
        }
        self.button = None;
        let pointer = self.pointer;
        match std::mem::take(&mut self.state) {
            State::Idle | State::Held | State::Panning { .. } => {}
            State::Pressing(press) => match press.click(&pointer, ctx) {
                press::Clicked::Select(selection) => out.push(Outcome::Select(selection)),
                press::Clicked::Unfold(item) => out.push(Outcome::Unfold(item)),
                press::Clicked::StartLink(link) => self.state = State::Linking(link),
                press::Clicked::Nothing => {}
            },
            State::Menu { start_in_screen } => {
                if start_in_screen.distance(pointer.pos_in_screen) < DRAG_THRESHOLD {
                    out.push(Outcome::ContextMenu {
                        at_in_screen: start_in_screen,
                        hit: thing_at(start_in_screen, ctx),
                    });
                }
            }
            State::Dragging(drag) => out.extend(drag.finish(&pointer, ctx)),
            State::Boxing(mut boxing) => {
                let last = boxing.stretch(&pointer, ctx);
                let selected = |outcome: &Outcome| matches!(outcome, Outcome::Select(_));
                out.extend(last.into_iter().filter(selected));
                out.push(Outcome::ClearPreview);
            }
            State::Framing(drawing) => out.extend(drawing.finish(&pointer, ctx)),
            State::Linking(link) if button == Button::Primary => {
                out.extend(link.finish(&pointer, ctx));
            }
            State::Linking(_) => out.push(Outcome::ClearPreview),
            State::Resizing(resize) => out.extend(resize.finish(&pointer, ctx)),
        }
        if self.state == State::Idle {
            self.hover(ctx, out);
        }
    }

    fn double_clicked(&mut self, ctx: &InteractContext, out: &mut Vec<Outcome>) {
        if self.is_active() || ctx.tool != Tool::Select || self.pointer.modifiers.space {
            return;
        }
        let pos = self.pointer.pos_in_screen;
        let on_board = Outcome::CreateAt {
            at_in_board: ctx.board_from_screen(pos),
        };
        out.push(match thing_at(pos, ctx) {
            Some(hit @ Hit::FrameTab(_)) => Outcome::EditTitle(hit),
            // The inside of a selected frame is still board.
            Some(Hit::Frame(id)) if press::is_inside_frame(id, pos, ctx) => on_board,
            Some(hit) => Outcome::Open(hit),
            None => on_board,
        });
    }

    /// Says what the idle pointer is over, and how it should look.
    fn hover(&mut self, ctx: &InteractContext, out: &mut Vec<Outcome>) {
        let space = self.pointer.modifiers.space;
        let pans = ctx.tool == Tool::Hand || space;
        let hit = hit_test(self.pointer.pos_in_screen, ctx);
        let cursor = match ctx.tool {
            _ if pans => CursorKind::Grab,
            Tool::Frame | Tool::Link => CursorKind::Crosshair,
            Tool::Hand | Tool::Select => hover_cursor(hit),
        };
        self.set_hovered(hit, out);
        self.set_cursor(cursor, out);
    }

    fn set_hovered(&mut self, hit: Option<Hit>, out: &mut Vec<Outcome>) {
        if self.hovered != hit {
            self.hovered = hit;
            out.push(Outcome::Hover(hit));
        }
    }

    fn set_cursor(&mut self, cursor: CursorKind, out: &mut Vec<Outcome>) {
        if self.cursor != cursor {
            self.cursor = cursor;
            out.push(Outcome::Cursor(cursor));
        }
    }
}

/// How the idle pointer looks over a thing.
fn hover_cursor(hit: Option<Hit>) -> CursorKind {
    match hit {
        Some(Hit::LinkHandle(..)) => CursorKind::Crosshair,
        Some(Hit::CardGrip(_, grip) | Hit::FrameGrip(_, grip)) => grip_cursor(grip),
        Some(Hit::Link(_) | Hit::LinkEnd(..) | Hit::Tie(_) | Hit::Badge(_)) => CursorKind::Pointing,
        Some(Hit::Card(_) | Hit::Frame(_) | Hit::FrameTab(_)) | None => CursorKind::Default,
    }
}

fn grip_cursor(grip: Grip) -> CursorKind {
    match grip {
        Grip::Left | Grip::Right => CursorKind::ResizeHorizontal,
        Grip::Top | Grip::Bottom => CursorKind::ResizeVertical,
        Grip::TopLeft | Grip::BottomRight => CursorKind::ResizeDown,
        Grip::TopRight | Grip::BottomLeft => CursorKind::ResizeUp,
    }
}

/// How deep a point is in the zone along the viewport's edges, from −1 to 1 for each axis; beyond the edge it is 1.
fn edge_pull(viewport_in_screen: Rect, pos_in_screen: Pos2) -> Vec2 {
    let axis = |at: f32, min: f32, max: f32| {
        // A viewport narrower than its zones has no middle to rest in.
        let zone = PAN_ZONE.min((max - min) / 4.0);
        if !zone.is_finite() || zone <= 0.0 {
            return 0.0;
        }
        let before = ((min + zone - at) / zone).clamp(0.0, 1.0);
        let after = ((at - (max - zone)) / zone).clamp(0.0, 1.0);
        after - before
    };
    let view = viewport_in_screen;
    Vec2::new(
        axis(pos_in_screen.x, view.min.x, view.max.x),
        axis(pos_in_screen.y, view.min.y, view.max.y),
    )
}
