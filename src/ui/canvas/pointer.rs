//! Turns what the window kit says of pointer and wheel into actions, in screen points.

use crate::app::{Action, CommandId};
use crate::board::interact::{Button, Modifiers, PointerInput};
use egui::{Event, Key, PointerButton, Pos2, Response, Ui};

/// What is known of the pointer from frame to frame.
#[derive(Debug, Default)]
pub(super) struct PointerState {
    /// How many buttons went down over the board and are not up yet.
    held: u8,
    was_over: bool,
    space_held: bool,
    last_pos: Option<Pos2>,
}

impl PointerState {
    /// Whether a press on the board is going on: then the board hears of the pointer wherever it is.
    pub(super) fn is_captured(&self) -> bool {
        self.held > 0
    }

    /// Whether the space bar is held for panning.
    pub(super) fn is_space_held(&self) -> bool {
        self.space_held
    }

    /// Reads this frame's events.
    pub(super) fn read(&mut self, ui: &Ui, response: &Response, actions: &mut Vec<Action>) {
        // Not `hovered`: while a button is down that is true of one widget only, and that may be a card's node.
        let over = ui.rect_contains_pointer(response.rect);
        let typing = ui.ctx().text_edit_focused();
        self.space_held = !typing && ui.input(|input| input.key_down(Key::Space));
        let events = ui.input(|input| input.raw.events.clone());
        let mut moved = over != self.was_over;
        for event in &events {
            match event {
                Event::PointerMoved(to) => {
                    self.last_pos = Some(*to);
                    moved = true;
                }
                Event::PointerButton {
                    pos,
                    button,
                    pressed,
                    modifiers,
                } => {
                    self.last_pos = Some(*pos);
                    let over = over && response.rect.contains(*pos);
                    self.button(
                        *pos,
                        *button,
                        Press {
                            pressed: *pressed,
                            over,
                        },
                        *modifiers,
                        actions,
                    );
                }
                Event::ModifiersChanged(_)
                | Event::Key {
                    key: Key::Space, ..
                } => moved = true,
                Event::PointerGone | Event::WindowFocused(false) => {
                    actions.push(Action::Pointer(PointerInput::Left))
                }
                _ => {}
            }
        }
        let modifiers = self.modifiers(ui.input(|input| input.modifiers));
        let Some(pos_in_screen) = self.last_pos else {
            return;
        };
        if moved {
            self.hover(pos_in_screen, over, modifiers, actions);
        }
        if over && ui.input(|input| input.pointer.button_double_clicked(PointerButton::Primary)) {
            actions.push(Action::Pointer(PointerInput::DoubleClicked {
                pos_in_screen,
                modifiers,
            }));
        }
        if over {
            wheel(ui, pos_in_screen, actions);
        }
    }

    fn button(
        &mut self,
        pos_in_screen: Pos2,
        button: PointerButton,
        press: Press,
        modifiers: egui::Modifiers,
        actions: &mut Vec<Action>,
    ) {
        let button = match button {
            PointerButton::Primary => Button::Primary,
            PointerButton::Secondary => Button::Secondary,
            PointerButton::Middle => Button::Middle,
            PointerButton::Extra1 | PointerButton::Extra2 => {
                if press.pressed && press.over {
                    actions.push(Action::Run(if button == PointerButton::Extra1 {
                        CommandId::GoBack
                    } else {
                        CommandId::GoForward
                    }));
                }
                return;
            }
        };
        let modifiers = self.modifiers(modifiers);
        // The gesture is told where the pointer is before what it does there.
        let moved = Action::Pointer(PointerInput::Moved {
            pos_in_screen,
            modifiers,
        });
        if press.pressed && press.over {
            self.held += 1;
            actions.push(moved);
            actions.push(Action::Pointer(PointerInput::Pressed {
                pos_in_screen,
                button,
                modifiers,
            }));
        } else if !press.pressed && self.held > 0 {
            self.held -= 1;
            actions.push(moved);
            actions.push(Action::Pointer(PointerInput::Released {
                pos_in_screen,
                button,
                modifiers,
            }));
        }
    }

    fn hover(
        &mut self,
        pos_in_screen: Pos2,
        over: bool,
        modifiers: Modifiers,
        actions: &mut Vec<Action>,
    ) {
        if over || self.is_captured() {
            actions.push(Action::Pointer(PointerInput::Moved {
                pos_in_screen,
                modifiers,
            }));
        } else if self.was_over {
            actions.push(Action::Pointer(PointerInput::Left));
        }
        self.was_over = over;
    }

    fn modifiers(&self, held: egui::Modifiers) -> Modifiers {
        Modifiers {
            shift: held.shift,
            ctrl: held.command,
            alt: held.alt,
            space: self.space_held,
        }
    }
}

/// A button goes down or up, over the board or elsewhere.
#[derive(Debug, Clone, Copy)]
struct Press {
    pressed: bool,
    over: bool,
}

/// The wheel scrolls, with Shift sideways; with Ctrl, and by pinching, it zooms at the pointer.
fn wheel(ui: &Ui, point_in_screen: Pos2, actions: &mut Vec<Action>) {
    let (scroll, zoom) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
    if zoom != 1.0 {
        actions.push(Action::ZoomAt {
            point_in_screen,
            factor: zoom,
        });
    } else if scroll != egui::Vec2::ZERO {
        actions.push(Action::PanBy(scroll));
    }
}
