//! Find in the text of one pane.

use super::keys::Asked;
use crate::app::{Pane, Session, TextHits};
use crate::ui::icons::Icon;
use crate::ui::keyboard::take_typed_ahead;
use crate::ui::theme::{self, size};
use crate::ui::widgets::sign_button;
use crate::ui::words::number;
use egui::{Frame, Id, Key, Margin, Modifiers, RichText, TextEdit, Ui};
use std::sync::Arc;

/// Which hit is gone to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Go {
    /// The first one that is not above what is read.
    Nearest,
    /// The next one.
    Next,
    /// The one before.
    Previous,
}

/// The find bar of one pane.
#[derive(Default)]
pub(super) struct FindBar {
    query: Option<String>,
    current: usize,
    go: Option<Go>,
    wants_focus: bool,
    /// Whether its field had the keyboard in the last frame: Esc takes it away before anybody sees the key.
    pub(super) was_typing: bool,
    /// What was found and shown last, so that new hits are gone to once.
    shown: Arc<TextHits>,
}

impl FindBar {
    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.query.is_some()
    }

    /// Opens or closes it.
    pub fn toggle(&mut self) {
        self.wants_focus = self.query.is_none();
        self.query = match self.query {
            Some(_) => None,
            None => Some(String::new()),
        };
    }

    /// The identity of its field.
    pub fn field_id(pane: u64) -> Id {
        Id::unique(("find in text", pane))
    }

    /// Shows the bar if it is open.
    pub fn show(&mut self, ui: &mut Ui, session: &mut Session, pane: &Pane, asked: &[Asked]) {
        for asked in asked {
            match asked {
                Asked::Find => {
                    self.query.get_or_insert_default();
                    self.wants_focus = true;
                }
                Asked::NextHit { back } => self.step(*back),
                _ => {}
            }
        }
        self.was_typing = false;
        let Some(mut query) = self.query.take() else {
            return;
        };
        let hits = session.find_in_text(pane.number, pane.article, &query);
        let is_typing = ui.memory(|memory| memory.has_focus(Self::field_id(pane.number)));
        let key = |key, held| is_typing && ui.input_mut(|input| input.consume_key(held, key));
        if key(Key::Enter, Modifiers::SHIFT) {
            self.step(true);
            self.wants_focus = true;
        } else if key(Key::Enter, Modifiers::NONE) {
            self.step(false);
            self.wants_focus = true;
        }
        let mut closes = asked.contains(&Asked::CloseFind);
        let colors = theme::colors(ui.visuals());
        Frame::new()
            .fill(colors.panel)
            .inner_margin(Margin::symmetric(size::S3 as i8, size::S1 as i8))
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    let count = self.count_words(&hits, &query);
                    let room =
                        (ui.available_width() - 3.0 * (size::S6 + size::S2) - 84.0).max(60.0);
                    if std::mem::take(&mut self.wants_focus) {
                        query.push_str(&take_typed_ahead(ui));
                        ui.memory_mut(|memory| memory.request_focus(Self::field_id(pane.number)));
                    }
                    let field = TextEdit::singleline(&mut query)
                        .id(Self::field_id(pane.number))
                        .hint_text("Find in text")
                        .desired_width(room)
                        .margin(Margin::symmetric(size::S2 as i8, size::S1 as i8));
                    ui.add(field).accessible_name("Find in text");
                    ui.allocate_ui(egui::vec2(76.0, size::S6), |ui| {
                        ui.set_min_width(76.0);
                        ui.label(
                            RichText::new(count)
                                .font(theme::regular(size::TEXT_META))
                                .color(colors.muted),
                        );
                    });
                    if sign_button(ui, Icon::ChevronUp, "Previous hit").clicked() {
                        self.step(true);
                    }
                    if sign_button(ui, Icon::ChevronDown, "Next hit").clicked() {
                        self.step(false);
                    }
                    closes |= sign_button(ui, Icon::X, "Close find in text").clicked();
                });
            });
        if closes {
            self.shown = Arc::default();
            ui.memory_mut(|memory| memory.request_focus(super::pane::text_id(pane.number)));
        } else {
            self.was_typing = ui.memory(|memory| memory.has_focus(Self::field_id(pane.number)));
            self.query = Some(query);
        }
    }

    /// What is found now.
    pub fn hits(&mut self, session: &mut Session, pane: &Pane) -> Arc<TextHits> {
        let Some(query) = &self.query else {
            return Arc::default();
        };
        let hits = session.find_in_text(pane.number, pane.article, query);
        if !Arc::ptr_eq(&hits, &self.shown) {
            if !hits.query.trim().is_empty() {
                self.go = Some(Go::Nearest);
            }
            self.shown = Arc::clone(&hits);
        }
        hits
    }

    fn step(&mut self, back: bool) {
        self.go = Some(if back { Go::Previous } else { Go::Next });
    }

    /// The hit to go to, once.
    pub fn take_goal(&mut self, hits: &TextHits, first_char: u32) -> Option<(u32, u32)> {
        let go = self.go.take()?;
        let count = hits.hits.len();
        if count == 0 {
            return None;
        }
        self.current = match go {
            Go::Nearest => hits.hits.partition_point(|hit| hit.1 <= first_char) % count,
            Go::Next => (self.current + 1) % count,
            Go::Previous => (self.current + count - 1) % count,
        };
        self.current(hits)
    }

    /// The hit that was gone to.
    pub fn current(&self, hits: &TextHits) -> Option<(u32, u32)> {
        hits.hits.get(self.current).copied()
    }

    fn count_words(&self, hits: &TextHits, query: &str) -> String {
        let count = hits.hits.len();
        if query.trim().is_empty() {
            String::new()
        } else if hits.query != query {
            "Searching".to_owned()
        } else if count == 0 {
            "Not found".to_owned()
        } else {
            format!(
                "{} of {}",
                number(self.current.min(count - 1) + 1),
                number(count)
            )
        }
    }
}
