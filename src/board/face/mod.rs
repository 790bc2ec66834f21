//! Faces of cards: what a card says, laid out in points of its own, ready to be painted at any zoom in any theme.
//!
//! A face knows roles (main words, a kind's wash), never colours, so that a change of theme costs nothing. It is built
//! from [`Content`], the few strings a card shows, and kept as long as content and size stay the same.

mod article;
mod claim;
mod content;
mod entity;
mod image;
mod maker;
mod note;
mod plain;

pub(crate) use content::{Content, ShownImage, image_state};
pub use content::{entity_icon, kind_icon, note_icon, standing_icon};
pub use image::image_card_size;
pub(crate) use maker::markup_words;

use super::text::TextBlock;
use crate::model::{Markup, RecordKind, Standing};
use emath::{Rect, Vec2};
use epaint::text::FontsView;

/// The role of words and icons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Titles and statements.
    Main,
    /// What stands back.
    Muted,
    /// The kind's own colour.
    Kind(RecordKind),
    /// The colour of a standing.
    Standing(Standing),
    /// The letter on a monogram.
    Monogram,
}

/// The role of a surface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fill {
    /// A chip.
    Chip,
    /// A kind's wash.
    Wash(RecordKind),
    /// An outlet's monogram, by the number of its colour.
    Monogram(usize),
    /// What pictures lie on.
    Plate,
}

/// A surface on a card, in points from the card's upper left corner.
#[derive(Debug, Clone)]
pub(crate) struct FaceBox {
    pub rect: Rect,
    pub radius: f32,
    pub fill: Fill,
    pub is_outlined: bool,
}

/// Words or an icon on a card.
#[derive(Debug, Clone)]
pub(crate) struct FaceText {
    /// Upper left corner (right corner, if it runs from right to left), from the card's upper left corner.
    pub pos: Vec2,
    pub ink: Ink,
    pub block: TextBlock,
}

/// How the pixels of a picture fill their rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// All of them; the rectangle has their proportions.
    Whole,
    /// A disc from their middle.
    Disc,
}

/// A picture on a card.
#[derive(Debug, Clone)]
pub(crate) struct FacePicture {
    /// In points from the card's upper left corner.
    pub rect: Rect,
    pub cut: Cut,
    pub image: ShownImage,
    pub markup: Vec<FaceMarkup>,
}

/// Something drawn on a picture, with its words.
#[derive(Debug, Clone)]
pub(crate) struct FaceMarkup {
    pub markup: Markup,
    pub words: Option<TextBlock>,
}

/// What a card says, laid out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Face {
    pub boxes: Vec<FaceBox>,
    pub pictures: Vec<FacePicture>,
    pub texts: Vec<FaceText>,
}

/// How much a face says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Detail {
    /// Everything.
    Full,
    /// The title, in a type that can be read from about 40 %.
    Title,
    /// The title, in a type that can be read from about 25 %.
    BigTitle,
}

impl Detail {
    /// The detail for a zoom at which titles can be read.
    pub fn of_zoom(zoom: f32) -> Self {
        if zoom >= 0.6 {
            Self::Full
        } else if zoom >= 0.4 {
            Self::Title
        } else {
            Self::BigTitle
        }
    }
}

impl Face {
    /// Forgets all type: the glyphs it points to are gone.
    pub fn unset(&mut self) {
        for text in &mut self.texts {
            text.block.unset();
        }
        for markup in self.pictures.iter_mut().flat_map(|it| &mut it.markup) {
            markup.words.iter_mut().for_each(TextBlock::unset);
        }
    }

    /// Lays a card's content out.
    pub fn of(content: &Content, size: Vec2, detail: Detail, fonts: &mut FontsView<'_>) -> Self {
        let mut maker = maker::FaceMaker::new(size, fonts);
        match detail {
            Detail::Full if content.is_collapsed || size.y < plain::LEAST_FULL_HEIGHT => {
                plain::one_line(&mut maker, content);
            }
            Detail::Full => {
                match &content.says {
                    content::Says::Article(article) => article::lay_out(&mut maker, article),
                    content::Says::Claim(claim) => claim::lay_out(&mut maker, claim),
                    content::Says::Entity(entity) => entity::lay_out(&mut maker, entity),
                    content::Says::Note(note) => note::lay_out(&mut maker, note),
                    content::Says::Image(image) => image::lay_out(&mut maker, image),
                    content::Says::Nothing => plain::one_line(&mut maker, content),
                }
                if content.is_locked {
                    maker.lock();
                }
            }
            _ if image::lay_out_from_afar(&mut maker, content, detail) => {}
            Detail::Title | Detail::BigTitle => plain::title(&mut maker, content, detail),
        }
        maker.finish()
    }
}
