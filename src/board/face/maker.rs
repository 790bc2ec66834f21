//! Putting words, icons, chips on a face.

use super::{Cut, Detail, Face, FaceBox, FaceMarkup, FacePicture, FaceText, Fill, Ink, ShownImage};
use crate::board::fonts::Weight;
use crate::board::text::{Span, TextBlock, TextSpec};
use crate::board::theme::size;
use crate::model::Markup;
use emath::{Pos2, Rect, Vec2, pos2, vec2};
use epaint::text::FontsView;
use lucide_icons::Icon;

/// Height of a chip.
pub(super) const CHIP_HEIGHT: f32 = 20.0;
/// Between the word of a chip and its edge.
const CHIP_PAD: f32 = 6.0;

/// Words with their size, weight and role.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub size: f32,
    pub weight: Weight,
    pub ink: Ink,
}

/// Small words that stand back.
pub(super) const META: Style = Style {
    size: size::TEXT_META,
    weight: Weight::Regular,
    ink: Ink::Muted,
};

/// Small words that matter.
pub(super) const META_STRONG: Style = Style {
    size: size::TEXT_META,
    weight: Weight::SemiBold,
    ink: Ink::Main,
};

/// A chip before it is placed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Chip {
    pub icon: char,
    pub text: String,
}

/// A face being made.
pub(super) struct FaceMaker<'a, 'f> {
    pub size: Vec2,
    fonts: &'a mut FontsView<'f>,
    face: Face,
    /// Where the icon of the kind ends on the left, for the lock to go beside.
    corner_left: f32,
    header_middle: f32,
}

impl<'a, 'f> FaceMaker<'a, 'f> {
    pub fn new(size: Vec2, fonts: &'a mut FontsView<'f>) -> Self {
        Self {
            size,
            fonts,
            face: Face::default(),
            corner_left: size.x - size::PAD,
            header_middle: 19.0,
        }
    }

    pub fn finish(self) -> Face {
        self.face
    }

    /// Breaks words without placing them.
    pub fn block(
        &mut self,
        spans: Vec<Span>,
        size: f32,
        width: f32,
        max_lines: usize,
    ) -> TextBlock {
        let spec = TextSpec {
            spans,
            size,
            width: width.max(1.0),
            max_lines,
        };
        TextBlock::new(&spec, self.fonts)
    }

    /// Breaks words of one style into one line, without placing them.
    pub fn line(&mut self, text: &str, style: Style, width: f32) -> TextBlock {
        self.block(vec![Span::new(text, style.weight)], style.size, width, 1)
    }

    /// Puts words with their upper left corner at a point; words from right to left hang on the right end of `width`.
    pub fn put(&mut self, block: TextBlock, at: Vec2, width: f32, ink: Ink) -> Vec2 {
        let taken = block.size();
        let x = if block.is_rtl() { at.x + width } else { at.x };
        self.face.texts.push(FaceText {
            pos: vec2(x, at.y),
            ink,
            block,
        });
        taken
    }

    /// Puts one line of words with its left end at `x` and its middle at `middle_y`; says how wide it came out.
    pub fn put_line(&mut self, text: &str, style: Style, x: f32, middle_y: f32, width: f32) -> f32 {
        if text.is_empty() || width < style.size {
            return 0.0;
        }
        let block = self.line(text, style, width);
        let taken = block.size();
        let at = vec2(x, middle_y - taken.y / 2.0);
        // A single line keeps its place beside its icon, whichever way it runs.
        self.put(block, at, taken.x, style.ink);
        taken.x
    }

    /// Puts one line of words with its right end at `x`; says how wide it came out.
    pub fn put_line_right(
        &mut self,
        text: &str,
        style: Style,
        x: f32,
        middle_y: f32,
        width: f32,
    ) -> f32 {
        if text.is_empty() || width < style.size {
            return 0.0;
        }
        let block = self.line(text, style, width);
        let taken = block.size();
        self.put(
            block,
            vec2(x - taken.x, middle_y - taken.y / 2.0),
            taken.x,
            style.ink,
        );
        taken.x
    }

    /// Puts an icon with its middle at a point.
    pub fn icon(&mut self, icon: impl Into<char>, size: f32, middle: Vec2, ink: Ink) {
        let block = TextBlock::icon(icon, size);
        let at = vec2(middle.x - size / 2.0, middle.y - block.size().y / 2.0);
        self.put(block, at, size, ink);
    }

    /// Puts the icon of the card's kind into its upper right corner.
    pub fn corner_icon(&mut self, icon: impl Into<char>, middle_y: f32, ink: Ink) {
        const SIZE: f32 = 15.0;
        let x = self.size.x - size::PAD - SIZE / 2.0;
        self.icon(icon, SIZE, vec2(x, middle_y), ink);
        self.corner_left = x - SIZE / 2.0 - size::GAP_ICON;
        self.header_middle = middle_y;
    }

