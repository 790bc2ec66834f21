//! The four sides of a rectangle on the board.

use super::labels::labelled_enum;
use emath::{Pos2, Rect, Vec2};

labelled_enum! {
    /// One of the four sides of a card or frame.
    Side {
        /// Towards smaller x.
        #[default]
        Left = "left",
        /// Towards smaller y.
        Top = "top",
        /// Towards larger x.
        Right = "right",
        /// Towards larger y.
        Bottom = "bottom",
    }
}

impl Side {
    /// The unit vector that points outwards.
    pub fn outward(self) -> Vec2 {
        match self {
            Self::Left => Vec2::LEFT,
            Self::Top => Vec2::UP,
            Self::Right => Vec2::RIGHT,
            Self::Bottom => Vec2::DOWN,
        }
    }

    /// The middle of this side of a rectangle.
    pub fn middle_of(self, rect: Rect) -> Pos2 {
        rect.center() + self.outward() * rect.size() / 2.0
    }
}
