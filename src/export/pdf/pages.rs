//! The size of pages, and where a picture lies on them. All in PDF points, 1/72 inch.

use emath::{Rect, Vec2, pos2, vec2};
use serde::{Deserialize, Serialize};

/// A kind of paper. The picture is fitted into it, upright or across, whichever shows it larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Paper {
    /// 210 × 297 mm (ISO 216).
    A4,
    /// 8.5 × 11 inch.
    Letter,
    /// A slide of 13⅓ × 7½ inch, always across.
    Slide,
}

/// PDF points in a pixel of 1/96 inch.
pub(super) const POINTS_PER_PIXEL: f32 = 0.75;
/// The longest side of a page that all viewers show (ISO 32000-1, annex C).
const LONGEST_SIDE: f32 = 14_400.0;

/// A page, and where the picture lies on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Page {
    pub size: Vec2,
    pub picture: Rect,
}

impl Page {
    /// The page for a drawing of this size in pixels: the paper it was made for, in PDF points, or else one of its own size.
    pub fn of(size_px: Vec2, paper: Option<Vec2>) -> Self {
        let size = paper.unwrap_or_else(|| {
            let size = size_px * POINTS_PER_PIXEL;
            let size = size * (LONGEST_SIDE / size.max_elem()).min(1.0);
            size.max(vec2(3.0, 3.0))
        });
        Self {
            size,
            picture: Rect::from_min_size(pos2(0.0, 0.0), size),
        }
    }
}

impl Paper {
    /// Width and height for a picture of these proportions.
    pub(in crate::export) fn page(self, picture: Vec2) -> Vec2 {
        let (short, long) = match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
            Self::Slide => return vec2(960.0, 540.0),
        };
        if picture.x > picture.y {
            vec2(long, short)
        } else {
            vec2(short, long)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_as_large_as_its_picture_up_to_what_viewers_show() {
        let page = Page::of(vec2(400.0, 200.0), None);
        assert_eq!(page.size, vec2(300.0, 150.0));
        let page = Page::of(vec2(100_000.0, 50_000.0), None);
        assert_eq!(page.size, vec2(14_400.0, 7_200.0));
    }

    #[test]
    fn paper_lies_across_for_wide_pictures() {
        for paper in [Paper::A4, Paper::Letter] {
            assert!(paper.page(vec2(2.0, 1.0)).x > paper.page(vec2(2.0, 1.0)).y);
            assert!(paper.page(vec2(1.0, 2.0)).x < paper.page(vec2(1.0, 2.0)).y);
        }
        let slide = Paper::Slide.page(vec2(1.0, 2.0));
        assert_eq!(slide, Paper::Slide.page(vec2(2.0, 1.0)));
    }
}
