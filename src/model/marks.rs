//! Handling marks: the Traffic Light Protocol, version 2.0, of FIRST.

use super::labels::labelled_enum;

labelled_enum! {
    /// Who may be shown a thing (TLP 2.0), from the least to the most restricted.
    Tlp {
        /// No limit on disclosure.
        #[default]
        Clear = "TLP:CLEAR",
        /// The community.
        Green = "TLP:GREEN",
        /// The organisation and its clients, on a need-to-know basis.
        Amber = "TLP:AMBER",
        /// The organisation only.
        AmberStrict = "TLP:AMBER+STRICT",
        /// The recipients only.
        Red = "TLP:RED",
    }
}

impl Tlp {
    /// The colour of the mark's text as sRGB bytes, on black, as FIRST prescribes.
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Clear => [0xFF, 0xFF, 0xFF],
            Self::Green => [0x33, 0xFF, 0x00],
            Self::Amber | Self::AmberStrict => [0xFF, 0xC0, 0x00],
            Self::Red => [0xFF, 0x2B, 0x2B],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_ordered_from_open_to_closed() {
        assert!(Tlp::ALL.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
