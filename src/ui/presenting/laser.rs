//! The laser pointer: a red dot where the pointer is, with a short trail of where it was.

use crate::ui::theme::{self, stage as lengths};
use egui::{Event, LayerId, Order, Pos2, Rect, Shape, Stroke, Ui};
use std::collections::VecDeque;

/// More places than this are never kept.
const MOST: usize = 400;

/// Where the pointer was, oldest first, and when, by the clock of the window in seconds.
#[derive(Debug, Default)]
pub(super) struct Laser {
    places: VecDeque<(Pos2, f64)>,
}

impl Laser {
    /// Follows the pointer over the stage and draws the dot and its trail.
    pub(super) fn show(&mut self, ui: &Ui, stage: Rect, is_on: bool) {
        if !is_on {
            return self.places.clear();
        }
        let (now, moved, rests) = ui.input(|input| {
            let moved = input.raw.events.iter().filter_map(|event| match event {
                Event::PointerMoved(pos) => Some(*pos),
                _ => None,
            });
            let moved: Vec<Pos2> = moved.collect();
            (input.time, moved, input.pointer.latest_pos())
        });
        self.places
            .extend(moved.into_iter().map(|place| (place, now)));
        while self
            .places
            .front()
            .is_some_and(|(_, at)| now - at > lengths::TRAIL_SECS || self.places.len() > MOST)
        {
            self.places.pop_front();
        }
        let layer = LayerId::new(Order::Foreground, egui::Id::unique("laser"));
        let painter = ui.ctx().layer_painter(layer).with_clip_rect(stage);
        painter.extend(self.trail(now));
        if let Some(place) = rests {
            painter.extend(dot(place));
        }
        if !self.places.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    fn trail(&self, now: f64) -> Vec<Shape> {
        let pairs = self.places.iter().zip(self.places.iter().skip(1));
        pairs
            .map(|((from, _), (to, at))| {
                let left = (1.0 - (now - at) / lengths::TRAIL_SECS).clamp(0.0, 1.0) as f32;
                let ink = theme::STAGE.laser.gamma_multiply(0.7 * left * left);
                let width = lengths::LASER * (0.2 + 1.3 * left);
                Shape::line_segment([*from, *to], Stroke::new(width, ink))
            })
            .collect()
    }
}

/// A bright dot in a glow.
fn dot(place: Pos2) -> [Shape; 4] {
    let ring = |radius: f32, strength: f32| {
        let ink = theme::STAGE.laser.gamma_multiply(strength);
        Shape::circle_filled(place, lengths::LASER * radius, ink)
    };
    [ring(2.2, 0.12), ring(1.6, 0.25), ring(1.0, 1.0), {
        let ink = theme::STAGE.text.gamma_multiply(0.85);
        Shape::circle_filled(place, lengths::LASER * 0.35, ink)
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_trail_fades() {
        let places = [0.0, 0.1, 0.4].map(|at| (pos2(100.0 * at as f32, 0.0), at));
        let laser = Laser {
            places: places.into(),
        };
        let strength = |shape: &Shape| match shape {
            Shape::LineSegment { stroke, .. } => stroke.color.a(),
            _ => 0,
        };
        let trail: Vec<u8> = laser.trail(0.42).iter().map(strength).collect();
        assert_eq!(trail.len(), 2);
        assert!(trail[0] < trail[1], "{trail:?}");
    }
}
