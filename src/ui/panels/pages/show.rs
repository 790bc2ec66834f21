//! Shows the panel: head, list, and the speaker notes of the page that is looked at.

use super::list::list;
use crate::app::{Action, CommandId, Edit, Session};
use crate::model::{AnyRecord, Case, Frame, FrameId};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Field, Look, Tone, WordBuffers, big_button, link_button, sign_button};
use egui::{Align, Id, Layout, Panel, RichText, Ui};

/// What the panel remembers from frame to frame.
#[derive(Default)]
pub struct PagesState {
    pub(super) words: WordBuffers,
    /// The page whose title is being typed, and its words by now.
    pub(super) renaming: Option<Renaming>,
    /// The page that was looked at last.
    pub(super) cursor: Option<FrameId>,
    /// The page that was brought into view last.
    pub(super) followed: Option<FrameId>,
}

/// A title on its way.
pub(super) struct Renaming {
    pub frame: FrameId,
    pub words: String,
    pub wants_focus: bool,
}

impl PagesState {
    /// Hands over words that are being typed.
    pub fn commit(&mut self, session: &Session, actions: &mut Vec<Action>) {
        self.words.finish(session.case(), actions);
    }

    /// Whether a title or notes are being typed: then Esc is theirs.
    pub fn is_typing(&self) -> bool {
        self.renaming.is_some() || self.words.is_typing()
    }

    /// The frame that is looked at: the selected one, else the one that was last.
    pub(super) fn current<'c>(&self, session: &'c Session) -> Option<&'c Frame> {
        let selected = session.selection().only_frame();
        session.case().frame(selected.or(self.cursor)?)
    }
}

/// Shows the panel. Pushes actions; changes nothing itself.
pub fn pages_ui(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut PagesState,
    actions: &mut Vec<Action>,
) {
    if let Some(frame) = session.selection().only_frame() {
        state.cursor = Some(frame);
    }
    head(ui, actions);
    ui.add_space(size::S2);
    present_row(ui, session, actions);
    ui.add_space(size::S2);
    if session.case().frames().is_empty() {
        state.words.end_frame(session.case(), actions);
        return nothing(ui, actions);
    }
    if let Some(frame) = state.current(session).filter(|frame| frame.page > 0) {
        Panel::bottom("notes of the page")
            .default_size(size::PAGE_NOTES)
            .size_range(size::PAGE_NOTES * 0.6..=size::PAGE_NOTES * 2.5)
            .resizable(true)
            .frame(egui::Frame::NONE)
            .show(ui, |ui| {
                notes(ui, session.case(), frame, &mut state.words, actions)
            });
    }
    state.words.end_frame(session.case(), actions);
    if session.case().frames().iter().all(|frame| frame.page == 0) {
        no_pages(ui, session.case(), actions);
    }
    list(ui, session, state, actions);
}

/// What a case says whose frames are no pages yet.
fn no_pages(ui: &mut Ui, case: &Case, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    ui.label(look.meta("No frame is a page of the briefing yet."));
    if link_button(ui, "Make pages of all frames").clicked() {
        // In the order of reading: from the top, and from the left where they begin at the same height.
        let mut frames: Vec<&Frame> = case.frames().iter().collect();
        frames.sort_by(|one, other| {
            let by_height = one.pos.y.total_cmp(&other.pos.y);
            by_height.then(one.pos.x.total_cmp(&other.pos.x))
        });
        let frames = frames.into_iter().map(|frame| frame.id).collect();
        actions.push(Action::Edit(Edit::OrderPages(frames)));
    }
    ui.add_space(size::S2);
}

fn head(ui: &mut Ui, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    ui.horizontal(|ui| {
        ui.label(icons::colored(Icon::Presentation, size::ICON, look.muted()));
        ui.label(look.title("Pages of the briefing"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if sign_button(ui, Icon::X, "Close the pages").clicked() {
                actions.push(Action::Run(CommandId::TogglePages));
            }
        });
    });
}

fn present_row(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S2;
        for (id, tone, words, tip) in [
            (
                CommandId::Present,
                Tone::Main,
                "Present",
                "Present from the start  F5",
            ),
            (
                CommandId::PresentFromHere,
                Tone::Plain,
                "From this page",
                "Present from this page  Shift+F5",
            ),
        ] {
            let is_enabled = id.command().availability(session).is_enabled();
            ui.add_enabled_ui(is_enabled, |ui| {
                if big_button(ui, tone, words).on_hover_text(tip).clicked() {
                    actions.push(Action::Run(id));
                }
            });
        }
    });
}

/// What a case without frames says.
fn nothing(ui: &mut Ui, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    ui.add_space(size::S2);
    ui.label(look.meta(
        "Frames are the pages of a briefing. Draw one around what belongs together: it becomes the next page.",
    ));
    ui.add_space(size::S2);
    if big_button(ui, Tone::Plain, "Draw a frame").clicked() {
        actions.push(Action::Run(CommandId::ToolFrame));
    }
}

/// What to say when the page is shown.
fn notes(
    ui: &mut Ui,
    case: &Case,
    frame: &Frame,
    words: &mut WordBuffers,
    actions: &mut Vec<Action>,
) {
    let look = Look::of(ui);
    ui.add_space(size::S2);
    let label = RichText::new(format!("Speaker notes of page {}", frame.page));
    ui.label(
        label
            .font(look.font(size::TEXT_META, crate::board::fonts::Weight::Regular))
            .color(look.muted()),
    );
    let name = format!("Notes of page {}", frame.page);
    let rows = (ui.available_height() / size::S4 - 1.0).max(3.0) as usize;
    let field = Field {
        id: Id::unique(("page notes", frame.id)),
        name: &name,
        value: &frame.speaker_notes,
        hint: "what to say when this page is shown",
        rows,
    };
    let id = frame.id;
    egui::ScrollArea::vertical()
        .id_salt("notes of the page")
        .auto_shrink(false)
        .show(ui, |ui| {
            words.show(ui, case, field, actions, move |case, typed| {
                let before = case.frame(id).filter(|it| it.speaker_notes != typed);
                Ok(before.map(|before| {
                    let record = AnyRecord::from(Frame {
                        speaker_notes: typed.to_owned(),
                        ..before.clone()
                    });
                    Action::Edit(Edit::Replace {
                        record,
                        label: "Edit speaker notes".to_owned(),
                    })
                }))
            });
        });
}
