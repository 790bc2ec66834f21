//! How a picture shall be made, as the user chose it; remembered between runs.

use crate::app::action::PictureTheme;
use crate::app::handling::Withholding;
use crate::board::{Appearance, Ground};
use crate::export::{
    Banner, Foot, Furniture, MAX_SCALE, Order, Paper, Part, PdfOptions, PictureFormat,
    RenderOptions, SvgOptions, TextAs,
};
use crate::model::Tlp;
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
    /// Title above, and at the foot what is told of the case.
    pub foot: Part,
    /// What kinds, lines and grades on the page mean.
    pub legend: Part,
    /// Numbered notes on the sources of claims.
    pub sources: Part,
    /// Whether SVG and PDF name title and analyst of the case in their metadata.
    pub metadata: Part,
    /// The handling mark; `None` takes that of the frame, or else of the case. Belongs to a case and is not remembered.
    #[serde(skip)]
    pub mark: Option<Tlp>,
    /// What becomes of what is marked higher. Chosen each time anew.
    #[serde(skip)]
    pub withholding: Withholding,
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
            foot: Part::Absent,
            legend: Part::Absent,
            sources: Part::Absent,
            metadata: Part::Absent,
            mark: None,
            withholding: Withholding::Refuse,
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

    /// What of it is remembered: marks, and what is withheld, are decided each time anew.
    pub(super) fn remembered(self) -> Self {
        Self {
            mark: None,
            withholding: Withholding::Refuse,
            ..self.within_limits()
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
                furniture: Furniture {
                    banner: Banner::Shown,
                    mark: choice.mark,
                    foot: choice.foot.is_shown().then(Foot::default),
                    legend: choice.legend,
                    sources: choice.sources,
                },
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
