//! What pointer and keys do to a picture.

use super::drawing::{Handle, crop_of, dragged, hit, next_number, rect_of};
use super::state::{Viewing, fraction_at};
use crate::app::{Action, Edit};
use crate::board::ImagePlace;
use crate::model::{AnyRecord, Image, Markup, MarkupShape};
use egui::{CursorIcon, Key, Modifiers, PointerButton, Pos2, Rect, Response, Ui, Vec2};
use std::sync::Arc;

/// What the hand holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tool {
    /// Selects and moves drawings, else the picture.
    #[default]
    Select,
    /// Chooses the part that is shown.
    Crop,
    /// Draws.
    Draw(MarkupShape),
}

/// What the hand is doing.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Drag {
    /// Moves the picture.
    Pan,
    /// Draws something new.
    New(Markup),
    /// Moves or reshapes a drawing.
    Reshape {
        at: usize,
        handle: Handle,
        start: Pos2,
        now: Pos2,
    },
    /// Chooses a part: one corner stays, the other follows the pointer; in fractions of the picture.
    Crop { fixed: Pos2, now: Pos2 },
}

/// Less than this was no stroke but a click, in screen points.
const LEAST_STROKE: f32 = 6.0;
/// How near a corner of the crop must be, in screen points.
const REACH_CORNER: f32 = 14.0;

impl Viewing {
    /// The drawings as they look now, with what the hand does to them.
    pub fn drawings(&self, image: &Image) -> Vec<Markup> {
        let mut drawings = image.markup.clone();
        match &self.drag {
            Some(Drag::New(markup)) => drawings.push(markup.clone()),
            Some(Drag::Reshape {
                at,
                handle,
                start,
                now,
            }) => {
                if let Some(markup) = drawings.get_mut(*at) {
                    *markup = dragged(markup, *handle, *start, *now);
                }
            }
            _ => {}
        }
        drawings
    }

    /// The part that is chosen now, in fractions of the picture.
    pub fn crop_rect(&self, image: &Image) -> Rect {
        match &self.drag {
            Some(Drag::Crop { fixed, now }) => Rect::from_two_pos(*fixed, *now),
            _ => rect_of(image, image.shown()),
        }
    }
}

/// One edit of a picture's record.
pub(super) fn change(
    image: &Image,
    label: &str,
    actions: &mut Vec<Action>,
    change: impl FnOnce(&mut Image),
) {
    let mut changed = image.clone();
    change(&mut changed);
    if changed != *image {
        actions.push(Action::Edit(Edit::Replace {
            record: AnyRecord::Image(Arc::new(changed)),
            label: label.to_owned(),
        }));
    }
}

/// Reads the pointer over the picture.
pub(super) fn pointer(
    ui: &Ui,
    response: &Response,
    viewing: &mut Viewing,
    image: &Image,
    (place, size_px): (&ImagePlace, Vec2),
    actions: &mut Vec<Action>,
) {
    show_cursor(ui, response, viewing, image, place);
    let pressed_at = ui.input(|input| input.pointer.press_origin());
    if response.drag_started_by(PointerButton::Primary)
        && let Some(pos) = pressed_at
    {
        viewing.drag = Some(begin(viewing, image, place, pos));
    }
    if response.dragged_by(PointerButton::Primary)
        && let Some(pos) = response.interact_pointer_pos()
    {
        follow(viewing, response, (place, size_px), pos);
    }
    if response.drag_stopped_by(PointerButton::Primary)
        && let Some(drag) = viewing.drag.take()
    {
        finish(viewing, image, place, drag, actions);
    }
    if response.clicked()
        && let Some(pos) = response.interact_pointer_pos()
    {
        click(viewing, image, place, pos, actions);
    }
}

fn begin(viewing: &mut Viewing, image: &Image, place: &ImagePlace, pos: Pos2) -> Drag {
    let start = fraction_at(place, pos);
    match viewing.tool {
        Tool::Select => match topmost(image, place, pos) {
            Some((at, handle)) => {
                viewing.selected = Some(at);
                Drag::Reshape {
                    at,
                    handle,
                    start,
                    now: start,
                }
            }
            None => Drag::Pan,
        },
        Tool::Crop => {
            let crop = rect_of(image, image.shown());
            let corner = corners(crop)
                .into_iter()
                .find(|(at, _)| place.point(*at).distance(pos) <= REACH_CORNER);
            Drag::Crop {
                fixed: corner.map_or(start, |(_, opposite)| opposite),
                now: start,
            }
        }
        Tool::Draw(shape) => Drag::New(Markup {
            shape,
            from: start,
            to: start,
            label: match shape {
                MarkupShape::Number => next_number(image),
                _ => String::new(),
            },
            tint: viewing.tint,
        }),
    }
}

/// The corners of a rectangle, each with the one opposite.
fn corners(rect: Rect) -> [(Pos2, Pos2); 4] {
    [
        (rect.left_top(), rect.right_bottom()),
        (rect.right_bottom(), rect.left_top()),
        (rect.right_top(), rect.left_bottom()),
        (rect.left_bottom(), rect.right_top()),
    ]
}

fn topmost(image: &Image, place: &ImagePlace, pos: Pos2) -> Option<(usize, Handle)> {
    let drawings = image.markup.iter().enumerate().rev();
    let mut hits = drawings.filter_map(|(at, markup)| Some((at, hit(markup, place, pos)?)));
    hits.next()
}

