//! Pictures: what is shown of them, what is drawn on them.

use super::problem::Found;
use crate::model::Image;

pub(super) fn check(found: &mut Found<'_>) {
    for image in found.case.images().iter() {
        check_image(found, image);
    }
}

fn check_image(found: &mut Found<'_>, image: &Image) {
    if image.width_px == 0 || image.height_px == 0 {
        found.note(
            image.id,
            format!(
                "its size is {} × {} pixels",
                image.width_px, image.height_px
            ),
        );
    } else if let Some(crop) = image.crop
        && crop != image.shown()
    {
        found.note(
            image.id,
            format!(
                "the part that is shown ({} × {} pixels from {}, {}) does not lie in the picture",
                crop.width_px, crop.height_px, crop.x_px, crop.y_px
            ),
        );
    }
    for (at, markup) in image.markup.iter().enumerate() {
        if !markup.from.is_finite() || !markup.to.is_finite() {
            found.note(
                image.id,
                format!("the place of drawing {} on it is not a number", at + 1),
            );
        }
    }
    let Some(photo) = &image.photo else { return };
    if photo.orientation > 8 {
        found.note(
            image.id,
            format!("its orientation {} is not one of 1 to 8", photo.orientation),
        );
    }
    if let Some(place) = photo.coordinates
        && !place.is_valid()
    {
        found.note(
            image.id,
            format!(
                "the place where it was taken, {}, {}, is not degrees of latitude and longitude",
                place.lat, place.lon
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{
        CaseParts, Crop, Image, ImageId, Markup, MarkupShape, Sha256Digest, StoredFile, Tint,
        TypedId as _,
    };
    use emath::pos2;

    fn problems(change: impl FnOnce(&mut Image)) -> Vec<String> {
        let file = StoredFile {
            sha256: Sha256Digest::of(b"x"),
            extension: "png".into(),
            bytes: 1,
        };
        let mut image = Image::new(ImageId::from_number(1), file, 40, 30);
        change(&mut image);
        let parts = CaseParts {
            images: vec![image],
            ..CaseParts::default()
        };
        let case = parts.into_case().expect("ids are unique");
        let problems = case.problems().into_iter();
        problems.map(|problem| problem.what).collect()
    }

    #[test]
    fn odd_parts_and_drawings_are_told() {
        let crop = |x_px, width_px| {
            Some(Crop {
                x_px,
                y_px: 0,
                width_px,
                height_px: 30,
            })
        };
        let sound = problems(|image| image.crop = crop(10, 30));
        assert_eq!(sound, [""; 0]);
        for odd in [crop(10, 31), crop(40, 1), crop(0, 0)] {
            assert_eq!(problems(|image| image.crop = odd).len(), 1, "{odd:?}");
        }
        assert_eq!(problems(|image| image.height_px = 0).len(), 1);
        let drawn = problems(|image| {
            image.markup.push(Markup {
                shape: MarkupShape::Arrow,
                from: pos2(0.5, f32::NAN),
                to: pos2(1.0, 1.0),
                label: String::new(),
                tint: Tint::None,
            });
        });
        assert!(drawn[0].contains("drawing 1"), "{drawn:?}");
    }
}
