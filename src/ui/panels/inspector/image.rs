//! The form of an image: what it shows, its file, what the camera wrote.

use super::form::{Form, Line, label, remark, warning};
use super::head::{head, links};
use super::placing;
use crate::app::{Action, PictureAction};
use crate::board::ImageState;
use crate::model::{Image, PhotoFacts};
use crate::ui::icons::Icon;
use crate::ui::widgets::{quiet_button, sign_button};
use egui::Ui;

/// Shows the form.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, image: &Image) {
    head(ui, form, image.id.into(), "Image", |_| {});
    if quiet_button(ui, Icon::ZoomIn, "Look closely, crop, draw").clicked() {
        let view = PictureAction::View(image.id);
        form.actions.push(Action::Picture(view));
    }
    form.text(
        ui,
        image,
        Line::of("Caption").rows(2).hint("what it shows"),
        &image.caption,
        |image: &mut Image, words| image.caption = words,
    );
    form.text(
        ui,
        image,
        Line::of("Source").hint("who took it, where it is from"),
        &image.source,
        |image: &mut Image, words| image.source = words,
    );
    file(ui, form, image);
    if let Some(photo) = &image.photo {
        camera(ui, photo);
    }
    form.words_list(ui, image, ("Tags", "tag"), &image.tags, |image| {
        &mut image.tags
    });
    form.mark(ui, image, image.mark, |image, mark| image.mark = mark);
    placing::ui(ui, form);
    links(ui, form, image.id.into());
}

fn file(ui: &mut Ui, form: &mut Form<'_>, image: &Image) {
    label(ui, "File");
    if let ImageState::Trouble(trouble) = form.session.image_state(image) {
        warning(ui, trouble.label());
        let path = form.session.files().path_of(&image.file());
        remark(ui, &path.display().to_string());
        if quiet_button(ui, Icon::FolderSearch, "Find file\u{2026}").clicked() {
            let choose = PictureAction::ChooseFile(image.id);
            form.actions.push(Action::Picture(choose));
        }
    }
    let mut words = vec![format!(
        "{} \u{d7} {} pixels",
        image.width_px, image.height_px
    )];
    if image.bytes > 0 {
        words.push(bytes_in_words(image.bytes));
    }
    if !image.original_name.is_empty() {
        words.insert(0, image.original_name.clone());
    }
    remark(ui, &words.join(" \u{b7} "));
    if image.crop.is_some() {
        let shown = image.shown();
        let (width, height) = (shown.width_px, shown.height_px);
        remark(
            ui,
            &format!("{width} \u{d7} {height} of it are shown; the file is whole"),
        );
    }
    if let Some(added_at) = &image.added_at {
        remark(ui, &format!("Added {added_at}"));
    }
    ui.horizontal(|ui| {
        let digest = image.sha256.to_string();
        let short: String = digest.chars().take(12).collect();
        remark(ui, &format!("SHA-256 {short}\u{2026}"));
        if sign_button(ui, Icon::Copy, "Copy SHA-256").clicked() {
            ui.ctx().copy_text(digest);
        }
    });
}

/// What the camera wrote.
fn camera(ui: &mut Ui, photo: &PhotoFacts) {
    label(ui, "What the camera says (not exported)");
    for (what, words) in [
        ("Taken", &photo.taken),
        ("Camera", &photo.camera),
        ("Software", &photo.software),
    ] {
        if !words.is_empty() {
            remark(ui, &format!("{what}: {words}"));
        }
    }
    if let Some(at) = photo.coordinates {
        ui.horizontal(|ui| {
            let words = format!("{}, {}", at.lat, at.lon);
            remark(ui, &format!("Place: {words}"));
            if sign_button(ui, Icon::Copy, "Copy coordinates").clicked() {
                ui.ctx().copy_text(words);
            }
        });
    }
    if photo.orientation > 1 {
        remark(ui, "Turned upright as the camera asks");
    }
}

/// "640 bytes", "2.4 MB".
fn bytes_in_words(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::bytes_in_words;

    #[test]
    fn sizes_are_said_in_words() {
        let words = [640, 2_400, 12_345_678].map(bytes_in_words);
        assert_eq!(words, ["640 bytes", "2.4 kB", "12.3 MB"]);
    }
}
