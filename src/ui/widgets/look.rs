//! Shorthands for what the panels' widgets are drawn with; the tokens themselves are the theme's.

use crate::board::BoardTheme;
use crate::board::fonts::Weight;
use crate::ui::theme::{self, WindowColors, size};
use egui::{Color32, FontId, RichText, Ui};

/// The colours in force here.
#[derive(Clone, Copy)]
pub struct Look {
    /// The window's colours.
    pub colors: &'static WindowColors,
    /// The board's colours: kinds, verdicts, tints.
    pub board: &'static BoardTheme,
}

impl Look {
    /// The colours in force in this part of the window.
    pub fn of(ui: &Ui) -> Self {
        Self {
            colors: theme::colors(ui.visuals()),
            board: theme::board(ui.visuals()),
        }
    }

    /// Running text.
    pub fn text(self) -> Color32 {
        self.colors.text
    }

    /// Text that stands back.
    pub fn muted(self) -> Color32 {
        self.colors.muted
    }

    /// What can be clicked, what has the focus.
    pub fn accent(self) -> Color32 {
        self.colors.accent
    }

    /// Words that say something is not right.
    pub fn warning(self) -> Color32 {
        self.board.verdicts.conflicts.text
    }

    /// Words in running size.
    pub fn body(self, words: impl Into<String>) -> RichText {
        RichText::new(words)
            .font(theme::regular(size::TEXT_BODY))
            .color(self.text())
    }

    /// Small words that stand back.
    pub fn meta(self, words: impl Into<String>) -> RichText {
        RichText::new(words)
            .font(theme::regular(size::TEXT_META))
            .color(self.muted())
    }

    /// A heading over a group.
    pub fn heading(self, words: impl Into<String>) -> RichText {
        RichText::new(words)
            .font(theme::semibold(size::TEXT_META))
            .color(self.muted())
    }

    /// The name of a panel or record.
    pub fn title(self, words: impl Into<String>) -> RichText {
        RichText::new(words)
            .font(theme::semibold(size::TEXT_TITLE))
            .color(self.text())
    }

    /// A font of the program.
    pub fn font(self, size: f32, weight: Weight) -> FontId {
        FontId::new(size, weight.family())
    }
}
