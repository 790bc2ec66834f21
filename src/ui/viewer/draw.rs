//! The picture on the screen, with what is drawn on it and what the hand holds.

use super::drawing::handles;
use super::hand::Tool;
use super::state::Viewing;
use crate::app::{Action, PictureAction, Session};
use crate::board::{ImagePlace, ImageState, ImageTrouble, markup_shapes};
use crate::model::Image;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Look, Tone, big_button};
use egui::epaint::RectShape;
use egui::{
    Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, TextureId, Ui, UiBuilder, pos2,
};

/// How large lines and words on the picture are, against those on a card at 100 %.
const SCALE: f32 = 1.35;

/// Where the picture is.
pub(super) struct Canvas {
    pub room: Rect,
    pub place: ImagePlace,
    pub texture: Option<TextureId>,
    pub state: ImageState,
}

/// Paints everything.
pub(super) fn paint(ui: &Ui, canvas: &Canvas, viewing: &Viewing, image: &Image) {
    let look = Look::of(ui);
    let painter = ui.painter_at(canvas.room);
    painter.rect_filled(canvas.room, 0.0, look.board.surfaces.board);
    let rect = canvas.place.rect;
    match canvas.texture {
        Some(texture) => {
            let uv = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            let pixels = RectShape::filled(rect, 0.0, Color32::WHITE).with_texture(texture, uv);
            painter.add(Shape::Rect(pixels));
        }
        None => {
            painter.rect_filled(rect, 0.0, look.board.surfaces.chip);
            if canvas.state == ImageState::Waiting {
                sign(&painter, rect.center(), Icon::Image, look);
            }
        }
    }
    let line = Stroke::new(1.0, look.board.lines.card);
    painter.rect_stroke(rect, 0.0, line, StrokeKind::Outside);
    let drawings = viewing.drawings(image);
    let shapes = ui
        .ctx()
        .fonts_mut(|fonts| markup_shapes(&drawings, &canvas.place, SCALE, look.board, fonts));
    painter.extend(shapes);
    if viewing.tool == Tool::Crop {
        crop(&painter, canvas, viewing.crop_rect(image), look);
    }
    if let Some(markup) = viewing.selected.and_then(|at| drawings.get(at)) {
        for (_, at) in handles(markup) {
            grip(&painter, canvas.place.point(at), look);
        }
        if handles(markup).is_empty() {
            let accent = Stroke::new(2.0, look.accent());
            painter.circle_stroke(canvas.place.point(markup.from), size::S4, accent);
        }
    }
}

fn sign(painter: &Painter, center: Pos2, icon: Icon, look: Look) {
    let font = icons::font(size::ICON_LARGE);
    painter.text(
        center,
        Align2::CENTER_CENTER,
        char::from(icon),
        font,
        look.muted(),
    );
}

/// What is left out steps back; the part that is shown has handles at its corners.
fn crop(painter: &Painter, canvas: &Canvas, crop: Rect, look: Look) {
    let whole = canvas.place.rect;
    let (min, max) = (canvas.place.point(crop.min), canvas.place.point(crop.max));
    let part = Rect::from_min_max(min, max);
    let veil = look.board.surfaces.board.gamma_multiply(0.72);
    for side in [
        Rect::from_min_max(whole.min, pos2(whole.max.x, part.min.y)),
        Rect::from_min_max(pos2(whole.min.x, part.max.y), whole.max),
        Rect::from_min_max(pos2(whole.min.x, part.min.y), pos2(part.min.x, part.max.y)),
        Rect::from_min_max(pos2(part.max.x, part.min.y), pos2(whole.max.x, part.max.y)),
    ] {
        if side.is_positive() {
            painter.rect_filled(side, 0.0, veil);
        }
    }
    let stroke = Stroke::new(2.0, look.accent());
    painter.rect_stroke(part, 0.0, stroke, StrokeKind::Middle);
    for corner in [
        part.left_top(),
        part.right_top(),
        part.left_bottom(),
        part.right_bottom(),
    ] {
        grip(painter, corner, look);
    }
}

fn grip(painter: &Painter, at: Pos2, look: Look) {
    let rect = Rect::from_center_size(at, egui::Vec2::splat(size::S2 + 1.0));
    painter.rect(
        rect,
        2.0,
        look.board.surfaces.card,
        Stroke::new(1.5, look.accent()),
        StrokeKind::Middle,
    );
}

/// What is wrong with the file, where it should be, and a way to find it.
pub(super) fn trouble(
    ui: &mut Ui,
    room: Rect,
    trouble: ImageTrouble,
    image: &Image,
    session: &Session,
    actions: &mut Vec<Action>,
) {
    let look = Look::of(ui);
    let path = session.files().path_of(&image.file());
    let middle = Rect::from_center_size(room.center(), egui::vec2(size::PAGE, 160.0));
    ui.scope_builder(UiBuilder::new().max_rect(middle.intersect(room)), |ui| {
        ui.vertical_centered(|ui| {
            ui.label(look.title(trouble.label()));
            ui.label(look.meta(path.display().to_string()));
            ui.add_space(size::S3);
            if big_button(ui, Tone::Main, "Find file\u{2026}").clicked() {
                actions.push(Action::Picture(PictureAction::ChooseFile(image.id)));
            }
        });
    });
}
