//! The versions of the case: when each was saved, what it holds, what restoring it would change; and how backups are kept.

use super::file_comparison::tally;
use crate::app::{
    Action, BackupPlace, BackupSettings, KeepAction, PictureView, Session, VersionInList,
    VersionView,
};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, choice_button, link_button, section_title};
use crate::ui::words::number;
use egui::{
    ColorImage, CornerRadius, DragValue, Frame, Image, Margin, Rect, RichText, Sense, Stroke,
    TextureHandle, TextureOptions, Ui, Vec2, vec2,
};
use std::sync::Arc;

/// The room for a version's picture, in points.
const PICTURE: Vec2 = vec2(192.0, 108.0);

/// The page.
pub(super) fn case_versions(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let lead = "What the case file was before another day's work, another session or another program replaced it. \
        Restoring is an edit: it can be undone.";
    ui.label(look.body(lead).color(look.muted()));
    ui.add_space(size::S2);
    match &session.versions().list {
        None => drop(ui.label(look.meta("Looking for versions…"))),
        Some(list) if list.is_empty() => {
            let words = "There is none yet. The first is kept when the case is saved over what is in its file now.";
            ui.label(look.body(words));
        }
        Some(list) => {
            for version in list {
                ui.push_id(&version.backup.path, |ui| {
                    one(ui, session, version, actions)
                });
                ui.add_space(size::S2);
            }
        }
    }
    settings(ui, session, actions);
}

fn one(ui: &mut Ui, session: &Session, version: &VersionInList, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let shown = Frame::new()
        .fill(look.colors.field)
        .stroke(Stroke::new(1.0, look.colors.line))
        .corner_radius(CornerRadius::same(size::RADIUS_PANEL))
        .inner_margin(Margin::same(size::S2 as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - size::SCROLL_LANE);
            ui.horizontal_top(|ui| {
                let view = version.view.as_ref().and_then(|view| view.as_ref().ok());
                picture(ui, view.and_then(|view| view.picture.as_ref()));
                ui.add_space(size::S1);
                ui.vertical(|ui| words(ui, session, version, actions));
            });
        });
    let is_free = !session.versions().is_looking();
    if is_free && ui.is_rect_visible(shown.response.rect) && is_outdated(ui, session, version) {
        actions.push(Action::Keep(KeepAction::LookAtVersion {
            path: version.backup.path.clone(),
            is_dark: ui.visuals().dark_mode,
        }));
    }
}

/// Whether a version has to be looked at, or again because the case was changed.
fn is_outdated(ui: &Ui, session: &Session, version: &VersionInList) -> bool {
    match &version.view {
        None => true,
        Some(Ok(view)) => {
            view.revision != session.revision() || view.is_dark != ui.visuals().dark_mode
        }
        Some(Err(_)) => false,
    }
}

fn words(ui: &mut Ui, session: &Session, version: &VersionInList, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let backup = &version.backup;
    let is_shown = session.document().path() == Some(&backup.path);
    ui.spacing_mut().item_spacing.y = size::S1;
    ui.label(look.title(backup.written.describe()));
    let mut facts = vec![bytes_in_words(backup.bytes)];
    if let Some(format) = backup.older_format {
        facts.push(format!("original in format {format}"));
    }
    if is_shown {
        facts.push("shown now".to_owned());
    }
    ui.label(look.meta(facts.join(" · ")));
    match &version.view {
        None => drop(ui.label(look.meta("Looking at it…"))),
        Some(Err(error)) => {
            ui.label(look.body(error).color(look.warning()));
        }
        Some(Ok(view)) => {
            ui.label(look.body(counts(view)));
            if session.document().access.read_only().is_none() {
                let words = format!("Restoring it would {}.", tally(&view.differences));
                ui.label(look.meta(words));
            }
        }
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S2;
        let is_whole = matches!(version.view, Some(Ok(_)));
        ui.add_enabled_ui(!is_shown, |ui| {
            if link_button(ui, "Open read-only").clicked() {
                let path = backup.path.clone();
                actions.push(Action::Keep(KeepAction::OpenVersion(path)));
            }
        });
        ui.add_enabled_ui(is_whole, |ui| {
            if link_button(ui, "Restore").clicked() {
                let path = backup.path.clone();
                actions.push(Action::Keep(KeepAction::RestoreVersion(path)));
            }
        });
    });
}

