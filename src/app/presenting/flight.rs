//! The way of the camera from one page to the next: over a long way it rises, so that what passes by can be followed.
//!
//! After J. J. van Wijk and W. A. A. Nuij, "Smooth and Efficient Zooming and Panning" (2003): of all ways the one on which
//! what is seen seems to move least. Time is eased over it.

use crate::board::Camera;
use emath::Pos2;

/// How much rising is worth against moving sideways: the authors' readers liked this best.
const RISE: f64 = 1.4;
/// How long a way takes at least and at most, in seconds, and what each unit of its length adds.
const LEAST_SECS: f32 = 0.4;
const MOST_SECS: f32 = 0.9;
const SECS_A_LENGTH: f32 = 0.12;

/// A camera on its way from one page to another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Flight {
    from: Camera,
    passed_secs: f32,
}

impl Flight {
    /// A flight that starts here.
    pub fn new(from: Camera) -> Self {
        Self {
            from,
            passed_secs: 0.0,
        }
    }

    /// Lets time pass: where the camera is then, and how much of the time is over, from 0 to 1. `None` once it has arrived.
    pub fn pass_time(
        &mut self,
        passed_secs: f32,
        to: Camera,
        viewport_width: f32,
    ) -> Option<(Camera, f32)> {
        self.passed_secs += passed_secs.max(0.0);
        let way = Way::new(self.from, to, viewport_width);
        let share = self.passed_secs / way.duration_secs();
        if share.is_nan() || share >= 1.0 {
            return None;
        }
        let eased = share * share * (3.0 - 2.0 * share);
        Some((way.at(eased), share))
    }
}

/// The way between two cameras. Widths are what is seen across the viewport, in board points.
struct Way {
    from: Pos2,
    to: Pos2,
    from_width: f64,
    /// How far it is, in board points.
    distance: f64,
    /// Where on the curve it starts.
    start: f64,
    /// How long it is, in the authors' measure.
    length: f64,
    /// Straight up or down: 1 or −1.
    vertical: f64,
    viewport_width: f64,
}

impl Way {
    fn new(from: Camera, to: Camera, viewport_width: f32) -> Self {
        let viewport_width = f64::from(viewport_width.max(1.0));
        let from_width = viewport_width / f64::from(from.zoom());
        let to_width = viewport_width / f64::from(to.zoom());
        let distance = f64::from(from.center_in_board().distance(to.center_in_board()));
        let mut way = Self {
            from: from.center_in_board(),
            to: to.center_in_board(),
            from_width,
            distance,
            start: 0.0,
            length: 0.0,
            vertical: 0.0,
            viewport_width,
        };
        if distance < from_width * 1e-4 {
            let rise = (to_width / from_width).ln();
            way.length = rise.abs() / RISE;
            way.vertical = rise.signum();
            return way;
        }
        let rise = RISE * RISE;
        let across = rise * rise * distance * distance;
        let (from_squared, to_squared) = (from_width * from_width, to_width * to_width);
        let at_start = (to_squared - from_squared + across) / (2.0 * from_width * rise * distance);
        let at_end = (to_squared - from_squared - across) / (2.0 * to_width * rise * distance);
        way.start = (-at_start).asinh();
        way.length = ((-at_end).asinh() - way.start) / RISE;
        way
    }

    fn duration_secs(&self) -> f32 {
        (LEAST_SECS + SECS_A_LENGTH * self.length as f32).min(MOST_SECS)
    }

    /// The camera after this share of the way.
    fn at(&self, share: f32) -> Camera {
        let along = f64::from(share) * self.length * RISE;
        if self.vertical != 0.0 || self.distance == 0.0 {
            let width = self.from_width * (self.vertical * along).exp();
            let center = self.from.lerp(self.to, share);
            return Camera::new(center, (self.viewport_width / width) as f32);
        }
        let (start, now) = (self.start, self.start + along);
        let width = self.from_width * start.cosh() / now.cosh();
        let gone = self.from_width / (RISE * RISE) * (start.cosh() * now.tanh() - start.sinh());
        let center = self.from.lerp(self.to, (gone / self.distance) as f32);
        Camera::new(center, (self.viewport_width / width) as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::pos2;

    const WIDTH: f32 = 1200.0;

    fn at(x: f32, zoom: f32) -> Camera {
        Camera::new(pos2(x, 0.3 * x), zoom)
    }

    fn is_near(one: Camera, other: Camera) -> bool {
        let apart = one.center_in_board().distance(other.center_in_board());
        apart * one.zoom() < 0.5 && (one.zoom() / other.zoom() - 1.0).abs() < 1e-3
    }

    #[test]
    fn a_way_leads_from_one_camera_to_the_other() {
        let cameras = [
            at(0.0, 1.0),
            at(0.0, 0.1),
            at(900.0, 1.0),
            at(60_000.0, 2.0),
        ];
        for from in cameras {
            for to in cameras {
                let way = Way::new(from, to, WIDTH);
                assert!(is_near(way.at(0.0), from), "{from:?} to {to:?}");
                assert!(is_near(way.at(1.0), to), "{from:?} to {to:?}");
                assert!((LEAST_SECS..=MOST_SECS).contains(&way.duration_secs()));
            }
        }
    }

    #[test]
    fn over_a_long_way_the_camera_rises() {
        let near = Way::new(at(0.0, 1.0), at(300.0, 1.0), WIDTH);
        let far = Way::new(at(0.0, 1.0), at(20_000.0, 1.0), WIDTH);
        assert!(near.at(0.5).zoom() > 0.9);
        assert!(far.at(0.5).zoom() < 0.2);
        assert!(far.duration_secs() > near.duration_secs());
    }

    #[test]
    fn a_flight_takes_its_time_and_ends() {
        let mut flight = Flight::new(at(0.0, 1.0));
        let mut pass = |secs: f32| flight.pass_time(secs, at(2000.0, 1.0), WIDTH);
        let (first, early) = pass(0.1).expect("it has only begun");
        let (then, later) = pass(0.1).expect("it takes longer than that");
        assert!(0.0 < first.center_in_board().x);
        assert!(first.center_in_board().x < then.center_in_board().x);
        assert!(0.0 < early && early < later && later < 1.0);
        assert_eq!(pass(1.0), None);
    }
}
