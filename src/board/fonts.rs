//! The typefaces: Inter in three weights and the Lucide icons, both bundled, and system fonts for the scripts they lack.
//!
//! The window installs the same [`definitions`] and [`provider`], so that screen and exports set the same lines.

use super::theme::Appearance;
use epaint::FontColorTransferFunction;
use epaint::text::{FontData, FontDefinitions, FontFamily, FontProvider, Fonts, TextOptions};
use std::sync::{Arc, LazyLock};

/// The weights that are bundled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Words that matter, names in lines of meta text.
    Medium,
    /// Titles.
    SemiBold,
    /// The icon font.
    Icon,
}

impl Weight {
    /// The font family that has this weight.
    pub fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::Medium => FontFamily::Name("medium".into()),
            Self::SemiBold => FontFamily::Name("semibold".into()),
            Self::Icon => FontFamily::Name("icons".into()),
        }
    }
}

/// The side of the window's font atlas at most, in pixels. A full one is emptied and what is in view set anew, which costs
/// one frame some milliseconds; a larger one costs its memory several times over, in the program and in the driver.
pub const MAX_ATLAS_SIDE: usize = 2048;

/// The side of the font atlas of an export at most, in pixels: it is never cleared while a picture is made.
const MAX_EXPORT_ATLAS_SIDE: usize = 8192;

/// The bundled fonts and their families: proportional (Inter Regular), "medium", "semibold" and "icons".
pub fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 4] = [
        (
            "inter-regular",
            include_bytes!("../../assets/fonts/Inter-Regular.otf"),
        ),
        (
            "inter-medium",
            include_bytes!("../../assets/fonts/Inter-Medium.otf"),
        ),
        (
            "inter-semibold",
            include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
        ),
        ("lucide", lucide_icons::LUCIDE_FONT_BYTES),
    ];
    for (name, bytes) in files {
        let data = Arc::new(FontData::from_static(bytes));
        definitions.font_data.insert(name.to_owned(), data);
    }
    let families = [
        (FontFamily::Proportional, "inter-regular"),
        (FontFamily::Monospace, "inter-regular"),
        (Weight::Medium.family(), "inter-medium"),
        (Weight::SemiBold.family(), "inter-semibold"),
    ];
    for (family, first) in families {
        let chain = vec![first.to_owned(), "lucide".to_owned()];
        definitions.families.insert(family, chain);
    }
    let icons = vec!["lucide".to_owned(), "inter-regular".to_owned()];
    definitions.families.insert(Weight::Icon.family(), icons);
    definitions
}

/// Finds a font of the system for a script that the bundled ones lack. The same one for all: it looks through the system once.
pub fn provider() -> Arc<dyn FontProvider> {
    static PROVIDER: LazyLock<Arc<dyn FontProvider>> =
        LazyLock::new(|| Arc::new(egui_system_font_provider::SystemFontProvider::new()));
    Arc::clone(&PROVIDER)
}

/// Fonts for work without a window: the bundled ones and the system's.
pub fn headless_fonts() -> Fonts {
    bundled_fonts().with_font_providers(vec![provider()])
}

/// The bundled fonts alone: the same on every machine.
pub fn bundled_fonts() -> Fonts {
    Fonts::new(text_options(Appearance::Light), definitions())
}

/// How the glyphs of an export are drawn, as a window in the same theme draws them: light words on a dark ground look thinner
/// than they are, and are made a little bolder.
pub fn text_options(appearance: Appearance) -> TextOptions {
    TextOptions {
        max_texture_side: MAX_EXPORT_ATLAS_SIDE,
        color_transfer_function: match appearance {
            Appearance::Light | Appearance::Print => FontColorTransferFunction::LIGHT_MODE_DEFAULT,
            Appearance::Dark => FontColorTransferFunction::DARK_MODE_DEFAULT,
        },
        ..TextOptions::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use epaint::text::FontId;

    #[test]
    fn every_weight_has_letters_and_icons() {
        let mut fonts = bundled_fonts();
        for weight in [
            Weight::Regular,
            Weight::Medium,
            Weight::SemiBold,
            Weight::Icon,
        ] {
            let font = FontId::new(13.0, weight.family());
            assert!(fonts.has_glyphs(&font, "Aß→Жλ…≥≈"), "{weight:?}");
            assert!(
                fonts.has_glyph(&font, lucide_icons::Icon::MapPin.unicode()),
                "{weight:?}"
            );
        }
    }

    #[test]
    fn weights_are_different_faces() {
        let mut fonts = bundled_fonts();
        let mut view = fonts.with_pixels_per_point(1.0);
        let mut width = |weight: Weight| {
            let font = FontId::new(40.0, weight.family());
            view.layout_no_wrap("Weight".into(), font, epaint::Color32::WHITE)
                .size()
                .x
        };
        assert!(width(Weight::Regular) < width(Weight::Medium));
        assert!(width(Weight::Medium) < width(Weight::SemiBold));
    }
}