    /// Puts a small lock beside the icon of the kind.
    pub fn lock(&mut self) {
        let middle = vec2(self.corner_left - size::ICON / 2.0, self.header_middle);
        self.icon(Icon::Lock, size::ICON - 1.0, middle, Ink::Muted);
    }

    /// Puts a surface.
    pub fn surface(&mut self, rect: Rect, radius: f32, fill: Fill, is_outlined: bool) {
        self.face.boxes.push(FaceBox {
            rect,
            radius,
            fill,
            is_outlined,
        });
    }

    /// Puts a picture, with what is drawn on it; of what is seen from afar the words are left out.
    pub fn picture(&mut self, rect: Rect, cut: Cut, image: &ShownImage, detail: Detail) {
        let drawn = image.markup.iter().filter(|_| cut == Cut::Whole);
        let markup = drawn.map(|markup| FaceMarkup {
            words: (detail == Detail::Full)
                .then(|| markup_words(markup, self.fonts))
                .flatten(),
            markup: markup.clone(),
        });
        let markup = markup.collect();
        self.face.pictures.push(FacePicture {
            rect,
            cut,
            image: image.clone(),
            markup,
        });
    }

    /// Puts a small tile with a letter or grade; says how wide it came out.
    pub fn tile(&mut self, text: &str, left: f32, middle_y: f32) -> f32 {
        let block = self.line(text, META_STRONG, 60.0);
        let taken = block.size();
        let width = (taken.x + 10.0).max(18.0);
        let rect = Rect::from_min_size(pos2(left, middle_y - 9.0), vec2(width, 18.0));
        self.surface(rect, size::RADIUS_CHIP, Fill::Chip, true);
        let at = rect.center().to_vec2() - taken / 2.0;
        self.put(block, at, taken.x, Ink::Main);
        width
    }

    /// How wide a small tile with this text is.
    pub fn tile_width(&mut self, text: &str) -> f32 {
        (self.line(text, META_STRONG, 60.0).size().x + 10.0).max(18.0)
    }

    /// In how many rows the chips go, at most `max_rows`.
    pub fn chip_rows(&mut self, chips: &[Chip], width: f32) -> usize {
        self.chip_places(chips, width)
            .last()
            .map_or(0, |place| place.1 + 1)
    }

    /// Puts chips in rows from `top` down; those that do not fit in `max_rows` are left out.
    pub fn chips(&mut self, chips: &[Chip], top: Pos2, width: f32, max_rows: usize) {
        for (x, row, block, chip) in self.chip_places(chips, width) {
            if row >= max_rows {
                return;
            }
            let y = top.y + row as f32 * (CHIP_HEIGHT + 4.0);
            let text_width = block.size().x;
            let rect = Rect::from_min_size(
                pos2(top.x + x, y),
                vec2(chip_width(text_width), CHIP_HEIGHT),
            );
            self.surface(rect, size::RADIUS_CHIP, Fill::Chip, false);
            let middle = rect.center().y;
            self.icon(
                chip.icon,
                size::ICON - 1.0,
                vec2(rect.min.x + CHIP_PAD + size::ICON / 2.0, middle),
                Ink::Muted,
            );
            let left = rect.min.x + CHIP_PAD + size::ICON + size::GAP_ICON;
            let height = block.size().y;
            self.put(
                block,
                vec2(left, middle - height / 2.0),
                text_width,
                Ink::Main,
            );
        }
    }

    fn chip_places(&mut self, chips: &[Chip], width: f32) -> Vec<(f32, usize, TextBlock, Chip)> {
        let style = Style {
            ink: Ink::Main,
            ..META
        };
        let mut places = Vec::new();
        let (mut x, mut row) = (0.0, 0);
        for chip in chips {
            let block = self.line(&chip.text, style, width - chip_width(0.0));
            let chip_width = chip_width(block.size().x);
            if x > 0.0 && x + chip_width > width {
                (x, row) = (0.0, row + 1);
            }
            places.push((x, row, block, chip.clone()));
            x += chip_width + 6.0;
        }
        places
    }
}

/// The widest words beside something drawn on a picture.
const MARKUP_WORDS_WIDTH: f32 = 180.0;

/// The words of something drawn on a picture, in one line.
pub(crate) fn markup_words(markup: &Markup, fonts: &mut FontsView<'_>) -> Option<TextBlock> {
    let words = markup.label.trim();
    let spec = TextSpec {
        spans: vec![Span::new(words, Weight::SemiBold)],
        size: size::TEXT_META,
        width: MARKUP_WORDS_WIDTH,
        max_lines: 1,
    };
    (!words.is_empty()).then(|| TextBlock::new(&spec, fonts))
}

fn chip_width(text_width: f32) -> f32 {
    text_width + 2.0 * CHIP_PAD + size::ICON + size::GAP_ICON
}
