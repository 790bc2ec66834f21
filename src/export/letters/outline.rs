//! Glyphs as curves.

use super::face::Face;
use skrifa::MetadataProvider as _;
use skrifa::instance::Size;
use skrifa::outline::{DrawSettings, OutlinePen};

/// Draws the outline of a glyph in font units, upwards; false if it has none.
pub(crate) fn outline(face: &Face, glyph: u32, pen: &mut impl OutlinePen) -> bool {
    let Some(font) = face.font() else {
        return false;
    };
    let location = face.location();
    let Some(outline) = font.outline_glyphs().get(skrifa::GlyphId::new(glyph)) else {
        return false;
    };
    let settings = DrawSettings::unhinted(Size::unscaled(), &location);
    outline.draw(settings, pen).is_ok()
}
