//! What is done with selected words: marked, added to what is on show, copied; the bar beside them.

use super::mark_bar::{Chosen, mark_bar};
use super::pane::{PaneView, Scene};
use crate::app::{Action, MarkKind, MarkingAction, Session, quotation};
use crate::model::TextSpan;
use egui::Ui;
use std::ops::Range;

/// What of the words is put on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CopyAs {
    /// The words alone.
    Words,
    /// With where they come from.
    Quoted,
}

impl PaneView {
    pub(super) fn mark(&mut self, scene: &Scene<'_>, kind: MarkKind, actions: &mut Vec<Action>) {
        if let Some(span) = self.selected(scene) {
            actions.push(Action::Mark { span, kind });
            self.selecting.clear();
        }
    }

    /// Lets what is on show rest on the selected words too.
    pub(super) fn add_to_shown(
        &mut self,
        session: &Session,
        scene: &Scene<'_>,
        actions: &mut Vec<Action>,
    ) {
        if let (Some(span), Some(record)) = (self.selected(scene), session.mark_target()) {
            actions.push(Action::Marking(MarkingAction::AddTo { span, record }));
            self.selecting.clear();
        }
    }

    fn selected(&self, scene: &Scene<'_>) -> Option<TextSpan> {
        let Range { start, end } = self.selecting.range()?;
        let article = scene.pane.article;
        Some(TextSpan {
            article,
            start,
            end,
        })
    }

    pub(super) fn copy(&self, ui: &Ui, session: &Session, scene: &Scene<'_>, how: CopyAs) {
        let case = session.case();
        let (Some(range), Some(article)) =
            (self.selecting.range(), case.article(scene.pane.article))
        else {
            return;
        };
        let words = scene.text.slice(range);
        ui.ctx().copy_text(match how {
            CopyAs::Words => words.to_owned(),
            CopyAs::Quoted => quotation(case, article, words),
        });
    }

    pub(super) fn bar_at_selection(
        &mut self,
        ui: &Ui,
        session: &Session,
        scene: &Scene<'_>,
        response: &egui::Response,
        actions: &mut Vec<Action>,
    ) {
        let Some(range) = self.selecting.range() else {
            return;
        };
        if response.dragged()
            || ui.input(|input| input.pointer.primary_down())
                && response.is_pointer_button_down_on()
        {
            return;
        }
        let rects: Vec<_> = self
            .page
            .rects(range)
            .into_iter()
            .filter(|rect| rect.intersects(scene.view))
            .collect();
        let on_show = session.mark_target().map(|record| record.kind());
        match mark_bar(ui, self.number, &rects, scene.view, on_show).0 {
            Some(Chosen::AddToShown) => self.add_to_shown(session, scene, actions),
            Some(Chosen::Mark(kind)) => self.mark(scene, kind, actions),
            Some(Chosen::Copy) => self.copy(ui, session, scene, CopyAs::Quoted),
            None => return,
        }
        response.request_focus();
    }
}
