//! How a case is looked at when it is opened.

use std::str::FromStr;

/// How a case is looked at when it is opened, instead of the remembered view.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum OpeningView {
    /// All of it.
    Fit,
    /// Its middle, with this many screen points per board point.
    Zoom(f32),
}

impl FromStr for OpeningView {
    type Err = &'static str;

    /// `fit`, or a zoom such as `1.0`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "fit" {
            return Ok(Self::Fit);
        }
        match text.parse::<f32>() {
            Ok(zoom) if zoom.is_finite() && zoom > 0.0 => Ok(Self::Zoom(zoom)),
            _ => Err("expected fit, or a zoom such as 1.0"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_fit_or_a_number() {
        assert_eq!("fit".parse(), Ok(OpeningView::Fit));
        assert_eq!("0.5".parse(), Ok(OpeningView::Zoom(0.5)));
        for text in ["", "Fit all", "0", "-1", "NaN", "inf"] {
            assert!(text.parse::<OpeningView>().is_err(), "{text}");
        }
    }
}
