//! Library at the left, inspector at the right.

use super::panels::inspector::{InspectorState, inspector_ui};
use super::panels::library::{LibraryState, library_ui};
use super::panels::pages::{PagesState, pages_ui};
use super::theme::{self, size};
use crate::app::{Action, Session};
use crate::model::RecordRef;
use egui::{Frame, Panel, Ui};

/// What the side panels remember from frame to frame.
#[derive(Default)]
pub(super) struct SidePanels {
    library: LibraryState,
    pages: PagesState,
    pages_were_open: bool,
    inspector: InspectorState,
    inspector_was_open: bool,
    /// Widths as shown last, in points.
    pub(super) library_width: Option<f32>,
    pub(super) inspector_width: Option<f32>,
}

impl SidePanels {
    /// Shows the panels that are open.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        let frame = Frame::new()
            .fill(theme::colors(ui.visuals()).panel)
            .inner_margin(theme::panel_margin());
        let pages_open = session.settings().pages_open && !session.reading().fills_window();
        if self.pages_were_open && !pages_open {
            self.pages.commit(session, actions);
        }
        self.pages_were_open = pages_open;
        // The pages stand in the library's place.
        if pages_open || session.settings().library_open && !session.reading().fills_window() {
            let width = session
                .settings()
                .layout
                .library_width
                .unwrap_or(size::LIBRARY);
            let shown = side(Panel::left("library"), width)
                .frame(frame)
                .show(ui, |ui| {
                    if pages_open {
                        pages_ui(ui, session, &mut self.pages, actions);
                    } else {
                        library_ui(ui, session, &mut self.library, actions);
                    }
                });
            self.library_width = Some(shown.response.rect.width());
        }
        let session = &*session;
        let settings = session.settings();
        if self.inspector_was_open && !settings.inspector_open {
            self.inspector.commit(session, actions);
        }
        self.inspector_was_open = settings.inspector_open;
        if settings.inspector_open {
            let width = settings.layout.inspector_width.unwrap_or(size::INSPECTOR);
            // The scroll bar of the form stands beside its fields, not on them.
            let mut frame = frame;
            frame.inner_margin.right -= size::SCROLL_LANE as i8;
            let shown = side(Panel::right("inspector"), width)
                .frame(frame)
                .show(ui, |ui| {
                    inspector_ui(ui, session, &mut self.inspector, actions);
                });
            self.inspector_width = Some(shown.response.rect.width());
        }
    }

    /// Whether a page's title or notes are being typed.
    pub(super) fn is_typing_page(&self) -> bool {
        self.pages_were_open && self.pages.is_typing()
    }

    /// Lets the inspector show what is said of the case as a whole.
    pub(super) fn show_case_properties(&mut self, session: &Session) {
        self.inspector.show_case(session);
    }

    /// Lets the inspector put the focus into the first field of a record's form.
    pub(super) fn focus_form(&mut self, record: RecordRef) {
        self.inspector.focus_form(record);
    }

    /// Lets the inspector ask what the article on show rests on.
    pub(super) fn ask_origin(&mut self) {
        self.inspector.ask_origin();
    }

    /// Hands over words that are being typed, before something that looks at the whole case.
    pub(super) fn commit(&mut self, session: &Session, actions: &mut Vec<Action>) {
        self.inspector.commit(session, actions);
        self.pages.commit(session, actions);
    }
}

fn side(panel: Panel, width: f32) -> Panel {
    panel
        .default_size(width)
        .size_range(size::PANEL_MIN..=size::PANEL_MAX)
        .resizable(true)
}
