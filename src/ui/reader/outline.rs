//! The outline of a text: headings, or the beginnings of paragraphs.

use crate::app::ReadText;
use crate::ui::theme::{self, size};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{CornerRadius, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

const ROW: f32 = 26.0;

/// Shows the outline in a rectangle; gives the scalar value to go to.
pub(super) fn outline(ui: &mut Ui, rect: Rect, text: &ReadText, at: u32, pane: u64) -> Option<u32> {
    let colors = theme::colors(ui.visuals());
    let mut child = ui.new_child(
        UiBuilder::new()
            .id_salt(("outline", pane))
            .max_rect(rect.shrink2(vec2(size::S2, size::S3))),
    );
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let ui = &mut child;
    ui.spacing_mut().item_spacing.y = 0.0;
    if text.outline.is_empty() {
        ui.label(
            egui::RichText::new("No headings")
                .size(size::TEXT_META)
                .color(colors.muted),
        );
        return None;
    }
    let current = text.outline_row_at(at);
    let mut chosen = None;
    ScrollArea::vertical()
        .id_salt(("outline rows", pane))
        .auto_shrink([false, false])
        .show_rows(ui, ROW, text.outline.len(), |ui, seen| {
            for index in seen {
                let Some(row) = text.outline.get(index) else {
                    continue;
                };
                let is_current = current == Some(index);
                let (rect, response) =
                    ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
                response.widget_info(|| {
                    WidgetInfo::selected(Role::ListItem, true, is_current, &row.words)
                });
                if is_current || response.hovered() {
                    let radius = CornerRadius::same(size::RADIUS_CHIP);
                    ui.painter().rect_filled(rect, radius, colors.hover);
                }
                let indent = size::S2 + f32::from(row.depth.min(4)) * size::S3;
                let ink = if is_current {
                    colors.text
                } else {
                    colors.muted
                };
                let font = if is_current {
                    theme::medium(size::TEXT_META)
                } else {
                    theme::regular(size::TEXT_META)
                };
                let words: String = row
                    .words
                    .chars()
                    .map(|letter| if letter.is_control() { ' ' } else { letter })
                    .collect();
                let mut job = LayoutJob::single_section(words, TextFormat::simple(font, ink));
                job.wrap =
                    TextWrapping::truncate_at_width((rect.width() - indent - size::S1).max(20.0));
                let galley = ui.painter().layout_job(job);
                let at = pos2(
                    rect.left() + indent,
                    rect.center().y - galley.size().y / 2.0,
                );
                ui.painter().galley(at, galley, ink);
                if is_current {
                    let bar = Rect::from_min_size(rect.left_top(), vec2(2.0, ROW));
                    ui.painter()
                        .rect_filled(bar, CornerRadius::ZERO, colors.accent);
                }
                if response.clicked() {
                    chosen = Some(row.at);
                }
            }
        });
    chosen
}
