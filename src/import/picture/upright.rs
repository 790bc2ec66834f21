//! Parts of an upright picture, found in the picture as it lies in the file.

use crate::model::Crop;

/// The size of a picture once it stands upright; `orientation` as in Exif.
pub(super) fn upright_size((width, height): (u32, u32), orientation: u8) -> (u32, u32) {
    if is_turned(orientation) {
        (height, width)
    } else {
        (width, height)
    }
}

/// Whether width and height change places (Exif orientations 5 to 8).
fn is_turned(orientation: u8) -> bool {
    (5..=8).contains(&orientation)
}

/// Cuts a part to a picture of this size; `None` where nothing is left.
pub(super) fn clamped(part: Crop, (width, height): (u32, u32)) -> Option<Crop> {
    let x_px = part.x_px.min(width);
    let y_px = part.y_px.min(height);
    let part = Crop {
        x_px,
        y_px,
        width_px: part.width_px.min(width - x_px),
        height_px: part.height_px.min(height - y_px),
    };
    (part.width_px > 0 && part.height_px > 0).then_some(part)
}

/// Where a part of the upright picture lies in the file; `size` is that in the file, the part within the upright picture.
/// The cases are those of Exif 2.3, 4.6.4 A.
pub(super) fn in_file(part: Crop, (width, height): (u32, u32), orientation: u8) -> Crop {
    let Crop {
        x_px: x,
        y_px: y,
        width_px: w,
        height_px: h,
    } = part;
    let (x_px, y_px) = match orientation {
        2 => (width.saturating_sub(x + w), y),
        3 => (width.saturating_sub(x + w), height.saturating_sub(y + h)),
        4 => (x, height.saturating_sub(y + h)),
        5 => (y, x),
        6 => (y, height.saturating_sub(x + w)),
        7 => (width.saturating_sub(y + h), height.saturating_sub(x + w)),
        8 => (width.saturating_sub(y + h), x),
        _ => (x, y),
    };
    let (width_px, height_px) = if is_turned(orientation) {
        (h, w)
    } else {
        (w, h)
    };
    Crop {
        x_px,
        y_px,
        width_px,
        height_px,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::metadata::Orientation;
    use image::{DynamicImage, RgbImage};

    #[test]
    fn a_part_cut_before_turning_is_the_part_cut_after_turning() {
        let size = (7, 4);
        let in_the_file = DynamicImage::ImageRgb8(RgbImage::from_fn(size.0, size.1, |x, y| {
            image::Rgb([x as u8, y as u8, 0])
        }));
        for orientation in 0..=8u8 {
            let turn = Orientation::from_exif(orientation).unwrap_or(Orientation::NoTransforms);
            let mut upright = in_the_file.clone();
            upright.apply_orientation(turn);
            let upright_px = upright_size(size, orientation);
            assert_eq!(upright_px, (upright.width(), upright.height()));
            let part = Crop {
                x_px: 1,
                y_px: 2,
                width_px: upright_px.0 - 2,
                height_px: upright_px.1 - 2,
            };
            let wanted = upright.crop_imm(part.x_px, part.y_px, part.width_px, part.height_px);
            let raw = in_file(part, size, orientation);
            let mut got = in_the_file.crop_imm(raw.x_px, raw.y_px, raw.width_px, raw.height_px);
            got.apply_orientation(turn);
            assert_eq!(got, wanted, "orientation {orientation}");
        }
    }

    #[test]
    fn a_part_never_leaves_the_picture() {
        let part = |x_px, y_px, width_px, height_px| Crop {
            x_px,
            y_px,
            width_px,
            height_px,
        };
        let cut = clamped(part(5, 6, u32::MAX, u32::MAX), (10, 8));
        assert_eq!(cut, Some(part(5, 6, 5, 2)));
        assert_eq!(clamped(part(10, 0, 3, 3), (10, 8)), None);
        assert_eq!(clamped(part(u32::MAX, 0, 3, 3), (10, 8)), None);
    }
}
