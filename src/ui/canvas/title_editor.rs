//! Editing words in place: a text field over the card.

use crate::app::{Action, Draft, DraftTarget, Session, title_of};
use crate::model::RecordRef;
use crate::ui::theme::{self, size};
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Event, Id, Key, KeyboardShortcut, Modifiers, Rect, Stroke, StrokeKind, TextEdit, Ui, UiBuilder,
    Vec2,
};

/// The text field over a card.
#[derive(Debug, Default)]
pub struct TitleEditor {
    record: Option<RecordRef>,
    words: String,
}

/// The smallest field, in screen points.
const SMALLEST: Vec2 = Vec2::new(180.0, 34.0);

impl TitleEditor {
    /// Whether words are being edited in place.
    pub fn is_open(&self) -> bool {
        self.record.is_some()
    }

    /// The words, if others than the record's own stand in the field.
    pub fn draft(&self, session: &Session) -> Option<Draft> {
        let record = self.record?;
        let own = title_of(session.case(), record);
        (self.words.trim() != own).then(|| Draft {
            place: format!("Words on a card ({})", record.kind().word()),
            target: DraftTarget::Title(record),
            words: self.words.clone(),
        })
    }

    /// Shows the field if the session asks for it. Esc and a click elsewhere end it and keep the words, as does Enter but
    /// in a note, where it begins a line; Ctrl+Enter ends a note.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        let wanted = session.board().editing_title;
        let opened = wanted.is_some() && wanted != self.record;
        if wanted != self.record {
            self.record = wanted;
            self.words = wanted
                .map(|record| title_of(session.case(), record))
                .unwrap_or_default();
        }
        let Some(record) = self.record else { return };
        let viewport = session.board().viewport_in_screen;
        let Some(place) = place_in_screen(session, record, viewport) else {
            actions.push(Action::EndEditTitle(Some(self.words.trim().to_owned())));
            return;
        };
        let id = Id::unique("title in place");
        let response = self.field(ui, id, record, place, viewport);
        if opened {
            response.request_focus();
            select_all(ui, id, &self.words, record);
            return;
        }
        let (entered, escaped) = ui.input(|input| {
            let ends = |event: &Event| is_ending_enter(event, record);
            (
                input.events.iter().any(ends),
                input.key_pressed(Key::Escape),
            )
        });
        if escaped || entered || response.lost_focus() {
            actions.push(Action::EndEditTitle(Some(self.words.trim().to_owned())));
        }
    }

    fn field(
        &mut self,
        ui: &mut Ui,
        id: Id,
        record: RecordRef,
        place: Rect,
        viewport: Rect,
    ) -> egui::Response {
        let new_line = if is_note(record) {
            Modifiers::NONE
        } else {
            Modifiers::SHIFT
        };
        let colors = theme::colors(ui.visuals());
        let radius = f32::from(size::RADIUS);
        let ring = Stroke::new(2.0, colors.accent);
        ui.painter_at(viewport)
            .rect(place, radius, colors.panel, ring, StrokeKind::Outside);
        let mut child = ui.new_child(UiBuilder::new().max_rect(place.shrink(size::S2)));
        child.set_clip_rect(viewport.intersect(place));
        let field = TextEdit::multiline(&mut self.words)
            .id(id)
            .frame(egui::Frame::NONE)
            .desired_width(place.width() - 2.0 * size::S2)
            .desired_rows(1)
            .font(theme::regular(size::TEXT_BODY))
            .return_key(KeyboardShortcut::new(new_line, Key::Enter));
        child.add(field).accessible_name("Words on the card")
    }
}

/// The modifiers of the key itself count: a quick hand has let go of them by the end of the frame.
fn is_ending_enter(event: &Event, record: RecordRef) -> bool {
    matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. }
        if !modifiers.shift && (modifiers.command || !is_note(record)))
}

fn is_note(record: RecordRef) -> bool {
    matches!(record, RecordRef::Note(_))
}

/// A name is replaced by typing; longer words are gone on with.
fn select_all(ui: &Ui, id: Id, words: &str, record: RecordRef) {
    let end = CCursor::new(words.chars().count());
    let goes_on = matches!(record, RecordRef::Note(_) | RecordRef::Claim(_));
    let start = if goes_on { end } else { CCursor::new(0) };
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state
        .cursor
        .set_char_range(Some(CCursorRange::two(start, end)));
    state.store(ui.ctx(), id);
}

/// Where the field goes: over the card's face, on the frame's tab, at the middle of a link.
fn place_in_screen(session: &Session, record: RecordRef, viewport: Rect) -> Option<Rect> {
    let board = session.board();
    let to_screen = board.camera.screen_from_board(board.viewport_in_screen);
    let card_rect = |record| {
        let card = session.index().card_of(record)?;
        session
            .case()
            .card(card)
            .map(|card| to_screen * card.rect())
    };
    let rect = match record {
        RecordRef::Frame(id) => {
            let corner = to_screen * session.case().frame(id)?.pos;
            Rect::from_min_size(
                corner - Vec2::new(0.0, SMALLEST.y / 2.0),
                Vec2::new(260.0, SMALLEST.y),
            )
        }
        RecordRef::Link(id) => {
            let link = session.case().link(id)?;
            let middle = card_rect(link.from)?
                .center()
                .lerp(card_rect(link.to)?.center(), 0.5);
            Rect::from_center_size(middle, SMALLEST)
        }
        _ => {
            let face = card_rect(record)?;
            Rect::from_min_size(face.min, face.size().max(SMALLEST))
        }
    };
    let shift =
        (viewport.min - rect.min).max(Vec2::ZERO) + (viewport.max - rect.max).min(Vec2::ZERO);
    viewport.intersects(rect).then(|| rect.translate(shift))
}
