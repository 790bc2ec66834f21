//! Which picture is on show, and how; input and output of one frame.

use super::draw::{self, Canvas};
use super::hand::{Drag, Tool};
use super::sight::Sight;
use super::{bar, hand};
use crate::app::{Action, Draft, DraftTarget, Session};
use crate::board::{ImageKey, ImagePlace, ImageState};
use crate::model::{Image, ImageId, RecordRef, Tint};
use crate::ui::theme;
use crate::ui::widgets::WordBuffers;
use egui::{Frame, Margin, Panel, Pos2, Rect, Sense, Ui};

/// The viewer, open or not.
#[derive(Default)]
pub struct Viewer {
    viewing: Option<Viewing>,
}

/// What is remembered of the picture on show.
pub(super) struct Viewing {
    pub image: ImageId,
    pub sight: Sight,
    pub tool: Tool,
    pub tint: Tint,
    /// Which of the drawings, by its place in the list.
    pub selected: Option<usize>,
    pub drag: Option<Drag>,
    pub words: WordBuffers,
    /// Set once the inspector shows this picture: only then may it lead to another one.
    was_inspected: bool,
}

impl Viewer {
    /// Shows a picture.
    pub fn open(&mut self, image: ImageId) {
        self.viewing = Some(Viewing {
            image,
            sight: Sight::default(),
            tool: Tool::default(),
            tint: Tint::Red,
            selected: None,
            drag: None,
            words: WordBuffers::default(),
            was_inspected: false,
        });
    }

    /// Whether a picture is on show.
    pub fn is_open(&self) -> bool {
        self.viewing.is_some()
    }

    /// Closes it.
    pub fn close(&mut self) {
        self.viewing = None;
    }

    /// The words that are typed and not handed over.
    pub fn drafts(&self) -> Vec<Draft> {
        let half_typed = self.viewing.iter().flat_map(|it| it.words.half_typed());
        let draft = |(name, words): (&str, &str)| Draft {
            place: format!("{name}, on a picture"),
            target: DraftTarget::Field,
            words: words.to_owned(),
        };
        half_typed.map(draft).collect()
    }

    /// Shows the picture over the whole of `ui`. Does nothing if it is not open.
    pub fn show(&mut self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        self.follow(session);
        let Some(viewing) = &mut self.viewing else {
            return;
        };
        let Some(image) = session.case().image(viewing.image).cloned() else {
            return self.close();
        };
        if viewing.selected.is_some_and(|at| at >= image.markup.len()) {
            viewing.selected = None;
        }
        let mut is_done = false;
        let bar_frame = Frame::new()
            .fill(theme::colors(ui.visuals()).bar)
            .inner_margin(Margin::symmetric(theme::size::S2 as i8, 0));
        Panel::top("viewer bar")
            .exact_size(theme::size::TOOL_BAR)
            .resizable(false)
            .frame(bar_frame)
            .show(ui, |ui| {
                is_done = bar::bar(ui, session, viewing, &image, actions);
            });
        viewing.words.end_frame(session.case(), actions);
        viewing.area(ui, session, &image, actions);
        let may_hear = !ui.ctx().text_edit_focused() && session.prompt().is_none();
        if may_hear && hand::keys(ui, viewing, &image, actions) {
            is_done = true;
        }
        if is_done {
            self.close();
        }
    }

    /// Goes where the inspector goes: to another picture, or away.
    fn follow(&mut self, session: &Session) {
        let Some(viewing) = &mut self.viewing else {
            return;
        };
        match session.inspected() {
            Some(RecordRef::Image(image)) if image == viewing.image => {
                viewing.was_inspected = true;
            }
            Some(RecordRef::Image(image)) if viewing.was_inspected => self.open(image),
            Some(_) if viewing.was_inspected => self.close(),
            _ => {}
        }
    }
}

impl Viewing {
    /// The part of the picture that is on show: while it is cropped, all of it.
    pub fn shown_key(&self, image: &Image) -> ImageKey {
        match self.tool {
            Tool::Crop => ImageKey {
                sha256: image.sha256,
                part: None,
            },
            _ => ImageKey::of(image),
        }
    }

    fn area(
        &mut self,
        ui: &mut Ui,
        session: &mut Session,
        image: &Image,
        actions: &mut Vec<Action>,
    ) {
        let room = ui.available_rect_before_wrap();
        if room.width() < 1.0 || room.height() < 1.0 {
            return;
        }
        let response = ui.allocate_rect(room, Sense::click_and_drag());
        // While it is cropped, the whole picture is there, and a frame within it.
        let on_show = match self.tool {
            Tool::Crop => Image {
                crop: None,
                ..image.clone()
            },
            _ => image.clone(),
        };
        let size_px = {
            let shown = on_show.shown();
            egui::vec2(shown.width_px as f32, shown.height_px as f32)
        };
        self.sight.read_wheel(ui, &response, room, size_px);
        let rect = self.sight.rect(room, size_px);
        let place = ImagePlace::new(&on_show, rect);
        hand::pointer(ui, &response, self, image, (&place, size_px), actions);
        let rect = self.sight.rect(room, size_px);
        let place = ImagePlace::new(&on_show, rect);
        let wanted_px = rect.size().max_elem() * ui.pixels_per_point();
        let found = session.image_on_show(self.shown_key(image), wanted_px);
        let canvas = Canvas {
            room,
            place,
            texture: found.and_then(|found| found.texture),
            state: found.map_or(ImageState::Waiting, |found| found.state),
        };
        draw::paint(ui, &canvas, self, image);
        if let ImageState::Trouble(trouble) = canvas.state {
            draw::trouble(ui, room, trouble, image, session, actions);
        }
    }
}

/// A point of the screen as a fraction of the whole picture, kept within it.
pub(super) fn fraction_at(place: &ImagePlace, pos: Pos2) -> Pos2 {
    let unit = Rect::from_min_max(Pos2::ZERO, egui::pos2(1.0, 1.0));
    unit.clamp(place.fraction(pos))
}
