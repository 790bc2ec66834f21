//! The reader: articles beside the board, or in its place.
//!
//! Per frame only what is in view is set in type and drawn, whatever the length of a text. Positions are Unicode scalar
//! values of the text; `lay` maps them to the screen and back.

mod card;
mod find_bar;
mod keys;
mod lay;
mod mark_bar;
mod outline;
mod page;
mod paint;
mod pane;
mod pointing;
mod scroll_bar;
mod select;
mod selected;
mod style;
#[cfg(test)]
mod tests;
mod title;

use crate::app::{Action, ReadAction, Session};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, reading, size};
use crate::ui::widgets::{Look, sign_button, sign_toggle};
use egui::{Frame, Margin, Panel, Rect, Stroke, Ui, UiBuilder, vec2};
use find_bar::FindBar;
use keys::{Asked, Share};
use pane::{PaneView, text_id};

/// What the window keeps of the reader.
#[derive(Default)]
pub(super) struct Reader {
    views: Vec<PaneView>,
    /// Where it was shown last, in screen points.
    rect: Option<Rect>,
    /// Keys of this frame, for the active pane.
    asked: Vec<Asked>,
}

impl Reader {
    /// Takes the reader's keys out of this frame's input. Gives whether it has the keyboard.
    pub(super) fn take_keys(&mut self, ui: &Ui, session: &Session) -> bool {
        self.asked.clear();
        if !session.reading().is_open() {
            return false;
        }
        let share = self.share(ui, session);
        self.asked = keys::take(ui, share);
        matches!(share, Share::Reading { .. })
    }

    fn share(&self, ui: &Ui, session: &Session) -> Share {
        let focused = ui.memory(|memory| memory.focused());
        let of_view = |id: fn(u64) -> egui::Id| {
            focused.and_then(|focused| self.views.iter().find(|view| id(view.number) == focused))
        };
        if let Some(view) = of_view(text_id) {
            return Share::Reading {
                selected: view.has_selection(),
            };
        }
        let was_typing = |view: &PaneView| view.find.was_typing;
        if of_view(FindBar::field_id).is_some()
            || focused.is_none() && self.views.iter().any(was_typing)
        {
            return Share::Field;
        }
        let selected = session.reading().selected().is_some();
        if focused.is_none() && selected && self.is_pointed(ui) {
            return Share::Reading { selected };
        }
        if self.is_pointed(ui) && !ui.ctx().text_edit_focused() {
            Share::Pointer
        } else {
            Share::Nothing
        }
    }

    fn is_pointed(&self, ui: &Ui) -> bool {
        let pointer = ui.input(|input| input.pointer.hover_pos());
        pointer
            .zip(self.rect)
            .is_some_and(|(pos, rect)| rect.contains(pos))
    }

    /// Shows the reader beside the board, if it is open and does not take the window.
    pub(super) fn show_beside(
        &mut self,
        ui: &mut Ui,
        session: &mut Session,
        actions: &mut Vec<Action>,
    ) {
        let reading = session.reading();
        if !reading.is_open() {
            self.views.clear();
            self.rect = None;
            return;
        }
        if reading.fills_window() {
            return;
        }
        let is_pair = reading.panes().len() > 1;
        let single = session.settings().reader.width.unwrap_or(reading::WIDTH);
        let most = (ui.available_width() - reading::BOARD_MIN).max(reading::WIDTH_MIN);
        let (name, usual) = if is_pair {
            ("reader pair", single * 1.7)
        } else {
            ("reader", single)
        };
        let shown = Panel::right(name)
            .default_size(usual.min(most))
            .size_range(reading::WIDTH_MIN..=most)
            .resizable(true)
            .frame(Frame::new().fill(theme::colors(ui.visuals()).panel))
            .show(ui, |ui| self.content(ui, session, actions));
        let width = shown.response.rect.width();
        if !is_pair && (width - single).abs() > 0.5 && width < most - 0.5 {
            actions.push(Action::Read(ReadAction::NoteWidth(width)));
        }
    }

    /// Shows the reader in the place of the board.
    pub(super) fn show_filling(
        &mut self,
        ui: &mut Ui,
        session: &mut Session,
        actions: &mut Vec<Action>,
    ) {
        Frame::new()
            .fill(theme::colors(ui.visuals()).panel)
            .show(ui, |ui| self.content(ui, session, actions));
    }

