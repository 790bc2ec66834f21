//! The export panel: which part, how large, which theme, where to.

use super::files::{Dialogs, Wanted};
use super::shell::Form;
use super::theme::{self, size};
use super::widgets::{Tone, big_button, choice_button, modal};
use crate::app::{
    Action, ExportArea, ExportRequest, ExportTarget, PictureTheme, Session, file_name_for,
};
use crate::model::FrameId;
use egui::{Align, ComboBox, Layout, RichText, Ui};

/// The panel and what was chosen in it.
#[derive(Debug, Default)]
pub(super) struct ExportPanel {
    chosen: Option<Chosen>,
}

#[derive(Debug, Clone, Copy)]
struct Chosen {
    area: ExportArea,
    scale: u8,
    theme: PictureTheme,
}

impl ExportPanel {
    /// Shows the panel.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        session: &mut Session,
        dialogs: &mut Dialogs,
        actions: &mut Vec<Action>,
    ) -> Form {
        let mut chosen = self.chosen.unwrap_or_else(|| first_choice(ui, session));
        let mut form = Form::Open;
        let modal = modal(ui, "export").show(ui.ctx(), |ui| {
            ui.set_width(size::PROMPT);
            let colors = theme::colors(ui.visuals());
            ui.label(
                RichText::new("Export picture")
                    .font(theme::semibold(size::TEXT_PAGE))
                    .color(colors.text),
            );
            ui.add_space(size::S2);
            area_choice(ui, session, &mut chosen);
            scale_and_theme(ui, &mut chosen);
            let size_px = session.export_size_px(chosen.area, f32::from(chosen.scale));
            ui.add_space(size::S2);
            let words = match size_px {
                Some([width, height]) => format!("{width} × {height} pixels, PNG"),
                None => "There is nothing to show in this area.".to_owned(),
            };
            ui.label(RichText::new(words).color(colors.muted));
            ui.add_space(size::S4);
            form = buttons(ui, session, chosen, size_px.is_some(), dialogs, actions);
        });
        self.chosen = Some(chosen);
        if modal.should_close() {
            Form::Done
        } else {
            form
        }
    }
}

fn first_choice(ui: &Ui, session: &Session) -> Chosen {
    let selection = session.selection();
    let area = match selection.only_frame() {
        Some(frame) => ExportArea::Frame(frame),
        None if selection.len() > 1 => ExportArea::Selection,
        None => ExportArea::Board,
    };
    let theme = if ui.visuals().dark_mode {
        PictureTheme::Dark
    } else {
        PictureTheme::Light
    };
    Chosen {
        area,
        scale: session.settings().export_scale.clamp(1, 4),
        theme,
    }
}

fn caption(ui: &mut Ui, words: &str) {
    let muted = theme::colors(ui.visuals()).muted;
    ui.add_space(size::S2);
    ui.label(RichText::new(words).size(size::TEXT_META).color(muted));
}

fn area_choice(ui: &mut Ui, session: &Session, chosen: &mut Chosen) {
    caption(ui, "What");
    ui.horizontal_wrapped(|ui| {
        let areas = [
            ("Whole board", ExportArea::Board, true),
            ("What is in view", ExportArea::View, true),
            (
                "Selection",
                ExportArea::Selection,
                !session.selection().is_empty(),
            ),
        ];
        for (words, area, enabled) in areas {
            if ui
                .add_enabled_ui(enabled, |ui| choice_button(ui, chosen.area == area, words))
                .inner
                .clicked()
            {
                chosen.area = area;
            }
        }
        if !session.case().frames().is_empty() {
            frame_choice(ui, session, chosen);
        }
    });
}

fn frame_choice(ui: &mut Ui, session: &Session, chosen: &mut Chosen) {
    let title = |id: FrameId| session.case().name_of(id.into());
    let shown = match chosen.area {
        ExportArea::Frame(id) => title(id),
        _ => "Frame…".to_owned(),
    };
    ComboBox::from_id_salt("frame")
        .selected_text(super::words::shortened(&shown, 28))
        .show_ui(ui, |ui| {
            for frame in session.case().frames().iter() {
                let is_chosen = chosen.area == ExportArea::Frame(frame.id);
                if ui.selectable_label(is_chosen, title(frame.id)).clicked() {
                    chosen.area = ExportArea::Frame(frame.id);
                }
            }
        });
}

fn scale_and_theme(ui: &mut Ui, chosen: &mut Chosen) {
    caption(ui, "Scale");
    ui.horizontal(|ui| {
        for scale in 1..=4u8 {
            if choice_button(ui, chosen.scale == scale, format!("{scale}×")).clicked() {
                chosen.scale = scale;
            }
        }
    });
    caption(ui, "Theme");
    ui.horizontal(|ui| {
        for (words, theme) in [("Light", PictureTheme::Light), ("Dark", PictureTheme::Dark)] {
            if choice_button(ui, chosen.theme == theme, words).clicked() {
                chosen.theme = theme;
            }
        }
    });
}

fn buttons(
    ui: &mut Ui,
    session: &Session,
    chosen: Chosen,
    ready: bool,
    dialogs: &mut Dialogs,
    actions: &mut Vec<Action>,
) -> Form {
    let request = |target| ExportRequest {
        area: chosen.area,
        scale: f32::from(chosen.scale),
        theme: chosen.theme,
        target,
    };
    let mut form = Form::Open;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_enabled_ui(ready, |ui| {
            if big_button(ui, Tone::Main, "Export…").clicked() {
                let suggested = file_name_for(&session.case().info().title, "png");
                let request = request(ExportTarget::Clipboard);
                dialogs.ask(ui.ctx(), Wanted::Picture { suggested, request });
                form = Form::Done;
            }
            if big_button(ui, Tone::Plain, "Copy").clicked() {
                actions.push(Action::Export(request(ExportTarget::Clipboard)));
                form = Form::Done;
            }
        });
        if big_button(ui, Tone::Plain, "Cancel").clicked() {
            form = Form::Done;
        }
    });
    form
}
