//! The program's sign, drawn in code: three cards tied by two strings.

use egui::{Color32, IconData};

/// Pixels along a side.
const SIDE: u32 = 64;

/// The sign on a rounded ground of this colour.
pub(super) fn app_icon(ground: Color32) -> IconData {
    let mut rgba = Vec::with_capacity((SIDE * SIDE * 4) as usize);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
            let inside = coverage(rounded_box(x - 32.0, y - 32.0, 30.0, 14.0));
            let sign = [
                rounded_box(x - 20.0, y - 20.0, 7.0, 3.0),
                rounded_box(x - 45.0, y - 26.0, 6.0, 3.0),
                rounded_box(x - 30.0, y - 46.0, 7.0, 3.0),
                segment(x, y, (20.0, 20.0), (45.0, 26.0)) - 1.6,
                segment(x, y, (20.0, 20.0), (30.0, 46.0)) - 1.6,
            ];
            let sign = coverage(sign.into_iter().fold(f32::INFINITY, f32::min));
            let mix = |channel: u8| (f32::from(channel) * (1.0 - sign) + 255.0 * sign) as u8;
            rgba.extend([
                mix(ground.r()),
                mix(ground.g()),
                mix(ground.b()),
                (inside * 255.0) as u8,
            ]);
        }
    }
    IconData {
        rgba,
        width: SIDE,
        height: SIDE,
    }
}

/// How much of a pixel at this distance from an edge is inside: negative distances are.
fn coverage(distance: f32) -> f32 {
    (0.5 - distance).clamp(0.0, 1.0)
}

/// Distance to a rounded square around the origin.
fn rounded_box(x: f32, y: f32, half: f32, radius: f32) -> f32 {
    let (x, y) = (x.abs() - half + radius, y.abs() - half + radius);
    x.max(0.0).hypot(y.max(0.0)) + x.max(y).min(0.0) - radius
}

/// Distance to a straight line between two points.
fn segment(x: f32, y: f32, from: (f32, f32), to: (f32, f32)) -> f32 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let along = (((x - from.0) * dx + (y - from.1) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    (x - from.0 - along * dx).hypot(y - from.1 - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_has_clear_corners_and_a_full_middle() {
        let icon = app_icon(Color32::from_rgb(200, 90, 40));
        assert_eq!(icon.rgba.len(), (icon.width * icon.height * 4) as usize);
        let alpha = |x: u32, y: u32| icon.rgba.get(((y * SIDE + x) * 4 + 3) as usize).copied();
        assert_eq!((alpha(0, 0), alpha(32, 32)), (Some(0), Some(255)));
    }
}