fn follow(
    viewing: &mut Viewing,
    response: &Response,
    (place, size_px): (&ImagePlace, Vec2),
    pos: Pos2,
) {
    let at = fraction_at(place, pos);
    let room = response.rect;
    match &mut viewing.drag {
        Some(Drag::Pan) => {
            viewing.sight.pan(response.drag_delta(), room, size_px);
        }
        Some(Drag::New(markup)) => {
            markup.to = at;
            if markup.shape == MarkupShape::Number {
                markup.from = at;
            }
        }
        Some(Drag::Reshape { now, .. } | Drag::Crop { now, .. }) => *now = at,
        None => {}
    }
}

fn finish(
    viewing: &mut Viewing,
    image: &Image,
    place: &ImagePlace,
    drag: Drag,
    actions: &mut Vec<Action>,
) {
    match drag {
        Drag::Pan => {}
        Drag::New(markup) => {
            let length = place.point(markup.from).distance(place.point(markup.to));
            if markup.shape == MarkupShape::Number || length >= LEAST_STROKE {
                add(viewing, image, markup, actions);
            }
        }
        Drag::Reshape {
            at,
            handle,
            start,
            now,
        } => {
            let Some(markup) = image.markup.get(at) else {
                return;
            };
            let label = format!("Move {}", markup.shape.label());
            let moved = dragged(markup, handle, start, now);
            change(image, &label, actions, |image| image.markup[at] = moved);
        }
        Drag::Crop { fixed, now } => {
            let length = place.point(fixed).distance(place.point(now));
            if length >= LEAST_STROKE {
                let crop = crop_of(image, Rect::from_two_pos(fixed, now));
                change(image, "Crop picture", actions, |image| image.crop = crop);
            }
        }
    }
}

fn add(viewing: &mut Viewing, image: &Image, markup: Markup, actions: &mut Vec<Action>) {
    let label = match markup.shape {
        MarkupShape::Number => format!("Place number {}", markup.label),
        shape => format!("Draw {}", shape.label()),
    };
    viewing.selected = Some(image.markup.len());
    change(image, &label, actions, |image| image.markup.push(markup));
    // Numbers are set one after the other; of the rest, the next thing to do is to name it or move it.
    if viewing.tool != Tool::Draw(MarkupShape::Number) {
        viewing.tool = Tool::Select;
    }
}

fn click(
    viewing: &mut Viewing,
    image: &Image,
    place: &ImagePlace,
    pos: Pos2,
    actions: &mut Vec<Action>,
) {
    match viewing.tool {
        Tool::Draw(MarkupShape::Number) if place.rect.contains(pos) => {
            let Drag::New(markup) = begin(viewing, image, place, pos) else {
                return;
            };
            add(viewing, image, markup, actions);
        }
        Tool::Select => {
            viewing.selected = topmost(image, place, pos).map(|(at, _)| at);
            if let Some(markup) = viewing.selected.and_then(|at| image.markup.get(at)) {
                viewing.tint = markup.tint;
            }
        }
        _ => {}
    }
}

/// Takes a drawing away.
pub(super) fn delete_selected(viewing: &mut Viewing, image: &Image, actions: &mut Vec<Action>) {
    let Some(at) = viewing.selected.take() else {
        return;
    };
    let Some(markup) = image.markup.get(at) else {
        return;
    };
    let label = format!("Delete {}", markup.shape.label());
    change(image, &label, actions, |image| {
        drop(image.markup.remove(at))
    });
}

/// Reads the keys; says whether the viewer is to be closed.
pub(super) fn keys(
    ui: &Ui,
    viewing: &mut Viewing,
    image: &Image,
    actions: &mut Vec<Action>,
) -> bool {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Delete) || pressed(Key::Backspace) {
        delete_selected(viewing, image, actions);
    }
    for (key, tool) in [
        (Key::V, Tool::Select),
        (Key::C, Tool::Crop),
        (Key::B, Tool::Draw(MarkupShape::Box)),
        (Key::A, Tool::Draw(MarkupShape::Arrow)),
        (Key::N, Tool::Draw(MarkupShape::Number)),
    ] {
        if pressed(key) {
            viewing.take_tool(tool);
        }
    }
    if !pressed(Key::Escape) {
        return false;
    }
    if viewing.drag.take().is_some() {
        return false;
    }
    if viewing.tool != Tool::Select {
        viewing.take_tool(Tool::Select);
        return false;
    }
    viewing.selected.take().is_none()
}

impl Viewing {
    /// Takes another tool. What is shown changes with the crop, so that it is fitted anew.
    pub fn take_tool(&mut self, tool: Tool) {
        if (self.tool == Tool::Crop) != (tool == Tool::Crop) {
            self.sight = super::sight::Sight::Fit;
        }
        if tool != Tool::Select {
            self.selected = None;
        }
        self.tool = tool;
        self.drag = None;
    }
}

fn show_cursor(ui: &Ui, response: &Response, viewing: &Viewing, image: &Image, place: &ImagePlace) {
    let Some(pos) = response.hover_pos() else {
        return;
    };
    let icon = match (viewing.tool, &viewing.drag) {
        (_, Some(Drag::Pan)) => CursorIcon::Grabbing,
        (Tool::Select, _) => match topmost(image, place, pos) {
            Some((_, Handle::Body)) => CursorIcon::Move,
            Some(_) => CursorIcon::PointingHand,
            None => CursorIcon::Grab,
        },
        _ => CursorIcon::Crosshair,
    };
    ui.ctx().set_cursor_icon(icon);
}
