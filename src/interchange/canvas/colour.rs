//! Colours: six numbered ones whose look is the program's own affair, and exact ones as `#RRGGBB`.

use crate::model::Tint;

/// What is written for a tint; blue and grey have no number.
pub(super) const fn color_of(tint: Tint) -> Option<&'static str> {
    Some(match tint {
        Tint::None => return None,
        Tint::Red => "1",
        Tint::Orange => "2",
        Tint::Yellow => "3",
        Tint::Green => "4",
        Tint::Teal => "5",
        Tint::Purple => "6",
        Tint::Blue => "#3b74d4",
        Tint::Grey => "#808080",
    })
}

/// The tint nearest to a colour; none for what is no colour of this format.
pub(super) fn tint_of(color: &str) -> Tint {
    match color {
        "1" => Tint::Red,
        "2" => Tint::Orange,
        "3" => Tint::Yellow,
        "4" => Tint::Green,
        "5" => Tint::Teal,
        "6" => Tint::Purple,
        _ => rgb(color).map_or(Tint::None, nearest),
    }
}

/// Red, green and blue, 0 to 255, of `#RGB`, `#RRGGBB` or either with alpha, which is passed over.
fn rgb(color: &str) -> Option<[f32; 3]> {
    let digits = color.strip_prefix('#')?;
    let values: Option<Vec<u32>> = digits.chars().map(|digit| digit.to_digit(16)).collect();
    let bytes = match *values?.as_slice() {
        [r, g, b] | [r, g, b, _] => [r * 17, g * 17, b * 17],
        [r1, r2, g1, g2, b1, b2] | [r1, r2, g1, g2, b1, b2, _, _] => {
            [r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2]
        }
        _ => return None,
    };
    Some(bytes.map(|byte| byte as f32))
}

/// Below this share of colour in it a colour is grey; below this brightness it is as good as black.
const LEAST_SATURATION: f32 = 0.15;
const LEAST_VALUE: f32 = 32.0;

/// The tint whose stretch of the colour wheel the hue falls into.
fn nearest([red, green, blue]: [f32; 3]) -> Tint {
    let value = red.max(green).max(blue);
    let chroma = value - red.min(green).min(blue);
    if value < LEAST_VALUE || chroma < LEAST_SATURATION * value {
        return Tint::Grey;
    }
    let sixths = if value == red {
        ((green - blue) / chroma).rem_euclid(6.0)
    } else if value == green {
        (blue - red) / chroma + 2.0
    } else {
        (red - green) / chroma + 4.0
    };
    match sixths * 60.0 {
        ..15.0 => Tint::Red,
        ..45.0 => Tint::Orange,
        ..70.0 => Tint::Yellow,
        ..160.0 => Tint::Green,
        ..195.0 => Tint::Teal,
        ..255.0 => Tint::Blue,
        ..340.0 => Tint::Purple,
        _ => Tint::Red,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tint_comes_back() {
        for tint in Tint::ALL {
            let back = color_of(*tint).map_or(Tint::None, tint_of);
            assert_eq!(back, *tint);
        }
    }

    #[test]
    fn exact_colours_get_the_nearest_tint() {
        let expected = [
            ("#FF0000", Tint::Red),
            ("#b90404", Tint::Red),
            ("#e91e63", Tint::Purple),
            ("#f80", Tint::Orange),
            ("#bda400", Tint::Yellow),
            ("#008558", Tint::Green),
            ("#0AA", Tint::Teal),
            ("#414eb4ff", Tint::Blue),
            ("#973594", Tint::Purple),
            ("#777", Tint::Grey),
            ("#000000", Tint::Grey),
        ];
        for (color, tint) in expected {
            assert_eq!(tint_of(color), tint, "{color}");
        }
        for color in [
            "",
            "0",
            "7",
            "red",
            "#12",
            "#12345g",
            "#1234567",
            "＃123456",
        ] {
            assert_eq!(tint_of(color), Tint::None, "{color}");
        }
    }
}