/// "28 cards · 3 articles · 12 claims"
fn counts(view: &VersionView) -> String {
    let parts: Vec<String> = view
        .counts
        .iter()
        .map(|(kind, some)| match some {
            1 => format!("1 {}", kind.word()),
            some => format!("{} {}", number(*some), kind.plural()),
        })
        .collect();
    match parts.is_empty() {
        true => "Empty".to_owned(),
        false => parts.join(" · "),
    }
}

fn bytes_in_words(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes} bytes"),
        1000..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// The board as it was, in a room of its own; an empty room until it is known.
fn picture(ui: &mut Ui, view: Option<&Arc<PictureView>>) {
    let (room, _) = ui.allocate_exact_size(PICTURE, Sense::hover());
    let board = theme::board(ui.visuals()).surfaces.board;
    ui.painter().rect_filled(room, size::RADIUS, board);
    let Some(view) = view else { return };
    let texture = texture(ui, view);
    let inner = room.shrink(size::S1);
    let shown = texture.size_vec2();
    let scale = (inner.width() / shown.x).min(inner.height() / shown.y);
    let place = Rect::from_center_size(inner.center(), shown * scale.min(1.0));
    Image::new(&texture).paint_at(ui, place);
}

/// The texture of a picture, made once.
fn texture(ui: &Ui, view: &Arc<PictureView>) -> TextureHandle {
    type Kept = (Arc<PictureView>, TextureHandle);
    let id = ui.scope_id().with("picture of version");
    let known = ui.data(|data| data.get_temp::<Kept>(id));
    if let Some((shown, texture)) = known
        && Arc::ptr_eq(&shown, view)
    {
        return texture;
    }
    let pixels_size = [view.width as usize, view.height as usize];
    let pixels = ColorImage::from_rgba_unmultiplied(pixels_size, &view.bytes);
    let texture = ui
        .ctx()
        .load_texture("version", pixels, TextureOptions::LINEAR);
    ui.data_mut(|data| data.insert_temp(id, (Arc::clone(view), texture.clone())));
    texture
}

/// How many backups stay, and where.
fn settings(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let before = &session.settings().backups;
    let mut backups: BackupSettings = before.clone();
    ui.add_space(size::S4);
    section_title(ui, "How versions are kept");
    ui.horizontal(|ui| {
        ui.label(look.body("Keep the last"));
        let number = DragValue::new(&mut backups.keep.number).range(1..=999);
        ui.add(number)
            .on_hover_text("How many versions stay at least");
        ui.label(look.body("and one a day for"));
        let days = DragValue::new(&mut backups.keep.days).range(0..=3650);
        ui.add(days.suffix(" days"))
            .on_hover_text("For how many days the last version of the day stays");
    });
    ui.horizontal_wrapped(|ui| {
        let is_beside = backups.place == BackupPlace::Beside;
        if choice_button(ui, is_beside, "Beside the case").clicked() {
            backups.place = BackupPlace::Beside;
        }
        if choice_button(ui, !is_beside, "In a folder of your choice…").clicked() {
            actions.push(Action::Keep(KeepAction::ChooseBackupFolder));
        }
    });
    if let Some(case_file) = session.document().case_file() {
        let folder = backups.place.folder_of(case_file);
        let words = RichText::new(folder.display().to_string()).size(size::TEXT_META);
        ui.label(words.color(look.muted()));
    }
    if backups != *before {
        actions.push(Action::Keep(KeepAction::SetBackups(backups)));
    }
}
