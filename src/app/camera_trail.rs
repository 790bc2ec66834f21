//! The places the view jumped from and to, as in a browser: back, and forward again.
//!
//! A place is noted when the view leaves it in one jump. Panning and zooming by hand note nothing.

use crate::board::Camera;

/// The most places that are kept on either side.
const MOST: usize = 100;

/// Where the view was, oldest first, and where it came back from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CameraTrail {
    back: Vec<Camera>,
    forward: Vec<Camera>,
}

impl CameraTrail {
    /// The view is about to jump away from `here`.
    pub fn leave(&mut self, here: Camera) {
        self.forward.clear();
        push(&mut self.back, here);
    }

    /// The place before `here`, if there is one.
    pub fn back(&mut self, here: Camera) -> Option<Camera> {
        let there = self.back.pop()?;
        push(&mut self.forward, here);
        Some(there)
    }

    /// The place that was left by going back.
    pub fn forward(&mut self, here: Camera) -> Option<Camera> {
        let there = self.forward.pop()?;
        push(&mut self.back, here);
        Some(there)
    }

    /// Whether there is a place to go back to.
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a place to go forward to.
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}

fn push(places: &mut Vec<Camera>, place: Camera) {
    if places.last() == Some(&place) {
        return;
    }
    if places.len() >= MOST {
        places.remove(0);
    }
    places.push(place);
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::pos2;

    fn at(x: f32) -> Camera {
        Camera::new(pos2(x, 0.0), 1.0)
    }

    #[test]
    fn back_and_forward_go_the_same_way() {
        let mut trail = CameraTrail::default();
        assert_eq!(trail.back(at(0.0)), None);
        trail.leave(at(0.0));
        trail.leave(at(1.0));
        assert_eq!(trail.back(at(2.0)), Some(at(1.0)));
        assert_eq!(trail.back(at(1.0)), Some(at(0.0)));
        assert!(!trail.can_go_back());
        assert_eq!(trail.forward(at(0.0)), Some(at(1.0)));
        assert_eq!(trail.forward(at(1.0)), Some(at(2.0)));
        assert_eq!(trail.forward(at(2.0)), None);
    }

    #[test]
    fn a_new_jump_forgets_what_lay_ahead() {
        let mut trail = CameraTrail::default();
        trail.leave(at(0.0));
        trail.back(at(1.0));
        trail.leave(at(0.0));
        assert!(!trail.can_go_forward());
    }

    #[test]
    fn the_trail_is_bounded_and_notes_no_place_twice_in_a_row() {
        let mut trail = CameraTrail::default();
        for x in 0..300 {
            trail.leave(at(x as f32));
            trail.leave(at(x as f32));
        }
        assert_eq!(trail.back.len(), MOST);
        assert_eq!(trail.back.last(), Some(&at(299.0)));
    }
}
