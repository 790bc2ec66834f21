//! How each shape of a text is set: type, room around it, indents.

use crate::app::{Chunk, ListSign};
use crate::board::fonts::Weight;
use crate::model::BlockShape;
use crate::ui::theme::reading;
use egui::{FontFamily, FontId};

/// How much words stand back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Words of the report.
    Main,
    /// What stands back.
    Muted,
}

/// How one block is set; lengths in points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BlockStyle {
    pub font: FontId,
    pub line_height: f32,
    /// The height that the typeface itself would take.
    pub natural_height: f32,
    /// Room on the side where its lines begin.
    pub indent: f32,
    pub space_before: f32,
    pub space_after: f32,
    pub ink: Ink,
}

impl BlockStyle {
    fn new(size: f32, family: FontFamily, leading: f32) -> Self {
        Self {
            font: FontId::new(size, family),
            line_height: (size * leading).round(),
            natural_height: size * reading::NATURAL_LEADING,
            indent: 0.0,
            space_before: 0.0,
            space_after: 0.0,
            ink: Ink::Main,
        }
    }

    /// The title of an article.
    pub fn title(type_size: f32) -> Self {
        let size = (type_size * reading::TITLE).round();
        Self::new(size, Weight::SemiBold.family(), reading::TIGHT_LEADING)
    }

    /// A chunk of the text.
    pub fn of(chunk: &Chunk, type_size: f32) -> Self {
        let regular = || Self::new(type_size, Weight::Regular.family(), reading::LEADING);
        let gap = (type_size * reading::PARAGRAPH_GAP).round();
        let small = (type_size * reading::SMALL).round();
        let style = match chunk.shape {
            BlockShape::Paragraph => regular(),
            BlockShape::Heading => {
                let times = reading::HEADINGS
                    .get(usize::from(chunk.level.saturating_sub(1)))
                    .copied()
                    .unwrap_or(1.0);
                let size = (type_size * times).round();
                Self {
                    space_before: gap,
                    ..Self::new(size, Weight::SemiBold.family(), reading::TIGHT_LEADING)
                }
            }
            BlockShape::ListItem | BlockShape::NumberedItem => {
                let depth = f32::from(chunk.level.clamp(1, 6));
                Self {
                    indent: type_size * reading::LIST_INDENT * depth,
                    ..regular()
                }
            }
            BlockShape::Quotation => Self {
                indent: type_size * reading::QUOTE_INDENT,
                ..regular()
            },
            BlockShape::Caption => Self {
                ink: Ink::Muted,
                ..Self::new(small, Weight::Regular.family(), reading::LEADING)
            },
            BlockShape::Preformatted => Self {
                indent: type_size * reading::QUOTE_INDENT,
                ..Self::new(small, FontFamily::Monospace, reading::LEADING)
            },
            BlockShape::TableRow => Self::new(small, Weight::Regular.family(), reading::LEADING),
            BlockShape::Furniture => Self {
                ink: Ink::Muted,
                ..Self::new(small, Weight::Regular.family(), reading::LEADING)
            },
        };
        let after = match chunk.shape {
            BlockShape::ListItem | BlockShape::NumberedItem | BlockShape::Heading => gap / 2.0,
            BlockShape::Preformatted => 0.0,
            BlockShape::TableRow | BlockShape::Furniture => gap / 2.0,
            _ => gap,
        };
        Self {
            space_before: if chunk.continues {
                0.0
            } else {
                style.space_before
            },
            space_after: after,
            ..style
        }
    }
}

/// The sign before an item of a list, as it is written.
pub(super) fn sign_words(sign: ListSign) -> String {
    match sign {
        ListSign::Bullet => "•".to_owned(),
        ListSign::Number(number) => format!("{number}."),
    }
}
