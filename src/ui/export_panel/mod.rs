//! The export panel: which part, which format, how large, which theme, where to; with a small view of what will come out.

mod marks;

use super::files::{Dialogs, Wanted};
use super::shell::Form;
use super::theme::{self, size};
use super::widgets::{Tone, big_button, choice_button, modal};
use crate::app::{
    Action, ExportArea, ExportChoice, ExportOutlook, ExportRequest, ExportTarget, Ground, Paper,
    Part, PictureFormat, PictureTheme, Session, TextAs, Withholding, file_name_for,
};
use crate::model::FrameId;
use egui::{
    Align, ColorImage, ComboBox, DragValue, Image, Layout, Rect, RichText, TextureHandle,
    TextureOptions, Ui, UiBuilder, vec2,
};
use std::sync::Arc;

/// How high the small view is at most, in points.
const VIEW_HEIGHT: f32 = 220.0;

/// The panel and what was chosen in it.
#[derive(Default)]
pub(super) struct ExportPanel {
    chosen: Option<Chosen>,
    /// The small view on show, and the pixels it was made of.
    view: Option<(Arc<crate::app::PictureView>, TextureHandle)>,
}

#[derive(Debug, Clone, Copy)]
struct Chosen {
    area: ExportArea,
    choice: ExportChoice,
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
            let outlook = session.export_outlook(chosen.area, chosen.choice);
            ui.add_space(size::S2);
            self.show_view(ui, &outlook);
            area_choice(ui, session, &mut chosen);
            format_choice(ui, &mut chosen.choice);
            size_choice(ui, &mut chosen.choice);
            look_choice(ui, &mut chosen.choice);
            parts_choice(ui, &mut chosen.choice);
            marks::mark_choice(ui, &mut chosen.choice, &outlook);
            ui.add_space(size::S2);
            ui.label(RichText::new(words(&chosen, &outlook)).color(colors.muted));
            ui.add_space(size::S4);
            let ready = outlook.trouble.is_none() && outlook.in_the_way.is_empty();
            form = buttons(ui, session, chosen, ready, dialogs, actions);
        });
        self.chosen = Some(chosen);
        if modal.should_close() {
            Form::Done
        } else {
            form
        }
    }

    /// The small view, as far as it is there.
    fn show_view(&mut self, ui: &mut Ui, outlook: &ExportOutlook) {
        let wanted = vec2(ui.available_width(), VIEW_HEIGHT);
        let (room, _) = ui.allocate_exact_size(wanted, egui::Sense::hover());
        let colors = theme::colors(ui.visuals());
        ui.painter().rect_filled(room, size::RADIUS, colors.hover);
        if let Some(view) = &outlook.view {
            let is_shown = self
                .view
                .as_ref()
                .is_some_and(|(shown, _)| Arc::ptr_eq(shown, view));
            if !is_shown {
                let size = [view.width as usize, view.height as usize];
                let pixels = ColorImage::from_rgba_unmultiplied(size, &view.bytes);
                let options = TextureOptions::LINEAR;
                let texture = ui.ctx().load_texture("export", pixels, options);
                self.view = Some((Arc::clone(view), texture));
            }
        }
        let Some((_, texture)) = &self.view else {
            return;
        };
        let inner = room.shrink(size::S2);
        let shown = texture.size_vec2();
        let scale = (inner.width() / shown.x).min(inner.height() / shown.y);
        let place = Rect::from_center_size(inner.center(), shown * scale.min(1.0));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.add(
                Image::new(texture)
                    .fit_to_exact_size(place.size())
                    .alt_text("Small view of the picture"),
            );
        });
    }
}

fn first_choice(ui: &Ui, session: &Session) -> Chosen {
    let selection = session.selection();
    let area = match selection.only_frame() {
        Some(frame) => ExportArea::Frame(frame),
        None if selection.len() > 1 => ExportArea::Selection,
        None => ExportArea::Board,
    };
    let mut choice = session.settings().export.within_limits();
    if choice == ExportChoice::default() && ui.visuals().dark_mode {
        choice.theme = PictureTheme::Dark;
    }
    Chosen { area, choice }
}

/// What will come out, in words.
fn words(chosen: &Chosen, outlook: &ExportOutlook) -> String {
    if let Some(trouble) = &outlook.trouble {
        return format!("This cannot be exported: {trouble}.");
    }
    let [width, height] = outlook.size_px.unwrap_or_default();
    let millimetres = |pixels: u32| (f64::from(pixels) * 25.4 / 96.0).round();
    let size = format!(
        "{width} × {height} pixels ({} × {} mm at 96 dpi)",
        millimetres(width),
        millimetres(height)
    );
    let bytes = match outlook.bytes {
        Some(bytes) if bytes < 100_000 => format!("about {} KB", bytes.div_ceil(1000)),
        Some(bytes) => format!("about {:.1} MB", bytes as f64 / 1e6),
        None if outlook.view.is_some() => "size of the file not estimated".to_owned(),
        None => "estimating the size of the file…".to_owned(),
    };
    format!("{size}, {}, {bytes}", chosen.choice.format.label())
}

fn caption(ui: &mut Ui, words: &str) {
    let muted = theme::colors(ui.visuals()).muted;
    ui.add_space(size::S2);
    ui.label(RichText::new(words).size(size::TEXT_META).color(muted));
}

