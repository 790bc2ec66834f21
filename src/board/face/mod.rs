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

pub(crate) use content::Content;

use super::text::TextBlock;
use crate::model::{RecordKind, Standing};
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

/// What a card says, laid out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Face {
    pub boxes: Vec<FaceBox>,
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
            Detail::Title => plain::title(&mut maker, content, 20.0),
            Detail::BigTitle => plain::title(&mut maker, content, 30.0),
        }
        maker.finish()
    }
}
