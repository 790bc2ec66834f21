//! The bar above a picture: back, tools, colour, words, zoom.

use super::hand::{Tool, change, delete_selected};
use super::sight::Sight;
use super::state::Viewing;
use crate::app::{Action, Edit, Session};
use crate::model::{AnyRecord, Case, Image, MarkupShape, Tint};
use crate::ui::icons::Icon;
use crate::ui::theme::size;
use crate::ui::widgets::{Field, Look, quiet_button, separator, sign_button, sign_toggle};
use egui::{Align, Id, Layout, Sense, Stroke, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// Shows the bar; says whether the viewer is to be closed.
pub(super) fn bar(
    ui: &mut Ui,
    session: &Session,
    viewing: &mut Viewing,
    image: &Image,
    actions: &mut Vec<Action>,
) -> bool {
    let mut is_done = false;
    ui.horizontal_centered(|ui| {
        is_done = sign_button(ui, Icon::ArrowLeft, "Back to the board  Esc").clicked();
        separator(ui);
        for (icon, name, tool) in [
            (Icon::MousePointer2, "Select and move  V", Tool::Select),
            (Icon::Crop, "Crop  C", Tool::Crop),
            (Icon::Square, "Box  B", Tool::Draw(MarkupShape::Box)),
            (
                Icon::ArrowUpRight,
                "Arrow  A",
                Tool::Draw(MarkupShape::Arrow),
            ),
            (
                Icon::CircleDot,
                "Number  N",
                Tool::Draw(MarkupShape::Number),
            ),
        ] {
            if sign_toggle(ui, icon, name, viewing.tool == tool).clicked() {
                viewing.take_tool(tool);
            }
        }
        separator(ui);
        if viewing.tool == Tool::Crop {
            crop_choices(ui, image, actions);
        } else {
            tints(ui, viewing, image, actions);
            selected(ui, session, viewing, image, actions);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            zoom_choices(ui, viewing, image);
        });
    });
    is_done
}

fn crop_choices(ui: &mut Ui, image: &Image, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    ui.label(look.meta("Drag a rectangle or a corner. The file stays whole."));
    let button = ui.add_enabled_ui(image.crop.is_some(), |ui| {
        quiet_button(ui, Icon::Maximize, "Show all of it")
    });
    if button.inner.clicked() {
        change(image, "Uncrop picture", actions, |image| image.crop = None);
    }
}

/// The colours, the one in use with a ring; a selected drawing takes the one that is clicked.
fn tints(ui: &mut Ui, viewing: &mut Viewing, image: &Image, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    for tint in Tint::ALL.iter().copied().skip(1) {
        let Some(accent) = look.board.tint(tint) else {
            continue;
        };
        let side = size::SWATCH + 2.0 * size::S1;
        let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::Button, true, viewing.tint == tint, tint.label())
        });
        let painter = ui.painter();
        painter.circle_filled(rect.center(), size::SWATCH / 2.0, accent.line);
        if viewing.tint == tint || response.hovered() {
            let ring = Stroke::new(1.5, look.text());
            painter.circle_stroke(rect.center(), size::SWATCH / 2.0 + 2.5, ring);
        }
        if response.on_hover_text(tint.label()).clicked() {
            viewing.tint = tint;
            if let Some(at) = viewing.selected.filter(|at| *at < image.markup.len()) {
                let label = format!("Recolour {}", image.markup[at].shape.label());
                change(image, &label, actions, |image| image.markup[at].tint = tint);
            }
        }
    }
}

/// The words of what is selected, and a way to take it away.
fn selected(
    ui: &mut Ui,
    session: &Session,
    viewing: &mut Viewing,
    image: &Image,
    actions: &mut Vec<Action>,
) {
    let Some((at, markup)) = viewing
        .selected
        .and_then(|at| Some((at, image.markup.get(at)?)))
    else {
        return;
    };
    separator(ui);
    let id = image.id;
    let field = Field {
        id: Id::unique(("markup label", id, at)),
        name: "Label",
        value: &markup.label,
        hint: "label",
        rows: 1,
    };
    let commit = move |case: &Case, typed: &str| {
        let Some(image) = case.image(id) else {
            return Ok(None);
        };
        let mut changed = image.clone();
        if let Some(markup) = changed.markup.get_mut(at) {
            typed.trim().clone_into(&mut markup.label);
        }
        Ok((changed != *image).then(|| {
            Action::Edit(Edit::Replace {
                record: AnyRecord::Image(Arc::new(changed)),
                label: "Edit label".to_owned(),
            })
        }))
    };
    ui.allocate_ui(vec2(size::TOOL_BAR * 3.0, size::CONTROL), |ui| {
        viewing
            .words
            .show(ui, session.case(), field, actions, commit);
    });
    if sign_button(ui, Icon::Trash2, "Delete  Del").clicked() {
        delete_selected(viewing, image, actions);
    }
}

fn zoom_choices(ui: &mut Ui, viewing: &mut Viewing, image: &Image) {
    let shown = match viewing.tool {
        Tool::Crop => image.whole(),
        _ => image.shown(),
    };
    let size_px = vec2(shown.width_px as f32, shown.height_px as f32);
    if sign_toggle(ui, Icon::Maximize, "Fit", viewing.sight == Sight::Fit).clicked() {
        viewing.sight = Sight::Fit;
    }
    if quiet_button(ui, Icon::Scan, "1 : 1").clicked() {
        viewing.sight.show_pixels(size_px, ui.pixels_per_point());
    }
}
