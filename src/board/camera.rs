//! Which part of the board is looked at, and how large.

use emath::{Pos2, Rect, TSTransform, Vec2};
use serde::{Deserialize, Serialize};

/// The smallest zoom: 0.2 %, at which the largest board still shows in a window.
pub const ZOOM_MIN: f32 = 0.002;
/// The largest zoom: 800 %.
pub const ZOOM_MAX: f32 = 8.0;

/// How far the centre may be from the origin, in board points: a little beyond where anything may lie.
const CENTER_LIMIT: f32 = crate::model::BOARD_LIMIT * 1.5;

/// The point of the board in the middle of the viewport, and the zoom. Always finite and within limits: a call with
/// numbers that are not leaves the camera as it was.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "RawCamera", into = "RawCamera")]
pub struct Camera {
    center_in_board: Pos2,
    zoom: f32,
}

/// The camera as stored.
#[derive(Serialize, Deserialize)]
struct RawCamera {
    center: Pos2,
    zoom: f32,
}

impl From<RawCamera> for Camera {
    fn from(raw: RawCamera) -> Self {
        Self::new(raw.center, raw.zoom)
    }
}

impl From<Camera> for RawCamera {
    fn from(camera: Camera) -> Self {
        Self {
            center: camera.center_in_board,
            zoom: camera.zoom,
        }
    }
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            center_in_board: Pos2::ZERO,
            zoom: 1.0,
        }
    }
}

impl Camera {
    /// A camera that looks at a point; what is not finite is replaced by the origin or 100 %.
    pub fn new(center_in_board: Pos2, zoom: f32) -> Self {
        let mut camera = Self::default();
        camera.set(center_in_board, camera.zoom);
        camera.set(camera.center_in_board, zoom);
        camera
    }

    /// The point of the board in the middle of the viewport.
    pub fn center_in_board(&self) -> Pos2 {
        self.center_in_board
    }

    /// Screen points per board point, from [`ZOOM_MIN`] to [`ZOOM_MAX`].
    pub fn zoom(&self) -> f32 {
        self.zoom
    }

    /// The map from board points to screen points.
    pub fn screen_from_board(&self, viewport_in_screen: Rect) -> TSTransform {
        let center = viewport_in_screen.center();
        TSTransform::new(
            center.to_vec2() - self.center_in_board.to_vec2() * self.zoom,
            self.zoom,
        )
    }

    /// The part of the board that shows in the viewport.
    pub fn visible_in_board(&self, viewport_in_screen: Rect) -> Rect {
        Rect::from_center_size(self.center_in_board, viewport_in_screen.size() / self.zoom)
    }

    /// Zooms by a factor; the board point under `point_in_screen` stays where it is.
    pub fn zoom_about(&mut self, viewport_in_screen: Rect, point_in_screen: Pos2, factor: f32) {
        let zoom = self.zoom * factor;
        if !zoom.is_finite() || !point_in_screen.is_finite() || factor <= 0.0 {
            return;
        }
        let zoom = zoom.clamp(ZOOM_MIN, ZOOM_MAX);
        let offset = point_in_screen - viewport_in_screen.center();
        let fixed = self.center_in_board + offset / self.zoom;
        self.set(fixed - offset / zoom, zoom);
    }

    /// Moves the board by so many screen points, as a hand would.
    pub fn pan_by(&mut self, delta_in_screen: Vec2) {
        self.set(
            self.center_in_board - delta_in_screen / self.zoom,
            self.zoom,
        );
    }

    /// Looks at a point, at the same zoom.
    pub fn look_at(&mut self, center_in_board: Pos2) {
        self.set(center_in_board, self.zoom);
    }

    /// Shows a rectangle of the board whole, with `padding` screen points around it, at 100 % at most.
    pub fn fit(&mut self, rect_in_board: Rect, viewport_in_screen: Rect, padding: f32) {
        if !rect_in_board.is_finite() {
            return;
        }
        let room = (viewport_in_screen.size() - Vec2::splat(2.0 * padding)).max(Vec2::splat(1.0));
        let size = rect_in_board.size().max(Vec2::splat(1.0));
        let zoom = (room.x / size.x).min(room.y / size.y).min(1.0);
        self.set(rect_in_board.center(), zoom);
    }

    fn set(&mut self, center_in_board: Pos2, zoom: f32) {
        if center_in_board.is_finite() && zoom.is_finite() {
            let limit = Vec2::splat(CENTER_LIMIT);
            self.center_in_board = center_in_board.clamp((-limit).to_pos2(), limit.to_pos2());
            self.zoom = zoom.clamp(ZOOM_MIN, ZOOM_MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::{pos2, vec2};

    fn viewport() -> Rect {
        Rect::from_min_size(pos2(200.0, 50.0), vec2(800.0, 600.0))
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let mut camera = Camera::new(pos2(-340.0, 120.0), 0.7);
        let pointer = pos2(311.0, 402.0);
        let before = camera.screen_from_board(viewport()).inverse() * pointer;
        for factor in [1.3, 0.2, 7.0, 0.9] {
            camera.zoom_about(viewport(), pointer, factor);
            let after = camera.screen_from_board(viewport()).inverse() * pointer;
            assert!(before.distance(after) < 0.1, "{before} became {after}");
        }
    }

    #[test]
    fn what_is_not_a_number_never_gets_in() {
        let mut camera = Camera::new(pos2(f32::NAN, 3.0), f32::INFINITY);
        assert_eq!(camera, Camera::default());
        camera.pan_by(vec2(f32::NEG_INFINITY, 0.0));
        camera.zoom_about(viewport(), pos2(0.0, f32::NAN), 2.0);
        for factor in [f32::NAN, f32::INFINITY, -1.0, 0.0] {
            camera.zoom_about(viewport(), viewport().center(), factor);
        }
        camera.fit(Rect::NOTHING, viewport(), 10.0);
        camera.look_at(pos2(f32::NAN, 0.0));
        assert_eq!(camera, Camera::default());
    }

    #[test]
    fn zoom_and_centre_stay_within_limits() {
        let mut camera = Camera::new(pos2(1e30, 0.0), 1e9);
        assert_eq!(camera.zoom(), ZOOM_MAX);
        assert_eq!(camera.center_in_board().x, CENTER_LIMIT);
        camera.zoom_about(viewport(), viewport().center(), 1e-9);
        assert_eq!(camera.zoom(), ZOOM_MIN);
    }

    #[test]
    fn fitting_shows_the_whole_rectangle() {
        let rect = Rect::from_min_size(pos2(1000.0, -4000.0), vec2(9000.0, 300.0));
        let mut camera = Camera::default();
        camera.fit(rect, viewport(), 40.0);
        let shown = camera.screen_from_board(viewport()) * rect;
        assert!(viewport().shrink(39.9).contains_rect(shown));
        camera.fit(
            Rect::from_min_size(Pos2::ZERO, vec2(10.0, 10.0)),
            viewport(),
            40.0,
        );
        assert_eq!(camera.zoom(), 1.0);
    }
}
