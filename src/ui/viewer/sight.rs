//! How large a picture is shown, and which part of it is in the middle.

use egui::{PointerButton, Pos2, Rect, Response, Ui, Vec2, vec2};

/// The most screen points for one pixel.
const CLOSEST: f32 = 16.0;
/// How much larger than itself a small picture is shown to fill the room.
const FIT_AT_MOST: f32 = 3.0;

/// How a picture is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) enum Sight {
    /// All of it, as large as there is room.
    #[default]
    Fit,
    /// Closer or further away.
    At {
        /// Screen points for one pixel of the picture.
        scale: f32,
        /// What is in the middle of the room, in pixels of the part that is shown.
        middle_px: Pos2,
    },
}

impl Sight {
    /// Screen points for one pixel.
    pub fn scale(self, room: Rect, size_px: Vec2) -> f32 {
        match self {
            Self::Fit => fit_scale(room, size_px),
            Self::At { scale, .. } => scale,
        }
    }

    /// Where the picture is on the screen.
    pub fn rect(self, room: Rect, size_px: Vec2) -> Rect {
        let scale = self.scale(room, size_px);
        let middle_px = self.middle(size_px);
        let min = room.center() - middle_px.to_vec2() * scale;
        Rect::from_min_size(min, size_px * scale)
    }

    fn middle(self, size_px: Vec2) -> Pos2 {
        match self {
            Self::Fit => (size_px / 2.0).to_pos2(),
            Self::At { middle_px, .. } => middle_px,
        }
    }

    /// Zooms about a point of the screen that stays in place.
    pub fn zoom(&mut self, factor: f32, at: Pos2, room: Rect, size_px: Vec2) {
        let before = self.rect(room, size_px);
        let old = self.scale(room, size_px);
        let least = fit_scale(room, size_px).min(1.0) * 0.25;
        let scale = (old * factor).clamp(least.max(1e-4), CLOSEST);
        let held_px = (at - before.min) / old.max(1e-6);
        let middle_px = (held_px + (room.center() - at) / scale).to_pos2();
        *self = Self::At {
            scale,
            middle_px: kept(middle_px, size_px),
        };
    }

    /// Shows one pixel of the picture as one pixel of the screen.
    pub fn show_pixels(&mut self, size_px: Vec2, pixels_per_point: f32) {
        *self = Self::At {
            scale: 1.0 / pixels_per_point.max(0.1),
            middle_px: self.middle(size_px),
        };
    }

    /// Moves the picture with the hand.
    pub fn pan(&mut self, delta: Vec2, room: Rect, size_px: Vec2) {
        let scale = self.scale(room, size_px);
        let middle_px = self.middle(size_px) - delta / scale.max(1e-6);
        *self = Self::At {
            scale,
            middle_px: kept(middle_px, size_px),
        };
    }

    /// Reads the wheel: it zooms at the pointer. The middle button pans.
    pub fn read_wheel(&mut self, ui: &Ui, response: &Response, room: Rect, size_px: Vec2) {
        let Some(pointer) = response.hover_pos() else {
            return;
        };
        let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
        let factor = if pinch != 1.0 {
            pinch
        } else {
            (scroll.y / 240.0).exp()
        };
        if factor != 1.0 {
            self.zoom(factor, pointer, room, size_px);
        }
        if response.dragged_by(PointerButton::Middle) {
            self.pan(response.drag_delta(), room, size_px);
        }
    }
}

/// The middle never leaves the picture, so that the picture never leaves the room.
fn kept(middle_px: Pos2, size_px: Vec2) -> Pos2 {
    Rect::from_min_size(Pos2::ZERO, size_px).clamp(middle_px)
}

fn fit_scale(room: Rect, size_px: Vec2) -> f32 {
    let room = room
        .shrink(crate::ui::theme::size::S6)
        .size()
        .max(vec2(1.0, 1.0));
    let size = size_px.max(vec2(1.0, 1.0));
    (room.x / size.x)
        .min(room.y / size.y)
        .clamp(1e-4, FIT_AT_MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let room = Rect::from_min_size(pos2(100.0, 50.0), vec2(800.0, 600.0));
        let size_px = vec2(4000.0, 3000.0);
        let mut sight = Sight::Fit;
        let at = pos2(300.0, 200.0);
        let under = |sight: Sight| {
            let rect = sight.rect(room, size_px);
            (at - rect.min) / rect.width()
        };
        let before = under(sight);
        for factor in [1.5, 2.0, 0.8] {
            sight.zoom(factor, at, room, size_px);
            assert!((under(sight) - before).length() < 1e-3, "{sight:?}");
        }
        sight.pan(vec2(1e9, -1e9), room, size_px);
        assert!(sight.rect(room, size_px).intersects(room));
        for factor in [1e9, 1e-9] {
            sight.zoom(factor, at, room, size_px);
            assert!(sight.rect(room, size_px).is_finite());
        }
    }
}
