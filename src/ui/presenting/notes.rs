//! What the speaker wants to see: the notes of the page in large type, the clock, and what comes next.

use crate::app::Session;
use crate::board::fonts::Weight;
use crate::board::{Span, Words};
use crate::model::FrameId;
use crate::ui::theme::{self, size, stage as lengths};
use crate::ui::words::in_sight;
use egui::{
    Align, Color32, Frame, Layout, Margin, Panel, Pos2, RichText, Role, ScrollArea, Sense, Stroke,
    Ui, UiBuilder, WidgetInfo, vec2,
};
use egui::{Label, Rect};

/// The panel below the page.
pub(super) fn notes(ui: &mut Ui, session: &Session) {
    let height = (ui.ctx().content_rect().height() * lengths::NOTES_SHARE).max(120.0);
    let colors = theme::STAGE;
    let frame = Frame::new()
        .fill(colors.panel)
        .stroke(Stroke::new(1.0, colors.line))
        .inner_margin(Margin::symmetric(size::S6 as i8, size::S4 as i8));
    Panel::bottom("speaker notes")
        .exact_size(height)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            let room = ui.available_rect_before_wrap();
            let split = (room.right() - lengths::ASIDE).max(room.center().x);
            let part = |rect: Rect| {
                UiBuilder::new()
                    .max_rect(rect)
                    .layout(Layout::top_down(Align::Min))
            };
            let mut left = ui.new_child(part(room.with_max_x(split - size::S6)));
            words(&mut left, session);
            let mut right = ui.new_child(part(room.with_min_x(split)));
            aside(&mut right, session);
        });
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
                let none = RichText::new("No speaker notes for this page.")
                    .font(theme::regular(lengths::FOOT))
                    .color(theme::STAGE.muted);
                ui.label(none);
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            for paragraph in notes.lines() {
                line(ui, paragraph);
            }
        });
}

/// One paragraph, whichever way its script runs.
fn line(ui: &mut Ui, paragraph: &str) {
    let width = ui.available_width().min(lengths::NOTES_WIDTH);
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

/// The clock and the next page.
fn aside(ui: &mut Ui, session: &Session) {
    let Some(presenting) = session.presenting() else {
        return;
    };
    let colors = theme::STAGE;
    let small = |words: &str, ink: Color32| {
        RichText::new(words)
            .font(theme::regular(size::TEXT_BODY))
            .color(ink)
    };
    let clock = RichText::new(clock(presenting.elapsed_secs()))
        .font(theme::medium(lengths::CLOCK))
        .color(colors.text);
    ui.label(clock);
    ui.label(small("since it began", colors.muted));
    ui.add_space(size::S3);
    ui.label(small("Next", colors.muted));
    let next = match presenting.next_frame() {
        Some(frame) => title_of(session, frame),
        None => "This is the last page.".to_owned(),
    };
    let next = RichText::new(in_sight(&next))
        .font(theme::medium(lengths::FOOT))
        .color(colors.text);
    ui.add(Label::new(next).wrap().selectable(false));
}

fn title_of(session: &Session, frame: FrameId) -> String {
    session.case().name_of(frame.into())
}

/// Minutes and seconds, and hours once there are any.
fn clock(secs: u64) -> String {
    let (hours, minutes, secs) = (secs / 3600, secs / 60 % 60, secs % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{secs:02}")
    } else {
        format!("{minutes}:{secs:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn a_clock_shows_hours_once_there_are_any() {
        assert_eq!(
            [0, 65, 3599, 3661].map(clock),
            ["0:00", "1:05", "59:59", "1:01:01"]
        );
    }
}
