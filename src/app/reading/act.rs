//! What the session does about the reader.

use super::ReadAction;
use super::places::ReadPlaces;
use super::state::Reading;
use crate::app::command::CommandId;
use crate::app::session::Session;
use crate::model::{ArticleId, RecordRef, TextSpan};

/// Type sizes of the reader, in points.
pub(crate) const TYPE_SIZES: std::ops::RangeInclusive<u8> = 11..=28;
/// The type size one starts with.
pub(crate) const USUAL_TYPE_SIZE: u8 = 15;

impl Session {
    /// What is read, and where.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The article that the selected card or the inspected record is, or comes from.
    pub fn article_to_read(&self) -> Option<ArticleId> {
        match self.inspected()? {
            RecordRef::Article(id) => Some(id),
            RecordRef::Excerpt(id) => self.case().excerpt(id).map(|excerpt| excerpt.article),
            _ => None,
        }
    }

    pub(in crate::app) fn act_on_reader(&mut self, action: ReadAction) {
        match action {
            ReadAction::Open(article) => {
                if self.has_article(article) {
                    self.reading.open(article);
                }
            }
            ReadAction::OpenToSide(article) => {
                if self.has_article(article) {
                    self.reading.open_to_side(article);
                }
            }
            ReadAction::ShowExcerpt(id) => {
                let span = self.case().excerpt(id).map(|excerpt| TextSpan {
                    article: excerpt.article,
                    start: excerpt.start,
                    end: excerpt.end,
                });
                if let Some(span) = span {
                    self.show_span(span);
                }
            }
            ReadAction::ShowSpan(span) => self.show_span(span),
            ReadAction::Activate(pane) => self.reading.activate(pane),
            ReadAction::Close(pane) => {
                self.reading.close(pane);
                self.keep_places();
            }
            ReadAction::CloseAll => {
                self.reading.close_all();
                self.keep_places();
            }
            ReadAction::Swap => self.reading.swap(),
            ReadAction::Back(pane) => self.reading.go_back(pane),
            ReadAction::Forward(pane) => self.reading.go_forward(pane),
            ReadAction::Select { pane, chars } => self.select_words(pane, chars),
            ReadAction::NotePlace { pane, at } => {
                if let Some(pane) = self.reading.pane_mut(pane) {
                    pane.place = at;
                }
            }
            ReadAction::ToggleFill => {
                self.reading.fills_window = !self.reading.fills_window;
            }
            look => self.act_on_reader_look(look),
        }
    }

    /// How the reader looks: kept in the settings.
    fn act_on_reader_look(&mut self, action: ReadAction) {
        let size_after = |size: u8, steps: i8| {
            size.saturating_add_signed(steps)
                .clamp(*TYPE_SIZES.start(), *TYPE_SIZES.end())
        };
        match action {
            ReadAction::StepTypeSize(steps) => self.change_settings(|settings| {
                settings.reader.type_size = size_after(settings.reader.type_size, steps);
            }),
            ReadAction::ResetTypeSize => {
                self.change_settings(|settings| settings.reader.type_size = USUAL_TYPE_SIZE);
            }
            ReadAction::ToggleOutline => self.change_settings(|settings| {
                settings.reader.outline_open = !settings.reader.outline_open;
            }),
            ReadAction::ToggleFurniture => self.change_settings(|settings| {
                settings.reader.furniture_hidden = !settings.reader.furniture_hidden;
            }),
            ReadAction::NoteWidth(width) if width.is_finite() => {
                self.settings.reader.width = Some(width);
            }
            _ => {}
        }
    }

    pub(in crate::app) fn run_reader(&mut self, command: CommandId) -> bool {
        let article = self.article_to_read();
        let action = match command {
            CommandId::ReadArticle => article.map(ReadAction::Open),
            CommandId::ReadToSide => article.map(ReadAction::OpenToSide),
            CommandId::ReaderFills => Some(ReadAction::ToggleFill),
            CommandId::CloseReader => Some(ReadAction::CloseAll),
            _ => return false,
        };
        if let Some(action) = action {
            self.act_on_reader(action);
        }
        true
    }

    fn has_article(&self, article: ArticleId) -> bool {
        self.case().articles().contains(article)
    }

    fn show_span(&mut self, span: TextSpan) {
        if self.has_article(span.article) {
            self.reading.show(span);
        }
    }

    fn select_words(&mut self, pane: usize, chars: Option<(u32, u32)>) {
        self.reading.activate(pane);
        if let Some(pane) = self.reading.pane_mut(pane) {
            pane.selected = chars.filter(|(start, end)| start < end);
        }
    }

    /// Puts how far articles were read into the settings.
    pub(in crate::app) fn keep_places(&mut self) {
        self.reading.note_places();
        if self.settings.reader.places != self.reading.places {
            let places: ReadPlaces = self.reading.places.clone();
            self.change_settings(|settings| settings.reader.places = places);
        }
    }

    /// Takes how far articles were read out of the settings, when the program starts.
    pub(in crate::app) fn recall_places(&mut self) {
        self.reading.places = self.settings.reader.places.clone();
    }
}