    fn content(&mut self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        let rect = ui.available_rect_before_wrap();
        self.rect = Some(rect);
        ui.allocate_rect(rect, egui::Sense::hover());
        self.follow(session);
        let numbers: Vec<u64> = session
            .reading()
            .panes()
            .iter()
            .map(|pane| pane.number)
            .collect();
        let asked = std::mem::take(&mut self.asked);
        let active = session.reading().active();
        let count = numbers.len().max(1) as f32;
        for (index, number) in numbers.iter().enumerate() {
            let left = rect.left() + (rect.width() * index as f32 / count).round();
            let right = rect.left() + (rect.width() * (index + 1) as f32 / count).round();
            let part = Rect::from_x_y_ranges(left..=right, rect.y_range());
            let Some(view) = self.views.iter_mut().find(|view| view.number == *number) else {
                continue;
            };
            let mut child = ui.new_child(
                UiBuilder::new()
                    .id_salt(("reader pane", *number))
                    .max_rect(part),
            );
            child.set_clip_rect(part.intersect(ui.clip_rect()));
            child.spacing_mut().item_spacing.y = 0.0;
            let keys = if index == active {
                asked.as_slice()
            } else {
                &[]
            };
            bar(&mut child, session, index, view, actions);
            view.show(&mut child, session, index, keys, actions);
            if index > 0 {
                let line = Stroke::new(1.0, theme::colors(ui.visuals()).line);
                ui.painter().vline(left, rect.y_range(), line);
            }
        }
    }

    /// Keeps a view for each open pane.
    fn follow(&mut self, session: &Session) {
        let panes = session.reading().panes();
        self.views
            .retain(|view| panes.iter().any(|pane| pane.number == view.number));
        for pane in panes {
            if !self.views.iter().any(|view| view.number == pane.number) {
                self.views.push(PaneView::new(pane.number));
            }
        }
    }
}

/// The bar over a pane.
fn bar(
    ui: &mut Ui,
    session: &Session,
    index: usize,
    view: &mut PaneView,
    actions: &mut Vec<Action>,
) {
    let Some(pane) = session.reading().panes().get(index) else {
        return;
    };
    let mut read = |action| actions.push(Action::Read(action));
    let colors = theme::colors(ui.visuals());
    let rect = ui.available_rect_before_wrap();
    let bar = Rect::from_min_size(rect.min, vec2(rect.width(), reading::BAR));
    ui.painter().hline(
        bar.x_range(),
        bar.bottom() - 0.5,
        Stroke::new(1.0, colors.line),
    );
    Frame::new()
        .inner_margin(Margin::symmetric(size::S2 as i8, size::S2 as i8))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_height(reading::BAR - 2.0 * size::S2);
                ui.spacing_mut().item_spacing.x = size::S1;
                ui.add_enabled_ui(pane.can_go_back(), |ui| {
                    if sign_button(ui, Icon::ArrowLeft, "Back to the article before").clicked() {
                        read(ReadAction::Back(index));
                    }
                });
                ui.add_enabled_ui(pane.can_go_forward(), |ui| {
                    if sign_button(ui, Icon::ArrowRight, "Forward to the next article").clicked() {
                        read(ReadAction::Forward(index));
                    }
                });
                let room = (ui.available_width() - 7.0 * (size::S6 + size::S1)).max(0.0);
                ui.allocate_ui(vec2(room, size::S6), |ui| {
                    ui.set_min_width(room);
                    let look = Look::of(ui);
                    let title = session.case().name_of(pane.article.into());
                    let shown = title::with_visible_marks(&title);
                    if view.page.title_top.is_none() {
                        ui.add(egui::Label::new(look.meta(shown)).truncate());
                    }
                });
                tools(ui, session, index, view, &mut read);
            });
        });
}

fn tools(
    ui: &mut Ui,
    session: &Session,
    index: usize,
    view: &mut PaneView,
    read: &mut dyn FnMut(ReadAction),
) {
    let settings = &session.settings().reader;
    if sign_toggle(
        ui,
        Icon::Search,
        "Find in text  Ctrl+F",
        view.find.is_open(),
    )
    .clicked()
    {
        view.find.toggle();
    }
    if sign_toggle(ui, Icon::List, "Outline", settings.outline_open).clicked() {
        read(ReadAction::ToggleOutline);
    }
    if sign_button(ui, Icon::AArrowDown, "Smaller type  Ctrl+-").clicked() {
        read(ReadAction::StepTypeSize(-1));
    }
    if sign_button(ui, Icon::AArrowUp, "Larger type  Ctrl++").clicked() {
        read(ReadAction::StepTypeSize(1));
    }
    if session.reading().panes().len() > 1 {
        if sign_button(ui, Icon::ArrowLeftRight, "Swap sides").clicked() {
            read(ReadAction::Swap);
        }
    } else {
        let name = "Hide what belongs to the page, not to the report";
        if sign_toggle(ui, Icon::EyeOff, name, settings.furniture_hidden).clicked() {
            read(ReadAction::ToggleFurniture);
        }
    }
    let fills = session.reading().fills_window();
    let (icon, name) = if fills {
        (Icon::Minimize2, "Back beside the board  Shift+F11")
    } else {
        (Icon::Maximize2, "Take the whole window  Shift+F11")
    };
    if sign_button(ui, icon, name).clicked() {
        read(ReadAction::ToggleFill);
    }
    if sign_button(ui, Icon::X, "Close article").clicked() {
        read(ReadAction::Close(index));
    }
}
