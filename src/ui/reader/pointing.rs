//! The pointer over a text, and the ways to what words belong to: cards at words, marks for the keyboard, the menu.

use super::card::{Target, kind_words};
use super::pane::{PaneView, Scene, text_id};
use super::selected::CopyAs;
use crate::app::{Action, ReadAction, Session};
use crate::ui::widgets::{MenuChoice, menu_row};
use egui::{Role, Sense, Ui, WidgetInfo};

impl PaneView {
    /// What the words at a scalar value belong to.
    fn target_at(scene: &Scene<'_>, at: u32) -> Target {
        let mentions = scene.mentions;
        let behind = mentions.partition_point(|mention| mention.start <= at);
        let near = mentions.get(behind.saturating_sub(8)..behind);
        let mut near = near.unwrap_or_default().iter().rev();
        Target {
            marks: scene.marks.within(at, at + 1).cloned().collect(),
            mention: near.find(|mention| mention.end > at).copied(),
        }
    }

    /// Shows what the words under the pointer belong to; a click keeps it and selects the entity.
    pub(super) fn follow_pointer(
        &mut self,
        ui: &Ui,
        session: &Session,
        scene: &Scene<'_>,
        response: &egui::Response,
        actions: &mut Vec<Action>,
    ) {
        let pointer = ui.input(|input| input.pointer.hover_pos());
        let on_text = pointer.filter(|_| response.contains_pointer() && !response.dragged());
        let at = on_text.and_then(|pos| self.page.char_under(pos));
        let under = at.and_then(|at| {
            let target = Self::target_at(scene, at);
            let words = self.page.rects(at..at + 1).first().copied()?;
            (!target.is_empty() && !self.has_selection()).then_some((target, words))
        });
        if under.is_some() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        } else if on_text.is_some() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        }
        if response.clicked()
            && let Some((target, words)) = &under
        {
            if let Some(mention) = target.mention {
                let record = mention.entity.into();
                actions.push(match session.index().card_of(mention.entity) {
                    Some(card) => Action::Select(crate::board::Selection {
                        cards: [card].into(),
                        ..crate::board::Selection::default()
                    }),
                    None => Action::Inspect(record),
                });
            }
            self.card.keep(target.clone(), *words);
            return;
        }
        self.card.follow(ui, pointer, under);
    }

    /// Marks can be walked to by Tab; Enter shows what they belong to.
    pub(super) fn mark_nodes(&mut self, ui: &Ui, scene: &Scene<'_>) {
        let (first, last) = self.chars_on_show();
        self.pointed = None;
        for mark in scene.marks.within(first, last) {
            let rects = self.page.rects(mark.start..mark.end);
            let Some(rect) = rects.iter().find(|rect| scene.view.intersects(**rect)) else {
                continue;
            };
            let id = text_id(self.number).with(mark.excerpt);
            let node = ui.interact(*rect, id, Sense::focusable_noninteractive());
            node.widget_info(|| {
                let words = scene.text.slice(mark.start..mark.end);
                let name = format!("{}: {words}", kind_words(mark.kind));
                WidgetInfo::labeled(Role::Mark, true, name)
            });
            if node.has_focus() {
                self.pointed = Some(mark.start..mark.end);
                if ui.input(|input| input.key_pressed(egui::Key::Enter)) {
                    let target = Target {
                        marks: vec![mark.clone()],
                        mention: None,
                    };
                    self.card.keep(target, *rect);
                }
            }
        }
    }

    pub(super) fn menu(
        &mut self,
        ui: &Ui,
        session: &Session,
        scene: &Scene<'_>,
        response: &egui::Response,
        actions: &mut Vec<Action>,
    ) {
        let selected = self.has_selection();
        let mut copies = None;
        let mut selects_all = false;
        response.context_menu(|ui| {
            let row = |ui: &mut Ui, name: &str, key: &str, enabled| {
                menu_row(ui, MenuChoice::Plain, name, key, enabled).clicked()
            };
            if row(ui, "Copy with citation", "Ctrl+C", selected) {
                copies = Some(CopyAs::Quoted);
            }
            if row(ui, "Copy words", "Ctrl+Shift+C", selected) {
                copies = Some(CopyAs::Words);
            }
            selects_all = row(ui, "Select all", "Ctrl+A", true);
            ui.separator();
            let article = scene.pane.article;
            if row(
                ui,
                "Open to the side",
                "",
                session.reading().panes().len() < 2,
            ) {
                actions.push(Action::Read(ReadAction::OpenToSide(article)));
            }
            if row(ui, "Show article on board", "", true) {
                actions.push(Action::Reveal(article.into()));
            }
        });
        if let Some(how) = copies {
            self.copy(ui, session, scene, how);
        }
        if selects_all {
            self.selecting.set(0..scene.text.len_chars);
        }
    }
}
