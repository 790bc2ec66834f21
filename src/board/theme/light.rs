//! Dark words on light paper.

use super::{Appearance, BoardTheme, Kinds, Lines, Marks, Surfaces, Verdicts, Words, accent, rgb};
use epaint::Color32;

impl BoardTheme {
    /// Dark words on light paper.
    pub fn light() -> Self {
        Self {
            appearance: Appearance::Light,
            surfaces: Surfaces {
                board: rgb(0xF6F7F9),
                dot: rgb(0xDCE1E8),
                card: rgb(0xFFFFFF),
                frame: rgb(0xEDF0F4),
                chip: rgb(0xF0F2F6),
                plate: rgb(0xFFFFFF),
                shadow: Color32::from_black_alpha(20),
            },
            lines: Lines {
                card: rgb(0xD9DEE5),
                card_hovered: rgb(0x98A4B3),
                frame: rgb(0xC6CDD8),
                chip: rgb(0xDDE2E9),
                link: rgb(0x66717F),
                tie: rgb(0xA9B3C0),
            },
            words: Words {
                main: rgb(0x1B2430),
                muted: rgb(0x5B6776),
                on_accent: rgb(0xFFFFFF),
            },
            marks: Marks {
                accent: rgb(0x2563EB),
                accent_wash: Color32::from_rgba_premultiplied(4, 11, 26, 28),
                lit: rgb(0xE0A100),
                guide: rgb(0xDB2777),
                veil: Color32::from_rgba_premultiplied(135, 136, 137, 140),
            },
            kinds: Kinds {
                article: accent(0x0072B2, 0x0067A3, 0xE4F0F8),
                entity: accent(0x0F8B8D, 0x0B6F71, 0xDDF0F0),
                claim: accent(0x6F4BD8, 0x6340C8, 0xEDE8FB),
                note: accent(0xB7791F, 0x875508, 0xFFF6DF),
                image: accent(0x5B6776, 0x4A5564, 0xE9ECF0),
            },
            verdicts: Verdicts {
                agrees: accent(0x009E73, 0x007153, 0xDFF3EC),
                conflicts: accent(0xD55E00, 0xA94700, 0xFCEBDF),
                refines: accent(0x2B8CC4, 0x1C699A, 0xE3F1FA),
                silent: accent(0x7B8795, 0x5B6776, 0xF0F2F6),
            },
            tints: [
                accent(0xD64545, 0xAD2B2B, 0xFCEAEA),
                accent(0xDB7A1F, 0x96500A, 0xFDEEDD),
                accent(0xC79A0A, 0x7A5C00, 0xFCF4D2),
                accent(0x4C9A3B, 0x356F28, 0xE6F4E2),
                accent(0x179299, 0x0C6A70, 0xDCF2F2),
                accent(0x3B76D6, 0x245AB3, 0xE5EEFC),
                accent(0x8A57D1, 0x6B3AB3, 0xF0E8FB),
                accent(0x7B8795, 0x535E6C, 0xE9ECF0),
            ],
            monograms: [
                rgb(0x3E6FA8),
                rgb(0xB23A48),
                rgb(0x5A7D3A),
                rgb(0x7A4E9E),
                rgb(0x2F7C80),
                rgb(0x9A5B26),
            ],
            monogram_words: rgb(0xFFFFFF),
        }
    }
}
