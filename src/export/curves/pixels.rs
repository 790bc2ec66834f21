//! Pixels within a picture of curves, made anew from what was decoded: nothing that a camera wrote goes with them.

use emath::Rect;
use epaint::ColorImage;

/// Pixels of a picture, and the part of them that is shown.
pub(crate) struct Pixels<'a> {
    pub image: &'a ColorImage,
    /// Tells one picture from another within a drawing.
    pub number: u64,
    /// In fractions of the whole.
    pub part: Rect,
}

/// The pixels of a part: width, height, and four bytes for each.
pub(crate) struct PartOfPixels {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

impl Pixels<'_> {
    /// The part that is shown; `None` if there is nothing in it.
    pub fn cut(&self) -> Option<PartOfPixels> {
        let [width, height] = self.image.size;
        let span = |low: f32, high: f32, length: usize| {
            let at = |share: f32| (share.clamp(0.0, 1.0) * length as f32).round() as usize;
            at(low)..at(high)
        };
        let columns = span(self.part.min.x, self.part.max.x, width);
        let rows = span(self.part.min.y, self.part.max.y, height);
        if columns.is_empty() || rows.is_empty() {
            return None;
        }
        let mut rgba = Vec::with_capacity(columns.len() * rows.len() * 4);
        for row in rows.clone() {
            let line = row * width + columns.start..row * width + columns.end;
            for color in self.image.pixels.get(line)? {
                rgba.extend_from_slice(&color.to_srgba_unmultiplied());
            }
        }
        Some(PartOfPixels {
            width: columns.len() as u32,
            height: rows.len() as u32,
            rgba,
        })
    }

    /// The part that is shown as a PNG.
    pub fn png(&self) -> Option<Vec<u8>> {
        let part = self.cut()?;
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, part.width, part.height);
        let is_opaque = part.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255);
        let rgb: Vec<u8>;
        let data = if is_opaque {
            let pixels = part.rgba.chunks_exact(4);
            rgb = pixels
                .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
                .collect();
            encoder.set_color(png::ColorType::Rgb);
            &rgb
        } else {
            encoder.set_color(png::ColorType::Rgba);
            &part.rgba
        };
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(data).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }
}
