//! How a picture shall be made, as the user chose it; remembered between runs.

use crate::app::action::PictureTheme;
use crate::board::{Appearance, Ground};
use crate::export::{
    MAX_SCALE, Order, Paper, PdfOptions, PictureFormat, RenderOptions, SvgOptions, TextAs,
};
use serde::{Deserialize, Serialize};

/// How a picture shall be made, beside what it shows and its theme.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportChoice {
    /// PNG, SVG or PDF.
    pub format: PictureFormat,
    /// Pixels per board point, if no width is given.
    pub scale: f32,
    /// Width in pixels, instead of a scale.
    pub width_px: Option<u32>,
    /// Light, dark or black on white.
    pub theme: PictureTheme,
    /// Whether the empty board is painted.
    pub ground: Ground,
    /// What becomes of the words of an SVG.
    pub text: TextAs,
    /// What a PDF is fitted into.
    pub paper: Option<Paper>,
}

impl Default for ExportChoice {
    fn default() -> Self {
        Self {
            format: PictureFormat::Png,
            scale: 2.0,
            width_px: None,
            theme: PictureTheme::Light,
            ground: Ground::Board,
            text: TextAs::Text,
            paper: None,
        }
    }
}

impl ExportChoice {
    /// The same, with numbers within their limits: settings may have been written by hand.
    pub fn within_limits(self) -> Self {
        let scale = if self.scale.is_finite() {
            self.scale.clamp(0.05, MAX_SCALE)
        } else {
            2.0
        };
        Self {
            scale,
            width_px: self.width_px.map(|width| width.clamp(16, 60_000)),
            ..self
        }
    }

    /// How the picture is made.
    pub(super) fn order(self) -> Order {
        let choice = self.within_limits();
        Order {
            format: choice.format,
            options: RenderOptions {
                scale: choice.scale,
                width_px: choice.width_px,
                appearance: match choice.theme {
                    PictureTheme::Light => Appearance::Light,
                    PictureTheme::Dark => Appearance::Dark,
                    PictureTheme::Print => Appearance::Print,
                },
                ground: choice.ground,
                ..RenderOptions::default()
            },
            svg: SvgOptions {
                text: choice.text,
                ..SvgOptions::default()
            },
            pdf: PdfOptions {
                paper: choice.paper,
                ..PdfOptions::default()
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_settings_are_brought_within_limits() {
        let odd = ExportChoice {
            scale: f32::NAN,
            width_px: Some(0),
            ..ExportChoice::default()
        };
        let order = odd.order();
        assert_eq!(order.options.scale, 2.0);
        assert_eq!(order.options.width_px, Some(16));
    }
}
