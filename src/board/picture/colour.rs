//! Mixing colours of the theme.

use epaint::Color32;

/// A colour between two opaque ones: `share` of the second, 0 to 1.
pub(super) fn mix(one: Color32, other: Color32, share: f32) -> Color32 {
    let share = share.clamp(0.0, 1.0);
    let channel =
        |a: u8, b: u8| (f32::from(a) * (1.0 - share) + f32::from(b) * share).round() as u8;
    Color32::from_rgb(
        channel(one.r(), other.r()),
        channel(one.g(), other.g()),
        channel(one.b(), other.b()),
    )
}

/// An opaque colour made translucent.
pub(super) fn faint(color: Color32, alpha: f32) -> Color32 {
    color.gamma_multiply(alpha.clamp(0.0, 1.0))
}
