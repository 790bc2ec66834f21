//! What the speaker wants to see beside the page: the clock, the notes in large type, what comes next.

use crate::app::Session;
use crate::board::fonts::Weight;
use crate::board::{Span, Words};
use crate::model::FrameId;
use crate::ui::theme::{self, size, stage as lengths};
use crate::ui::words::in_sight;
use egui::{
    Align, Color32, Frame, Label, Layout, Margin, Panel, Pos2, RichText, Role, ScrollArea, Sense,
    Ui, WidgetInfo, vec2,
};

/// The panel beside the page.
pub(super) fn notes(ui: &mut Ui, session: &mut Session) {
    let (least, most) = lengths::NOTES_WIDTHS;
    let width = ui.ctx().content_rect().width() * lengths::NOTES_SHARE;
    let frame = Frame::new()
        .fill(theme::STAGE.panel)
        .inner_margin(Margin::same(size::S6 as i8));
    Panel::right("speaker notes")
        .exact_size(width.clamp(least, most))
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            clock(ui, session);
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                next(ui, session);
                ui.add_space(size::S4);
                ui.with_layout(Layout::top_down(Align::Min), |ui| words(ui, session));
            });
        });
}

fn small(words: &str, ink: Color32) -> RichText {
    RichText::new(words)
        .font(theme::regular(size::TEXT_BODY))
        .color(ink)
}

fn clock(ui: &mut Ui, session: &Session) {
    let elapsed_secs = session.presenting().map_or(0, |it| it.elapsed_secs());
    let time = RichText::new(in_clock(elapsed_secs))
        .font(theme::medium(lengths::CLOCK))
        .color(theme::STAGE.text);
    ui.label(time);
    ui.label(small("since it began", theme::STAGE.muted));
    ui.add_space(size::S6);
}

fn words(ui: &mut Ui, session: &Session) {
    let frame = session
        .presenting()
        .and_then(|presenting| session.case().frame(presenting.frame()?));
    let notes = frame.map_or("", |frame| frame.speaker_notes.trim());
    ScrollArea::vertical()
        .id_salt(("notes of a page", frame.map(|frame| frame.id)))
        .auto_shrink(false)
        .show(ui, |ui| {
            if notes.is_empty() {
                ui.label(small("No speaker notes for this page.", theme::STAGE.muted));
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            for paragraph in notes.lines() {
                line(ui, paragraph);
            }
        });
}

/// One paragraph, whichever way its script runs.
fn line(ui: &mut Ui, paragraph: &str) {
    let width = ui.available_width() - size::SCROLL_LANE;
    let spans = vec![Span::new(paragraph, Weight::Regular)];
    let mut words = ui
        .ctx()
        .fonts_mut(|fonts| Words::lines_of(spans, lengths::NOTES, width, usize::MAX, fonts));
    let height = words.size_in_screen().y.max(words.line_height());
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, paragraph));
    let left = if words.is_rtl() {
        rect.right()
    } else {
        rect.left()
    };
    words.origin = Pos2::new(left, rect.top());
    words.color = theme::STAGE.text;
    let shape = ui.ctx().fonts_mut(|fonts| words.set(fonts));
    ui.painter().add(shape);
}

/// The next page, from the bottom up: its title, its sketch, a word.
fn next(ui: &mut Ui, session: &mut Session) {
    let colors = theme::STAGE;
    let Some(presenting) = session.presenting() else {
        return;
    };
    let Some(frame) = presenting.next_frame() else {
        ui.label(small("This is the last page.", colors.muted));
        return;
    };
    let title = session.case().name_of(frame.into());
    let title = RichText::new(in_sight(&title))
        .font(theme::medium(lengths::FOOT))
        .color(colors.text);
    ui.add(Label::new(title).wrap().selectable(false));
    ui.add_space(size::S1);
    sketch(ui, session, frame);
    ui.add_space(size::S1);
    ui.label(small("Next", colors.muted));
}

fn sketch(ui: &mut Ui, session: &mut Session, frame: FrameId) {
    let (rect, _) = ui.allocate_exact_size(lengths::NEXT, Sense::hover());
    let board_theme = theme::board(ui.visuals());
    let Some(shapes) = session.page_sketch(frame, board_theme, lengths::NEXT) else {
        return;
    };
    ui.painter().extend(shapes.iter().map(|shape| {
        let mut shape = shape.clone();
        shape.translate(rect.min.to_vec2());
        shape
    }));
}

/// Minutes and seconds, and hours once there are any.
fn in_clock(secs: u64) -> String {
    let (hours, minutes, secs) = (secs / 3600, secs / 60 % 60, secs % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{secs:02}")
    } else {
        format!("{minutes}:{secs:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::in_clock;

    #[test]
    fn a_clock_shows_hours_once_there_are_any() {
        let shown = [0, 65, 3599, 3661].map(in_clock);
        assert_eq!(shown, ["0:00", "1:05", "59:59", "1:01:01"]);
    }
}
