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
/// From the edge of the paper to the picture.
const MARGIN: f32 = 24.0;

/// A page, and where the picture lies on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Page {
    pub size: Vec2,
    pub picture: Rect,
}

impl Page {
    /// The page for a picture of this size in pixels.
    pub fn of(size_px: Vec2, paper: Option<Paper>) -> Self {
        let size = size_px * POINTS_PER_PIXEL;
        let Some(paper) = paper else {
            let size = size * (LONGEST_SIDE / size.max_elem()).min(1.0);
            let size = size.max(vec2(3.0, 3.0));
            return Self {
                size,
                picture: Rect::from_min_size(pos2(0.0, 0.0), size),
            };
        };
        let page = paper.page(size);
        let room = Rect::from_min_size(pos2(0.0, 0.0), page).shrink(MARGIN);
        let scale = (room.width() / size.x).min(room.height() / size.y);
        Self {
            size: page,
            picture: Rect::from_center_size(room.center(), size * scale),
        }
    }
}

impl Paper {
    /// Width and height for a picture of these proportions.
    fn page(self, picture: Vec2) -> Vec2 {
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
    fn a_picture_is_fitted_into_paper_without_being_stretched() {
        for paper in [Paper::A4, Paper::Letter, Paper::Slide] {
            for size in [vec2(3000.0, 400.0), vec2(400.0, 3000.0), vec2(10.0, 10.0)] {
                let page = Page::of(size, Some(paper));
                let sheet = Rect::from_min_size(pos2(0.0, 0.0), page.size);
                assert!(sheet.contains_rect(page.picture), "{paper:?} {size}");
                let stretch = page.picture.aspect_ratio() / (size.x / size.y);
                assert!((stretch - 1.0).abs() < 1e-3);
            }
        }
        let across = Page::of(vec2(2.0, 1.0), Some(Paper::A4)).size;
        assert!(across.x > across.y);
    }
}