/// One of several values, each a button.
fn choose<T: PartialEq + Copy>(ui: &mut Ui, value: &mut T, choices: &[(&str, T)]) {
    for (words, choice) in choices {
        if choice_button(ui, *value == *choice, *words).clicked() {
            *value = *choice;
        }
    }
}

fn area_choice(ui: &mut Ui, session: &Session, chosen: &mut Chosen) {
    let before = chosen.area;
    caption(ui, "What");
    area_buttons(ui, session, chosen);
    if chosen.area != before {
        // What was decided of one part of the board says nothing of another.
        chosen.choice.mark = None;
        chosen.choice.withholding = Withholding::Refuse;
        if chosen.area == ExportArea::Frames {
            // Frames are the pages of a briefing.
            chosen.choice.foot = Part::Shown;
        }
    }
}

fn area_buttons(ui: &mut Ui, session: &Session, chosen: &mut Chosen) {
    ui.horizontal_wrapped(|ui| {
        let has_selection = !session.selection().is_empty();
        choose(
            ui,
            &mut chosen.area,
            &[
                ("Whole board", ExportArea::Board),
                ("What is in view", ExportArea::View),
            ],
        );
        ui.add_enabled_ui(has_selection, |ui| {
            choose(
                ui,
                &mut chosen.area,
                &[("Selection", ExportArea::Selection)],
            );
        });
        if !session.case().frames().is_empty() {
            choose(ui, &mut chosen.area, &[("All frames", ExportArea::Frames)]);
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

fn format_choice(ui: &mut Ui, choice: &mut ExportChoice) {
    caption(ui, "Format");
    ui.horizontal_wrapped(|ui| {
        let formats = PictureFormat::ALL.map(|format| (format.label(), format));
        choose(ui, &mut choice.format, &formats);
        ui.add_space(size::S2);
        match choice.format {
            PictureFormat::Png => {}
            PictureFormat::Svg => choose(
                ui,
                &mut choice.text,
                &[
                    ("Words as text", TextAs::Text),
                    ("As outlines", TextAs::Outlines),
                ],
            ),
            PictureFormat::Pdf => choose(
                ui,
                &mut choice.paper,
                &[
                    ("As large as it is", None),
                    ("A4", Some(Paper::A4)),
                    ("Letter", Some(Paper::Letter)),
                    ("16:9", Some(Paper::Slide)),
                ],
            ),
        }
    });
}

fn size_choice(ui: &mut Ui, choice: &mut ExportChoice) {
    caption(ui, "Size");
    ui.horizontal_wrapped(|ui| {
        for scale in [1.0, 2.0, 4.0, 8.0] {
            let is_chosen = choice.width_px.is_none() && choice.scale == scale;
            if choice_button(ui, is_chosen, format!("{scale}×")).clicked() {
                choice.scale = scale;
                choice.width_px = None;
            }
        }
        let mut is_by_width = choice.width_px.is_some();
        if choice_button(ui, is_by_width, "Width").clicked() {
            is_by_width = !is_by_width;
            choice.width_px = is_by_width.then_some(3840);
        }
        if let Some(width) = &mut choice.width_px {
            let field = DragValue::new(width)
                .range(16..=60_000)
                .speed(16)
                .suffix(" px");
            ui.add(field).on_hover_text("Width of the picture");
        }
    });
}

fn look_choice(ui: &mut Ui, choice: &mut ExportChoice) {
    caption(ui, "Theme and background");
    ui.horizontal_wrapped(|ui| {
        let themes = [
            ("Light", PictureTheme::Light),
            ("Dark", PictureTheme::Dark),
            ("Print", PictureTheme::Print),
        ];
        choose(ui, &mut choice.theme, &themes);
        ui.add_space(size::S2);
        let is_bare = choice.ground == Ground::Bare;
        if choice_button(ui, is_bare, "Transparent").clicked() {
            choice.ground = if is_bare { Ground::Board } else { Ground::Bare };
        }
    });
}

/// What stands around the picture, besides its mark.
fn parts_choice(ui: &mut Ui, choice: &mut ExportChoice) {
    caption(ui, "On the page");
    ui.horizontal_wrapped(|ui| {
        part_button(ui, "Title and foot", &mut choice.foot)
            .on_hover_text("Title, case, time, page and SHA-256 of the case file");
        part_button(ui, "Legend", &mut choice.legend)
            .on_hover_text("What the kinds, lines and grades on this page mean");
        part_button(ui, "Sources", &mut choice.sources)
            .on_hover_text("Numbered notes on the sources of every claim on this page");
        if choice.format != PictureFormat::Png {
            ui.add_space(size::S2);
            part_button(ui, "Title in metadata", &mut choice.metadata)
                .on_hover_text("Title and analyst of the case in the properties of the file");
        }
    });
}

fn part_button(ui: &mut Ui, words: &str, part: &mut Part) -> egui::Response {
    let response = choice_button(ui, part.is_shown(), words);
    if response.clicked() {
        *part = Part::shown_if(!part.is_shown());
    }
    response
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
        choice: chosen.choice,
        target,
    };
    let mut form = Form::Open;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_enabled_ui(ready, |ui| {
            if big_button(ui, Tone::Main, "Export…").clicked() {
                let ending = chosen.choice.format.ending();
                let suggested = file_name_for(&session.case().info().title, ending);
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
